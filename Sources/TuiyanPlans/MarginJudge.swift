// SPDX-License-Identifier: GPL-3.0-or-later

/// A judge that can also say how far every event is from turning.
public protocol MarginJudge: PlanJudge {
  /// [plans]: the margins under each; the record of the same plan has exactly the events whose margin is not negative,
  /// but for ties and rounding. Rows that a plan leaves as its predecessor had them are the same array.
  func margins(of plans: [PlanVector]) -> [EventMargins]

  /// [events][64 × words]: the same as `margins`, in full precision.
  func exactMargins(of plan: PlanVector) -> [[Double]]

  /// [slots]: groups of slots such that what one group moves of any event's margin does not depend on the others,
  /// numbered from 0; nil where that is not certain, or where an event is not exactly that its margin is at least
  /// −10⁻⁹.
  var separateGroups: [Int]? { get }

  /// [targets]: the event that each target (and each of its units) is; nil where it is made of several.
  var singleEvents: [SingleEvents]? { get }

  /// [events]: the step h at which it is judged.
  var eventSteps: [Int] { get }

  /// [targets]: how each target is made from events.
  var eventTargets: [EventTarget] { get }

  /// The record that follows from events.
  ///
  /// - Parameter events: [events × words]: where each happens.
  func record(events: [[UInt64]]) -> TargetRecord
}

// SPDX-License-Identifier: GPL-3.0-or-later

/// How far each event is from turning, replication by replication: 0 or more where it happens.
///
/// An event is one test of one unit at one step; for ranks and scores the distance is in points of the total, for
/// values in the better direction of the leaf. Where a distance has no meaning it is ±1/2.
public struct EventMargins: Sendable {
  /// [events][64 × words]; lanes that are no replications hold anything.
  public var rows: [[Float]]

  public init(rows: [[Float]]) { self.rows = rows }
}

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

/// Which events a target is.
public struct SingleEvents: Sendable {
  /// nil: made of several events.
  public let joint: Int?
  /// [units]: the same for each unit's own event.
  public let units: [Int?]
}

/// How a target is made from events.
public struct EventTarget: Sendable {
  /// The (joint) event.
  public let joint: EventClause
  /// [units]: each unit's own event, where the target is over several units; else empty.
  public let units: [EventClause]

  public init(joint: EventClause, units: [EventClause]) {
    self.joint = joint
    self.units = units
  }
}

/// An event, or what is made of several.
public indirect enum EventClause: Sendable, Hashable {
  case event(Int)
  case all([EventClause])
  case any([EventClause])
  /// At least so many hold.
  case atLeast(Int, [EventClause])
}

// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanNumerics
import TuiyanSimulation

/// Under which circumstances the target is mainly missed.
public struct FailureBoxes: Sendable {
  /// One input held to a stretch of its values.
  public struct Condition: Sendable {
    public let input: UncertainInput
    public let low: Double?
    public let high: Double?
    /// The shares of all replications below `low` and above `high`, 0 without such an end.
    public let cutBelow: Double
    public let cutAbove: Double
  }

  /// All conditions together, measured on the half of the replications that did not choose them.
  public struct Box: Sendable {
    public let conditions: [Condition]
    /// Share of all replications that lie inside.
    public let support: Proportion
    /// Share of all failures that lie inside.
    public let coverage: Proportion
    /// How often the target is missed inside.
    public let density: Proportion
  }

  /// Each found and measured among the replications outside the ones before; none where nothing stands out.
  public let boxes: [Box]
  /// How often the target is missed in all.
  public let rate: Proportion
  /// Replications that chose the boxes; as many (or one fewer) measured them.
  public let replications: Int

  /// - Returns: nil where the target is always or never missed.
  init?(_ sample: InputSample, most: Int = 3) {
    let failed = sample.failed
    let all = failed.count
    let misses = failed.count { $0 }
    guard misses > 0, misses < all, all >= 100 else { return nil }
    rate = Proportion(successes: misses, trials: all)
    let chosen = sample.chosen(Self.isCondition)
    let even = stride(from: 0, to: all, by: 2).map { $0 }
    let odd = stride(from: 1, to: all, by: 2).map { $0 }
    replications = even.count
    let induction = PatientRuleInduction(
      inputs: chosen.values.map { values in even.map { values[$0] } }, event: even.map { failed[$0] })
    let test = chosen.values.map { values in odd.map { values[$0] } }
    let event = odd.map { failed[$0] }
    let failures = event.count { $0 }
    var open = Array(event.indices)
    boxes = induction.boxes(most).compactMap { box in
      let inside = open.filter { PatientRuleInduction.holds(box, $0, test) }
      open.removeAll { PatientRuleInduction.holds(box, $0, test) }
      let hits = inside.count { event[$0] }
      guard !inside.isEmpty, failures > 0 else { return nil }
      return Box(
        conditions: box.map { Self.condition($0, chosen.inputs, chosen.values) },
        support: Proportion(successes: inside.count, trials: event.count),
        coverage: Proportion(successes: hits, trials: failures),
        density: Proportion(successes: hits, trials: inside.count))
    }
  }

  /// Whether failures are told by this input: what one action's luck says is said by the action, not by all of them.
  static func isCondition(_ input: UncertainInput) -> Bool {
    switch input {
    case .group(let group): group != .execution
    case .done, .slip, .future: true
    case .size, .rival: false
    }
  }

  private static func condition(
    _ restriction: PatientRuleInduction.Restriction, _ inputs: [UncertainInput], _ values: [[Double]]
  ) -> Condition {
    let own = values[restriction.input]
    let total = Double(own.count)
    return Condition(
      input: inputs[restriction.input], low: restriction.low, high: restriction.high,
      cutBelow: restriction.low.map { low in Double(own.count { $0 < low }) / total } ?? 0,
      cutAbove: restriction.high.map { high in Double(own.count { $0 > high }) / total } ?? 0)
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

/// Which starts of a decision cannot be told apart by any target, and which do nothing at all.
///
/// Effects act on the level of their own step only, so two starts give the same bits where the progress of every
/// effect agrees, for every slip that can be drawn, at every step a target looks at (for event rates: at every step
/// up to the last of these, because counts accumulate).
package struct StartClasses: Sendable {
  /// [slots][start]: the earliest start of the window with the same effect; itself outside the window.
  let representative: [[Int]]
  /// [slots][start]: no effect has any progress at any step that matters.
  let isIdle: [[Bool]]
  /// [slots]: an earlier start has at least the effect of a later one in every replication: nothing fades.
  package let earlierIsStronger: [Bool]
  /// [slots][start][step h]: progress in all, over effects and slips, at a step that matters (for rates: over all steps
  /// up to it), 0 at the others; only a measure of how much of the effect a start leaves.
  let strength: [[[Double]]]

  init(_ scenario: Scenario, _ rules: PlanRules) {
    let looked = Self.targetSteps(scenario)
    let signatures = rules.facts.indices.map { slot in
      (0..<(rules.steps + 1)).map { start in
        rules.facts[slot].window.contains(start)
          ? Self.signature(scenario.actions[rules.slots[slot].action], start, looked) : []
      }
    }
    strength = rules.facts.indices.map { slot in
      (0..<(rules.steps + 1)).map { start in
        var strengths = Array(repeating: 0.0, count: (looked.last ?? 0) + 1)
        guard rules.facts[slot].window.contains(start) else { return strengths }
        for step in looked {
          strengths[step] = Self.strength(scenario.actions[rules.slots[slot].action], start, at: step)
        }
        return strengths
      }
    }
    isIdle = signatures.map { $0.map { $0.allSatisfy { $0 == 0 } } }
    representative = signatures.enumerated().map { slot, rows in
      rows.indices.map { start in
        guard rules.facts[slot].window.contains(start) else { return start }
        return rules.facts[slot].window.first { rows[$0] == rows[start] } ?? start
      }
    }
    earlierIsStronger = rules.slots.map { slot in scenario.actions[slot.action].effects.allSatisfy { $0.fade == nil } }
  }

  /// Progress of every effect at every step that matters, for every slip that can be drawn.
  private static func signature(_ action: Action, _ start: Int, _ looked: [Int]) -> [Double] {
    let support = action.slip.distribution(span: 0).support
    let last = looked.last ?? 0
    // Beyond these slips nothing changes any more: the start stays at 1, or lies after every step that matters.
    let slips = rounded(support.low, within: last + 1)...rounded(support.high, within: last + 1)
    return action.effects.flatMap { effect in
      slips.flatMap { slip in
        let begin = max(1, start + slip) + action.duration + effect.delay
        var steps = looked
        if case .rate = effect.kind { steps = Array(1..<(last + 1)) }
        return steps.map { $0 < begin ? 0 : effect.progress(elapsed: $0 - begin) }
      }
    }
  }

  /// The start that leaves most of the effect over all steps that matter, the earliest of equals.
  func strongest(_ slot: Int, of starts: [Int]) -> Int? {
    func all(_ start: Int) -> Double { strength[slot][start].reduce(0, +) }
    return starts.max { (all($0), -$0) < (all($1), -$1) }
  }

  /// Mean progress over the slips that can be drawn, added up over effects.
  private static func strength(_ action: Action, _ start: Int, at last: Int) -> Double {
    let support = action.slip.distribution(span: 0).support
    let slips = rounded(support.low, within: last + 1)...rounded(support.high, within: last + 1)
    var sum = 0.0
    for effect in action.effects {
      var steps = last...last
      if case .rate = effect.kind { steps = 1...last }
      var progress = 0.0
      for slip in slips {
        let begin = max(1, start + slip) + action.duration + effect.delay
        for step in steps where step >= begin { progress += effect.progress(elapsed: step - begin) }
      }
      sum += progress / Double(slips.count * steps.count)
    }
    return sum
  }

  private static func rounded(_ value: Double, within limit: Int) -> Int {
    Int(min(max(value, Double(-limit)), Double(limit)).rounded(.toNearestOrAwayFromZero))
  }

  /// Every step at which a target looks, ascending.
  private static func targetSteps(_ scenario: Scenario) -> [Int] {
    let steps = scenario.targets.flatMap(\.clause.decidingPeriods).map { $0.ordinal - scenario.asOf.ordinal }
    return Set(steps.filter { $0 > 0 }).sorted()
  }
}

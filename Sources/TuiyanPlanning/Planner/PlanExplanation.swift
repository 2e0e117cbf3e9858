// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanNumerics
import TuiyanPlans
import TuiyanSearch

/// Why a plan is as it is: what each of its decisions adds, and why the others are left out.
struct PlanExplanation {
  /// So many left out are all judged; of more, so few.
  static let mostLeftOut = 24
  static let fewLeftOut = 12

  let bench: PlanBench
  let plan: PlanVector
  /// Of the plan, on the bench's replications.
  let record: TargetRecord

  private var space: PlanSpace { bench.space }
  private var rules: PlanRules { bench.space.rules }

  /// One contribution for each decision of the plan, in the order of the scenario.
  ///
  /// - Parameters:
  ///   - tied: the plans that cannot be told from the best, the best included.
  ///   - shapley: [members of the plan].
  func contributions(tied: [PlanVector], shapley: [MeanEstimate]) -> [Contribution] {
    // All that is near the plan first, then all that is near nothing: the judge re-scores only what changes.
    let without = plan.members.map { rules.without($0, plan) }
    let single = plan.members.map { rules.withRequirements($0, of: plan) }
    bench.prepare(without + [rules.nothing] + single)
    let last = without.map { bench.difference(record, minus: bench.record($0)) }
    let nothing = bench.record(rules.nothing)
    let alone = single.map { bench.difference(bench.record($0), minus: nothing) }
    return plan.members.enumerated().map { place, slot in
      Contribution(
        action: rules.facts[slot].action, unit: rules.facts[slot].unit, alone: alone[place], last: last[place],
        shapley: shapley[place], mustDoShare: Double(tied.count { $0.starts[slot] > 0 }) / Double(max(1, tied.count)))
    }
  }

  /// Decisions the plan does not take, with the gain of adding each (and what it needs), budgets aside: all of them, or,
  /// where they are many, those that promise most.
  ///
  /// - Parameter promise: [slots]: a guess of what each would gain; empty: none.
  func leftOut(promise: [Double] = []) -> [LeftOut] {
    let usage = PlanUsage(rules, plan)
    var absent = rules.facts.indices.filter { plan.starts[$0] == 0 }
    if absent.count > Self.mostLeftOut, promise.count == plan.starts.count {
      absent = absent.sorted { (promise[$0], -$0) > (promise[$1], -$1) }.prefix(Self.fewLeftOut).sorted()
    }
    let additions = absent.map(additions)
    bench.prepare(Array(additions.joined()))
    return zip(absent, additions).map { slot, plans in
      let best = plans.map { (plan: $0, gain: bench.difference(bench.record($0), minus: record)) }
        .max { $0.gain.mean < $1.gain.mean }
      let reason = reason(slot, usage)
      return LeftOut(
        action: rules.facts[slot].action, unit: rules.facts[slot].unit,
        reason: reason == .noGain ? best.map { idle($0.plan, $0.gain) } ?? reason : reason,
        gain: best?.gain ?? bench.difference(record, minus: record))
    }
  }

  /// Why nothing comes of an addition that there is room for.
  private func idle(_ addition: PlanVector, _ gain: PairedDifference) -> LeftOut.Reason {
    guard gain.low > 0 else { return .noGain }
    let value = bench.value(of: bench.record(addition))
    return !value.kept && value.shortfall >= bench.value(of: record).shortfall ? .promises : .notChosen
  }

  /// The plan with a slot added at its earliest step, or, where its effect fades, at each.
  private func additions(of slot: Int) -> [PlanVector] {
    guard let first = space.adding(slot, to: plan, ignoringLimits: true) else { return [] }
    guard !space.classes.earlierIsStronger[slot] else { return [first] }
    let later = space.options[slot].filter { $0 > first.starts[slot] }
    return [first] + later.compactMap { space.adding(slot, to: plan, from: $0, ignoringLimits: true) }
  }

  private func reason(_ slot: Int, _ usage: PlanUsage) -> LeftOut.Reason {
    if let other = rules.conflicts[slot].first(where: { plan.starts[$0] > 0 }) {
      return .excludedBy(rules.facts[other].action)
    }
    let starts = space.options[slot]
    for clause in rules.needs[slot] where !starts.contains(where: { rules.holds(clause, at: $0, in: plan.starts) }) {
      if starts.isEmpty && clause.contains(where: { plan.starts[$0] > 0 }) { continue }
      return .requires(clause.first.map { rules.facts[$0].action } ?? "")
    }
    if usage.count + 1 > rules.limits.actions ?? .max { return .count }
    if let money = rules.limits.money, !usage.fitsPurse(slot) {
      return .money(short: usage.money + rules.facts[slot].money - money)
    }
    let ready = starts.filter { start in
      rules.needs[slot].allSatisfy { rules.holds($0, at: start, in: plan.starts) }
    }
    if ready.isEmpty || ready.contains(where: { usage.fits(slot, $0) }) { return .noGain }
    if let owner = rules.facts[slot].owner, !ready.contains(where: { usage.fitsOwner(slot, $0) }) {
      return .owner(rules.owners[owner])
    }
    return .staff(short: ready.map { shortage(slot, $0, usage) }.min() ?? 0)
  }

  /// People missing at the worst step of a run.
  private func shortage(_ slot: Int, _ start: Int, _ usage: PlanUsage) -> Double {
    guard let limit = rules.limits.staffPerStep else { return 0 }
    return rules.running(slot, start).map { max(0, usage.staff[$0] + rules.facts[slot].staff - limit) }.max() ?? 0
  }
}

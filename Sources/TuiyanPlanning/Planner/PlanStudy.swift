// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics
import TuiyanSimulation

/// From two sets of replications to the answer: search on one, choose and measure on the other.
///
/// The plan chosen is the best by the search's order among those that keep every promise on the search and on the
/// verification replications; where none of the ten best does, the one of them with the least shortfall on the
/// verification replications.
public struct PlanStudy {
  /// Finalists from which the answer is chosen.
  static let contenders = 10
  /// Plans tied with the best that are listed at most, the best not counted.
  static let tiesListed = 20

  private let scenario: Scenario
  private let settings: SimulationSettings
  private let robust: PlanOutcome.Robust
  private let searching: PlanSearchSettings
  private let searchJudge: any PlanJudge
  private let screen: (any PlanJudge)?
  private let shouldStop: @Sendable () -> Bool
  private let progress: ProgressSink?
  private let space: PlanSpace

  /// - Parameters:
  ///   - searchJudge: on the search replications.
  ///   - screen: on fewer of them; nil: none.
  ///   - progress: told the share done of what follows.
  public init(
    _ scenario: Scenario, settings: SimulationSettings, robust: PlanOutcome.Robust, searching: PlanSearchSettings,
    searchJudge: any PlanJudge, screen: (any PlanJudge)? = nil,
    shouldStop: @escaping @Sendable () -> Bool = { false }, progress: ProgressSink? = nil
  ) {
    self.scenario = scenario
    self.settings = settings
    self.robust = robust
    self.searching = searching
    self.searchJudge = searchJudge
    self.screen = screen
    self.shouldStop = shouldStop
    self.progress = progress
    space = PlanSpace(scenario)
  }

  /// The best plans on the search replications.
  public func search() -> PlanFound {
    search(in: space, on: searchJudge, screen: screen, progress: progress).best()
  }

  private func search(
    in space: PlanSpace, on judge: any PlanJudge, screen: (any PlanJudge)?, progress: ProgressSink?
  ) -> PlanSearch {
    PlanSearch(
      space, targets: scenario.targets, judge: judge, screen: screen, robust: robust, settings: searching,
      shouldStop: shouldStop, progress: progress)
  }

  /// The answer, from what the search has found.
  ///
  /// - Parameters:
  ///   - judge: on the verification replications, whose seed is `verificationSeed`.
  ///   - notes: of the model, for the report.
  public func outcome(
    of found: PlanFound, verifiedBy judge: any PlanJudge, verificationSeed: UInt64, notes: [ModelNote] = [],
    progress: ProgressSink? = nil
  ) -> PlanOutcome {
    let bench = PlanBench(scenario, space, judge, robust: robust, references: found.references)
    let searchBench = PlanBench(scenario, space, searchJudge, robust: robust, references: found.references)
    let choice = chosen(found, bench)
    let record = bench.record(choice.plan)
    let ties = ties(found, choice, record, bench)
    progress?(0.2)
    let shapley = ShapleyValues(
      bench: bench, plan: choice.plan, key: StreamKey(seed: settings.seed).child("shapley"),
      allowance: searching.evaluations / 2, shouldStop: shouldStop)
    let shares = shapley.values()
    progress?(0.7)
    let explanation = PlanExplanation(bench: bench, plan: choice.plan, record: record)
    let contributions = explanation.contributions(tied: ties.map(\.plan), shapley: shares)
    let leftOut = explanation.leftOut()
    progress?(0.9)
    let best = bench.judged(choice.plan, record)
    let outcome = PlanOutcome(
      settings: settings, robust: robust, feasible: choice.feasible, proved: found.proved, gap: found.gap,
      method: found.method, evaluations: found.evaluations, best: best,
      onSearch: searchBench.judged(choice.plan, searchBench.record(choice.plan)),
      baseline: bench.judged(space.rules.nothing, bench.record(space.rules.nothing)), ties: ties.map(\.tied),
      contributions: contributions, leftOut: leftOut, verificationSeed: verificationSeed,
      neededBudget: choice.feasible ? nil : neededBudget(found, judge), borderline: borderline(best),
      futures: judge.layout.shares(of: scenario), notes: notes)
    progress?(1)
    return outcome
  }

  private func chosen(_ found: PlanFound, _ bench: PlanBench) -> (plan: PlanVector, feasible: Bool) {
    let contenders = zip(found.finalists, found.values).prefix(Self.contenders).map { plan, onSearch in
      (plan: plan, onSearch: onSearch, value: bench.value(of: bench.record(plan)))
    }
    if let kept = contenders.first(where: { $0.value.kept && $0.onSearch.kept }) { return (kept.plan, true) }
    // `min` keeps the first of equals, so the search's order decides between them.
    let nearest = contenders.min { $0.value.shortfall < $1.value.shortfall }
    return (nearest?.plan ?? found.best, false)
  }

  /// The best plan first, then those that cannot be told from it, by objective.
  private func ties(
    _ found: PlanFound, _ choice: (plan: PlanVector, feasible: Bool), _ record: TargetRecord, _ bench: PlanBench
  ) -> [(plan: PlanVector, tied: TiedPlan)] {
    func tied(_ plan: PlanVector, _ own: TargetRecord) -> (plan: PlanVector, tied: TiedPlan) {
      (
        plan,
        TiedPlan(
          choices: space.choices(plan, in: scenario), cost: space.rules.cost(of: plan), objective: bench.estimate(own),
          difference: bench.difference(own, minus: record))
      )
    }
    let others = zip(found.finalists, found.values).compactMap {
      plan, onSearch -> (plan: PlanVector, tied: TiedPlan)? in
      guard plan.taken != choice.plan.taken else { return nil }
      let own = bench.record(plan)
      let asGood =
        choice.feasible ? onSearch.kept && bench.value(of: own).kept : bench.keepsAsMuch(own, as: record)
      let entry = tied(plan, own)
      return asGood && !entry.tied.difference.isClear ? entry : nil
    }
    let ordered = others.enumerated().sorted {
      ($0.element.tied.objective.mean, -$0.offset) > ($1.element.tied.objective.mean, -$1.offset)
    }
    return [tied(choice.plan, record)] + ordered.prefix(Self.tiesListed).map(\.element)
  }

  /// The least money at which every promise is kept, other rules unchanged; on the search replications, or, where they
  /// were kept there but not on the verification replications, on those.
  private func neededBudget(_ found: PlanFound, _ verification: any PlanJudge) -> Double? {
    var free = space
    free.rules = space.rules.withMoney(nil)
    let judge = found.value.kept ? verification : searchJudge
    let cheapest = search(in: free, on: judge, screen: found.value.kept ? nil : screen, progress: nil)
      .cheapestPromise()
    return cheapest.value.kept ? free.rules.cost(of: cheapest.best).money : nil
  }

  /// Promises whose interval on the verification replications straddles the confidence.
  private func borderline(_ best: JudgedPlan) -> [String] {
    best.targets.compactMap { target in
      guard case .ensure(let confidence) = target.kind else { return nil }
      return target.probability.low < confidence && confidence <= target.probability.high ? target.id : nil
    }
  }
}

extension PlanBench {
  /// Whether no promise is clearly worse kept than under another record, in any group.
  func keepsAsMuch(_ record: TargetRecord, as other: TargetRecord) -> Bool {
    let objective = assessor.objective
    return objective.promises.allSatisfy { promise in
      objective.groups.indices.allSatisfy { group in
        let mine = Bits.and(record.targets[promise.target].joint, objective.groups[group])
        let theirs = Bits.and(other.targets[promise.target].joint, objective.groups[group])
        let shared = Bits.count(mine, in: theirs)
        let difference = PairedDifference(
          gained: Bits.count(mine) - shared, lost: Bits.count(theirs) - shared, trials: max(1, objective.sizes[group]))
        return difference.high >= 0
      }
    }
  }
}

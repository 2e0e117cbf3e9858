// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics
import TuiyanPlans
import TuiyanSearch
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
  private let robust: RobustRule
  private let searching: PlanSearchSettings
  private let searchJudge: any PlanJudge
  private let screen: (any PlanJudge)?
  private let begun: [PlanVector]
  private let shouldStop: @Sendable () -> Bool
  private let progress: ProgressSink?
  private let space: PlanSpace

  /// - Parameters:
  ///   - searchJudge: on the search replications.
  ///   - screen: on fewer of them; nil: none.
  ///   - begun: plans to begin with.
  ///   - progress: told the share done of what follows.
  public init(
    _ scenario: Scenario, settings: SimulationSettings, robust: RobustRule, searching: PlanSearchSettings,
    searchJudge: any PlanJudge, screen: (any PlanJudge)? = nil,
    begun: [PlanVector] = [], shouldStop: @escaping @Sendable () -> Bool = { false }, progress: ProgressSink? = nil
  ) {
    self.begun = begun
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
      begun: begun, shouldStop: shouldStop, progress: progress)
  }

  /// The answer, from what the search has found.
  ///
  /// - Parameters:
  ///   - judge: on the verification replications, whose seed is `verificationSeed`.
  ///   - first: on the first few of them, to throw out what is clearly worse; nil: all are judged on all.
  ///   - notes: of the model, for the report.
  public func outcome(
    of found: PlanFound, verifiedBy judge: any PlanJudge, first: (any PlanJudge)? = nil, verificationSeed: UInt64,
    notes: [ModelNote] = [],
    progress: ProgressSink? = nil
  ) -> PlanOutcome {
    let bench = PlanBench(scenario, space, judge, robust: robust, references: found.references)
    let searchBench = PlanBench(scenario, space, searchJudge, robust: robust, references: found.references)
    let choice = chosen(found, bench)
    let record = bench.record(choice.plan)
    let isBrief = found.wasStopped || shouldStop()
    var selection = PlanSelection()
    let rivals =
      isBrief ? [] : rivals(found, choice.plan, first.map { stage($0, found) }, &selection)
    let ties = ties(rivals, choice, record, bench, &selection)
    progress?(0.2)
    let explanation = PlanExplanation(bench: bench, plan: choice.plan, record: record)
    let contributions = isBrief ? [] : contributions(explanation, tied: ties.map(\.plan))
    progress?(0.8)
    let leftOut = isBrief ? [] : explanation.leftOut(promise: found.promise)
    progress?(0.9)
    let best = bench.judged(choice.plan, record)
    let absent = choice.plan.starts.count { $0 == 0 }
    let outcome = PlanOutcome(
      settings: settings, robust: robust, feasible: choice.feasible, proved: found.proved, gap: found.gap,
      method: found.method, evaluations: found.evaluations, best: best,
      onSearch: searchBench.judged(choice.plan, searchBench.record(choice.plan)),
      baseline: bench.judged(space.rules.nothing, bench.record(space.rules.nothing)), ties: ties.map(\.tied),
      contributions: contributions, leftOut: leftOut, verificationSeed: verificationSeed,
      neededMoney: choice.feasible || isBrief ? nil : neededMoney(found, judge), borderline: borderline(best),
      futures: judge.layout.shares(of: scenario), notes: notes, unlisted: isBrief ? 0 : absent - leftOut.count,
      selection: selection, wasStopped: isBrief, breaksPromises: !found.value.kept)
    progress?(1)
    return outcome
  }

  private func contributions(_ explanation: PlanExplanation, tied: [PlanVector]) -> [Contribution] {
    let shapley = ShapleyValues(
      bench: explanation.bench, plan: explanation.plan, key: StreamKey(seed: settings.seed).child("shapley"),
      allowance: searching.evaluations / 2, shouldStop: shouldStop)
    return explanation.contributions(tied: tied, shapley: shapley.shares().members)
  }

  /// Judges all that the explanation of a plan asks for.
  func explanation(of plan: PlanVector, _ found: PlanFound, on bench: PlanBench) -> ([Contribution], [LeftOut]) {
    let explanation = PlanExplanation(bench: bench, plan: plan, record: bench.record(plan))
    return (contributions(explanation, tied: [plan]), explanation.leftOut(promise: found.promise))
  }

  private func stage(_ judge: any PlanJudge, _ found: PlanFound) -> PlanBench {
    PlanBench(scenario, space, judge, robust: robust, references: found.references)
  }

  /// Finalists with another set of decisions than the best, with their worth on the search replications; those that a
  /// first look shows to be worse are thrown out, but for the contenders, which are judged on all anyway.
  private func rivals(
    _ found: PlanFound, _ best: PlanVector, _ first: PlanBench?, _ selection: inout PlanSelection
  ) -> [(plan: PlanVector, onSearch: PlanValue)] {
    let all = zip(found.finalists, found.values).filter { $0.0.taken != best.taken }
      .map { (plan: $0.0, onSearch: $0.1) }
    guard let first, all.count > Self.contenders else { return all }
    let race = PlanRace(compared: all.count, level: PlanRace.early)
    first.prepare([best] + all.map(\.plan))
    let record = first.record(best)
    let left = all.enumerated().filter { place, rival in
      place < Self.contenders - 1 || race.interval(first.difference(first.record(rival.plan), minus: record)).high >= 0
    }
    selection.stages.append(
      .init(replications: first.judge.layout.count, compared: all.count, left: left.count))
    return left.map(\.element)
  }

  /// The best finalist that keeps its promises afresh too; the first few are looked at, and where none does, the others.
  private func chosen(_ found: PlanFound, _ bench: PlanBench) -> (plan: PlanVector, feasible: Bool) {
    var contenders: [(plan: PlanVector, onSearch: PlanValue, value: PlanValue)] = []
    let few = min(Self.contenders, found.finalists.count)
    for places in [0..<few, few..<found.finalists.count] where !places.isEmpty {
      bench.prepare(Array(found.finalists[places]))
      contenders += places.map { place in
        let plan = found.finalists[place]
        return (plan, found.values[place], bench.value(of: bench.record(plan)))
      }
      if let kept = contenders.first(where: { $0.value.kept && $0.onSearch.kept }) { return (kept.plan, true) }
      // Nothing promised on the search replications: the rest will not be better.
      if !found.value.kept { break }
    }
    // `min` keeps the first of equals, so the search's order decides between them.
    let nearest = contenders.min { $0.value.shortfall < $1.value.shortfall }
    return (nearest?.plan ?? found.best, false)
  }

  /// The best plan first, then those that cannot be told from it, by objective.
  private func ties(
    _ rivals: [(plan: PlanVector, onSearch: PlanValue)], _ choice: (plan: PlanVector, feasible: Bool),
    _ record: TargetRecord, _ bench: PlanBench, _ selection: inout PlanSelection
  ) -> [(plan: PlanVector, tied: TiedPlan)] {
    let race = PlanRace(compared: rivals.count, level: selection.stages.isEmpty ? 0.05 : PlanRace.late)
    func tied(_ plan: PlanVector, _ own: TargetRecord) -> (plan: PlanVector, tied: TiedPlan) {
      let difference = bench.difference(own, minus: record)
      return (
        plan,
        TiedPlan(
          choices: space.choices(plan, in: scenario), cost: space.rules.cost(of: plan), objective: bench.estimate(own),
          difference: difference, interval: race.interval(difference))
      )
    }
    bench.prepare(rivals.map(\.plan))
    let others = rivals.compactMap { rival -> (plan: PlanVector, tied: TiedPlan)? in
      let own = bench.record(rival.plan)
      let asGood =
        choice.feasible ? rival.onSearch.kept && bench.value(of: own).kept : bench.keepsAsMuch(own, as: record)
      let entry = tied(rival.plan, own)
      return asGood && entry.tied.high >= 0 ? entry : nil
    }
    if !rivals.isEmpty {
      selection.stages.append(
        .init(replications: bench.judge.layout.count, compared: rivals.count, left: others.count))
    }
    let ordered = others.enumerated().sorted {
      ($0.element.tied.objective.mean, -$0.offset) > ($1.element.tied.objective.mean, -$1.offset)
    }
    return [tied(choice.plan, record)] + ordered.prefix(Self.tiesListed).map(\.element)
  }

  /// The least money at which every promise is kept, other rules unchanged; on the search replications, or, where they
  /// were kept there but not on the verification replications, on those.
  private func neededMoney(_ found: PlanFound, _ verification: any PlanJudge) -> NeededMoney {
    var free = space
    free.rules = space.rules.withMoney(nil)
    let judge = found.value.kept ? verification : searchJudge
    let cheapest = search(in: free, on: judge, screen: found.value.kept ? nil : screen, progress: nil)
      .cheapestPromise()
    return NeededMoney(
      amount: cheapest.value.kept ? free.rules.cost(of: cheapest.best).money : nil, proved: cheapest.proved)
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

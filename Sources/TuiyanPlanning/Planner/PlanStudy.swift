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
  ///   - verificationReplications: of the judge; nil: as many as the settings say.
  ///   - notes: of the model, for the report.
  public func outcome(
    of found: PlanFound, verifiedBy judge: any PlanJudge, first: (any PlanJudge)? = nil, verificationSeed: UInt64,
    verificationReplications: Int? = nil, notes: [ModelNote] = [], progress: ProgressSink? = nil
  ) -> PlanOutcome {
    let impatient = ImpatientJudge(judge, shouldStop: shouldStop)
    let bench = PlanBench(scenario, space, impatient, robust: robust, references: found.references)
    let searchBench = PlanBench(scenario, space, searchJudge, robust: robust, references: found.references)
    let choice = chosen(found, bench)
    let record = bench.record(choice.plan)
    let best = bench.judged(choice.plan, record)
    let onSearch = searchBench.judged(choice.plan, searchBench.record(choice.plan))
    let baseline = bench.judged(space.rules.nothing, bench.record(space.rules.nothing))
    impatient.losePatience(answering: record)
    let reasons = reasons(found, choice, record, bench, first, progress)
    let needed = choice.feasible || reasons == nil ? nil : neededMoney(found, judge)
    // Whatever was asked for after a stop is no answer.
    let whole = shouldStop() ? nil : reasons
    let proof = PlanProof(of: choice, in: found)
    let outcome = PlanOutcome(
      settings: settings, robust: robust, feasible: choice.feasible, proved: proof.proved, gap: proof.gap,
      method: found.method, evaluations: found.evaluations, best: best, onSearch: onSearch, baseline: baseline,
      ties: (whole?.ties ?? [entry(choice.plan, record, record, bench, PlanRace(compared: 0, level: 0.05))]).map(
        \.tied),
      contributions: whole?.contributions ?? [], leftOut: whole?.leftOut ?? [], verificationSeed: verificationSeed,
      neededMoney: whole == nil ? nil : needed, borderline: borderline(best),
      futures: judge.layout.shares(of: scenario),
      notes: notes, unlisted: whole.map { choice.plan.starts.count { $0 == 0 } - $0.leftOut.count } ?? 0,
      selection: whole?.selection ?? PlanSelection(), wasStopped: whole == nil, passedOver: proof.passedOver,
      verificationReplications: verificationReplications)
    progress?(1)
    return outcome
  }

  /// Why the plan is recommended, and what else might be.
  private struct Reasons {
    let selection: PlanSelection
    let ties: [(plan: PlanVector, tied: TiedPlan)]
    let contributions: [Contribution]
    let leftOut: [LeftOut]
  }

  /// - Returns: nil where someone asked to stop before.
  private func reasons(
    _ found: PlanFound, _ choice: PlanChoice, _ record: TargetRecord, _ bench: PlanBench, _ first: (any PlanJudge)?,
    _ progress: ProgressSink?
  ) -> Reasons? {
    guard !found.wasStopped, !shouldStop() else { return nil }
    var selection = PlanSelection()
    let rivals = rivals(found, choice.plan, first.map { stage($0, choice.plan, found) }, &selection)
    let ties = ties(rivals, choice, record, bench, &selection)
    progress?(0.2)
    let explanation = PlanExplanation(bench: bench, plan: choice.plan, record: record)
    let contributions = contributions(explanation, tied: ties.map(\.plan))
    progress?(0.8)
    let leftOut = explanation.leftOut(promise: found.promise)
    progress?(0.9)
    return Reasons(selection: selection, ties: ties, contributions: contributions, leftOut: leftOut)
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

  private func stage(_ judge: any PlanJudge, _ best: PlanVector, _ found: PlanFound) -> PlanBench {
    let impatient = ImpatientJudge(judge, shouldStop: shouldStop)
    let bench = PlanBench(scenario, space, impatient, robust: robust, references: found.references)
    impatient.losePatience(answering: bench.record(best))
    return bench
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
  /// Where someone has asked to stop, the search's best.
  private func chosen(_ found: PlanFound, _ bench: PlanBench) -> PlanChoice {
    var contenders: [(choice: PlanChoice, value: PlanValue)] = []
    let few = min(Self.contenders, found.finalists.count)
    for places in [0..<few, few..<found.finalists.count] {
      for first in stride(from: places.lowerBound, to: places.upperBound, by: bench.judge.untilAsked) {
        let next = first..<min(first + bench.judge.untilAsked, places.upperBound)
        guard !found.wasStopped, !shouldStop() else { return searched(found, bench) }
        bench.prepare(Array(found.finalists[next]))
        contenders += next.map { place in
          let value = bench.value(of: bench.record(found.finalists[place]))
          let isKept = value.kept && found.values[place].kept
          return (
            PlanChoice(plan: found.finalists[place], onSearch: found.values[place], feasible: isKept), value
          )
        }
        if let kept = contenders.first(where: { $0.choice.feasible }) { return kept.choice }
      }
      // Nothing promised on the search replications: the rest will not be better.
      if !found.value.kept { break }
    }
    // `min` keeps the first of equals, so the search's order decides between them.
    return contenders.min { $0.value.shortfall < $1.value.shortfall }?.choice ?? searched(found, bench)
  }

  private func searched(_ found: PlanFound, _ bench: PlanBench) -> PlanChoice {
    PlanChoice(
      plan: found.best, onSearch: found.value,
      feasible: found.value.kept && bench.value(of: bench.record(found.best)).kept)
  }

  /// The best plan first, then those that cannot be told from it, by objective.
  private func ties(
    _ rivals: [(plan: PlanVector, onSearch: PlanValue)], _ choice: PlanChoice, _ record: TargetRecord,
    _ bench: PlanBench, _ selection: inout PlanSelection
  ) -> [(plan: PlanVector, tied: TiedPlan)] {
    let race = PlanRace(compared: rivals.count, level: selection.stages.isEmpty ? 0.05 : PlanRace.late)
    bench.prepare(rivals.map(\.plan))
    let asGood = rivals.compactMap { rival -> (plan: PlanVector, tied: TiedPlan)? in
      let own = bench.record(rival.plan)
      let keeps =
        choice.feasible ? rival.onSearch.kept && bench.value(of: own).kept : bench.keepsAsMuch(own, as: record)
      return keeps ? entry(rival.plan, own, record, bench, race) : nil
    }
    let others = asGood.filter { $0.tied.low <= 0 && $0.tied.high >= 0 }
    if !rivals.isEmpty {
      selection.stages.append(
        .init(
          replications: bench.judge.layout.count, compared: rivals.count, left: others.count,
          passedOver: asGood.count { $0.tied.low > 0 }))
    }
    let ordered = others.enumerated().sorted {
      ($0.element.tied.objective.mean, -$0.offset) > ($1.element.tied.objective.mean, -$1.offset)
    }
    return [entry(choice.plan, record, record, bench, race)] + ordered.prefix(Self.tiesListed).map(\.element)
  }

  /// A plan beside the one chosen.
  private func entry(
    _ plan: PlanVector, _ own: TargetRecord, _ chosen: TargetRecord, _ bench: PlanBench, _ race: PlanRace
  ) -> (plan: PlanVector, tied: TiedPlan) {
    let difference = bench.difference(own, minus: chosen)
    return (
      plan,
      TiedPlan(
        choices: space.choices(plan, in: scenario), cost: space.rules.cost(of: plan), objective: bench.estimate(own),
        difference: difference, interval: race.interval(difference))
    )
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

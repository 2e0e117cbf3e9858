// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanNumerics
import TuiyanPlans

extension PlanSearch {
  /// Times the margins are made linear anew at most.
  private static let rounds = 4
  /// Standard errors by which a promise should be kept while plans are looked for.
  private static let room = 1.5
  /// Climbs side by side.
  private static let chains = 2
  /// Plans of each of one or two lists that are judged after every round.
  private static let judgedPerRound = 10

  /// Searches where margins are linear near the best plan known, judges what that finds, and begins again near the
  /// best of it, until nothing better turns up.
  func searchGuided(_ goal: PlanGoal, _ share: Double, by judge: any MarginJudge) -> LocalSearch {
    allowance.allow(part(share, of: settings.evaluations))
    var search = LocalSearch(
      space: space, goal: goal, assessor: assessor, promise: SlotPromise(of: space), screen: nil,
      pool: FinalistPool(goal: goal, capacity: settings.finalists))
    search.begin(with: begun)
    better(&search, goal, by: judge, rounds: 0..<Self.rounds)
    guard goal == .best, !search.current.value.kept, !allowance.isStopped else { return search }
    // Where no plan met keeps every promise, the cheapest that does, if there is one, is a better place to begin.
    let cheapest = searchGuided(.cheapestPromise, share, by: judge)
    guard cheapest.current.value.kept, !allowance.isStopped else { return search }
    allowance.allow(part(share, of: settings.evaluations))
    search.start(from: cheapest.current.plan)
    better(&search, goal, by: judge, rounds: Self.rounds..<2 * Self.rounds)
    return search
  }

  /// Makes margins linear near the best plan known, climbs, judges and begins again.
  private func better(_ search: inout LocalSearch, _ goal: PlanGoal, by judge: any MarginJudge, rounds: Range<Int>) {
    let few = screen ?? assessor
    // Plans that keep a promise by a hair on these replications break it on fresh ones: some room is left.
    let room = assessor.objective.errors(of: assessor.judge.layout.count).map { Self.room * $0 }
    var flattery = room
    var isLedByMeans = false
    for round in rounds where !allowance.isSpent && !(isLedByMeans && isLast(round)) {
      let before = search.current.plan
      let model = MarginModel(judge, near: before, in: space)
      measured += model.measured
      search = search.guided(by: SlotPromise(near: model, space, few.objective))
      let objective = few.objective.movingConfidence(by: flattery)
      let (proposals, ledByMeans) = proposals(goal, model, objective, round)
      isLedByMeans = ledByMeans
      report(Double(min(round, Self.rounds - 1) + 1) / Double(Self.rounds + 1))
      // Of many lists fewer plans each.
      let lists = max(2, proposals.count)
      for plans in proposals { consider(plans, in: &search, count: 2 * Self.judgedPerRound / lists) }
      if search.current.plan == before {
        for plans in proposals { consider(plans, in: &search, count: 2 * settings.finalists / lists) }
        if search.current.plan == before { break }
      }
      if few !== assessor { flattery = zip(self.flattery(of: search.current.plan, few), room).map { $0 + $1 } }
    }
  }

  private func isLast(_ round: Int) -> Bool { round % Self.rounds == Self.rounds - 1 }

  /// The best plans where margins are linear, by climbing and by local search.
  ///
  /// A climb knows what a step adds to counts of events; where the objective rests on events together it may stand on a
  /// ledge that a search by single exchanges leads off, and so both propose; where it rests on single events, climbs by
  /// means of margins, which go much further, take the middle rounds. Where money comes first, only the search.
  ///
  /// - Returns: the lists, and whether they were found by means of margins in place of replications.
  private func proposals(
    _ goal: PlanGoal, _ model: MarginModel, _ objective: PlanObjective, _ round: Int
  ) -> (lists: [[PlanVector]], ledByMeans: Bool) {
    guard goal == .best else { return ([scouted(goal, model, objective)], false) }
    let gauge = LaneGauge(model, objective)
    // Far from any good plan means say little, and the last word is the replications'.
    let isMiddle = round % Self.rounds > 0 && !isLast(round)
    let wide = isMiddle && !gauge.isCompound ? smoothed(model, round) : []
    // Of few replications all are looked at every time.
    if screen != nil, !wide.isEmpty { return (wide, true) }
    let near = climbed(model, gauge, .near, settings.guided, "plan-climb", round)
    return (wide + (gauge.isCompound ? [near, scouted(goal, model, objective)] : [near]), false)
  }

  /// The best plans that climbs by one gauge meet.
  private func climbed<Gauge: ClimbGauge>(
    _ model: MarginModel, _ gauge: Gauge, _ style: ClimbStyle, _ iterations: Int, _ name: String, _ round: Int
  ) -> [PlanVector] {
    let key = StreamKey(seed: settings.seed).child(name).child(UInt64(round))
    return ClimbChain.best(
      MarginClimb(space, model, gauge), style, chains: Self.chains, iterations: iterations, keep: settings.finalists,
      dice: { KeyedDice(key.child(UInt64($0))) }, shouldStop: allowance.shouldStop
    ).map(\.plan)
  }

  /// The best plans by means and variances of margins, whose law is taken from all replications: with promises kept by a
  /// hair, and with room; none where the objective is not a sum over single events.
  private func smoothed(_ model: MarginModel, _ round: Int) -> [[PlanVector]] {
    guard settings.smoothed > 0, let judge = assessor.judge as? any MarginJudge else { return [] }
    let margins = judge.margins(of: [model.plan])[0]
    let errors = assessor.objective.errors(of: judge.layout.count)
    let rooms = errors.isEmpty ? [0] : [0, Self.room]
    return rooms.enumerated().compactMap { place, room in
      let objective = assessor.objective.movingConfidence(by: errors.map { room * $0 })
      return SmoothGauge(model, objective, margins: margins, layout: judge.layout).map {
        climbed(model, $0, .wide, settings.smoothed / rooms.count, "plan-smooth-climb-\(place)", round)
      }
    }
  }

  /// The same by the steps of a local search, whatever the objective.
  private func scouted(_ goal: PlanGoal, _ model: MarginModel, _ objective: PlanObjective) -> [PlanVector] {
    let guide = PlanAssessor(
      LinearJudge(model), objective: objective, space: space,
      allowance: PlanAllowance(limit: 10 * settings.guided, shouldStop: allowance.shouldStop))
    var scout = local(goal, SlotPromise(space, guide, guide.allowance), on: guide, screen: nil)
    scout.start(from: model.plan)
    scout.improve()
    explore(&scout)
    return scout.pool.ranking(settings.finalists).map(\.plan)
  }

  /// Judges the best that were found and that are not known yet.
  private func consider(_ plans: [PlanVector], in search: inout LocalSearch, count: Int) {
    guard !allowance.isSpent else { return }
    var met: Set<PlanVector> = []
    let due = plans.prefix { plan in
      if !assessor.isKnown(plan) { met.insert(space.canonical(plan)) }
      return met.count <= count
    }
    search.consider(Array(due))
  }

  /// [promises]: by how much fewer replications make a plan look better than all of them.
  private func flattery(of plan: PlanVector, _ few: PlanAssessor) -> [Double] {
    let full = assessor.objective.promised(by: assessor.judge.record(of: plan))
    return zip(few.objective.promised(by: few.judge.record(of: plan)), full).map { $0 - $1 }
  }
}

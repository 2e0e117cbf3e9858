// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanNumerics
import TuiyanPlans

extension PlanSearch {
  /// One search with the objective's present mode, on a share of what is allowed.
  func run(_ goal: PlanGoal, share: Double, references: [PlanVector] = []) -> PlanFound {
    if let listed = PlanEnumeration.plans(of: space, limit: settings.enumeration) {
      return enumerate(listed, goal, references)
    }
    let separate = settings.guides && settings.bounds && goal == .best ? searchSeparately(references) : nil
    if let separate, separate.proved || allowance.isStopped { return separate }
    let local = searchLocally(goal, share)
    guard let incumbent = local.pool.ranking(1).first else { return nothing(goal, references) }
    if space.reach.isComplete && settings.bounds { return bound(incumbent, local, goal, share, references) }
    if let separate { return better(separate, incumbent, local.pool, references) }
    return found(
      incumbent, local.pool, goal, proved: false, gap: max(0, ceiling() - incumbent.value.objective), .localSearch,
      references, promise: local.promise.best)
  }

  /// The optimum where decisions separate into groups, with a proof or what is left open; nil where they do not.
  private func searchSeparately(_ references: [PlanVector]) -> PlanFound? {
    guard let judge = assessor.judge as? any MarginJudge,
      let model = SeparateModel(judge, space, assessor.objective, shouldStop: allowance.shouldStop)
    else { return nil }
    measured += model.measured
    var search = SeparateSearch(
      model, finalists: settings.finalists, nodes: settings.nodes, shouldStop: allowance.shouldStop)
    search.run()
    measured += search.evaluations
    allowance.allow(settings.finalists + 1)
    // What is printed is judged, not added up.
    var pool = FinalistPool(goal: .best, capacity: settings.finalists)
    let best = assessor.ranked(search.best.plan)
    for entry in search.pool.ranking(settings.finalists) { pool.insert(assessor.ranked(entry.plan)) }
    let gap = search.open.map { max(0, $0.objective - best.value.objective) } ?? 0
    let proved = search.open.map { !$0.beats(best.value) } ?? true
    return found(best, pool, .best, proved: proved, gap: proved ? 0 : gap, .branchAndBound, references)
  }

  /// The better of two answers, with the bound of the first.
  private func better(
    _ separate: PlanFound, _ incumbent: RankedPlan, _ pool: FinalistPool, _ references: [PlanVector]
  ) -> PlanFound {
    let first = assessor.ranked(separate.best)
    var pool = pool
    for plan in separate.finalists { pool.insert(assessor.ranked(plan)) }
    let best = PlanGoal.best.prefers(incumbent, to: first) ? incumbent : first
    let gap = max(0, separate.value.objective + separate.gap - best.value.objective)
    return found(best, pool, .best, proved: false, gap: gap, .branchAndBound, references)
  }

  /// Rules out everything that cannot beat the best plan known.
  private func bound(
    _ incumbent: RankedPlan, _ local: LocalSearch, _ goal: PlanGoal, _ share: Double, _ references: [PlanVector]
  ) -> PlanFound {
    allowance.allow(part(share, of: settings.bounding))
    var tree = BranchAndBound(
      space: space, goal: goal, assessor: assessor, allowance: allowance, incumbent: incumbent, pool: local.pool,
      promise: local.promise.best)
    let isEmpty = tree.run()
    // Open parts that could only be cheaper leave the objective proved.
    let proved = isEmpty || goal == .best && tree.openValue?.beats(tree.incumbent.value) == false
    let gap = proved ? 0 : max(0, (tree.openValue?.objective ?? 0) - tree.incumbent.value.objective)
    return found(
      tree.incumbent, tree.pool, goal, proved: proved, gap: gap, .branchAndBound, references,
      promise: local.promise.best)
  }

  func part(_ share: Double, of amount: Int) -> Int { Int((share * Double(amount)).rounded(.up)) }

  private func found(
    _ best: RankedPlan, _ pool: FinalistPool, _ goal: PlanGoal, proved: Bool, gap: Double,
    _ method: SearchMethod, _ references: [PlanVector], promise: [Double] = []
  ) -> PlanFound {
    let ranking = pool.ranking(settings.finalists)
    let finalists = [best] + ranking.filter { $0.plan.taken != best.plan.taken }
    return PlanFound(
      best: best.plan, value: best.value, finalists: finalists.map(\.plan), values: finalists.map(\.value),
      proved: proved, gap: gap, method: method,
      evaluations: assessor.evaluations + (screen?.evaluations ?? 0) + measured,
      references: references, wasStopped: allowance.wasStopped || screenAllowance.wasStopped, promise: promise)
  }

  private func nothing(_ goal: PlanGoal, _ references: [PlanVector]) -> PlanFound {
    let idle = assessor.ranked(space.rules.nothing)
    var pool = FinalistPool(goal: goal, capacity: settings.finalists)
    pool.insert(idle)
    return found(
      idle, pool, goal, proved: false, gap: max(0, assessor.objective.ceiling - idle.value.objective), .localSearch,
      references)
  }

  /// Plans of a list that are judged in one go.
  private static let listed = 64

  /// Judges every plan there is.
  private func enumerate(_ plans: [PlanVector], _ goal: PlanGoal, _ references: [PlanVector]) -> PlanFound {
    allowance.allow(plans.count + 1)
    var pool = FinalistPool(goal: goal, capacity: settings.finalists)
    var complete = true
    for (place, plan) in ([space.rules.nothing] + plans).enumerated() {
      if place % Self.listed == 0 { assessor.prepare(Array(plans[place..<min(place + Self.listed, plans.count)])) }
      if allowance.isSpent && !assessor.isKnown(plan) {
        complete = false
        continue
      }
      pool.insert(assessor.ranked(plan))
    }
    guard let best = pool.ranking(1).first else { return nothing(goal, references) }
    let gap = complete ? 0 : max(0, ceiling() - best.value.objective)
    return found(best, pool, goal, proved: complete, gap: gap, .enumeration, references)
  }

  /// What no plan can pass: the optimistic record of an open plan, where there is a bound for it, else the most there is.
  private func ceiling() -> Double {
    let bound = PlanBound(space: space, layout: assessor.judge.layout)
    guard bound.saysSomething else { return assessor.objective.ceiling }
    let open = PlanBound.Settled(starts: Array(repeating: 0, count: space.rules.slots.count))
    let records = bound.relaxed(open).map { assessor.record($0) }
    return assessor.objective.value(of: bound.optimistic(records)).objective
  }

  /// Screens first where there is a screen, then betters the best plans on all replications.
  private func searchLocally(_ goal: PlanGoal, _ share: Double) -> LocalSearch {
    if settings.guides, let judge = (screen ?? assessor).judge as? any MarginJudge {
      return searchGuided(goal, share, by: judge)
    }
    guard let screen else {
      allowance.allow(part(share, of: max(settings.screened, settings.evaluations)))
      var search = local(goal, SlotPromise(space, assessor, allowance), on: assessor, screen: nil)
      search.begin(with: begun)
      explore(&search)
      return search
    }
    screenAllowance.allow(part(share, of: settings.screened))
    let promise = SlotPromise(space, screen, screenAllowance)
    var scout = local(goal, promise, on: screen, screen: nil)
    scout.begin(with: begun)
    explore(&scout)
    screenAllowance.allow(part(share, of: settings.screened) / 2)
    allowance.allow(part(share, of: settings.evaluations))
    var search = local(goal, promise, on: assessor, screen: screen)
    search.begin(with: begun)
    for start in scout.pool.ranking(settings.finalists) { _ = search.consider(start.plan) }
    search.improve()
    return search
  }

  func local(_ goal: PlanGoal, _ promise: SlotPromise, on assessor: PlanAssessor, screen: PlanAssessor?)
    -> LocalSearch
  {
    LocalSearch(
      space: space, goal: goal, assessor: assessor, promise: promise, screen: screen,
      pool: FinalistPool(goal: goal, capacity: settings.finalists))
  }

  /// Construction, descent, and shaken restarts while they still find something or the allowance lasts.
  func explore(_ search: inout LocalSearch) {
    search.construct()
    search.improve()
    var best = search.current
    search.start(from: space.rules.nothing)
    search.growGreedily()
    search.improve()
    if search.goal.prefers(search.current, to: best) { best = search.current }
    var dice = KeyedDice(StreamKey(seed: settings.seed).child("plan-search"))
    var fruitless = 0
    while !search.allowance.isSpent && fruitless < 12 {
      search.move(to: best)
      let shaken = search.shake(&dice)
      search.start(from: shaken)
      search.improve()
      fruitless += 1
      if search.goal.prefers(search.current, to: best) {
        best = search.current
        fruitless = 0
      }
    }
    search.move(to: best)
  }
}

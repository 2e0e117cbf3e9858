// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanPlans

/// How many records a search may compute: a count, never time, so that the same input gives the same answer.
final class PlanAllowance {
  private(set) var spent = 0
  private(set) var limit: Int
  let shouldStop: @Sendable () -> Bool
  private let onSpend: (Int) -> Void
  private(set) var wasStopped = false

  /// - Parameters:
  ///   - shouldStop: asked before every evaluation.
  ///   - onSpend: told what has been spent so far, after every evaluation.
  init(
    limit: Int, shouldStop: @escaping @Sendable () -> Bool = { false }, onSpend: @escaping (Int) -> Void = { _ in }
  ) {
    self.limit = limit
    self.shouldStop = shouldStop
    self.onSpend = onSpend
  }

  /// Nothing more may be computed, or someone asked to stop.
  var isSpent: Bool {
    isStopped || spent >= limit
  }

  /// Someone asked to stop.
  var isStopped: Bool {
    if !wasStopped && shouldStop() { wasStopped = true }
    return wasStopped
  }

  func spend() {
    spent += 1
    onSpend(spent)
  }

  /// Lets the search compute so many more from here on.
  func allow(_ amount: Int) { limit = spent + amount }
}

/// Judges plans on one set of replications and remembers what it has judged.
final class PlanAssessor {
  let judge: any PlanJudge
  private(set) var objective: PlanObjective
  private let space: PlanSpace
  let allowance: PlanAllowance
  private var known: [PlanVector: PlanScore] = [:]
  /// Plans whose record was computed.
  private(set) var evaluations = 0

  init(_ judge: any PlanJudge, objective: PlanObjective, space: PlanSpace, allowance: PlanAllowance) {
    self.judge = judge
    self.objective = objective
    self.space = space
    self.allowance = allowance
  }

  /// Weighs groups differently from here on; what is known stays known.
  func weigh(_ mode: PlanObjective.Mode) { objective.mode = mode }

  /// The worth of a plan; computed once for all plans with the same effect.
  func value(_ plan: PlanVector) -> PlanValue {
    let key = space.canonical(plan)
    if let score = known[key] { return objective.value(of: score) }
    let score = objective.score(of: record(plan))
    known[key] = score
    return objective.value(of: score)
  }

  /// Judges plans that will be asked for, all in one go, as far as they are not known, the allowance lasts and nobody
  /// asks to stop.
  func prepare(_ plans: [PlanVector]) {
    var met: Set<PlanVector> = []
    let unknown = plans.filter { plan in
      let key = space.canonical(plan)
      return known[key] == nil && met.insert(key).inserted
    }
    var judged = unknown.prefix(max(0, allowance.limit - allowance.spent))
    while !judged.isEmpty, !allowance.isStopped {
      let next = Array(judged.prefix(judge.untilAsked))
      judged.removeFirst(next.count)
      for (plan, record) in zip(next, judge.records(of: next)) {
        spend()
        known[space.canonical(plan)] = objective.score(of: record)
      }
    }
  }

  private func spend() {
    evaluations += 1
    allowance.spend()
  }

  func ranked(_ plan: PlanVector) -> RankedPlan { space.ranked(plan, value(plan)) }

  func isKnown(_ plan: PlanVector) -> Bool { known[space.canonical(plan)] != nil }

  /// The same of several, judged in one go.
  func records(_ plans: [PlanVector]) -> [TargetRecord] {
    for _ in plans { spend() }
    return judge.records(of: plans)
  }

  /// The full record of any vector, allowed by the rules or not.
  func record(_ plan: PlanVector) -> TargetRecord {
    spend()
    return judge.record(of: plan)
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanSimulation

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
  private var base: PlanVector
  /// Plans whose record was computed.
  private(set) var evaluations = 0

  init(_ judge: any PlanJudge, objective: PlanObjective, space: PlanSpace, allowance: PlanAllowance) {
    self.judge = judge
    self.objective = objective
    self.space = space
    self.allowance = allowance
    base = space.rules.nothing
    judge.rebase(to: base)
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

  func ranked(_ plan: PlanVector) -> RankedPlan { space.ranked(plan, value(plan)) }

  func isKnown(_ plan: PlanVector) -> Bool { known[space.canonical(plan)] != nil }

  /// The full record of any vector, allowed by the rules or not.
  func record(_ plan: PlanVector) -> TargetRecord {
    evaluations += 1
    allowance.spend()
    var changes = 0
    for slot in plan.starts.indices where plan.starts[slot] != base.starts[slot] { changes += 1 }
    // A step from one plan to the next changes a few slots; where many differ, the judge had better start from here.
    if changes > 3 {
      base = plan
      judge.rebase(to: plan)
    }
    return judge.record(of: plan)
  }
}

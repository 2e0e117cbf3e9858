// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics
import TuiyanPlans

/// Measures plans on one set of replications for the report: with errors, differences and targets.
package final class PlanBench {
  package let scenario: Scenario
  package let space: PlanSpace
  let assessor: PlanAssessor
  /// For `regret`: the records here of each future's own best plan.
  private var references: [TargetRecord] = []
  private var recent: [PlanVector: TargetRecord] = [:]
  /// Records kept at most, but for more that are asked for in one go.
  private static let kept = 96

  package var judge: any PlanJudge { assessor.judge }

  package var objective: PlanObjective { assessor.objective }

  /// - Parameter references: for `regret`, the best plan of each future by itself; what it reaches is measured here.
  package init(
    _ scenario: Scenario, _ space: PlanSpace, _ judge: any PlanJudge, robust: RobustRule,
    references plans: [PlanVector]
  ) {
    self.scenario = scenario
    self.space = space
    let objective = PlanObjective(scenario.targets, layout: judge.layout, robust: robust)
    assessor = PlanAssessor(
      judge, objective: objective, space: space, allowance: PlanAllowance(limit: .max))
    guard robust == .regret, plans.count == objective.groups.count else { return }
    references = plans.map { assessor.record($0) }
    assessor.weigh(
      .regret(
        references: references.enumerated().map { assessor.objective.objective(of: $0.element, group: $0.offset) }))
  }

  package func value(_ plan: PlanVector) -> PlanValue { assessor.value(plan) }

  package func value(of record: TargetRecord) -> PlanValue { assessor.objective.value(of: record) }

  /// The record of a plan; the last few are kept.
  package func record(_ plan: PlanVector) -> TargetRecord {
    if let record = recent[plan] { return record }
    if recent.count >= Self.kept { recent.removeAll() }
    let record = assessor.record(plan)
    recent[plan] = record
    return record
  }

  /// Judges plans whose records will be asked for, all in one go.
  package func prepare(_ plans: [PlanVector]) {
    if recent.count + plans.count > Self.kept { recent.removeAll() }
    var met: Set<PlanVector> = []
    let unknown = plans.filter { recent[$0] == nil && met.insert($0).inserted }
    for (plan, record) in zip(unknown, assessor.records(unknown)) { recent[plan] = record }
  }

  package func estimate(_ record: TargetRecord) -> MeanEstimate {
    assessor.objective.estimate(record, references: references)
  }

  /// [replications of a group]: each one's own part of the objective.
  package func draws(_ record: TargetRecord) -> [Double] { assessor.objective.draws(record, references) }

  package func difference(_ record: TargetRecord, minus other: TargetRecord) -> PairedDifference {
    assessor.objective.difference(record, minus: other, references: references)
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanNumerics
import TuiyanPlans

extension PlanObjective {
  /// The objective of a record with its Monte Carlo error.
  ///
  /// Replications with the same number in several groups are taken as one draw, as futures that are apart share theirs.
  /// - Parameter references: for `regret`, the record of the best plan of each group on the same replications.
  package func estimate(_ record: TargetRecord, references: [TargetRecord] = []) -> MeanEstimate {
    MeanEstimate(draws(record, references))
  }

  /// The objective of one record minus that of another, paired by replication.
  package func difference(_ record: TargetRecord, minus other: TargetRecord, references: [TargetRecord] = [])
    -> PairedDifference
  {
    let left = draws(record, references)
    let right = draws(other, references)
    return PairedDifference(zip(left, right).map { $0 - $1 })
  }

  /// [replications of a group]: each replication's own part of the objective; their mean is the objective.
  func draws(_ record: TargetRecord, _ references: [TargetRecord]) -> [Double] {
    guard let group = decidingGroup(score(of: record).parts) else { return meanDraws(record) }
    let values = draws(record, group: group)
    guard case .regret = mode, references.indices.contains(group) else { return values }
    return zip(values, draws(references[group], group: group)).map { $0 - $1 }
  }

  private func meanDraws(_ record: TargetRecord) -> [Double] {
    let each = groups.indices.map { draws(record, group: $0) }
    let count = each.map(\.count).min() ?? 0
    return (0..<count).map { place in each.reduce(0) { $0 + $1[place] } / Double(each.count) }
  }

  /// [replications of a group]: each replication's own part of the objective within it.
  package func draws(_ record: TargetRecord, group: Int) -> [Double] {
    var values = Array(repeating: 0.0, count: sizes[group])
    for term in terms {
      let hits = record.targets[term.target]
      if term.byUnit && !hits.units.isEmpty {
        let share = term.weight / Double(hits.units.count)
        for unit in hits.units { Bits.add(share, where: unit, of: groups[group], to: &values) }
      } else {
        Bits.add(term.weight, where: hits.joint, of: groups[group], to: &values)
      }
    }
    return values
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanPlans

/// One set of replications of a run as its parts see it: which words each part holds.
package struct RecordShape: Sendable {
  private let model: CompiledModel
  private let schedule: TileSchedule
  /// [targets]: units of each.
  private let units: [Int]
  private let futures: Int

  package init(model: CompiledModel, replications: Int) {
    self.model = model
    schedule = TileSchedule(worlds: model.worlds, replications: replications)
    units = model.scenario.targets.map { $0.clause.unitIDs.count }
    futures = model.scenario.futures.count
  }

  package var tiles: Int { schedule.tiles.count }

  /// The words of a slice.
  package func range(_ slice: ReplicationSlice) -> Range<Int> { slice.range(of: tiles) }

  /// Words that futures, and one record, take in a part.
  package func futureWords(_ slice: ReplicationSlice) -> Int { futures * range(slice).count }
  package func recordWords(_ slice: ReplicationSlice) -> Int {
    units.reduce(0) { $0 + 1 + $1 } * range(slice).count
  }

  /// The layout of the whole set.
  /// - Parameter rows: [futures][words].
  package func layout(futures rows: [[UInt64]]) -> ReplicationLayout {
    ReplicationLayout(
      count: schedule.count, valid: schedule.tiles.map(\.valid), futures: rows,
      futuresAreApart: model.worlds.areApart)
  }

  /// [futures][words] of all parts in order.
  package func futures(from parts: [[UInt64]]) -> [[UInt64]] { joined(parts, rows: futures) }

  /// The record of the whole set from those of all parts in order.
  package func record(from parts: [[UInt64]]) -> TargetRecord {
    var rows = joined(parts, rows: units.reduce(0) { $0 + 1 + $1 })[...]
    return TargetRecord(
      targets: units.map { units in
        let own = rows.prefix(1 + units)
        rows = rows.dropFirst(1 + units)
        return TargetRecord.Hits(joint: own.first ?? [], units: Array(own.dropFirst()))
      })
  }

  private func joined(_ parts: [[UInt64]], rows: Int) -> [[UInt64]] {
    (0..<rows).map { row in
      parts.flatMap { part in
        let words = part.count / rows
        return part[row * words..<(row + 1) * words]
      }
    }
  }
}

extension TargetRecord {
  /// Target by target, the joint event's words and then each unit's; only a stretch of them.
  package func words(_ range: Range<Int>) -> [UInt64] {
    targets.flatMap { hits in ([hits.joint] + hits.units).flatMap { $0[range] } }
  }
}

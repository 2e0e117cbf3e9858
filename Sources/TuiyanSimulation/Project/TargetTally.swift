// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics
import TuiyanPlans

/// The bits of every target as tiles come in. Tiles write to words of their own, which makes sharing it safe.
final class TargetTally: @unchecked Sendable {
  private let sheet: TargetSheet
  private let words: Int
  /// [rows of the sheet][words].
  private let bits: UnsafeMutablePointer<UInt64>
  /// [futures][words].
  private let futures: UnsafeMutablePointer<UInt64>
  private let worlds: Worlds
  private let schedule: TileSchedule

  init(sheet: TargetSheet, worlds: Worlds, schedule: TileSchedule) {
    self.sheet = sheet
    self.worlds = worlds
    self.schedule = schedule
    words = schedule.tiles.count
    bits = .allocate(capacity: max(1, sheet.rows.count * words))
    bits.initialize(repeating: 0, count: max(1, sheet.rows.count * words))
    futures = .allocate(capacity: max(1, worlds.count * words))
    futures.initialize(repeating: 0, count: max(1, worlds.count * words))
  }

  deinit {
    bits.deallocate()
    futures.deallocate()
  }

  /// Takes a tile's answers.
  func add(_ tile: TileSchedule.Tile, atoms: [UInt64], future: UnsafeMutablePointer<Int32>) {
    sheet.program.run(sheet.rows.indices, atoms: atoms) { bits[$0 * words + tile.word] = $1 & tile.valid }
    take(tile, future: future)
  }

  /// Takes a tile's answers, row by row of the sheet.
  func take(_ tile: TileSchedule.Tile, hits: [UInt64]) {
    for row in hits.indices { bits[row * words + tile.word] = hits[row] & tile.valid }
  }

  /// Takes the future that each replication of a tile lives in; for `layout`.
  func take(_ tile: TileSchedule.Tile, future: UnsafeMutablePointer<Int32>) {
    for lane in 0..<tile.count { futures[Int(future[lane]) * words + tile.word] |= 1 << UInt64(lane) }
  }

  var record: TargetRecord {
    var next = 0
    func row() -> [UInt64] {
      defer { next += 1 }
      return Array(UnsafeBufferPointer(start: bits + next * words, count: words))
    }
    return TargetRecord(
      targets: sheet.lines.map { line in
        let joint = row()
        return TargetRecord.Hits(joint: joint, units: line.units.map { _ in row() })
      })
  }

  /// Which bits are replications, and which future each lives in.
  func layout(hasFutures: Bool) -> ReplicationLayout {
    ReplicationLayout(
      count: schedule.count, valid: schedule.tiles.map(\.valid),
      futures: hasFutures
        ? (0..<worlds.count).map { Array(UnsafeBufferPointer(start: futures + $0 * words, count: words)) } : [],
      futuresAreApart: worlds.areApart)
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics

/// The bits of every target as tiles come in. Tiles write to words of their own, which makes sharing it safe.
final class TargetTally: @unchecked Sendable {
  private let sheet: TargetSheet
  private let words: Int
  /// [targets][1 + units][words].
  private let bits: [UnsafeMutablePointer<UInt64>]
  /// [futures][words].
  private let futures: UnsafeMutablePointer<UInt64>
  private let worlds: Worlds
  private let schedule: TileSchedule

  init(sheet: TargetSheet, worlds: Worlds, schedule: TileSchedule) {
    self.sheet = sheet
    self.worlds = worlds
    self.schedule = schedule
    words = schedule.tiles.count
    let words = words
    bits = sheet.lines.map { line in
      let count = max(1, (1 + line.units.count) * words)
      let buffer = UnsafeMutablePointer<UInt64>.allocate(capacity: count)
      buffer.initialize(repeating: 0, count: count)
      return buffer
    }
    futures = .allocate(capacity: max(1, worlds.count * words))
    futures.initialize(repeating: 0, count: max(1, worlds.count * words))
  }

  deinit {
    for buffer in bits { buffer.deallocate() }
    futures.deallocate()
  }

  /// Takes a tile's answers.
  func add(_ tile: TileSchedule.Tile, atoms: [UInt64], future: UnsafeMutablePointer<Int32>) {
    for (target, line) in sheet.lines.enumerated() {
      bits[target][tile.word] = line.joint.bits(atoms) & tile.valid
      for (unit, expression) in line.units.enumerated() {
        bits[target][(1 + unit) * words + tile.word] = expression.bits(atoms) & tile.valid
      }
    }
    for lane in 0..<tile.count { futures[Int(future[lane]) * words + tile.word] |= 1 << UInt64(lane) }
  }

  var record: TargetRecord {
    TargetRecord(
      targets: sheet.lines.enumerated().map { target, line in
        func row(_ index: Int) -> [UInt64] {
          Array(UnsafeBufferPointer(start: bits[target] + index * words, count: words))
        }
        return TargetRecord.Hits(joint: row(0), units: line.units.indices.map { row(1 + $0) })
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

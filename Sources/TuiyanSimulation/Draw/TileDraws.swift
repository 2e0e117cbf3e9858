// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanNumerics

/// Everything random about 64 replications; nothing in it depends on a plan. Owned by one thread at a time.
final class TileDraws {
  static let lanes = Tile.lanes

  let values: UnsafeMutablePointer<Double>
  private let count: Int
  private let memory: TileMemory
  /// [deeds]: bit l: the deed gets done (accepted) in lane l.
  let success: UnsafeMutablePointer<UInt64>
  let credit: UnsafeMutablePointer<UInt64>
  /// [lanes]: the future each lane lives in, its dynamics, and [kept steps][lanes] the rule set in force.
  let future: UnsafeMutablePointer<Int32>
  let dynamics: UnsafeMutablePointer<Int32>
  let rules: UnsafeMutablePointer<Int32>
  /// [kept steps]: the one rule set of all lanes, or −1.
  let uniformRules: UnsafeMutablePointer<Int32>

  /// - Parameter memory: where the numbers come from and go back to.
  init(layout: DrawLayout, deeds: Int, memory: TileMemory = TileMemory()) {
    let lanes = Self.lanes
    self.memory = memory
    count = max(1, layout.rows * lanes)
    values = memory.take(count)
    success = .allocate(capacity: max(1, deeds))
    credit = .allocate(capacity: max(1, deeds))
    future = .allocate(capacity: lanes)
    dynamics = .allocate(capacity: lanes)
    rules = .allocate(capacity: layout.steps.count * lanes)
    uniformRules = .allocate(capacity: layout.steps.count)
  }

  deinit {
    memory.giveBack(values, count: count)
    success.deallocate()
    credit.deallocate()
    future.deallocate()
    dynamics.deallocate()
    rules.deallocate()
    uniformRules.deallocate()
  }

  func row(_ index: Int) -> UnsafeMutablePointer<Double> { values + index * Self.lanes }
}

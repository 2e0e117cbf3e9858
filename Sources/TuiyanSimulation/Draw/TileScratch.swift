// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanNumerics

/// Buffers that one worker uses again for every tile. Owned by one thread at a time.
final class TileScratch {
  static let lanes = Tile.lanes
  /// [leaves + 1][steps][lanes]: the common factors of this tile; the last is that of totals.
  let common: UnsafeMutablePointer<Float>
  let hasCommon: UnsafeMutablePointer<Bool>
  let normals: UnsafeMutablePointer<Float>
  /// A common factor with heavier tails.
  let tailed: UnsafeMutablePointer<Float>
  let uniforms: UnsafeMutablePointer<Double>
  let delta: UnsafeMutablePointer<Double>
  /// Named lane rows for parameters.
  let rows: UnsafeMutablePointer<Double>
  let counter = EventCounter()
  private let factors: Int

  init(leaves: Int, steps: Int, draws: Int) {
    factors = leaves + 1
    common = .allocate(capacity: max(1, factors * steps * Self.lanes))
    hasCommon = .allocate(capacity: factors)
    hasCommon.initialize(repeating: false, count: factors)
    normals = .allocate(capacity: max(1, (steps + 1) * Self.lanes))
    tailed = .allocate(capacity: max(1, steps * Self.lanes))
    uniforms = .allocate(capacity: max(1, max(draws, steps + 1) * Self.lanes))
    delta = .allocate(capacity: max(1, (steps + 1) * Self.lanes))
    rows = .allocate(capacity: 24 * Self.lanes)
    rows.initialize(repeating: 0, count: 24 * Self.lanes)
  }

  convenience init(model: CompiledModel, layout: DrawLayout) {
    let sizes = model.deeds.map { $0.sizes.count + 3 }.max() ?? 0
    let gaps = model.boards.flatMap { $0.rankOnly?.gaps.map(\.count) ?? [] }.max() ?? 0
    self.init(leaves: model.leaves.count, steps: layout.last, draws: max(sizes, gaps))
  }

  deinit {
    common.deallocate()
    hasCommon.deallocate()
    normals.deallocate()
    tailed.deallocate()
    uniforms.deallocate()
    delta.deallocate()
    rows.deallocate()
  }

  func row(_ index: Int) -> UnsafeMutablePointer<Double> { rows + index * Self.lanes }

  func startTile() {
    for leaf in 0..<factors { hasCommon[leaf] = false }
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanNumerics
import TuiyanTrends

/// Buffers that one worker uses again for every tile. Owned by one thread at a time.
final class TileScratch {
  static let lanes = Tile.lanes
  /// [leaves + 1][steps][lanes]: the common factors of this tile; the last is that of totals.
  private let common: UnsafeMutablePointer<Float>
  private let hasCommon: UnsafeMutablePointer<Bool>
  let normals: UnsafeMutablePointer<Float>
  /// A common factor with heavier tails.
  let tailed: UnsafeMutablePointer<Float>
  let uniforms: UnsafeMutablePointer<Double>
  let delta: UnsafeMutablePointer<Double>
  /// Named lane rows for parameters.
  let rows: UnsafeMutablePointer<Double>
  let counter = EventCounter()
  private let factors: Int
  /// [panels]: what the units of an estimated panel share in this tile; nil until one of them is drawn.
  private let panels: [PanelTile]
  private var panelIsDrawn: [Bool]
  /// [steps][lanes]: one unit's path of an estimated panel.
  let estimated: UnsafeMutablePointer<Double>

  init(leaves: Int, steps: Int, draws: Int, panels count: Int) {
    panels = (0..<count).map { _ in PanelTile(steps: steps) }
    panelIsDrawn = Array(repeating: false, count: count)
    estimated = .allocate(capacity: max(1, steps * Self.lanes))
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
    self.init(leaves: model.leaves.count, steps: layout.last, draws: max(sizes, gaps), panels: model.panels.count)
  }

  deinit {
    common.deallocate()
    hasCommon.deallocate()
    normals.deallocate()
    tailed.deallocate()
    uniforms.deallocate()
    delta.deallocate()
    rows.deallocate()
    estimated.deallocate()
  }

  /// What moves the process at work, from the rows that hold its parameters.
  var process: ProcessRows {
    ProcessRows(
      rho: row(TileDrawer.Row.rho), sigma: row(TileDrawer.Row.sigma), shared: row(TileDrawer.Row.shared),
      own: row(TileDrawer.Row.own), error: row(TileDrawer.Row.error), drift: row(TileDrawer.Row.drift))
  }

  /// A common factor of this tile, [steps][lanes], made when first asked for.
  func common(_ place: Int, steps: Int, make: (UnsafeMutablePointer<Float>) -> Void) -> UnsafeMutablePointer<Float> {
    let row = common + place * steps * Self.lanes
    if !hasCommon[place] {
      make(row)
      hasCommon[place] = true
    }
    return row
  }

  func row(_ index: Int) -> UnsafeMutablePointer<Double> { rows + index * Self.lanes }

  func startTile() {
    for leaf in 0..<factors { hasCommon[leaf] = false }
    for panel in panelIsDrawn.indices { panelIsDrawn[panel] = false }
  }

  /// What the units of a panel share in this tile, made when first asked for.
  func panel(_ index: Int, make: (PanelTile) -> Void) -> PanelTile {
    if !panelIsDrawn[index] {
      make(panels[index])
      panelIsDrawn[index] = true
    }
    return panels[index]
  }
}

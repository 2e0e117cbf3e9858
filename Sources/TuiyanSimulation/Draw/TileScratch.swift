// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanNumerics
import TuiyanTrends

/// Buffers that one worker uses again for every tile. Owned by one thread at a time.
final class TileScratch {
  static let lanes = Tile.lanes
  /// [leaves + 1][steps][lanes]: the common factors of this tile; the last is that of totals.
  let common: UnsafeMutablePointer<Float>
  private let hasCommon: UnsafeMutablePointer<Bool>
  let normals: UnsafeMutablePointer<Float>
  /// [steps][lanes]: a common factor with heavier tails, or what common factors add to a sum of leaves.
  let tailed: UnsafeMutablePointer<Float>
  let uniforms: UnsafeMutablePointer<Double>
  let delta: UnsafeMutablePointer<Double>
  /// Named lane rows for parameters.
  private let rows: UnsafeMutablePointer<Double>
  /// [rows]: the bits of the one number a row is known to hold in all lanes; or `nothing`.
  private let held: UnsafeMutablePointer<UInt64>
  private static let rowCount = 9
  private static let nothing = UInt64.max
  /// [draws of all gaps][lanes]: the unknown totals of rank-only boards; and whether a gap that starts at a draw is made.
  private let gaps: UnsafeMutablePointer<Double>
  private let hasGap: UnsafeMutablePointer<Bool>
  private let gapDraws: Int
  let counter = EventCounter()
  private let factors: Int
  /// [panels]: what the units of an estimated panel share in this tile; nil until one of them is drawn.
  private let panels: [PanelTile]
  private var panelIsDrawn: [Bool]
  /// [steps][lanes]: one unit's path of an estimated panel.
  let estimated: UnsafeMutablePointer<Double>

  init(leaves: Int, steps: Int, draws: Int, gapDraws: Int, panels count: Int) {
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
    rows = .allocate(capacity: Self.rowCount * Self.lanes)
    rows.initialize(repeating: 0, count: Self.rowCount * Self.lanes)
    held = .allocate(capacity: Self.rowCount)
    held.initialize(repeating: Self.nothing, count: Self.rowCount)
    self.gapDraws = gapDraws
    gaps = .allocate(capacity: max(1, gapDraws * Self.lanes))
    hasGap = .allocate(capacity: max(1, gapDraws))
    hasGap.initialize(repeating: false, count: max(1, gapDraws))
  }

  convenience init(model: CompiledModel, layout: DrawLayout) {
    let sizes = model.deeds.map { $0.effectCount + 3 }.max() ?? 0
    let gaps = model.boards.flatMap { $0.rankOnly?.gaps.map(\.count) ?? [] }.reduce(0, +)
    self.init(
      leaves: model.leaves.count, steps: layout.last, draws: sizes, gapDraws: gaps, panels: model.panels.count)
  }

  deinit {
    common.deallocate()
    hasCommon.deallocate()
    normals.deallocate()
    tailed.deallocate()
    uniforms.deallocate()
    delta.deallocate()
    rows.deallocate()
    held.deallocate()
    gaps.deallocate()
    hasGap.deallocate()
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

  /// A row to read, or to write with `freeRow`.
  func row(_ index: Int) -> UnsafePointer<Double> { UnsafePointer(rows + index * Self.lanes) }

  /// A row that is about to be written.
  func freeRow(_ index: Int) -> UnsafeMutablePointer<Double> {
    held[index] = Self.nothing
    return rows + index * Self.lanes
  }

  /// Fills a row with one number; nothing is done where it holds it, which from one path to the next it often does.
  func fill(_ index: Int, _ number: Double) {
    guard held[index] != number.bitPattern else { return }
    held[index] = number.bitPattern
    let row = rows + index * Self.lanes
    for lane in 0..<Self.lanes { row[lane] = number }
  }

  /// The drawn totals of a rank-only order's gap in this tile, [draws][lanes], made when first asked for.
  /// - Parameter place: of the gap's first draw among all.
  func gap(_ place: Int, make: (UnsafeMutablePointer<Double>) -> Void) -> UnsafeMutablePointer<Double> {
    let row = gaps + place * Self.lanes
    if !hasGap[place] {
      make(row)
      hasGap[place] = true
    }
    return row
  }

  func startTile() {
    for leaf in 0..<factors { hasCommon[leaf] = false }
    for draw in 0..<gapDraws { hasGap[draw] = false }
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

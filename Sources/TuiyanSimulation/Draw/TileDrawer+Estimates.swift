// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanNumerics

/// Paths of processes that state no dynamics: rows of an estimated panel.
extension TileDrawer {
  /// The panel's continuation at the kept steps, told from the level at as_of; h = 0 is the level itself.
  ///
  /// Before chance (`isCentral`) nothing moves.
  func drawEstimated(
    _ process: LatentProcess, _ path: EstimatedPath, first: UInt64, out: UnsafeMutablePointer<Double>,
    scratch: TileScratch
  ) {
    let lanes = Self.lanes
    let panel = model.panels[path.panel]
    let last = layout.last
    if !isCentral, last > 0 {
      let shared = scratch.panel(path.panel) {
        panel.forecast.fill(
          $0, key: streams.key(panel.key, .path), first: first, common: streams.key(panel.commonKey, .path),
          through: last)
      }
      panel.forecast.draw(
        unit: path.row, key: streams.key(process.key, .path), tile: shared, into: scratch.estimated, through: last)
    }
    for (kept, step) in layout.steps.enumerated() {
      let row = out + kept * lanes
      if step == 0 || isCentral {
        for lane in 0..<lanes { row[lane] = 0 }
      } else {
        let source = scratch.estimated + (step - 1) * lanes
        for lane in 0..<lanes { row[lane] = source[lane] - path.start }
      }
    }
    invert(process.scale, level: scratch.row(Row.level), values: out, kept: layout.steps.count)
  }
}

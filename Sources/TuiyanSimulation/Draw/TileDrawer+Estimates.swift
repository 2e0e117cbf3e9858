// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanNumerics
import TuiyanTrends

/// Paths of processes that state no dynamics: rows of an estimated panel.
extension TileDrawer {
  /// The panel's continuation at the kept steps, told from the level at as_of; h = 0 is the level itself.
  ///
  /// Which parameters and which forecaster a replication lives with is drawn with the factors that all units share.
  func drawEstimated(
    _ process: LatentProcess, _ path: EstimatedPath, first: UInt64, out: UnsafeMutablePointer<Double>,
    scratch: TileScratch
  ) {
    let lanes = Self.lanes
    let panel = model.panels[path.panel]
    let last = min(layout.last, panel.forecast.steps.count)
    if last > 0 {
      let tile = scratch.panel(path.panel) { tile in
        uniforms(panel.key, .path, first: first, count: 2, into: tile.uniforms, as: .shocks)
        normals(panel.commonKey, .path, first: first, count: last, into: tile.common)
        panel.forecast.prepare(tile)
      }
      normals(process.key, .path, first: first, count: last, into: tile.normals)
      panel.forecast.follow(unit: path.row, tile: tile, into: scratch.estimated, through: last)
    }
    for (kept, step) in layout.steps.enumerated() {
      let row = out + kept * lanes
      let source = scratch.estimated + max(0, step - 1) * lanes
      if panel.forecast.isRunning {
        for lane in 0..<lanes { row[lane] = step == 0 ? 0 : process.scale.forward(source[lane]) - path.start }
      } else {
        for lane in 0..<lanes { row[lane] = step == 0 ? 0 : source[lane] - path.start }
      }
    }
    invert(process.scale, level: scratch.row(Row.level), values: out, kept: layout.steps.count, ends: .none)
  }
}

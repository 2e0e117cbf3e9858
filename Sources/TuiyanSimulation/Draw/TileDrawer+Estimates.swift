// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanNumerics
import TuiyanTrends

/// Paths of processes that state no dynamics: rows of an estimated panel.
extension TileDrawer {
  /// The panel's continuation at the kept steps, told from the level at which it begins; until then the level itself.
  ///
  /// Which parameters and which forecaster a replication lives with is drawn with the factors that all units share. The
  /// draws of a step are the same whenever a panel begins.
  func drawEstimated(
    _ process: LatentProcess, _ path: EstimatedPath, first: UInt64, out: UnsafeMutablePointer<Double>,
    scratch: TileScratch
  ) {
    let lanes = Self.lanes
    let panel = model.panels[path.panel]
    let begins = min(process.begins, layout.last)
    let last = min(layout.last - begins, panel.forecast.steps.count)
    func draw(_ key: StreamKey, into out: UnsafeMutablePointer<Float>) {
      normals(key, .path, first: first, count: begins + last, into: out)
      if begins > 0 { out.update(from: out + begins * lanes, count: last * lanes) }
    }
    if last > 0 {
      let tile = scratch.panel(path.panel) { tile in
        uniforms(panel.key, .path, first: first, count: 2, into: tile.uniforms, as: .shocks)
        draw(panel.commonKey, into: tile.common)
        panel.forecast.prepare(tile)
      }
      draw(process.key, into: tile.normals)
      panel.forecast.follow(unit: path.row, tile: tile, into: scratch.estimated, through: last)
    }
    for (kept, step) in layout.steps.enumerated() {
      let row = out + kept * lanes
      let ahead = step - begins
      let source = scratch.estimated + max(0, ahead - 1) * lanes
      if panel.forecast.isRunning {
        for lane in 0..<lanes { row[lane] = ahead <= 0 ? 0 : process.scale.forward(source[lane]) - path.start }
      } else {
        for lane in 0..<lanes { row[lane] = ahead <= 0 ? 0 : source[lane] - path.start }
      }
    }
    invert(process.scale, level: scratch.row(Row.level), values: out, kept: layout.steps.count, ends: .none)
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanNumerics

/// Draws cells and totals of the tile at work just before they are measured, where draws are not stored. Owned by one
/// thread at a time.
final class TileSource {
  private let drawer: TileDrawer
  private let draws: TileDraws
  private let scratch: TileScratch
  /// The replication of lane 0.
  private var first: UInt64 = 0
  /// [cells]: points of a linear scale can be made while the path is followed.
  private let scoresOnTheWay: [Bool]

  init(_ drawer: TileDrawer, draws: TileDraws) {
    self.drawer = drawer
    self.draws = draws
    scratch = TileScratch(model: drawer.model, layout: drawer.layout)
    scoresOnTheWay = drawer.model.cells.map { cell in
      if case .process(let process) = cell.source { process.scoresOnTheWay } else { false }
    }
  }

  /// Begins a tile; see `TileDrawer.start`.
  func start(first: UInt64, future: Int?, deeds: [Int]) {
    self.first = first
    drawer.start(draws, first: first, future: future, deeds: deeds, scratch: scratch)
  }

  /// The path of a cell that is a process.
  func drawPath(_ cell: Int, ends: PathEnds, into out: UnsafeMutablePointer<Double>) {
    drawer.drawPath(cell, ends: ends, draws, first: first, out: out, scratch: scratch)
  }

  /// The points of such a path, clipped and scored without being kept.
  /// - Returns: false where that cannot be done, and nothing is.
  func drawPoints(
    _ cell: Int, ends: PathEnds, scale: LinearScale, into out: UnsafeMutablePointer<Double>
  ) -> Bool {
    guard scoresOnTheWay[cell] else { return false }
    drawer.drawPoints(cell, ends: ends, scale: scale, draws, first: first, out: out, scratch: scratch)
    return true
  }

  func drawCounts(_ cell: Int) { drawer.drawCounts(cell, draws, first: first, scratch: scratch) }

  func drawSurvey(_ cell: Int) { drawer.drawSurvey(cell, draws, first: first, scratch: scratch) }

  func drawSum(_ sum: Int) { drawer.drawSum(sum, draws, first: first, scratch: scratch) }

  func drawTotal(_ total: Int) { drawer.drawTotal(total, draws, first: first, scratch: scratch) }
}

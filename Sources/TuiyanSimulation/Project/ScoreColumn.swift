// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanNumerics

/// Totals of one member at one step, one or more, in the order of the replications: total = base + deviation.
///
/// Deviations are kept in single precision: what is lost is at most 6·10⁻⁸ of a total's distance from the base, and
/// nothing where all totals are the same; see `ScoreBases`.
struct ScoreColumn {
  let base: Double
  /// [replications].
  let deviations: UnsafeBufferPointer<Float>
}

extension ScoreSummary {
  /// Sums are in double precision and in the order of the replications.
  init(_ column: ScoreColumn) {
    let (mean, sd) = Quantiles.meanAndDeviation(column.deviations)
    self.init(
      mean: column.base + mean, sd: sd, count: column.deviations.count,
      quantiles: Quantiles.of(column.deviations, at: Self.probabilities).map { column.base + $0 })
  }
}

/// What a run's totals and values are told from, known to every part of it because any replication can be made anywhere.
///
/// Where the first tile's replications all agree it is what they agree on, so that what is certain stays what it is, bit
/// for bit; else the first one's number to 1/1024, so that ends at which many are clipped, mostly whole numbers, are told
/// without loss up to 2¹⁴ from it.
struct ScoreBases: Sendable {
  /// [boards][steps][members]; 0 where a worker does not make a board.
  let totals: [[[Double]]]

  /// - Parameters:
  ///   - worker: simulates the tile to find them; it can go on with any other.
  ///   - first: the run's first tile.
  init(_ worker: TileWorker, first: TileSchedule.Tile, model: CompiledModel) {
    let steps = worker.layout.steps.count
    var totals = model.boards.map { board in
      Array(repeating: Array(repeating: 0.0, count: board.members.count), count: steps)
    }
    withoutActuallyEscaping(
      { (board: Int, kept: Int, _: BoardRanks) in
        for member in totals[board][kept].indices {
          let row = worker.state.total(board: board, member: member) + kept * Tile.lanes
          totals[board][kept][member] = Self.base(of: row, lanes: first.count)
        }
      }, do: { worker.run(first, visit: $0) })
    self.totals = totals
  }

  /// - Parameter row: a number of each of the first replications.
  static func base(of row: UnsafePointer<Double>, lanes: Int) -> Double {
    for lane in 1..<max(1, lanes) where row[lane] != row[0] { return (row[0] * 1024).rounded() / 1024 }
    return row[0]
  }
}

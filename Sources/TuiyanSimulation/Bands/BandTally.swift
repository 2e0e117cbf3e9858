// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics

/// Where one asked quantity stands in a tile's state.
struct BandColumn: Sendable {
  let subject: BandSubject
  let period: Period
  /// Index among the kept steps.
  let kept: Int
  let place: Place
  let isCount: Bool

  enum Place: Sendable {
    case cell(Int)
    case total(board: Int, member: Int)
  }

  func row(in state: TileState) -> UnsafeMutablePointer<Double> {
    let block =
      switch place {
      case .cell(let cell): state.measured(cell)
      case .total(let board, let member): state.total(board: board, member: member)
      }
    return block + kept * Tile.lanes
  }
}

/// The values of some quantities, replication by replication; tiles write to places of their own, which makes sharing it
/// safe.
final class BandTally: @unchecked Sendable {
  let columns: [BandColumn]
  private let replications: Int
  /// [columns][replications].
  private let values: UnsafeMutablePointer<Double>

  init(columns: [BandColumn], replications: Int) {
    self.columns = columns
    self.replications = replications
    values = .allocate(capacity: max(1, columns.count * replications))
  }

  deinit { values.deallocate() }

  /// Takes one tile.
  /// - Parameter place: where lane 0 stands among all replications.
  func add(_ state: TileState, place: Int, lanes: Int) {
    for (index, column) in columns.enumerated() {
      (values + index * replications + place).update(from: column.row(in: state), count: lanes)
    }
  }

  /// Means and quantiles (type 7) of one column; sorts it.
  func band(_ index: Int) -> Band {
    let column = UnsafeMutableBufferPointer(start: values + index * replications, count: replications)
    let (mean, sd) = Quantiles.meanAndDeviation(UnsafeBufferPointer(column))
    var counts: [(value: Double, share: Double)]?
    if columns[index].isCount {
      var found: [Double: Int] = [:]
      for value in column { found[value, default: 0] += 1 }
      counts = found.sorted { $0.key < $1.key }.map { ($0.key, Double($0.value) / Double(replications)) }
    }
    let quantiles = Quantiles.of(column, at: ScoreSummary.probabilities)
    return Band(
      subject: columns[index].subject, period: columns[index].period,
      summary: ScoreSummary(mean: mean, sd: sd, count: replications, quantiles: quantiles), counts: counts)
  }
}

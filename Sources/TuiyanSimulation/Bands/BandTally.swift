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

/// The values of some quantities, replication by replication, kept as a projection keeps its totals; tiles write to places
/// of their own, which makes sharing it safe.
final class BandTally: @unchecked Sendable {
  let columns: [BandColumn]
  private let replications: Int
  /// [columns][replications].
  private let values: LargeTable
  /// [columns]; see `ScoreBases`.
  private let bases: [Double]

  /// - Parameters:
  ///   - first: the state of the run's first tile.
  ///   - lanes: those of it in use.
  init(columns: [BandColumn], replications: Int, first: TileState, lanes: Int) {
    self.columns = columns
    self.replications = replications
    bases = columns.map { ScoreBases.base(of: $0.row(in: first), lanes: lanes) }
    values = LargeTable(count: columns.count * replications)
  }

  /// Takes one tile.
  /// - Parameter place: where lane 0 stands among all replications.
  func add(_ state: TileState, place: Int, lanes: Int) {
    for (index, column) in columns.enumerated() {
      RowArithmetic.apart(
        column.row(in: state), from: bases[index], into: values.start + index * replications + place, count: lanes)
    }
  }

  /// Means and quantiles (type 7) of one column.
  func band(_ index: Int) -> Band {
    let column = ScoreColumn(
      base: bases[index],
      deviations: UnsafeBufferPointer(start: values.start + index * replications, count: replications))
    var counts: [(value: Double, share: Double)]?
    if columns[index].isCount {
      var found: [Double: Int] = [:]
      for value in column.deviations { found[column.base + Double(value), default: 0] += 1 }
      counts = found.sorted { $0.key < $1.key }.map { ($0.key, Double($0.value) / Double(replications)) }
    }
    return Band(
      subject: columns[index].subject, period: columns[index].period, summary: ScoreSummary(column), counts: counts)
  }
}

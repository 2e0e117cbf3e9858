// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

extension PanelTable {
  /// A period whose scores and ranks are those of the period before it, unit by unit.
  public struct Repeat: Sendable, Hashable {
    public let period: Period
    public let before: Period
    /// Units that have figures in both.
    public let units: Int
  }

  /// Fewest units whose figures must all be alike: fewer may well stand still.
  static let fewestAlike = 10

  /// Periods in which no score and no rank of any unit moved, whatever its leaves did: most likely a column copied, not
  /// a publication.
  ///
  /// A forecast of such a period from the one before is right by no merit, and history that holds it knows too little of
  /// how units move.
  public var repeats: [Repeat] {
    let byPeriod = Dictionary(grouping: rows, by: \.period.ordinal)
    return zip(periods, periods.dropFirst()).compactMap { before, period in
      let old = Dictionary((byPeriod[before.ordinal] ?? []).map { ($0.unit, $0) }) { first, _ in first }
      let both = (byPeriod[period.ordinal] ?? []).compactMap { row in
        row.score == nil && row.rank == nil ? nil : old[row.unit].map { (row, $0) }
      }
      let isAlike = both.allSatisfy { $0.score == $1.score && $0.rank == $1.rank }
      return both.count >= Self.fewestAlike && isAlike
        ? Repeat(period: period, before: before, units: both.count) : nil
    }
  }
}

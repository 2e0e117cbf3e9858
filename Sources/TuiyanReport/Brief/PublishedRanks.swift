// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TuiyanModel

extension Scenario {
  /// Whether a board's published scores say no more than its ranks: all are c + 100·(n + 1 − rank)/(n + 1) with one c, as
  /// the import of a table of ranks alone writes them; n: units ranked in the period, or its worst rank where that is more;
  /// c: 0, or 1, 2 or 5 times a power of ten, so that one score alone hardly ever passes.
  func publishesRanksAlone(on board: String) -> Bool {
    let own = results.filter { $0.board == board && $0.period <= asOf }
    let ranked = own.filter { $0.rank != nil }
    guard !ranked.isEmpty else { return false }
    let sizes = Dictionary(grouping: ranked, by: \.period)
      .mapValues { Double(max($0.count, $0.compactMap(\.rank).max() ?? 0) + 1) }
    var shift: Double?
    for row in own {
      guard let score = row.score else { continue }
      guard let rank = row.rank, let value = score.constant, let size = sizes[row.period] else {
        return false
      }
      let rest = value - 100 * (size - Double(rank)) / size
      if let shift, abs(rest - shift) >= 1e-6 { return false }
      shift = shift ?? rest
    }
    return shift.map(Self.isRound) ?? true
  }

  private static func isRound(_ value: Double) -> Bool {
    if abs(value) < 1e-6 { return true }
    guard value > 0 else { return false }
    let digits = value / pow(10, log10(value).rounded(.down))
    return [1, 2, 5, 10].contains { abs(digits - $0) < 1e-6 }
  }
}

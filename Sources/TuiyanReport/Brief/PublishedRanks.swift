// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

extension Scenario {
  /// Whether a board's published scores say no more than its ranks: all are (n + 1 − rank)/(n + 1) · 100, as the import of
  /// a table of ranks alone writes them.
  func publishesRanksAlone(on board: String) -> Bool {
    let own = results.filter { $0.board == board && $0.period <= asOf }
    let ranked = own.filter { $0.rank != nil }
    let counts = Dictionary(grouping: ranked, by: \.period).mapValues(\.count)
    return !ranked.isEmpty
      && own.allSatisfy { row in
        guard let score = row.score else { return true }
        guard let rank = row.rank, let value = score.constant else { return false }
        let size = Double(counts[row.period, default: 0] + 1)
        return abs(value - (size - Double(rank)) / size * 100) < 1e-6
      }
  }
}

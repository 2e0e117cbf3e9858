// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

/// Ranks by value, the largest first; values within 1e-9 are equal.
struct PlainRanking {
  private let ties: Board.Ties

  init(_ ties: Board.Ties) { self.ties = ties }

  /// - Parameter separate: positive where the first of two places with equal values stands before the second.
  func ranks(of values: [Double], separate: (Int, Int) -> Double = { _, _ in 0 }) -> [Double] {
    func order(_ one: Int, _ other: Int) -> Double {
      let difference = values[one] - values[other]
      return abs(difference) <= 1e-9 ? separate(one, other) : difference
    }
    let isFirstOfItsKind = values.indices.map { place in
      ties != .dense || !(0..<place).contains { order($0, place) == 0 }
    }
    return values.indices.map { place in
      var (better, equal, kinds) = (0, 0, 0)
      for other in values.indices {
        let difference = order(other, place)
        if difference > 0 {
          better += 1
          kinds += isFirstOfItsKind[other] ? 1 : 0
        } else if difference == 0 {
          equal += 1
        }
      }
      switch ties {
      case .min: return Double(better + 1)
      case .max: return Double(better + equal)
      case .average: return Double(better) + Double(equal + 1) / 2
      case .dense: return Double(kinds + 1)
      }
    }
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import Testing
import TuiyanModel

@Suite("Ranks as numbers of which more is better")
struct RankedFieldTests {
  @Test("the values of n ranks are evenly spaced between 0 and the most, reached by none")
  func spacing() {
    for count in 1...40 {
      let field = RankedField(Array(1...count))
      let values = (1...count).map { field.value(of: $0, most: 100) }
      let steps = zip([100] + values, values + [0]).map { $0 - $1 }
      #expect(steps.allSatisfy { abs($0 - 100 / Double(count + 1)) < 1e-9 })
      #expect(field.value(of: count) == field.value(of: count, most: 1))
    }
  }

  @Test("where not all who were ranked are known, the worst rank says how many there were")
  func gaps() {
    #expect(RankedField([3, 7]).value(of: 7) == 1.0 / 8)
    #expect(RankedField([3, 7]) == RankedField(Array(1...7)))
    // Ties: more units than the worst rank.
    #expect(RankedField([1, 1, 1, 4]).value(of: 1, most: 100) == 80)
    #expect(RankedField([1, 1, 1]).value(of: 1) == 0.75)
  }
}

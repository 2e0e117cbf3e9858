// SPDX-License-Identifier: GPL-3.0-or-later
import Testing
import TuiyanNumerics

@Suite("Mean outcomes over stretches of an input's ranks")
struct RankedOutcomesTests {
  @Test("different values count whole where the stretch holds them, and in part at its ends")
  func plain() throws {
    // Downwards, so that the order has to be found; the outcome is the rank.
    let ranked = RankedOutcomes((0..<64).map { Double(63 - $0) }, by: (0..<64).map { Double(-$0) })
    // 4, 5 … 11.
    #expect(abs(try #require(ranked.mean(over: 4 / 64...12 / 64)).mean - 7.5) < 1e-12)
    // Half of 5, and 6.
    let part = try #require(ranked.mean(over: 5.5 / 64...7 / 64))
    #expect(abs(part.mean - (0.5 * 5 + 6) / 1.5) < 1e-12 && part.count == 2)
  }

  @Test("the whole range has the plain mean and its error")
  func whole() throws {
    let outcome = (0..<60).map { Double($0 % 7) }
    let own = try #require(RankedOutcomes(outcome, by: (0..<60).map { Double($0 % 11) }).mean(over: 0...1))
    let plain = MeanEstimate(outcome)
    #expect(abs(own.mean - plain.mean) < 1e-12 && abs(own.standardError - plain.standardError) < 1e-12)
    #expect(own.count == 60)
  }

  /// Shares of 6, 6, 44 and 44 % of 1000 draws; the outcome is 1 in the upper two.
  @Test("values in common count with the part of the stretch they cover")
  func ties() throws {
    let input = [(60, -0.5), (60, -0.49), (440, 0.5), (440, 0.51)].flatMap { Array(repeating: $1, count: $0) }
    let ranked = RankedOutcomes(input.map { $0 > 0 ? 1 : 0 }, by: input)
    let low = try #require(ranked.mean(over: 0.05...0.15))
    #expect(abs(low.mean - 0.3) < 1e-12 && low.count == 560)
    // Only where the 12 % end is uncertain: 10·√(0.12·0.88/(n − 1)).
    #expect(abs(low.standardError - 10 * (0.12 * 0.88 / 999).squareRoot()) < 1e-12)
    let high = try #require(ranked.mean(over: 0.85...0.95))
    #expect(high.mean == 1 && high.standardError == 0 && high.count == 440)
  }

  @Test("inside one value the mean and the error are those of its outcomes")
  func insideOne() throws {
    // 400 of 1000 draws are level at the lower end, a quarter of them with the outcome 1.
    let input = (0..<1_000).map { $0 < 400 ? 0 : Double($0) }
    let low = try #require(
      RankedOutcomes((0..<1_000).map { $0 % 4 == 0 ? 1 : 0 }, by: input).mean(over: 0.05...0.15))
    #expect(abs(low.mean - 0.25) < 1e-12 && low.count == 400)
    // Σ (y − ¼)² (n/400)² / (n(n − 1)) with Σ (y − ¼)² = 400·¼·¾.
    #expect(abs(low.standardError - (400 * 0.25 * 0.75 * 6.25 / (1_000 * 999)).squareRoot()) < 1e-12)
  }

  @Test("one draw is no stretch")
  func single() {
    #expect(RankedOutcomes([1, 0, 1], by: [1, 2, 3]).mean(over: 0.05...0.15) == nil)
  }
}

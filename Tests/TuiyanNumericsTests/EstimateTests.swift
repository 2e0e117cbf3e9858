// SPDX-License-Identifier: GPL-3.0-or-later
import Testing
import TuiyanNumerics

@Suite("Estimates and their errors")
struct EstimateTests {
  @Test("Wilson's intervals agree with SciPy")
  func proportions() {
    // SciPy 1.17.1: binomtest(k, n).proportion_ci(method='wilson').
    let table: [(Int, Int, Double, Double)] = [
      (0, 10, 0, 0.27753279986288926),
      (1, 10, 0.017876213095072896, 0.4041500267952385),
      (5, 10, 0.236593090512564, 0.7634069094874361),
      (10, 10, 0.7224672001371109, 1),
      (3, 1000, 0.0010207838811386186, 0.008783014053503173),
      (567, 1000, 0.5360910862439573, 0.5973961281189782),
      (99999, 100_000, 0.9999433529034095, 0.9999982347522695),
      (4_000_000, 10_000_000, 0.3996964021556122, 0.4003036746735348),
    ]
    for (successes, trials, low, high) in table {
      let found = Proportion(successes: successes, trials: trials)
      #expect(abs(found.low - low) < 1e-12)
      #expect(abs(found.high - high) < 1e-12)
    }
  }

  @Test("Without a success the interval starts at exactly 0, without a failure it ends at exactly 1")
  func ends() {
    for trials in [1, 2, 7, 1000, 100_000] {
      #expect(Proportion(successes: 0, trials: trials).low == 0)
      #expect(Proportion(successes: 0, trials: trials).high > 0)
      #expect(Proportion(successes: trials, trials: trials).high == 1)
      #expect(Proportion(successes: trials, trials: trials).low < 1)
    }
  }

  @Test("An interval holds the estimate, and mirrors when successes and failures change places")
  func symmetry() {
    for trials in [1, 3, 10, 97] {
      for successes in 0...trials {
        let one = Proportion(successes: successes, trials: trials)
        let other = Proportion(successes: trials - successes, trials: trials)
        #expect(one.low <= one.value && one.value <= one.high)
        #expect(abs(one.low - (1 - other.high)) < 1e-14)
      }
    }
    #expect(Proportion(successes: 20, trials: 100).standardError == 0.04)
  }

  @Test("A mean from sums, from shifted sums and from values is one and the same")
  func means() {
    let values = [2.0, 4, 4, 4, 5, 5, 7, 9]
    let direct = MeanEstimate(values)
    #expect(direct.mean == 5)
    // Σ(x − 5)² = 32, so the standard error is √(32/7/8).
    #expect(abs(direct.standardError - (32.0 / 56).squareRoot()) < 1e-15)
    let sums = MeanEstimate(sum: 40, sumOfSquares: 232, count: 8)
    let shifted = MeanEstimate(sum: 0, sumOfSquares: 32, count: 8, shift: 5)
    for other in [sums, shifted] {
      #expect(other.mean == 5)
      #expect(abs(other.standardError - direct.standardError) < 1e-15)
    }
    // Student's 0.975 quantile with 7 degrees of freedom, from any printed table: 2.364624.
    #expect(abs((direct.high - 5) / direct.standardError - 2.364624) < 1e-6)
    #expect(abs(direct.high + direct.low - 10) < 1e-14)
  }

  @Test("Two passes keep the digits of values far from zero")
  func cancellation() {
    let far = MeanEstimate([1, 2, 3, 4].map { 1e9 + $0 })
    #expect(far.mean == 1e9 + 2.5)
    #expect(abs(far.standardError - (5.0 / 12).squareRoot()) < 1e-12)
  }

  @Test("One value has an infinite error, equal values none")
  func degenerate() {
    #expect(MeanEstimate([3]).standardError == .infinity)
    #expect(MeanEstimate([3]).high == .infinity)
    let equal = MeanEstimate([0.1, 0.1, 0.1])
    #expect(equal.standardError < 1e-16 && equal.low <= equal.mean && equal.mean <= equal.high)
  }

  @Test("A paired difference of events is that of its zeros, ones and minus ones")
  func paired() {
    let events = PairedDifference(gained: 30, lost: 10, trials: 1000)
    let values = PairedDifference(
      Array(repeating: 1.0, count: 30) + Array(repeating: -1.0, count: 10) + Array(repeating: 0.0, count: 960))
    #expect(abs(events.mean - 0.02) < 1e-15)
    #expect(abs(events.mean - values.mean) < 1e-15)
    #expect(abs(events.standardError - values.standardError) < 1e-15)
    // (40 − 20²/1000·…): variance (40 − 1000·0.02²)/999.
    #expect(abs(events.standardError - ((40 - 0.4) / 999 / 1000).squareRoot()) < 1e-15)
    #expect(events.isClear)
    #expect(!PairedDifference(gained: 3, lost: 3, trials: 100).isClear)
    #expect(PairedDifference(gained: 0, lost: 0, trials: 100).standardError == 0)
  }
}

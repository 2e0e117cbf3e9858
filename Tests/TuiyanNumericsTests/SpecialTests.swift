// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TestOracles
import Testing
import TuiyanNumerics

/// Values marked SciPy: 1.17.1, `scipy.stats` and `scipy.special`.
@Suite("Special functions")
struct SpecialTests {
  private func near(_ found: Double, _ expected: Double, _ relative: Double) -> Bool {
    abs(found - expected) <= relative * abs(expected)
  }

  @Test("The normal distribution function and its inverse agree with SciPy and undo each other")
  func normal() {
    // SciPy special.ndtr.
    let table = [(-8, 6.22096057427174e-16), (-1.5, 0.06680720126885807), (0, 0.5), (2.3, 0.9892758899783242)]
    for (z, p) in table { #expect(near(Special.normalCDF(z), p, 1e-12)) }
    for z in stride(from: -8.0, through: 5, by: 0.37) {
      #expect(abs(Special.normalQuantile(Special.normalCDF(z)) - z) < 1e-9)
    }
    #expect(Special.normalQuantile(0) == -.infinity && Special.normalQuantile(1) == .infinity)
  }

  @Test("Student's t agrees with SciPy")
  func student() {
    // SciPy stats.t(nu).ppf at 1e-9, 0.001, 0.2, 0.975, 0.999999 and .cdf at -40, -2, 0.5, 6.
    let table: [(Double, [Double], [Double])] = [
      (
        2.1, [-14328.721188285388, -19.869795799797036, -1.0483046779883702, 4.112152758173878, 534.115026888428],
        [0.00023081146031478958, 0.08869960758292221, 0.6677124837782071, 0.9881334130596331]
      ),
      (
        5, [-98.93722464836996, -5.893429531356009, -0.9195437802408267, 2.5705818356363146, 24.771029720372493],
        [9.205981085886477e-08, 0.050969739414929174, 0.6808505641795355, 0.999076930855203]
      ),
      (
        30, [-8.445862796274243, -3.385184866829305, -0.853767261471298, 2.0422724563012378, 5.871117120408624],
        [6.863022597203209e-28, 0.027312522481491547, 0.6896384975574363, 0.9999993028615617]
      ),
    ]
    for (nu, quantiles, probabilities) in table {
      for (p, t) in zip([1e-9, 0.001, 0.2, 0.975, 0.999999], quantiles) {
        #expect(near(Special.studentQuantile(p, nu: nu), t, 1e-9))
      }
      for (t, p) in zip([-40, -2, 0.5, 6], probabilities) { #expect(near(Oracle.studentCDF(t, nu: nu), p, 1e-10)) }
    }
  }

  @Test("The incomplete beta function and its inverse agree with SciPy and undo each other")
  func beta() {
    // SciPy special.betainc.
    #expect(near(Oracle.regularisedBeta(0.4, a: 2, b: 3), 0.5248, 1e-13))
    #expect(near(Oracle.regularisedBeta(0.1, a: 0.5, b: 0.5), 0.20483276469913345, 1e-13))
    #expect(near(Oracle.regularisedBeta(0.3, a: 100, b: 200), 0.10884306564490986, 1e-12))
    for (a, b) in [(0.05, 5.0), (0.5, 0.5), (1, 1), (3, 40), (2000, 3), (1e5, 1e5), (1e5, 0.2)] {
      for p in [1e-7, 0.003, 0.25, 0.5, 0.8] {
        let x = Special.betaQuantile(p, a: a, b: b)
        if x < 1 { #expect(near(Oracle.regularisedBeta(x, a: a, b: b), p, 1e-8), "\(a) \(b) \(p)") }
      }
    }
  }

  @Test("The quadrature that tests rest on meets closed forms, and fails where there is no integral")
  func integrals() throws {
    #expect(near(try Oracle.integrate({ $0 * $0 }, from: 0, to: 3), 9, 1e-13))
    #expect(near(try Oracle.integrate(sin, from: 0, to: Double.pi), 2, 1e-12))
    #expect(throws: Oracle.Failure.self) { try Oracle.integrate({ 1 / $0 }, from: 0, to: 1) }
  }

  private func poissonCount(u: Double, mean: Double) -> Int {
    var count = -1.0
    Special.poissonCounts(u: [u], means: [mean], into: &count, count: 1)
    return Int(count)
  }

  @Test("Poisson counts agree with SciPy's inverse")
  func poisson() {
    // SciPy stats.poisson(mu).ppf.
    let draws = [1e-9, 0.001, 0.3, 0.5, 0.77, 0.99, 1 - 1e-7, 1 - 1e-12]
    let table: [(Double, [Int])] = [
      (0.3, [0, 0, 0, 0, 1, 2, 6, 10]), (4, [0, 0, 3, 4, 5, 9, 18, 25]),
      (80, [33, 54, 75, 80, 87, 102, 131, 151]), (149, [82, 113, 142, 149, 158, 178, 217, 243]),
      (151, [83, 114, 144, 151, 160, 180, 219, 245]), (5000, [4582, 4783, 4963, 5000, 5052, 5165, 5372, 5505]),
      (1e6, [994_008, 996_911, 999_475, 1_000_000, 1_000_739, 1_002_327, 1_005_204, 1_007_043]),
    ]
    for (mean, counts) in table {
      #expect(draws.map { poissonCount(u: $0, mean: mean) } == counts, "mean \(mean)")
    }
    #expect(poissonCount(u: 1 - 0x1p-53, mean: 0) == 0)
  }

  @Test("A Poisson count is the smallest with P(X ≤ k) ≥ u, and rises with the mean")
  func poissonInverse() {
    let u = uniforms(21, from: 0, count: 6)
    let means = [0.02, 0.7, 3, 20, 60, 149.9, 150, 150.1, 400, 1e4, 3e5]
    for u in u {
      var before = 0
      for mean in means {
        let k = poissonCount(u: u, mean: mean)
        #expect(Oracle.poissonCDF(k, mean: mean) >= u - 1e-12)
        #expect(Oracle.poissonCDF(k - 1, mean: mean) < u + 1e-12)
        #expect(k >= before)
        before = k
      }
      let rising = stride(from: 145.0, to: 155, by: 0.05).map { poissonCount(u: u, mean: $0) }
      #expect(zip(rising, rising.dropFirst()).allSatisfy { $0 <= $1 })
    }
    #expect(abs(Oracle.poissonCDF(2, mean: 1) - 2.5 * exp(-1)) < 1e-15)
  }

  @Test("A buffer of Poisson counts holds the single counts")
  func poissonBuffer() {
    let u = uniforms(22, from: 0, count: 4)
    let means = (0..<u.count).map { Double($0 * $0) / 50 }
    var counts = [Double](repeating: -1, count: u.count)
    Special.poissonCounts(u: u, means: means, into: &counts, count: u.count)
    #expect(counts == zip(u, means).map { Double(poissonCount(u: $0, mean: $1)) })
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import CGSL
import Testing
import TuiyanNumerics

@Suite("Quantiles of a column")
struct QuantilesTests {
  private static let probabilities = [0.5, 0, 0.05, 0.25, 0.75, 0.95, 1, 0.999, 1.0 / 3, 0.05]

  private func oracle(_ values: [Double]) -> [Double] {
    var sorted = values
    gsl_sort(&sorted, 1, sorted.count)
    return Self.probabilities.map { gsl_stats_quantile_from_sorted_data(sorted, 1, sorted.count, $0) }
  }

  /// Columns of many shapes, each with a name.
  private static let columns: [(String, [Double])] = {
    let z = normals(1, from: 0, count: 2000).map(Double.init)
    let u = uniforms(2, from: 0, count: 2000)
    return [
      ("normal", z.map { 50 + 10 * $0 }),
      ("uniform", u),
      ("ascending", (0..<50_000).map(Double.init)),
      ("descending", (0..<50_000).map { -Double($0) }),
      ("ties", u.map { ($0 * 7).rounded() }),
      ("clipped", z.map { min(max($0, -0.5), 0.5) }),
      ("outlier", z + [1e12]),
      ("two scales", z + z.map { $0 * 1e-9 + 5 }),
      ("geometric", (0..<3000).map { Double(sign: .plus, exponent: -($0 % 1000), significand: 1) }),
      ("huge range", u.map { ($0 - 0.5) * 1.7e308 * 2 }),
      ("tiny range", u.map { ($0 - 0.5) * 1e-300 * 1e-10 }),
      ("nearly equal", u.map { 1 + ($0 * 5).rounded() * 0x1p-52 }),
      ("exponential tail", u.map { 1 / $0 }),
      ("equal", Array(repeating: 3.25, count: 1000)),
    ]
  }()

  @Test("They equal GSL's on the sorted column exactly, whatever its shape")
  func oracles() {
    for (name, column) in Self.columns {
      #expect(Quantiles.of(column, at: Self.probabilities) == oracle(column), "\(name)")
    }
  }

  @Test("Those of single precision are those of the same numbers in double precision")
  func single() {
    for (name, column) in Self.columns {
      let narrow = column.map { Float($0) }.filter(\.isFinite)
      if narrow.isEmpty { continue }
      let wide = narrow.map { Double($0) }
      narrow.withUnsafeBufferPointer { narrow in
        #expect(Quantiles.of(narrow, at: Self.probabilities) == Quantiles.of(wide, at: Self.probabilities), "\(name)")
        let (mean, sd) = Quantiles.meanAndDeviation(narrow)
        wide.withUnsafeBufferPointer { #expect(Quantiles.meanAndDeviation($0) == (mean, sd), "\(name)") }
      }
    }
  }

  @Test("They equal GSL's for every small length")
  func lengths() {
    let z = normals(3, from: 0, count: 20).map(Double.init)
    for length in 1...1280 where length < 40 || length % 97 == 0 || (395...405).contains(length) {
      let column = Array(z.prefix(length))
      #expect(Quantiles.of(column, at: Self.probabilities) == oracle(column), "length \(length)")
    }
  }

  @Test("A buffer gives the same and is left as it was")
  func buffers() {
    var column = Self.columns[0].1
    let before = column
    let found = column.withUnsafeMutableBufferPointer { Quantiles.of($0, at: [0.1, 0.9]) }
    #expect(found == Quantiles.of(before, at: [0.1, 0.9]))
    #expect(column == before)
  }

  @Test("Many probabilities at once give what one at a time gives")
  func many() {
    let column = Self.columns[0].1
    let probabilities = (0...400).map { Double($0) / 400 }
    #expect(Quantiles.of(column, at: probabilities) == probabilities.flatMap { Quantiles.of(column, at: [$0]) })
  }

  @Test("NaN is refused")
  func notANumber() async {
    await #expect(processExitsWith: .failure) {
      _ = Quantiles.of([1, 2, .nan, 4, 5, 6], at: [0.5])
    }
    await #expect(processExitsWith: .failure) {
      _ = Quantiles.of([1, 2, 4, 5, 6, 7, .nan], at: [0.5])
    }
  }

  @Test("Mean and standard deviation agree with GSL's in long double")
  func moments() {
    for (name, column) in Self.columns where name != "huge range" {
      let mean = gsl_stats_mean(column, 1, column.count)
      let sd = gsl_stats_sd_m(column, 1, column.count, mean)
      let scale = column.reduce(0) { max($0, abs($1)) }
      // Eight running sums of n/8 terms each: rounding may reach n/8 · 2⁻⁵³ of the largest value.
      let rounding = Double(column.count) / 8 * 0x1p-53
      #expect(abs(Quantiles.mean(column) - mean) <= rounding * scale, "\(name)")
      #expect(abs(Quantiles.standardDeviation(column) - sd) <= rounding * (sd + scale * 1e-3), "\(name)")
    }
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanNumerics

/// Local direct regression: the value h periods ahead on the last value, on what the past mean is above it, and on the
/// last change, pooled over units and origins.
///
/// Weight 0.85^age; ridge of n/10 (n units) towards (0.95, 0, 0). The error of a unit is drawn from the residuals of
/// the 30 % of all cases whose fitted value is nearest to its own, by their weights: spread and skew may differ
/// between the top and the bottom of a cohort.
struct DirectRegression: Sendable {
  /// Origins that the regression learnt from.
  let origins: Int
  /// [units][128]: equally likely values, ascending; empty where the unit has no last value.
  let tables: [[Double]]

  static let quantiles = 128
  static let recency = 0.85
  static let prior = StateVector(0.95, 0, 0)
  static let nearest = 0.3

  /// Origins for h panel periods: those with a period before them and a target in the panel.
  static func origins(periods: Int, ahead h: Int) -> Int { max(0, periods - 1 - h) }

  /// What a replication's chance of coming from the regression is: half, less where few origins taught it.
  static func share(origins: Int) -> Double { origins < 1 ? 0 : 0.5 * Double(origins) / Double(origins + 2) }

  private struct Case {
    let features: StateVector
    let outcome: Double
    let weight: Double
  }

  /// - Throws: `GSLError` where the normal equations cannot be solved.
  init(_ panel: StandardisedPanel, ahead h: Int) throws(GSLError) {
    let last = panel.times.count - 1
    origins = Self.origins(periods: panel.times.count, ahead: h)
    var cases: [Case] = []
    for origin in stride(from: 1, through: last - h, by: 1) {
      var weight = 1.0
      for _ in 0..<(last - h - origin) { weight *= Self.recency }
      for row in panel.values where !row[origin + h].isNaN {
        guard let features = Self.features(row, at: origin) else { continue }
        cases.append(Case(features: features, outcome: row[origin + h], weight: weight))
      }
    }
    let coefficients = try Self.coefficients(cases, units: panel.units)
    let spread = ResidualSpread(
      cases.map { one in
        let fitted = (one.features * coefficients).sum()
        return (fitted, one.outcome - fitted, one.weight)
      })
    tables = panel.values.map { row in
      guard let features = Self.features(row, at: last) else { return [] }
      return spread.table(at: (features * coefficients).sum())
    }
  }

  /// Last value, mean so far − last, last change; the change is 0 where the value before is missing.
  private static func features(_ row: [Double], at origin: Int) -> StateVector? {
    let last = row[origin]
    guard !last.isNaN else { return nil }
    let known = row[...origin].filter { !$0.isNaN }
    let mean = known.reduce(0, +) / Double(known.count)
    let before = origin > 0 ? row[origin - 1] : .nan
    return StateVector(last, mean - last, before.isNaN ? 0 : last - before)
  }

  private static func coefficients(_ cases: [Case], units: Int) throws(GSLError) -> StateVector {
    let ridge = Double(units) / 10
    var matrix = StateMatrix(diagonal: StateVector(repeating: ridge))
    var right = StateVector.zero
    for one in cases {
      matrix.subtract(one.features, scale: -one.weight)
      right += one.features * (one.weight * (one.outcome - (one.features * prior).sum()))
    }
    let (a, b, c) = matrix.columns
    let solution = try Cholesky([a.x, a.y, a.z, b.x, b.y, b.z, c.x, c.y, c.z], size: 3)
      .solution([right.x, right.y, right.z])
    return prior + StateVector(solution[0], solution[1], solution[2])
  }
}

/// Residuals by fitted value.
private struct ResidualSpread {
  private let cases: [(fitted: Double, residual: Double, weight: Double)]

  init(_ cases: [(Double, Double, Double)]) {
    self.cases = cases.map { (fitted: $0.0, residual: $0.1, weight: $0.2) }.sorted { $0.fitted < $1.fitted }
  }

  /// fitted + the quantiles of the nearest residuals, at (i + ½)/128.
  func table(at fitted: Double) -> [Double] {
    let count = min(cases.count, max(5, Int(DirectRegression.nearest * Double(cases.count))))
    guard count > 0 else { return [] }
    let near = window(around: fitted, count: count).sorted { $0.residual < $1.residual }
    let total = near.reduce(0) { $0 + $1.weight }
    var sum = 0.0
    var next = 0
    return (0..<DirectRegression.quantiles).map { index in
      let goal = (Double(index) + 0.5) / Double(DirectRegression.quantiles) * total
      while next < near.count - 1, sum + near[next].weight < goal {
        sum += near[next].weight
        next += 1
      }
      return fitted + near[next].residual
    }
  }

  /// The `count` cases nearest in fitted value: they stand side by side once sorted.
  private func window(around fitted: Double, count: Int) -> ArraySlice<
    (fitted: Double, residual: Double, weight: Double)
  > {
    var low = 0
    var high = cases.count - count
    while low < high {
      let middle = (low + high) / 2
      if fitted - cases[middle].fitted > cases[middle + count].fitted - fitted {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return cases[low..<(low + count)]
  }
}

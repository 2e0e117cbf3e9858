// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing
import TuiyanSimulation
import TuiyanTrends

/// The conditional normal worked out by Gauss–Jordan on the whole joint covariance: another route than Cholesky,
/// state and recursion.
struct ConditionalNormal {
  /// Of the future values given the known ones.
  let mean: [Double]
  let covariance: [[Double]]

  init(_ point: KrigingPoint, known times: [Double], values: [Double], future: [Double]) {
    func block(_ a: [Double], _ b: [Double], same: Bool) -> [[Double]] {
      a.indices.map { i in b.indices.map { j in point.covariance(a[i], b[j], isSame: same && i == j) } }
    }
    let inverse = Self.inverse(block(times, times, same: true))
    let cross = block(future, times, same: false)
    let weights = cross.map { row in
      times.indices.map { j in zip(row, inverse).reduce(0) { $0 + $1.0 * $1.1[j] } }
    }
    mean = weights.map { row in zip(row, values).reduce(0) { $0 + $1.0 * $1.1 } }
    let own = block(future, future, same: true)
    covariance = own.indices.map { i in
      own.indices.map { j in own[i][j] - zip(weights[i], cross[j]).reduce(0) { $0 + $1.0 * $1.1 } }
    }
  }

  static func inverse(_ matrix: [[Double]]) -> [[Double]] {
    let n = matrix.count
    var rows = matrix.enumerated().map { i, row in row + (0..<n).map { $0 == i ? 1 : 0 } }
    for column in 0..<n {
      let pivot = (column..<n).max { abs(rows[$0][column]) < abs(rows[$1][column]) } ?? column
      rows.swapAt(column, pivot)
      let scale = rows[column][column]
      rows[column] = rows[column].map { $0 / scale }
      for row in 0..<n where row != column {
        let factor = rows[row][column]
        rows[row] = zip(rows[row], rows[column]).map { $0 - factor * $1 }
      }
    }
    return rows.map { Array($0[n...]) }
  }
}

@Suite("Pooled kriging is the exact conditional normal of its process")
struct KrigingTests {
  static let points = [
    KrigingPoint(fixed: 0, persistence: 0.75, noise: 0, slope: 0),
    KrigingPoint(fixed: 0.5, persistence: 0.9, noise: 0.5, slope: 0.1),
    KrigingPoint(fixed: 0.8, persistence: 0.97, noise: 2, slope: 0.1),
  ]

  /// Five units over five periods with gaps; the last unit is missing at the end.
  static let panel = PanelHistory(
    units: ["a", "b", "c", "d", "e"], periods: [3, 4, 5, 6, 7],
    rows: [
      [61, 62, 60.5, 63, 64], [55, .nan, 56, 54, 53.5], [70, 69, 71, 70.5, 72], [48, 50, .nan, 51, 49],
      [58, 57, 59, 60, .nan],
    ])
  static let ahead = [1.0, 2, 2.5, 6]

  @Test("mean and covariance of all steps are those of the joint normal", arguments: points)
  func conditionalMoments(point: KrigingPoint) throws {
    let panel = StandardisedPanel(Self.panel)
    let fit = try KrigingFit(panel, point: point)
    for (index, pattern) in panel.patterns.enumerated() {
      let steps = KrigingSteps(point, uncertainty: fit.uncertainty[index], times: Self.ahead)
      for unit in pattern.units {
        let exact = ConditionalNormal(
          point, known: pattern.known.map { panel.times[$0] }, values: pattern.known.map { panel.values[unit][$0] },
          future: Self.ahead)
        let mean = Self.path(steps, from: fit.states[unit], innovations: Self.ahead.map { _ in 0 })
        expectEqual(mean, exact.mean, within: 1e-10, "mean of unit \(unit)")
        // The path is linear in its innovations: one at a time gives the columns of a square root of the covariance.
        let columns = Self.ahead.indices.map { at in
          zip(
            Self.path(steps, from: fit.states[unit], innovations: Self.ahead.indices.map { $0 == at ? 1 : 0 }), mean
          ).map { $0 - $1 }
        }
        for i in Self.ahead.indices {
          let made = Self.ahead.indices.map { j in columns.reduce(0) { $0 + $1[i] * $1[j] } }
          expectEqual(made, exact.covariance[i], within: 1e-10, "covariance of unit \(unit), row \(i)")
        }
      }
    }
  }

  static func path(_ steps: KrigingSteps, from start: StateVector, innovations: [Double]) -> [Double] {
    var state = start
    return zip(steps.steps, innovations).map { step, innovation in
      state.y *= step.decay
      let value = state.x + state.y + state.z * step.trend + step.spread * innovation
      state += step.gain * innovation
      return value
    }
  }

  @Test("without fixed part, noise and slope it is an AR(1): mean φ^h·x, variance 1 − φ^2h", arguments: [1, 2, 5])
  func autoregression(steps h: Int) throws {
    let point = KrigingPoint(fixed: 0, persistence: 0.9, noise: 0, slope: 0)
    let panel = StandardisedPanel(Self.panel)
    let fit = try KrigingFit(panel, point: point)
    let pattern = try #require(panel.patterns.first { $0.units.contains(0) })
    let place = try #require(panel.patterns.firstIndex { $0.units.contains(0) })
    let steps = KrigingSteps(point, uncertainty: fit.uncertainty[place], times: [Double(h)])
    let last = try #require(pattern.known.last.map { panel.values[0][$0] })
    let mean = Self.path(steps, from: fit.states[0], innovations: [0])[0]
    expectEqual(mean, pow(0.9, Double(h)) * last, within: 1e-12)
    expectEqual(steps.steps[0].spread, (1 - pow(0.81, Double(h))).squareRoot(), within: 1e-12)
  }

  @Test("the profile likelihood is that of the joint normal with the best variance")
  func likelihood() throws {
    let point = Self.points[1]
    let panel = StandardisedPanel(Self.panel)
    let fit = try KrigingFit(panel, point: point)
    var squares = 0.0
    var determinants = 0.0
    var count = 0.0
    for row in panel.values {
      let known = row.indices.filter { !row[$0].isNaN }
      let matrix = known.indices.map { i in
        known.indices.map { j in point.covariance(panel.times[known[i]], panel.times[known[j]], isSame: i == j) }
      }
      let inverse = ConditionalNormal.inverse(matrix)
      for i in known.indices { for j in known.indices { squares += row[known[i]] * inverse[i][j] * row[known[j]] } }
      determinants += log(Self.determinant(matrix))
      count += Double(known.count)
    }
    expectEqual(fit.logLikelihood, -0.5 * (count * log(squares / count) + determinants), within: 1e-10)
  }

  private static func determinant(_ matrix: [[Double]]) -> Double {
    guard let first = matrix.first else { return 1 }
    return first.indices.reduce(0) { sum, column in
      let minor = matrix.dropFirst().map { row in row.indices.filter { $0 != column }.map { row[$0] } }
      return sum + (column % 2 == 0 ? 1 : -1) * first[column] * determinant(minor)
    }
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TuiyanNumerics

/// Kriging at one point of the grid: how well it explains the panel, and what it knows of every unit at time 0.
package struct KrigingFit: Sendable {
  let point: KrigingPoint
  /// ln of the profile likelihood, σ² at its best.
  package let logLikelihood: Double
  /// [units]: the unit's own variance, shrunk to the pooled one: (10σ² + Σ white²)/(10 + T).
  package let variances: [Double]
  /// [units]: mean of the state given the unit's values.
  package let states: [StateVector]
  /// [patterns]: covariance of the state given values at the pattern's periods, in units of the variance.
  package let uncertainty: [StateMatrix]
  /// Whitened values but each unit's first, in units of the unit's own sd.
  let innovations: [Double]

  /// Strength of the pooled variance against a unit's own, in values.
  static let shrinkage = 10.0

  package init(_ panel: StandardisedPanel, point: KrigingPoint) throws(GSLError) {
    self.point = point
    var squares = [Double](repeating: 0, count: panel.units)
    var states = [StateVector](repeating: .zero, count: panel.units)
    var uncertainty: [StateMatrix] = []
    var whites: [(unit: Int, values: [Double])] = []
    var logDeterminants = 0.0
    var count = 0
    for pattern in panel.patterns {
      let part = try KrigingPart(panel, pattern: pattern, point: point)
      uncertainty.append(part.uncertainty)
      logDeterminants += Double(pattern.units.count) * part.logDeterminant
      count += pattern.units.count * pattern.known.count
      for (place, unit) in pattern.units.enumerated() {
        squares[unit] = part.whites[place].reduce(0) { $0 + $1 * $1 }
        states[unit] = part.states[place]
        whites.append((unit, part.whites[place]))
      }
    }
    let total = squares.reduce(0, +)
    let pooled = count == 0 ? 1 : total / Double(count)
    var known = [Int](repeating: 0, count: panel.units)
    for white in whites { known[white.unit] = white.values.count }
    let variances = squares.indices.map { unit in
      (Self.shrinkage * pooled + squares[unit]) / (Self.shrinkage + Double(known[unit]))
    }
    logLikelihood = -0.5 * (Double(count) * log(max(pooled, .leastNormalMagnitude)) + logDeterminants)
    self.variances = variances
    self.states = states
    self.uncertainty = uncertainty
    innovations = whites.filter { variances[$0.unit] > 0 }.flatMap { white in
      white.values.dropFirst().map { $0 / variances[white.unit].squareRoot() }
    }
  }
}

/// A symmetric 3 × 3 matrix over the state.
package struct StateMatrix: Sendable {
  /// Columns.
  var columns: (StateVector, StateVector, StateVector)

  init(_ first: StateVector, _ second: StateVector, _ third: StateVector) { columns = (first, second, third) }

  init(diagonal: StateVector) {
    self.init(StateVector(diagonal.x, 0, 0), StateVector(0, diagonal.y, 0), StateVector(0, 0, diagonal.z))
  }

  /// M·v.
  func times(_ v: StateVector) -> StateVector { columns.0 * v.x + columns.1 * v.y + columns.2 * v.z }

  /// M − scale·v·vᵀ.
  mutating func subtract(_ v: StateVector, scale: Double) {
    columns.0 -= v * (scale * v.x)
    columns.1 -= v * (scale * v.y)
    columns.2 -= v * (scale * v.z)
  }

  /// F·M·F for a diagonal F.
  mutating func scale(_ f: StateVector) {
    columns = (columns.0 * f * f.x, columns.1 * f * f.y, columns.2 * f * f.z)
  }
}

/// The units of one pattern at one grid point.
private struct KrigingPart {
  let logDeterminant: Double
  /// [units][known]: L⁻¹x.
  let whites: [[Double]]
  let states: [StateVector]
  let uncertainty: StateMatrix

  init(_ panel: StandardisedPanel, pattern: StandardisedPanel.Pattern, point: KrigingPoint) throws(GSLError) {
    let size = pattern.known.count
    let prior = StateMatrix(diagonal: point.stateVariance)
    guard size > 0 else {
      logDeterminant = 0
      whites = pattern.units.map { _ in [] }
      states = pattern.units.map { _ in .zero }
      uncertainty = prior
      return
    }
    let times = pattern.known.map { panel.times[$0] }
    var matrix = [Double](repeating: 0, count: size * size)
    for i in 0..<size {
      for j in 0...i { matrix[i * size + j] = point.covariance(times[i], times[j], isSame: i == j) }
    }
    let factor = try Cholesky(matrix, size: size)
    logDeterminant = factor.logDeterminant
    let count = pattern.units.count
    let width = count + 3
    var columns = [Double](repeating: 0, count: size * width)
    for row in 0..<size {
      for (place, unit) in pattern.units.enumerated() {
        columns[row * width + place] = panel.values[unit][pattern.known[row]]
      }
      let state = point.stateCovariance(times[row])
      for part in 0..<3 { columns[row * width + count + part] = state[part] }
    }
    let white = try factor.whitened(columns, count: width)
    let loadings = (0..<size).map { row in
      StateVector(white[row * width + count], white[row * width + count + 1], white[row * width + count + 2])
    }
    whites = (0..<count).map { place in (0..<size).map { white[$0 * width + place] } }
    states = whites.map { values in zip(loadings, values).reduce(.zero) { $0 + $1.0 * $1.1 } }
    var left = prior
    for loading in loadings { left.subtract(loading, scale: 1) }
    uncertainty = left
  }
}

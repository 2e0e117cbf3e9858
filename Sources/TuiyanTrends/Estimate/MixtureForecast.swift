// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TuiyanNumerics

/// The estimator fitted to a panel: kriging and direct regression, and the walk of the cohort's mean.
struct MixtureForecast: Sendable {
  let kind: EstimateRung.Kind
  private let kriging: PooledKriging
  /// [steps]: nil where the regression has no say.
  private let regressions: [DirectRegression?]
  /// [steps]: chance of a replication to come from the regression.
  private let shares: [Double]
  private let mean: Double
  private let deviation: Double
  /// [steps]: sd of the change of the cohort's mean since the step before.
  private let commonSpread: [Double]
  private let tails: StudentTails

  /// Panel periods ahead up to which the regression is tried.
  static let farthest = 12

  /// - Parameter times: of the steps, in panel periods after the last one.
  init(_ panel: StandardisedPanel, times: [Double]) throws(GSLError) {
    kriging = try PooledKriging(panel, times: times)
    var regressions: [DirectRegression?] = []
    for time in times { regressions.append(try Self.regression(panel, time: time)) }
    self.regressions = regressions
    shares = regressions.map { $0.map { DirectRegression.share(origins: $0.origins) } ?? 0 }
    mean = panel.means.last ?? 0
    deviation = panel.deviations.last ?? 1
    commonSpread = times.indices.map { index in
      panel.commonSpread * (times[index] - (index == 0 ? 0 : times[index - 1])).squareRoot()
    }
    tails = InnovationTails.map(kriging.degrees)
    kind =
      panel.times.count < 2 ? .onePoint : (shares.last ?? 0) > 0 ? .krigingAndRegression : .kriging
  }

  /// The regression for a time that is a whole number of evenly spaced periods, T ≥ h + 2 of which are known.
  private static func regression(_ panel: StandardisedPanel, time: Double) throws(GSLError) -> DirectRegression? {
    let ahead = time.rounded()
    guard panel.isEven, abs(time - ahead) < 1e-9, ahead >= 1, ahead <= Double(farthest) else { return nil }
    guard DirectRegression.origins(periods: panel.times.count, ahead: Int(ahead)) >= 1 else { return nil }
    return try DirectRegression(panel, ahead: Int(ahead))
  }

  func prepare(_ tile: PanelTile) {
    for lane in 0..<PanelTile.lanes { tile.component[lane] = Int32(kriging.component(at: tile.uniforms[lane])) }
  }

  func draw(unit: Int, tile: PanelTile, into out: UnsafeMutablePointer<Double>, steps: Int) {
    let lanes = PanelTile.lanes
    tile.tailed.update(from: tile.normals, count: steps * lanes)
    tails.apply(tile.tailed, count: steps * lanes)
    let pattern = kriging.patternOf[unit]
    for lane in 0..<lanes {
      let component = kriging.components[Int(tile.component[lane])]
      follow(component, unit: unit, pattern: pattern, innovations: tile.tailed + lane, out: out + lane, count: steps)
    }
    if shares.contains(where: { $0 > 0 }) { regress(unit: unit, tile: tile, out: out, steps: steps) }
    scale(tile: tile, out: out, steps: steps)
  }

  /// One replication by kriging, on the standardised scale; rows are 64 apart.
  @inline(__always)
  private func follow(
    _ component: PooledKriging.Component, unit: Int, pattern: Int, innovations: UnsafeMutablePointer<Float>,
    out: UnsafeMutablePointer<Double>, count: Int
  ) {
    let lanes = PanelTile.lanes
    var state = component.fit.states[unit]
    let sd = component.fit.variances[unit].squareRoot()
    component.steps[pattern].steps.withUnsafeBufferPointer { steps in
      for index in 0..<count {
        let step = steps[index]
        let innovation = sd * Double(innovations[index * lanes])
        state.y *= step.decay
        out[index * lanes] = state.x + state.y + state.z * step.trend + step.spread * innovation
        state += step.gain * innovation
      }
    }
  }

  /// Replaces kriging by the regression in the replications that belong to it: the value at the probability of the
  /// unit's normals summed so far, so that a path keeps its luck from step to step.
  private func regress(unit: Int, tile: PanelTile, out: UnsafeMutablePointer<Double>, steps: Int) {
    let lanes = PanelTile.lanes
    let forecaster = tile.uniforms + lanes
    for lane in 0..<lanes {
      var sum = 0.0
      for step in 0..<steps {
        sum += Double(tile.normals[step * lanes + lane])
        guard forecaster[lane] < shares[step], let table = regressions[step]?.tables[unit], !table.isEmpty else {
          continue
        }
        let probability = Special.normalCDF(sum / Double(step + 1).squareRoot())
        out[step * lanes + lane] = table[min(table.count - 1, Int(probability * Double(table.count)))]
      }
    }
  }

  /// Back to the panel's scale: mean of the last period, moved by the shared walk, and sd of the last period.
  private func scale(tile: PanelTile, out: UnsafeMutablePointer<Double>, steps: Int) {
    let lanes = PanelTile.lanes
    for lane in 0..<lanes {
      var centre = mean
      for step in 0..<steps {
        centre += commonSpread[step] * Double(tile.common[step * lanes + lane])
        out[step * lanes + lane] = centre + deviation * out[step * lanes + lane]
      }
    }
  }
}

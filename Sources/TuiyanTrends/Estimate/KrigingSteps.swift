// SPDX-License-Identifier: GPL-3.0-or-later

/// How one pattern's uncertainty at time 0 opens out over the steps of a forecast.
///
/// The innovations form of the joint conditional normal of all steps: x_k = H_k·m + √S_k·e_k, then
/// m ← m + K_k·√S_k·e_k, with the variances S and gains K of the Kalman recursion; the same joint distribution as by
/// Cholesky over all steps, at a cost that grows with their number and not with its cube.
package struct KrigingSteps: Sendable {
  /// What one step does to what is known of a unit.
  package struct Step: Sendable {
    /// φ to the time since the step before.
    package let decay: Double
    /// τ.
    package let trend: Double
    /// √S, and K·√S.
    package let spread: Double
    package let gain: StateVector
  }

  package let steps: [Step]

  /// - Parameter times: of the steps, in panel periods after the last one, ascending and above 0.
  package init(_ point: KrigingPoint, uncertainty: StateMatrix, times: [Double]) {
    var covariance = uncertainty
    var last = 0.0
    var steps: [Step] = []
    let noise = point.noise * point.step
    for time in times {
      let decay = point.decay(time - last)
      let trend = KrigingPoint.trend(time)
      covariance.scale(StateVector(1, decay, 1))
      covariance.columns.1.y += (1 - point.fixed) * (1 - decay * decay)
      let looks = StateVector(1, 1, trend)
      let cross = covariance.times(looks)
      let variance = max(0, (cross * looks).sum()) + noise
      let gain = variance > 0 ? cross / variance : .zero
      covariance.subtract(gain, scale: variance)
      let spread = variance.squareRoot()
      steps.append(Step(decay: decay, trend: trend, spread: spread, gain: gain * spread))
      last = time
    }
    self.steps = steps
  }
}

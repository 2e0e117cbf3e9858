// SPDX-License-Identifier: GPL-3.0-or-later
import CTuiyanKernels

/// What moves an autoregressive process with a drift: z[h] = error + drift·φ(h) + n[h],
/// n[h] = ρ·n[h−1] + σ·(shared·c + own·e); `[lanes]` each.
public struct ProcessRows {
  private let rows: tk_process

  /// - Parameters:
  ///   - shared: weight of the common factor.
  ///   - own: weight of the process's own innovation.
  ///   - error: error of the level at the start.
  public init(
    rho: UnsafePointer<Double>, sigma: UnsafePointer<Double>, shared: UnsafePointer<Double>,
    own: UnsafePointer<Double>, error: UnsafePointer<Double>, drift: UnsafePointer<Double>
  ) {
    rows = tk_process(rho: rho, sigma: sigma, shared: shared, own: own, error: error, drift: drift)
  }

  /// n = ρ·n + σ·(shared·c + own·e), in place.
  /// - Parameters:
  ///   - common: c, `[lanes]`; nil without a common factor.
  ///   - innovation: e, `[lanes]`.
  public func advance(
    _ noise: UnsafeMutablePointer<Double>, common: UnsafePointer<Float>?, innovation: UnsafePointer<Float>
  ) {
    withUnsafePointer(to: rows) { tk_advance($0, common, innovation, noise) }
  }

  /// z at some steps, and what becomes of it.
  /// - Parameters:
  ///   - steps: those that are kept, ascending, one or more.
  ///   - trend: φ of every step from 0 to the last one kept.
  ///   - isCertain: every row of the process, and the level, is one number that holds in all lanes.
  ///   - common: c, `[steps from 1][lanes]`; nil without a common factor.
  ///   - innovation: e, `[steps from 1][lanes]`; nil where n stays 0.
  ///   - goal: what is made of z.
  ///   - out: `[kept steps][lanes]`.
  public func follow(
    steps: UnsafeBufferPointer<UInt32>, trend: UnsafePointer<Double>, isCertain: Bool, common: UnsafePointer<Float>?,
    innovation: UnsafePointer<Float>?, goal: PathGoal, into out: UnsafeMutablePointer<Double>
  ) {
    let course = tk_course(
      steps: steps.baseAddress, kept: UInt32(steps.count), is_certain: isCertain ? 1 : 0, trend: trend)
    withUnsafePointer(to: rows) { rows in
      withUnsafePointer(to: course) { course in
        switch goal {
        case .distance: tk_path(rows, course, common, innovation, out)
        case .value(let level, let low, let high):
          withUnsafePointer(to: tk_range(level: level, low: low, high: high)) {
            tk_path_values(rows, course, $0, common, innovation, out)
          }
        case .points(let level, let low, let high, let scale):
          withUnsafePointer(to: tk_range(level: level, low: low, high: high)) { range in
            withUnsafePointer(to: tk_linear_scale(from: scale.from, inverse: scale.inverse, points: scale.points)) {
              tk_path_points(rows, course, range, $0, scale.adds ? 1 : 0, common, innovation, out)
            }
          }
        }
      }
    }
  }
}

/// What is made of the places on a path.
public enum PathGoal {
  /// The distance z from the level.
  case distance
  /// level + z, clipped; the level is `[lanes]`, or one number where the process is certain.
  case value(level: UnsafePointer<Double>, low: Double, high: Double)
  /// The points of that value.
  case points(level: UnsafePointer<Double>, low: Double, high: Double, scale: LinearScale)
}

/// points·min(max((value − from)·inverse, 0), 1), written or added to what is there.
public struct LinearScale {
  let from: Double
  let inverse: Double
  let points: Double
  let adds: Bool

  /// - Parameters:
  ///   - inverse: 1/(to − from).
  ///   - adds: false: what is there is written over.
  public init(from: Double, inverse: Double, points: Double, adds: Bool) {
    self.from = from
    self.inverse = inverse
    self.points = points
    self.adds = adds
  }
}

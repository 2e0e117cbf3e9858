// SPDX-License-Identifier: GPL-3.0-or-later

/// Normals turned into Student t of unit variance, prepared for one ν: `Special.studentT` as cubic pieces.
///
/// Odd and monotone; within 1e-4 of the exact map for |z| ≤ 5. Beyond |z| = 8 the exact map itself is used,
/// which no draw of `StreamKey.normals` reaches.
public struct StudentTails: Sendable {
  /// Degrees of freedom, above 2.
  public let nu: Double

  private let cells: [SIMD4<Double>]

  private static let perUnit = 32
  private static let reach = 8.0

  /// Prepares the map for ν > 2; `nu` must be finite.
  public init(_ nu: Double) {
    self.nu = nu
    let knots = (0...(Self.perUnit * Int(Self.reach))).map { Double($0) / Double(Self.perUnit) }
    let values = knots.map { Special.studentT(fromNormal: $0, nu: nu) }
    let slopes = zip(knots, values).map { Self.slope($0, $1, nu) / Double(Self.perUnit) }
    cells = (0..<(knots.count - 1)).map { i in
      let rise = values[i + 1] - values[i]
      let start = min(slopes[i], 3 * rise)
      let end = min(slopes[i + 1], 3 * rise)
      return SIMD4(values[i], start, 3 * rise - 2 * start - end, start + end - 2 * rise)
    }
  }

  /// The unit-variance t at the same probability as the normal z.
  public func value(_ z: Double) -> Double {
    cells.withUnsafeBufferPointer { value(z, $0) }
  }

  /// The unit-variance t at the same probability as the normal z.
  public func value(_ z: Float) -> Float { Float(value(Double(z))) }

  /// Turns `count` normals into t in place.
  public func apply(_ values: UnsafeMutablePointer<Float>, count: Int) {
    cells.withUnsafeBufferPointer { cells in
      for i in 0..<count { values[i] = Float(value(Double(values[i]), cells)) }
    }
  }

  /// Turns `count` normals into t in place.
  public func apply(_ values: UnsafeMutablePointer<Double>, count: Int) {
    cells.withUnsafeBufferPointer { cells in
      for i in 0..<count { values[i] = value(values[i], cells) }
    }
  }

  @inline(__always)
  private func value(_ z: Double, _ cells: UnsafeBufferPointer<SIMD4<Double>>) -> Double {
    let place = abs(z) * Double(Self.perUnit)
    if !(place < Self.reach * Double(Self.perUnit)) { return Special.studentT(fromNormal: z, nu: nu) }
    let index = Int(place)
    let t = place - Double(index)
    let cell = cells[index]
    let size = cell.x + t * (cell.y + t * (cell.z + t * cell.w))
    // The sign is a coin's toss and must not become a branch.
    return Double(signOf: z, magnitudeOf: size)
  }
}

extension StudentTails {
  /// dt/dz = φ(z)/f_ν(t), with the scale to unit variance on both t and its density.
  private static func slope(_ z: Double, _ unitT: Double, _ nu: Double) -> Double {
    let scale = ((nu - 2) / nu).squareRoot()
    return Special.normalDensity(z) / Special.studentDensity(unitT / scale, nu: nu) * scale
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TestOracles
import Testing
import TuiyanNumerics

@Suite("Normals with Student tails")
struct StudentTailsTests {
  private static let degrees = [2.05, 2.5, 3, 4, 8, 30, 1e6]

  @Test("The exact map keeps the probability and has unit variance")
  func exact() throws {
    for nu in Self.degrees {
      let scale = (nu / (nu - 2)).squareRoot()
      for z in [-6, -2.5, -0.1, 0, 1, 4.0] {
        let t = Special.studentT(fromNormal: z, nu: nu) * scale
        let expected = Special.normalCDF(z)
        #expect(abs(Oracle.studentCDF(t, nu: nu) - expected) <= 1e-11 * expected)
      }
    }
    // ∫ t(z)² φ(z) dz = 1; far tails matter little from ν = 8 on.
    for nu in [8.0, 30] {
      let variance = try Oracle.integrate(
        { z in
          let t = Special.studentT(fromNormal: z, nu: nu)
          return t * t * exp(-z * z / 2) / (2 * Double.pi).squareRoot()
        }, from: -12, to: 12)
      #expect(abs(variance - 1) < 1e-6)
    }
  }

  @Test("The prepared map is within 1e-4 of the exact one for |z| ≤ 5", arguments: degrees)
  func accuracy(nu: Double) {
    let tails = StudentTails(nu)
    var worst = 0.0
    for step in 0...5000 {
      let z = -5 + Double(step) * 0.002 + 3e-4 * Double(step % 7)
      if abs(z) <= 5 { worst = max(worst, abs(tails.value(z) - Special.studentT(fromNormal: z, nu: nu))) }
    }
    #expect(worst <= 1e-4)
  }

  @Test("It is odd, rises, and goes on beyond its cells", arguments: degrees)
  func shape(nu: Double) {
    let tails = StudentTails(nu)
    let z = stride(from: 0.0, through: 8.6, by: 0.0007).map { $0 }
    let t = z.map { tails.value($0) }
    #expect(t[0] == 0)
    #expect(zip(t, t.dropFirst()).allSatisfy { $0 < $1 })
    #expect(z.allSatisfy { tails.value(-$0) == -tails.value($0) })
  }

  @Test("Buffers hold the single values")
  func buffers() {
    let tails = StudentTails(3)
    let z = normals(31, from: 0, count: 10)
    var floats = z
    tails.apply(&floats, count: floats.count)
    #expect(floats == z.map { tails.value($0) })
    var doubles = z.map(Double.init)
    tails.apply(&doubles, count: doubles.count)
    #expect(doubles == z.map { tails.value(Double($0)) })
  }
}

@Suite("Normal scores and lines")
struct LineTests {
  @Test("Blom's scores are those of SciPy's normal quantiles and symmetric")
  func blom() {
    // SciPy 1.17.1: norm.ppf((i - 0.375) / 14.25) for i = 1, 7, 8, 14.
    let expected = [
      (1, -1.70755309355966), (7, -0.08806556972409457), (8, 0.08806556972409457), (14, 1.70755309355966),
    ]
    for (rank, score) in expected { #expect(abs(NormalScores.blom(rank: rank, of: 14) - score) < 1e-12) }
    #expect(NormalScores.blom(rank: 2, of: 3) == 0)
    #expect(NormalScores.blom(rank: 1.5, of: 2) == 0)
  }

  @Test("A line through points on a line is that line")
  func exactLine() throws {
    let line = try Line.fit(x: [1, 2, 4], y: [1, 3, 7])
    #expect(abs(line.slope - 2) < 1e-14 && abs(line.intercept + 1) < 1e-14)
    #expect(line.residualSumOfSquares < 1e-28)
  }

  @Test("Least squares solves the normal equations")
  func leastSquares() throws {
    // x̄ = 2, ȳ = 3; Sxx = 2, Sxy = 1; slope 1/2, intercept 2, residuals 1/2, −1, 1/2.
    let line = try Line.fit(x: [1, 2, 3], y: [3, 2, 4])
    #expect(abs(line.slope - 0.5) < 1e-15 && abs(line.intercept - 2) < 1e-14)
    #expect(abs(line.residualSumOfSquares - 1.5) < 1e-14)
  }

  @Test("Points that determine no line are refused with the reason")
  func refused() {
    #expect(throws: LineError.unequalCounts(x: 2, y: 1)) { try Line.fit(x: [1, 2], y: [1]) }
    #expect(throws: LineError.fewerThanTwoAbscissae) { try Line.fit(x: [1, 1], y: [1, 2]) }
    #expect(throws: LineError.fewerThanTwoAbscissae) { try Line.fit(x: [], y: []) }
    #expect(throws: LineError.notFinite(index: 1)) { try Line.fit(x: [1, 2], y: [1, .nan]) }
  }
}

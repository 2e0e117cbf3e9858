// SPDX-License-Identifier: GPL-3.0-or-later
import Testing
import TuiyanNumerics

@Suite("Cholesky and chi-square against SciPy")
struct CholeskyTests {
  private static let matrix: [Double] = [4, 2, 0.6, 0, 2, 5, 1.5, -0.7, 0.6, 1.5, 3, 0.4, 0, -0.7, 0.4, 2]

  private func expectClose(_ found: [Double], _ truth: [Double]) {
    #expect(found.count == truth.count)
    for (value, expected) in zip(found, truth) { #expect(abs(value - expected) <= 1e-13 * max(1, abs(expected))) }
  }

  /// SciPy 1.17.1, NumPy 2.4.6: `numpy.linalg.slogdet(K)[1]`, `scipy.linalg.solve_triangular(cholesky(K, lower=True), B,
  /// lower=True)`, `numpy.linalg.solve(K, [1, 2, 3, 4])`.
  @Test("determinant, whitened columns and solution")
  func againstSciPy() throws {
    let factor = try Cholesky(Self.matrix, size: 4)
    expectClose([factor.logDeterminant], [4.2577154620234205])
    expectClose(
      try factor.whitened([1, 0, 2, -1, 0.5, 3, -1.5, 0.25], count: 2),
      [
        0.5, 0, 0.75, -0.5, -0.06262242910851495, 2.066540160580993, -0.9222459685383548, -0.5429095910440676,
      ])
    expectClose(
      try factor.solution([1, 2, 3, 4]),
      [-0.12388107869392659, 0.6182730252914433, 0.43163044032136605, 2.130069470787732])
  }

  @Test("only the lower triangle is read")
  func lowerTriangle() throws {
    var spoilt = Self.matrix
    for row in 0..<4 { for column in (row + 1)..<4 { spoilt[row * 4 + column] = .nan } }
    expectClose([try Cholesky(spoilt, size: 4).logDeterminant], [4.2577154620234205])
  }

  @Test("a matrix that is not positive definite is an error, not a number")
  func indefinite() {
    #expect(throws: GSLError.self) { try Cholesky([1, 2, 2, 1], size: 2) }
  }

  /// SciPy 1.17.1: `scipy.stats.chi2.ppf(p, nu)`.
  @Test(
    "quantiles of chi-square",
    arguments: [
      (0.025, 1.0, 0.0009820691171752555), (0.5, 3, 2.3659738843753377), (0.975, 12, 23.33666415864534),
      (0.01, 160, 121.34562995113782), (0.999, 160, 221.01896990118004), (0.5, 2900, 2899.33336058583),
      (0.0005, 2900, 2655.933574509952),
    ])
  func chiSquare(p: Double, nu: Double, truth: Double) {
    #expect(abs(Special.chiSquareQuantile(p, nu: nu) - truth) <= 1e-8 * truth)
  }
}

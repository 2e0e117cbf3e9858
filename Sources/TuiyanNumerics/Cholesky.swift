// SPDX-License-Identifier: GPL-3.0-or-later
import CGSL
import Foundation

/// K = L·Lᵀ of a symmetric positive definite matrix, by `gsl_linalg_cholesky_decomp1`.
public struct Cholesky: Sendable {
  /// Rows, 1 or more.
  public let size: Int
  /// L in the lower triangle, row by row; what stands above the diagonal is not part of it.
  private let factor: [Double]

  /// - Parameter matrix: [size][size], row by row; only the lower triangle is read.
  /// - Throws: `GSLError` where the matrix is not positive definite.
  public init(_ matrix: [Double], size: Int) throws(GSLError) {
    precondition(size > 0 && matrix.count == size * size, "a square matrix of one row or more")
    _ = GSL.ready
    var factor = matrix
    let status = factor.withUnsafeMutableBufferPointer { buffer in
      var view = gsl_matrix_view_array(buffer.baseAddress, size, size)
      return gsl_linalg_cholesky_decomp1(&view.matrix)
    }
    try GSL.check(status, "gsl_linalg_cholesky_decomp1")
    self.size = size
    self.factor = factor
  }

  /// ln |K| = 2 Σ ln L_ii.
  public var logDeterminant: Double {
    var sum = 0.0
    for i in 0..<size { sum += log(factor[i * size + i]) }
    return 2 * sum
  }

  /// L⁻¹·B: columns that are independent and of unit variance where B's columns have covariance K.
  /// - Parameter columns: [size][count], row by row.
  /// - Throws: `GSLError` where a routine fails.
  public func whitened(_ columns: [Double], count: Int) throws(GSLError) -> [Double] {
    precondition(columns.count == size * count, "as many rows as the matrix has")
    if count == 0 { return [] }
    var result = columns
    var factor = factor
    let status = factor.withUnsafeMutableBufferPointer { lower in
      result.withUnsafeMutableBufferPointer { buffer in
        var l = gsl_matrix_view_array(lower.baseAddress, size, size)
        var b = gsl_matrix_view_array(buffer.baseAddress, size, count)
        return gsl_blas_dtrsm(CblasLeft, CblasLower, CblasNoTrans, CblasNonUnit, 1, &l.matrix, &b.matrix)
      }
    }
    try GSL.check(status, "gsl_blas_dtrsm")
    return result
  }

  /// K⁻¹·b.
  /// - Throws: `GSLError` where a routine fails.
  public func solution(_ b: [Double]) throws(GSLError) -> [Double] {
    precondition(b.count == size, "as many numbers as the matrix has rows")
    var result = b
    var factor = factor
    let status = factor.withUnsafeMutableBufferPointer { lower in
      result.withUnsafeMutableBufferPointer { buffer in
        var l = gsl_matrix_view_array(lower.baseAddress, size, size)
        var x = gsl_vector_view_array(buffer.baseAddress, size)
        return gsl_linalg_cholesky_svx(&l.matrix, &x.vector)
      }
    }
    try GSL.check(status, "gsl_linalg_cholesky_svx")
    return result
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later

/// A mean estimated from independent replications, with its standard error and 95 % interval.
public struct MeanEstimate: Hashable, Sendable {
  /// The mean of the values.
  public let mean: Double
  /// sd / √count; 0 for equal values, +∞ for a single one, whose error nobody can know.
  public let standardError: Double
  /// Values, 1 or more.
  public let count: Int

  /// From a mean and its standard error, 0 or more.
  public init(mean: Double, standardError: Double, count: Int) {
    precondition(count > 0, "a mean needs a value")
    precondition(standardError >= 0, "an error is not negative")
    self.mean = mean
    self.standardError = standardError
    self.count = count
  }

  /// From a mean and the sum of squared deviations from it (0 or more).
  public init(mean: Double, squaredDeviations: Double, count: Int) {
    precondition(count > 0, "a mean needs a value")
    precondition(squaredDeviations >= 0, "a sum of squares is not negative")
    self.mean = mean
    self.count = count
    standardError =
      count == 1 ? .infinity : (squaredDeviations / (Double(count) * Double(count - 1))).squareRoot()
  }

  /// From the sum and the sum of squares of `count` values, each less `shift`.
  ///
  /// The squares cancel where the mean is far from 0 against the spread: a `shift` near the mean avoids it.
  public init(sum: Double, sumOfSquares: Double, count: Int, shift: Double = 0) {
    precondition(count > 0, "a mean needs a value")
    let centre = sum / Double(count)
    let squares = max(0, sumOfSquares - sum * centre)
    self.init(mean: shift + centre, squaredDeviations: squares, count: count)
  }

  /// From the values themselves, in two passes.
  public init(_ values: UnsafeBufferPointer<Double>) {
    let (mean, squares) = Quantiles.centred(values)
    self.init(mean: mean, squaredDeviations: squares, count: values.count)
  }

  /// From the values themselves, in two passes.
  public init(_ values: [Double]) {
    self = values.withUnsafeBufferPointer { MeanEstimate($0) }
  }

  /// Lower end of Student's 95 % interval.
  public var low: Double { mean - reach }

  /// Upper end of Student's 95 % interval.
  public var high: Double { mean + reach }

  private var reach: Double {
    if count == 1 { return .infinity }
    return standardError == 0 ? 0 : standardError * Special.studentQuantile(0.975, nu: Double(count - 1))
  }
}

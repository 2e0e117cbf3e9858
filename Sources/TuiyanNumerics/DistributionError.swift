// SPDX-License-Identifier: GPL-3.0-or-later

/// Why the parameters of a distribution describe none; facts only, the wording lives with the reader.
public enum DistributionError: Error, Hashable, Sendable {
  /// `parameter` is infinite or not a number.
  case notFinite(parameter: String, value: Double)
  /// `lower` should not exceed `upper`.
  case outOfOrder(lower: String, lowerValue: Double, upper: String, upperValue: Double)
  /// `value` lies outside `minimum`, which itself is allowed or not.
  case tooSmall(parameter: String, value: Double, minimum: Double, minimumAllowed: Bool)
  /// `value` lies above `maximum`.
  case tooLarge(parameter: String, value: Double, maximum: Double)
  /// A discrete distribution without values.
  case noValues
  /// Discrete values must ascend strictly.
  case notAscending(previous: Double, next: Double)
  /// A probability below 0 or above 1.
  case notProbability(value: Double, probability: Double)
  /// Probabilities must sum to 1 within 1e-9.
  case probabilitySum(Double)
}

// SPDX-License-Identifier: GPL-3.0-or-later

/// An uncertain number: what may stand wherever a scenario gives a quantity.
///
/// Valid parameters are a precondition of everything but `validate()`.
public enum Distribution: Hashable, Sendable {
  /// A number that is known.
  case constant(Double)
  /// Beta on [low, high] with mean (low + 4 mode + high) / 6; low ≤ mode ≤ high.
  case pert(low: Double, mode: Double, high: Double)
  /// Triangle with its peak at mode; low ≤ mode ≤ high.
  case triangular(low: Double, mode: Double, high: Double)
  /// Normal; sd ≥ 0.
  case normal(mean: Double, sd: Double)
  /// exp of a normal with mean ln(median) and sd ln(gsd); median > 0, gsd ≥ 1.
  case lognormal(median: Double, gsd: Double)
  /// Uniform on [low, high]; low ≤ high.
  case uniform(low: Double, high: Double)
  /// Beta on [0, 1]; 0 < a, b ≤ `betaShapeLimit`.
  case beta(a: Double, b: Double)
  /// Listed values, strictly ascending, with probabilities that sum to 1.
  case discrete([Weighted])
  /// A masked figure: every completion equally likely.
  case digits(DigitMask)

  /// A value and its probability.
  public struct Weighted: Hashable, Sendable {
    public let value: Double
    public let probability: Double

    public init(value: Double, probability: Double) {
      self.value = value
      self.probability = probability
    }
  }

  /// The largest beta shape allowed: GSL's incomplete beta function keeps 9 digits up to here, and returns
  /// NaN near the median from about 1e6 on.
  public static let betaShapeLimit = 1e5

  /// Whether only one value can occur; equal ends, sd 0 and gsd 1 count.
  public var isConstant: Bool { onlyValue != nil }

  /// The value of a distribution that has just one.
  var onlyValue: Double? {
    switch self {
    case .constant(let value): value
    case .pert(let low, _, let high), .triangular(let low, _, let high), .uniform(let low, let high):
      low == high ? low : nil
    case .normal(let mean, let sd): sd == 0 ? mean : nil
    case .lognormal(let median, let gsd): gsd == 1 ? median : nil
    case .beta: nil
    case .discrete(let list):
      list.count { $0.probability > 0 } == 1 ? list.first { $0.probability > 0 }?.value : nil
    case .digits: nil
    }
  }

  /// Shapes of the beta behind a PERT: a = 1 + 4 (mode − low)/(high − low), b = 6 − a.
  static func pertShapes(low: Double, mode: Double, high: Double) -> (a: Double, b: Double) {
    let width = high - low
    return (1 + 4 * (mode - low) / width, 1 + 4 * (high - mode) / width)
  }
}

extension Distribution {
  /// Checks the parameters.
  ///
  /// - Throws: `DistributionError` with the first thing wrong.
  public func validate() throws(DistributionError) {
    switch self {
    case .constant(let value): try Self.finite("value", value)
    case .pert(let low, let mode, let high), .triangular(let low, let mode, let high):
      try Self.ordered([("low", low), ("mode", mode), ("high", high)])
    case .uniform(let low, let high): try Self.ordered([("low", low), ("high", high)])
    case .normal(let mean, let sd):
      try Self.finite("mean", mean)
      try Self.atLeast("sd", sd, 0, allowed: true)
    case .lognormal(let median, let gsd):
      try Self.atLeast("median", median, 0, allowed: false)
      try Self.atLeast("gsd", gsd, 1, allowed: true)
    case .beta(let a, let b):
      for (name, shape) in [("a", a), ("b", b)] {
        try Self.atLeast(name, shape, 0, allowed: false)
        if shape > Self.betaShapeLimit {
          throw .tooLarge(parameter: name, value: shape, maximum: Self.betaShapeLimit)
        }
      }
    case .discrete(let list): try Self.proper(list)
    case .digits: break
    }
  }

  private static func finite(_ name: String, _ value: Double) throws(DistributionError) {
    if !value.isFinite { throw .notFinite(parameter: name, value: value) }
  }

  private static func atLeast(
    _ name: String, _ value: Double, _ minimum: Double, allowed: Bool
  ) throws(DistributionError) {
    try finite(name, value)
    if value < minimum || (value == minimum && !allowed) {
      throw .tooSmall(parameter: name, value: value, minimum: minimum, minimumAllowed: allowed)
    }
  }

  private static func ordered(_ named: [(String, Double)]) throws(DistributionError) {
    for (name, value) in named { try finite(name, value) }
    for (lower, upper) in zip(named, named.dropFirst()) where lower.1 > upper.1 {
      throw .outOfOrder(lower: lower.0, lowerValue: lower.1, upper: upper.0, upperValue: upper.1)
    }
    if let low = named.first?.1, let high = named.last?.1, !(high - low).isFinite {
      throw .tooLarge(parameter: "high", value: high, maximum: low + Double.greatestFiniteMagnitude)
    }
  }

  private static func proper(_ list: [Weighted]) throws(DistributionError) {
    if list.isEmpty { throw .noValues }
    for item in list {
      try finite("value", item.value)
      if !(item.probability >= 0 && item.probability <= 1) {
        throw .notProbability(value: item.value, probability: item.probability)
      }
    }
    for (previous, next) in zip(list, list.dropFirst()) where !(previous.value < next.value) {
      throw .notAscending(previous: previous.value, next: next.value)
    }
    let sum = list.reduce(0) { $0 + $1.probability }
    if abs(sum - 1) > 1e-9 { throw .probabilitySum(sum) }
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later

/// Sample quantiles, mean and standard deviation of a column of draws.
public enum Quantiles {
  /// Type-7 quantiles (Hyndman and Fan 1996): with h = (n − 1)p, between the ⌊h⌋-th and the next sorted value.
  ///
  /// Exact, by counting into bins and sorting only the bins asked for: O(n) against a sort's O(n log n).
  ///
  /// - Parameters:
  ///   - values: one or more numbers; NaN is refused by a precondition. Left as they are.
  ///   - probabilities: each 0 … 1, in any order.
  /// - Returns: one quantile for each probability, in their order.
  public static func of(
    _ values: UnsafeMutableBufferPointer<Double>, at probabilities: [Double]
  ) -> [Double] {
    of(UnsafeBufferPointer(values), at: probabilities)
  }

  /// Type-7 quantiles of an array; see `of(_:at:)` for buffers.
  public static func of(_ values: [Double], at probabilities: [Double]) -> [Double] {
    values.withUnsafeBufferPointer { of($0, at: probabilities) }
  }

  /// Type-7 quantiles of a read-only buffer; see `of(_:at:)` for mutable ones.
  public static func of(_ values: UnsafeBufferPointer<Double>, at probabilities: [Double]) -> [Double] {
    selected(values, at: probabilities)
  }

  /// Type-7 quantiles of numbers in single precision, between which is interpolated in double precision.
  public static func of(_ values: UnsafeBufferPointer<Float>, at probabilities: [Double]) -> [Double] {
    selected(values, at: probabilities)
  }

  /// A type-7 quantile of one or more numbers in ascending order.
  package static func ofSorted(_ values: UnsafeBufferPointer<Double>, at probability: Double) -> Double {
    let place = probability * Double(values.count - 1)
    let below = Int(place)
    guard below + 1 < values.count else { return values[values.count - 1] }
    return values[below] + (place - Double(below)) * (values[below + 1] - values[below])
  }

  private static func selected<Value: BinaryFloatingPoint>(
    _ values: UnsafeBufferPointer<Value>, at probabilities: [Double]
  ) -> [Double] {
    precondition(!values.isEmpty, "quantiles need a value")
    precondition(probabilities.allSatisfy { $0 >= 0 && $0 <= 1 }, "a probability lies in 0 ... 1")
    let last = values.count - 1
    let places = probabilities.map { Double(last) * $0 }
    var ranks: [Int] = []
    for place in places { ranks += [Int(place), min(Int(place) + 1, last)] }
    let sorted = Set(ranks).sorted()
    let chosen = RankSelection(values, ranks: sorted).values
    return places.map { place in
      let rank = Int(place)
      let weight = place - Double(rank)
      let low = chosen[Self.position(of: rank, in: sorted)]
      if rank == last { return low }
      let high = chosen[Self.position(of: rank + 1, in: sorted)]
      return (1 - weight) * low + weight * high
    }
  }

  private static func position(of rank: Int, in sorted: [Int]) -> Int {
    var first = 0
    var end = sorted.count
    while first < end {
      let middle = (first + end) / 2
      if sorted[middle] < rank { first = middle + 1 } else { end = middle }
    }
    return first
  }

  /// The mean of one or more numbers.
  public static func mean(_ values: UnsafeBufferPointer<Double>) -> Double { centred(values).mean }

  /// The mean of one or more numbers.
  public static func mean(_ values: [Double]) -> Double { values.withUnsafeBufferPointer { mean($0) } }

  /// Mean and standard deviation (divisor n − 1) at once; the deviation of one number is 0.
  public static func meanAndDeviation(_ values: UnsafeBufferPointer<Double>) -> (mean: Double, sd: Double) {
    summary(values)
  }

  /// Mean and standard deviation of numbers in single precision; all arithmetic is in double precision.
  public static func meanAndDeviation(_ values: UnsafeBufferPointer<Float>) -> (mean: Double, sd: Double) {
    summary(values)
  }

  private static func summary<Value: BinaryFloatingPoint>(
    _ values: UnsafeBufferPointer<Value>
  ) -> (mean: Double, sd: Double) {
    let (mean, squares) = centred(values)
    return (mean, values.count > 1 ? (squares / Double(values.count - 1)).squareRoot() : 0)
  }

  /// The standard deviation with divisor n − 1, in two passes; two or more numbers.
  public static func standardDeviation(_ values: UnsafeBufferPointer<Double>) -> Double {
    precondition(values.count > 1, "a standard deviation needs two values")
    return (centred(values).squares / Double(values.count - 1)).squareRoot()
  }

  /// The standard deviation with divisor n − 1, in two passes; two or more numbers.
  public static func standardDeviation(_ values: [Double]) -> Double {
    values.withUnsafeBufferPointer { standardDeviation($0) }
  }

  /// Mean and sum of squared deviations; eight running sums in a fixed order, the second pass corrected for
  /// what rounding left in the mean.
  static func centred<Value: BinaryFloatingPoint>(
    _ values: UnsafeBufferPointer<Value>
  ) -> (mean: Double, squares: Double) {
    precondition(!values.isEmpty, "a mean needs a value")
    let count = Double(values.count)
    var sums = SIMD8<Double>()
    let whole = values.count & ~7
    for i in stride(from: 0, to: whole, by: 8) {
      for lane in 0..<8 { sums[lane] += Double(values[i + lane]) }
    }
    var sum = sums.sum()
    for i in whole..<values.count { sum += Double(values[i]) }
    let mean = sum / count
    var squares = SIMD8<Double>()
    var rests = SIMD8<Double>()
    for i in stride(from: 0, to: whole, by: 8) {
      for lane in 0..<8 {
        let deviation = Double(values[i + lane]) - mean
        squares[lane] += deviation * deviation
        rests[lane] += deviation
      }
    }
    var square = squares.sum()
    var rest = rests.sum()
    for i in whole..<values.count {
      let deviation = Double(values[i]) - mean
      square += deviation * deviation
      rest += deviation
    }
    return (mean + rest / count, max(0, square - rest * rest / count))
  }
}

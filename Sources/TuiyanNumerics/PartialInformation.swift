// SPDX-License-Identifier: GPL-3.0-or-later

/// What it is worth to learn an uncertain input before choosing among decisions, from one paired sample.
///
/// Expected value of partial perfect information = E[max over d of E(U_d | X)] − max over d of E U_d. The sample is cut
/// in two halves; on each, the input's range is cut into bins of equal count and every bin given its best decision,
/// where that is better than the best decision overall beyond doubt (paired, 5 % over all bins and decisions); the rule
/// learnt on one half is valued on the other. So nothing is learnt from noise: an input that cannot change the
/// decision is worth exactly 0, and the estimate is rather too small than too large. After Strong and Oakley (2013).
public struct PartialInformation: Hashable, Sendable {
  /// The gain in expected utility, ≥ 0 up to its error.
  public let value: MeanEstimate
  /// The share of replications in which the rule chooses something else than the best decision overall.
  public let changed: Double

  /// - Parameters:
  ///   - utilities: [decisions][replications], the same replications for all; one decision or more.
  ///   - input: [replications].
  ///   - bins: the most bins; an input with fewer values has a bin for each.
  public init(utilities: [[Double]], input: [Double], bins: Int = 10) {
    precondition(!utilities.isEmpty && utilities.allSatisfy { $0.count == input.count }, "one sample for all decisions")
    let places = Self.places(input, bins: bins)
    let means = utilities.map { Quantiles.mean($0) }
    let best = means.indices.max { (means[$0], -$0) < (means[$1], -$1) } ?? 0
    var gains = Array(repeating: 0.0, count: input.count)
    var changes = 0
    for half in 0..<2 {
      let rule = Self.rule(utilities, best: best, places: places, half: half)
      for replication in stride(from: 1 - half, to: input.count, by: 2) {
        let choice = rule[places[replication]]
        gains[replication] = utilities[choice][replication] - utilities[best][replication]
        if choice != best { changes += 1 }
      }
    }
    value = MeanEstimate(gains)
    changed = Double(changes) / Double(max(1, input.count))
  }

  /// E[max over d of U_d] − max over d of E U_d: what knowing everything would be worth, the most any input can be.
  public static func perfect(utilities: [[Double]]) -> MeanEstimate {
    precondition(utilities.contains { !$0.isEmpty }, "a decision and a replication")
    let means = utilities.map { Quantiles.mean($0) }
    let best = means.indices.max { (means[$0], -$0) < (means[$1], -$1) } ?? 0
    return MeanEstimate(
      utilities[best].indices.map { place in
        utilities.reduce(-Double.infinity) { max($0, $1[place]) } - utilities[best][place]
      })
  }

  /// A bin with fewer replications on one half teaches nothing.
  private static let fewest = 30

  /// [replications]: the bin of each.
  private static func places(_ input: [Double], bins: Int) -> [Int] {
    let values = Set(input).sorted()
    let ends =
      values.count <= bins
      ? values : Set(Quantiles.of(input, at: (1...bins).map { Double($0) / Double(bins) })).sorted()
    return input.map { value in
      var low = 0
      var high = ends.count - 1
      while low < high {
        let middle = (low + high) / 2
        if ends[middle] < value { low = middle + 1 } else { high = middle }
      }
      return low
    }
  }

  /// [bins]: the decision learnt on one half.
  private static func rule(_ utilities: [[Double]], best: Int, places: [Int], half: Int) -> [Int] {
    let bins = (places.max() ?? 0) + 1
    let tests = Double(max(1, bins * (utilities.count - 1)))
    let bound = Special.normalQuantile(1 - 0.025 / tests)
    var rule = Array(repeating: best, count: bins)
    var gain = Array(repeating: 0.0, count: bins)
    for decision in utilities.indices where decision != best {
      var sums = Array(repeating: (n: 0, sum: 0.0, squares: 0.0), count: bins)
      for replication in stride(from: half, to: places.count, by: 2) {
        let difference = utilities[decision][replication] - utilities[best][replication]
        sums[places[replication]].n += 1
        sums[places[replication]].sum += difference
        sums[places[replication]].squares += difference * difference
      }
      for bin in 0..<bins where sums[bin].n >= fewest {
        let estimate = MeanEstimate(sum: sums[bin].sum, sumOfSquares: sums[bin].squares, count: sums[bin].n)
        guard estimate.mean > gain[bin], estimate.mean > bound * estimate.standardError else { continue }
        gain[bin] = estimate.mean
        rule[bin] = decision
      }
    }
    return rule
  }
}

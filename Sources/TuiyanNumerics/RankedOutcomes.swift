// SPDX-License-Identifier: GPL-3.0-or-later

/// Outcomes in the order of an input, for the mean outcome over a stretch of the input's ranks.
///
/// Equal values of the input share their ranks: of n values, those equal to the k-th smallest cover the ranks from the
/// number of smaller ones to that of smaller or equal ones, and each of them has the same part in whatever stretch of
/// these is asked for. So a value that many draws have in common counts with the share of the stretch it covers, with the
/// mean of all outcomes that go with it.
public struct RankedOutcomes {
  /// Draws with one value of the input.
  private struct Tie {
    /// Ranks from `start` to `start + count`.
    let start: Int
    let count: Int
    let sum: Double
    let squares: Double

    /// The share of it that lies below a rank, 0…1.
    func share(below rank: Double) -> Double { min(max((rank - Double(start)) / Double(count), 0), 1) }
  }

  /// By the input, smallest first.
  private let ties: [Tie]
  private let count: Int

  /// - Parameters:
  ///   - outcome: one or more numbers, draw by draw.
  ///   - input: as many.
  public init(_ outcome: [Double], by input: [Double]) {
    precondition(!input.isEmpty && input.count == outcome.count, "every draw has an input and an outcome")
    let order = input.indices.sorted { (input[$0], $0) < (input[$1], $1) }
    var ties: [Tie] = []
    var start = 0
    while start < order.count {
      var end = start
      var sum = 0.0
      var squares = 0.0
      while end < order.count, input[order[end]] == input[order[start]] {
        sum += outcome[order[end]]
        squares += outcome[order[end]] * outcome[order[end]]
        end += 1
      }
      ties.append(Tie(start: start, count: end - start, sum: sum, squares: squares))
      start = end
    }
    self.ties = ties
    count = order.count
  }

  /// The mean outcome between two shares of the ranks: with c(p) the share of a draw's tie below rank n·p,
  /// Σ y·(c(b) − c(a)) / Σ (c(b) − c(a)).
  ///
  /// Its error allows for the ends being estimated too: the sd of ((y − g(b))·c(b) − (y − g(a))·c(a)) / (b − a), over √n,
  /// g(p) being the mean outcome of the ties within √n/2 ranks of n·p.
  /// - Parameter stretch: inside 0…1, not empty.
  /// - Returns: with the number of draws that have a part in it; nil where that is less than two.
  public func mean(over stretch: ClosedRange<Double>) -> MeanEstimate? {
    precondition(stretch.lowerBound >= 0 && stretch.upperBound <= 1, "ranks are shares")
    let width = stretch.upperBound - stretch.lowerBound
    precondition(width > 0, "a stretch has a width")
    let low = Double(count) * stretch.lowerBound
    let high = Double(count) * stretch.upperBound
    let (near, far) = (outcome(around: low), outcome(around: high))
    var total = 0.0
    var weight = 0.0
    var part = 0
    var influence = 0.0
    var squares = 0.0
    for tie in ties {
      let (before, until) = (tie.share(below: low), tie.share(below: high))
      guard until > 0 else { break }
      total += tie.sum * (until - before)
      weight += Double(tie.count) * (until - before)
      if until > before { part += tie.count }
      // A draw's influence is slope·y − level.
      let slope = (until - before) / width
      let level = (far * until - near * before) / width
      influence += slope * tie.sum - level * Double(tie.count)
      squares += slope * slope * tie.squares - 2 * slope * level * tie.sum + level * level * Double(tie.count)
    }
    guard part > 1 else { return nil }
    let deviations = max(0, squares - influence * influence / Double(count))
    return MeanEstimate(
      mean: total / weight,
      standardError: (deviations / (Double(count) * Double(count - 1))).squareRoot(), count: part)
  }

  private func outcome(around rank: Double) -> Double {
    let reach = Double(count).squareRoot() / 2
    let near = ties.filter {
      Double($0.start) < rank + reach && Double($0.start + $0.count) > rank - reach
    }
    let draws = near.reduce(0) { $0 + $1.count }
    return draws == 0 ? 0 : near.reduce(0) { $0 + $1.sum } / Double(draws)
  }
}

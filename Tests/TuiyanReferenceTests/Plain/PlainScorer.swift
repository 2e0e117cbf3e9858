// SPDX-License-Identifier: GPL-3.0-or-later
import CGSL
import TuiyanModel

/// One leaf's rule on one board at one step, its cohort looked at.
struct PlainScorer {
  private let rule: ScoringRule
  private let scale: PlainScale
  /// Measured values, ascending.
  private let cohort: [Double]
  private var from = 0.0
  private var to = 0.0

  /// - Parameter moved: what the reference row has gained since as_of, in the better direction.
  init(_ rule: ScoringRule, scale: PlainScale, cohort: [Double], reference: PlainReference?, moved: Double) {
    self.rule = rule
    self.scale = scale
    self.cohort = cohort.sorted()
    switch rule {
    case .linear(let from, let to): (self.from, self.to) = (from, to)
    case .cohort(let from, let to):
      let shift = moved * scale.better
      let stated = [reference?.best, reference?.worst].compactMap { $0.map { $0 + shift } }
      let all = (cohort + stated).sorted()
      self.from = anchor(from, all, mean: reference?.mean.map { $0 + shift })
      self.to = anchor(to, all, mean: reference?.mean.map { $0 + shift })
    default: break
    }
  }

  /// The board's measured values and the published best and worst count alike; a published mean is the mean.
  private func anchor(_ anchor: ScoringRule.Anchor, _ values: [Double], mean: Double?) -> Double {
    guard let low = values.first, let high = values.last else { return .nan }
    switch anchor {
    case .best: return scale.isHigherBetter ? high : low
    case .worst: return scale.isHigherBetter ? low : high
    case .mean: return mean ?? gsl_stats_mean(values, 1, values.count)
    case .median: return gsl_stats_median_from_sorted_data(values, 1, values.count)
    case .quantile(let q): return gsl_stats_quantile_from_sorted_data(values, 1, values.count, q)
    }
  }

  func points(_ value: Double, of full: Double) -> Double {
    switch rule {
    case .linear, .cohort: return full * (from == to ? 1 : max(0, min(1, (value - from) / (to - from))))
    case .steps(let steps):
      return full * (steps.filter { !scale.isBetter($0.value, value) }.map(\.share).max() ?? 0)
    case .piecewise(let knots): return full * PlainScorer.line(knots, value)
    case .perEvent(let points, let floor, let cap):
      return min(cap ?? .infinity, max(floor ?? -.infinity, value * points))
    case .rank:
      let better = cohort.count { scale.isBetter($0, value) }
      return full * (cohort.count == 1 ? 1 : Double(cohort.count - 1 - better) / Double(cohort.count - 1))
    }
  }

  /// Linear between the knots, flat outside.
  private static func line(_ knots: [ScoringRule.Knot], _ value: Double) -> Double {
    for (left, right) in zip(knots, knots.dropFirst()) where value >= left.value && value <= right.value {
      return left.share + (right.share - left.share) * (value - left.value) / (right.value - left.value)
    }
    guard let first = knots.first, let last = knots.last else { return 0 }
    return value < first.value ? first.share : last.share
  }
}

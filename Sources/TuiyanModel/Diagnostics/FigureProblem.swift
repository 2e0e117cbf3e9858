// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanNumerics
import TuiyanText

/// What is wrong with numbers that may be uncertain.
public enum FigureProblem: Hashable, Sendable {
  case distribution(DistributionError)
  /// A figure that may not go below (or above) a bound, but can.
  case belowBound(key: String, low: String, bound: String)
  case aboveBound(key: String, high: String, bound: String)
  /// A share of the range where the leaf has none.
  case shareNeedsRange(key: String, leaf: String)
}

extension FigureProblem {
  var sentence: Sentence {
    switch self {
    case .distribution(let error): error.sentence
    case .belowBound(let key, let low, let bound):
      ("“\(key)”可能低到 \(low)（不应小于 \(bound)）", "'\(key)' can be as low as \(low) (expected at least \(bound))")
    case .aboveBound(let key, let high, let bound):
      ("“\(key)”可能高到 \(high)（不应大于 \(bound)）", "'\(key)' can be as high as \(high) (expected at most \(bound))")
    case .shareNeedsRange(let key, let leaf):
      (
        "“\(key)”用了值域份额，但指标“\(leaf)”没有 range（请补 range，或改写数字）",
        "'\(key)' is a share of the range, but indicator '\(leaf)' has no range (add a range, or write a number)"
      )
    }
  }
}

extension DistributionError {
  fileprivate var sentence: Sentence {
    switch self {
    case .notFinite(let parameter, let value):
      ("分布参数 \(parameter) 是 \(value)（应为有限的数）", "the distribution's \(parameter) is \(value) (expected a finite number)")
    case .outOfOrder(let lower, let lowerValue, let upper, let upperValue):
      (
        "分布参数颠倒：\(lower) \(DecimalText.plain(lowerValue)) 大于 \(upper) \(DecimalText.plain(upperValue))（应从小到大）",
        "\(lower) \(DecimalText.plain(lowerValue)) exceeds \(upper) \(DecimalText.plain(upperValue)) (expected ascending parameters)"
      )
    case .tooSmall(let parameter, let value, let minimum, let allowed):
      (
        "分布参数 \(parameter) 为 \(DecimalText.plain(value))，太小（应\(allowed ? "不小于" : "大于") \(DecimalText.plain(minimum))）",
        "the distribution's \(parameter) is \(DecimalText.plain(value)) (expected \(allowed ? "at least" : "more than") \(DecimalText.plain(minimum)))"
      )
    case .tooLarge(let parameter, let value, let maximum):
      (
        "分布参数 \(parameter) 为 \(DecimalText.plain(value))，太大（应不大于 \(DecimalText.plain(maximum))）",
        "the distribution's \(parameter) is \(DecimalText.plain(value)) (expected at most \(DecimalText.plain(maximum)))"
      )
    case .noValues: ("discrete 没有取值（至少一个）", "discrete has no values (expected at least one)")
    case .notAscending(_, let next):
      ("discrete 的取值 \(DecimalText.plain(next)) 重复", "the discrete value \(DecimalText.plain(next)) stands twice")
    case .notProbability(let value, let probability):
      (
        "discrete 取值 \(DecimalText.plain(value)) 的概率为 \(DecimalText.plain(probability))（应在 0 与 1 之间）",
        "the probability of {\(DecimalText.plain(value))} is \(DecimalText.plain(probability)) (expected 0 to 1)"
      )
    case .probabilitySum(let sum):
      (
        "discrete 的概率之和为 \(DecimalText.rounded(sum))（应为 1）",
        "the probabilities of discrete sum to \(DecimalText.rounded(sum)) (expected 1)"
      )
    }
  }
}

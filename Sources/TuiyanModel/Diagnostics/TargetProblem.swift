// SPDX-License-Identifier: GPL-3.0-or-later

/// Warnings about targets that can be judged without a run.
public enum TargetProblem: Hashable, Sendable {
  /// No possible value is enough; nil: no bound on that side.
  case neverMet(asked: String, low: String?, high: String?)
  /// Every possible value is enough.
  case alwaysMet(asked: String, low: String?, high: String?)
}

extension TargetProblem {
  var sentence: Sentence {
    switch self {
    case .neverMet(let asked, let low, let high):
      let range = Self.range(low, high)
      return (
        "“\(asked)”永远达不到：可能的值\(range.zh)（请核对）",
        "'\(asked)' can never be reached: possible values are \(range.en) (please check)"
      )
    case .alwaysMet(let asked, let low, let high):
      let range = Self.range(low, high)
      return (
        "“\(asked)”总能达到：可能的值\(range.zh)（请核对）",
        "'\(asked)' is always reached: possible values are \(range.en) (please check)"
      )
    }
  }

  private static func range(_ low: String?, _ high: String?) -> Sentence {
    switch (low, high) {
    case (let low?, let high?): ("在 \(low) 到 \(high) 之间", "\(low) to \(high)")
    case (let low?, nil): ("不低于 \(low)", "\(low) or more")
    case (nil, let high?): ("不高于 \(high)", "\(high) or less")
    case (nil, nil): ("不限", "any")
    }
  }
}

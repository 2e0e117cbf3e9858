// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics

/// How sure we may be, in the words that leaders use; the thresholds are printed with them.
enum Assurance: Int, CaseIterable, Comparable {
  case hard, even, likely, sure

  /// Lowest probabilities of even, likely and sure.
  static let thresholds = (even: 0.4, likely: 0.6, sure: 0.85)

  init(_ probability: Double) {
    switch probability {
    case Self.thresholds.sure...: self = .sure
    case Self.thresholds.likely...: self = .likely
    case Self.thresholds.even...: self = .even
    default: self = .hard
    }
  }

  static func < (left: Assurance, right: Assurance) -> Bool { left.rawValue < right.rawValue }

  var word: Phrase {
    switch self {
    case .sure: Phrase("很有把握", "very likely")
    case .likely: Phrase("较有把握", "likely")
    case .even: Phrase("五五开", "about even")
    case .hard: Phrase("较难", "hard")
    }
  }

  /// The word for an estimate; where its interval reaches over a threshold, both words.
  static func text(_ estimate: Proportion, _ language: Language) -> String {
    let (low, high) = (Assurance(estimate.low), Assurance(estimate.high))
    guard low != high else { return low.word[language] }
    return Phrase("\(low.word[.zh])到\(high.word[.zh])之间", "\(low.word[.en]) to \(high.word[.en])")[language]
  }

  /// What the words mean, in one sentence.
  static var legend: Phrase {
    let percent = { (share: Double) in NumberText.stated(share) }
    let (even, likely, sure) = (percent(thresholds.even), percent(thresholds.likely), percent(thresholds.sure))
    return Phrase(
      "用语：概率\(sure)及以上为“很有把握”，\(likely)至\(sure)为“较有把握”，\(even)至\(likely)为“五五开”，不到\(even)为“较难”。",
      "In words: very likely from \(sure), likely from \(likely), about even from \(even), hard below \(even).")
  }
}

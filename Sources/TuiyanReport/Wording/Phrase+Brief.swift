// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

/// The verdict of the leadership brief, its targets and what heads it.
extension Phrase {
  static func briefTitle(_ scenario: String) -> Phrase {
    Phrase("\(scenario)推演专报", "\(scenario): leadership brief")
  }

  static let forLeaders = Phrase("领导参阅", "For leaders")
  static let forTheOffice = Phrase("专班办公室工作版", "For the office")
  static func forUnit(_ unit: String) -> Phrase { Phrase("\(unit)版", "For \(unit)") }

  static func briefSubtitle(_ who: Phrase, asOf: Period) -> Phrase {
    Phrase(
      "（\(who[.zh])，数据截至\(NumberText.period(asOf, .zh))）",
      "\(who[.en]); data to \(NumberText.period(asOf, .en))")
  }

  static let briefVerdict = Phrase("总体判断", "The verdict")
  static let briefWord = Phrase("把握", "How sure")
  static let briefAsked = Phrase("要求", "Asked")
  static let briefThisPlan = Phrase("本方案", "This plan")

  /// - Parameter event: `briefReach` or `briefOwn`, where the target is over several units; else nil.
  static func briefSaid(
    _ title: String, _ event: Phrase?, word: String, probability: String, interval: String, before: String?
  ) -> Phrase {
    Phrase(
      "\(Grammar.quoted(title))\(event?[.zh] ?? "")\(word)，概率\(probability)（95 %区间\(interval)"
        + (before.map { "，不采取措施\($0)" } ?? "") + "）",
      "\(Grammar.quoted(title))\(event?[.en] ?? "") is \(word): \(probability) (95 % interval \(interval)"
        + (before.map { "; doing nothing \($0)" } ?? "") + ")")
  }

  static func briefSaidShort(_ title: String, _ event: Phrase?, word: String, probability: String) -> Phrase {
    Phrase(
      "\(Grammar.quoted(title))\(event?[.zh] ?? "")\(word)（\(probability)）",
      "\(Grammar.quoted(title))\(event?[.en] ?? "") is \(word) (\(probability))")
  }

  /// What a target over several units asks for: all of them, or so many.
  static func briefReach(of count: Int, least: Int?) -> Phrase {
    if let least {
      return Phrase("：\(count)个单位中至少\(least)个达标", " for at least \(least) of \(count) units")
    }
    return count == 1
      ? Phrase("：1个单位达标", " for its one unit") : Phrase("：\(count)个单位全部达标", " for all \(count) units")
  }

  /// One unit's own part in a target over several.
  static func briefOwn(_ unit: String) -> Phrase { Phrase("：\(unit)自身达标", " for \(unit) itself") }

  static func briefPromise(_ sentence: String, _ standing: TargetTables.Standing, _ confidence: Double) -> Phrase {
    let asked = NumberText.stated(confidence)
    switch standing {
    case .kept: return Phrase("\(sentence)，达到\(asked)的要求", "\(sentence), which meets the \(asked) asked for")
    case .notKept: return Phrase("\(sentence)，达不到\(asked)的要求", "\(sentence), short of the \(asked) asked for")
    case .borderline:
      return Phrase(
        "\(sentence)，是否达到\(asked)的要求处在边缘", "\(sentence), borderline against the \(asked) asked for")
    }
  }

  /// How many units are expected to reach the target, behind how sure it is.
  static func briefExpected(_ sentence: String, _ expected: String, before: String) -> Phrase {
    Phrase(
      "\(sentence)，预计\(expected)个达标（不采取措施\(before)个）",
      "\(sentence), with \(expected) expected to reach it (doing nothing \(before))")
  }

  static func briefAskedFor(_ confidence: Double, _ standing: TargetTables.Standing) -> Phrase {
    let word: Phrase =
      switch standing {
      case .kept: .kept
      case .notKept: .notKept
      case .borderline: .borderline
      }
    return Phrase(
      "\(NumberText.stated(confidence))，\(word[.zh])", "\(NumberText.stated(confidence)): \(word[.en])")
  }

  /// How sure it is that as many units reach a target as it asks for: all of them, or `least`.
  static func briefReached(of count: Int, least: Int?, _ word: String) -> Phrase {
    least.map { Phrase("\(count)个中至少\($0)个：\(word)", "at least \($0) of \(count): \(word)") }
      ?? Phrase("\(count)个全达标：\(word)", "all \(count): \(word)")
  }

  /// A target over several units, as far as it is about one of them.
  static func briefOwnRow(_ title: String, _ unit: String) -> Phrase {
    Phrase("\(title)（\(unit)自身）", "\(title) (\(unit) itself)")
  }

  /// More names than `most` are told by the first ones.
  static func briefGroup(_ word: Phrase, _ names: [String], most: Int = 8, first: Int = 4) -> Phrase {
    let isWhole = names.count <= most
    let (zh, en) = (names.prefix(isWhole ? names.count : first), isWhole ? "" : ", …")
    return Phrase(
      "\(word[.zh])的\(names.count)个（\(Grammar.list(Array(zh), .zh))\(isWhole ? "" : "等")）",
      "\(word[.en]): \(names.count) (\(isWhole ? Grammar.list(names, .en) : zh.joined(separator: ", "))\(en))")
  }

  static func briefGroups(_ title: String, _ groups: String) -> Phrase {
    Phrase("\(Grammar.quoted(title))分单位看：\(groups)。", "\(Grammar.quoted(title)) by unit: \(groups).")
  }

  static func briefMeaning(_ title: String, _ meaning: String) -> Phrase {
    Phrase("\(Grammar.quoted(title))：\(meaning)。", "\(Grammar.quoted(title)): \(meaning).")
  }

  static func briefCourse(_ unit: String, _ board: String) -> Phrase {
    Phrase("\(unit)在\(Grammar.quoted(board))的位次走势", "\(unit) on \(board): rank by period")
  }

  /// Heads a column of ranks that a target asks for, at the periods it is about.
  static func briefGoal(_ target: String) -> Phrase { Phrase("须达位次（\(target)）", "Rank to reach (\(target))") }

  static func briefCourseNote(_ replications: Int) -> Phrase {
    Phrase(
      "中位与5 %、95 %分位；前\(NumberText.count(replications, .zh))次模拟。",
      "Median, 5 % and 95 %; the first \(NumberText.count(replications, .en)) replications.")
  }
}

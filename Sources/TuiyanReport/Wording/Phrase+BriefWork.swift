// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

/// What the leadership brief says of work, gaps, rivals and whom to call in.
extension Phrase {
  static func briefNow(_ period: Period) -> Phrase {
    let unit: Phrase =
      switch period.step {
      case .month: Phrase("本月要办", "To do this month")
      case .quarter: Phrase("本季度要办", "To do this quarter")
      case .year: Phrase("本年要办", "To do this year")
      }
    return Phrase(
      "\(unit[.zh])（\(NumberText.period(period, .zh))）", "\(unit[.en]) (\(NumberText.period(period, .en)))")
  }

  static let briefNothingPlanned = Phrase("本方案不采取任何措施。", "This plan takes no action.")
  static let briefNothingHere = Phrase("方案中没有涉及本单位的措施。", "No action of the plan concerns this unit.")

  static func briefNothingYet(next: Period) -> Phrase {
    Phrase(
      "当期没有要启动的措施；下一批在\(NumberText.period(next, .zh))启动：",
      "Nothing starts in this period; the next actions start in \(NumberText.period(next, .en)):")
  }

  static func briefMore(_ count: Int) -> Phrase {
    Phrase("另有\(count)项同期启动，见办公室版。", "\(count) more start in the same period; see the office's brief.")
  }

  static let briefStartBy = Phrase("启动时限", "Start by")
  static let briefEndBy = Phrase("完成时限", "Finish by")

  static func briefPlaces(_ count: Int) -> Phrase { Phrase("\(count)个单位", "\(count) units") }

  static func briefStarts(_ count: Int, in period: String) -> Phrase {
    Phrase("\(period)启动\(count)项", "\(count) in \(period)")
  }

  static func briefResources(_ starts: String, _ used: String) -> Phrase {
    Phrase(
      "全程安排：\(starts.isEmpty ? "不启动措施" : starts)；\(used)。",
      "In all: \(starts.isEmpty ? "nothing starts" : "starting \(starts)"); \(used).")
  }

  static let briefPractices = Phrase("战术借鉴", "Borrowed practices")

  static func briefPractice(_ action: String, _ evidence: Evidence) -> Phrase {
    let note = evidence.note.map { "：\($0)" } ?? ""
    let english = evidence.note.map { ": \($0)" } ?? ""
    return Phrase(
      "\(Grammar.quoted(action))\(note)（出处 \(evidence.source)）。",
      "\(Grammar.quoted(action))\(english) (source \(evidence.source)).")
  }

  static func briefMorePractices(_ count: Int) -> Phrase {
    Phrase("另有\(count)项措施有借鉴出处，见办公室版。", "\(count) more actions cite a practice; see the office's brief.")
  }

  static func briefBorrowed(_ items: [String]) -> Phrase {
    Phrase("战术借鉴：" + items.joined(), "Borrowed practices: " + items.joined(separator: " "))
  }

  static let briefPressures = Phrase("差距、对手和约谈建议", "Gaps, rivals, whom to call in")
  static let briefGaps = Phrase("最值得补的差距", "Gaps worth most")

  /// Of a unit on a board that publishes ranks alone: points there would be nobody's.
  static func briefPlace(_ unit: String, _ board: String, rank: String, count: Int, asOf: Period, next: String?)
    -> Phrase
  {
    Phrase(
      "截至\(NumberText.period(asOf, .zh))，\(unit)在\(Grammar.quoted(board))列第\(rank)位（共\(count)个）"
        + (next.map { "，前一位是\($0)" } ?? "") + "；只公布位次，不公布得分。",
      "As of \(NumberText.period(asOf, .en)), \(unit) has rank \(rank) of \(count) on \(board)"
        + (next.map { ", behind \($0)" } ?? "") + "; ranks are published, scores are not.")
  }

  static func briefStanding(
    _ unit: String, _ board: String, score: String, rank: String, count: Int, asOf: Period,
    next: (unit: String, points: String)?
  ) -> Phrase {
    Phrase(
      "\(NumberText.period(asOf, .zh))测算，\(unit)在\(Grammar.quoted(board))得\(score)分、列第\(rank)位（共\(count)个）"
        + (next.map { "，比前一位\($0.unit)少\($0.points)分" } ?? "，已居首位") + "。",
      "As of \(NumberText.period(asOf, .en)), \(unit) scores \(score) on \(board), rank \(rank) of \(count)"
        + (next.map { "; \($0.points) points behind \($0.unit), the next ahead" } ?? ", in front") + ".")
  }

  static func briefWorthMost(_ items: [String]) -> Phrase {
    Phrase(
      "单项补到最优增分最多的是：\(Grammar.list(items, .zh))。",
      " Most is gained by bringing to the best, one by one: \(Grammar.list(items, .en)).")
  }

  static func briefWorth(_ indicator: String, points: String) -> Phrase {
    Phrase("\(indicator)（\(points)分）", "\(indicator) (\(points))")
  }

  static let briefRivals = Phrase("要盯住的对手", "Rivals to watch")

  /// - Parameters:
  ///   - unit: nil where the sentence before has just named it.
  ///   - prey: whom it may pass; `threats`: who may pass it.
  ///   - nobody: what is said where there is none of them.
  ///   - isGrave: one of the threats is more than a remote chance.
  static func briefRivalsSaid(
    _ unit: String?, by period: Period, prey: [String], threats: [String], nobody: (ahead: Phrase, behind: Phrase),
    isGrave: Bool
  ) -> Phrase {
    let ahead =
      prey.isEmpty
      ? nobody.ahead
      : Phrase(
        "到\(NumberText.period(period, .zh))，\(unit ?? "")最可能超过\(Grammar.list(prey, .zh))。",
        "By \(NumberText.period(period, .en)), \(unit ?? "it") is most likely to pass \(Grammar.list(prey, .en)).")
    let behind =
      threats.isEmpty
      ? nobody.behind
      : isGrave
        ? Phrase(
          "最要防被反超的是\(Grammar.list(threats, .zh))。", "Most likely to pass it: \(Grammar.list(threats, .en)).")
        : Phrase(
          "身后单位反超的可能都不大，最高的是\(Grammar.list(threats, .zh))。",
          "No unit is likely to pass it; the likeliest: \(Grammar.list(threats, .en)).")
    return Phrase(ahead[.zh] + behind[.zh], ahead[.en] + " " + behind[.en])
  }

  static let briefLate = Phrase("工作滞后情况（约谈建议）", "Who is behind (whom to call in)")

  static func briefCallIn(_ whom: String, _ unit: String, _ reason: String, of count: Int, points: String?) -> Phrase {
    let place = whom == unit ? "" : "\(unit)，"
    let placeEnglish = whom == unit ? "" : "\(unit), "
    return Phrase(
      "\(whom)（\(place)\(reason)\(count > 1 ? "等\(count)项" : "")\(points.map { "，涉及\($0)分" } ?? "")）",
      "\(whom) (\(placeEnglish)\(reason)\(count > 1 ? " and \(count - 1) more" : "")"
        + (points.map { ", \($0) points at stake)" } ?? ")"))
  }

  static func briefCallIns(_ items: String) -> Phrase { Phrase("建议约谈：\(items)。", "To be called in: \(items).") }

  static func briefMoreCallIns(_ count: Int) -> Phrase {
    Phrase("另有\(count)条，见 tuiyan gap。", "\(count) more; see tuiyan gap.")
  }
}

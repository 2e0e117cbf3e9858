// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanReview

/// Effort, races and whom to call in.
extension Phrase {
  static func yieldsOf(_ unit: String, _ board: String) -> Phrase {
    Phrase("\(unit)：各项措施的单位投入得分（\(board)）", "\(unit): points per unit of effort (\(board))")
  }

  static let yieldReading = Phrase(
    "按截至时点的水平，效果取中位数、全部见效、单独实施来算；成功和认可的机会另列，没有打折。",
    "At the level of that date, effects at their medians and in full, each action alone; the chance of success and "
      + "acceptance stands beside it and is not taken off.")
  static let gainInTotal = Phrase("总分可增", "Points gained")
  static let perMoney = Phrase("每百万元", "Per million yuan")
  static let perStaffStep = Phrase("每10人·期", "Per 10 people and step")
  static let staffSteps = Phrase("人·期", "People × steps")
  static let chance = Phrase("见效机会", "Chance")
  static let touches = Phrase("作用的指标", "Moves")
  static let freeOfMoney = Phrase("不花钱", "free")
  static let laterRates = Phrase("影响以后的次数，不计入", "changes later counts, not in it")
  static let requirement = Phrase("前提", "Requires")

  static let races = Phrase("前三名和后三名", "Top and bottom three")
  static let topThree = Phrase("前三名", "Top three")
  static let bottomThree = Phrase("后三名", "Bottom three")
  static let field = Phrase("参比单位数", "Compared")

  static func racePlace(_ unit: String, _ value: String, estimated: Bool) -> Phrase {
    Phrase("\(unit) \(value)" + (estimated ? "（估）" : ""), "\(unit) \(value)" + (estimated ? " (estimated)" : ""))
  }

  static func andMore(_ count: Int) -> Phrase { Phrase("另有\(count)个", "\(count) more") }

  static let callIns = Phrase("建议约谈", "Whom to call in")
  static let whom = Phrase("约谈对象", "Whom")
  static let reasons = Phrase("理由", "Why")
  static let noCallIns = Phrase("没有需要约谈的。", "Nobody.")

  static func reason(_ reason: CallIn.Reason, names: ScenarioNames) -> Phrase {
    switch reason {
    case .zero(let id): Phrase("\(names.indicator(id))得0分", "\(names.indicator(id)) scores 0")
    case .unreported(let id): Phrase("\(names.indicator(id))没有数据", "\(names.indicator(id)): nothing reported")
    case .bottom(let id, let rank, let count):
      Phrase(
        "\(names.indicator(id))第\(rank)名（共\(count)个）", "\(names.indicator(id)) is \(rank) of \(count)")
    case .worst(let id):
      Phrase("\(names.indicator(id))处于公布的最差值", "\(names.indicator(id)) is at the published worst")
    case .fell(let fall):
      Phrase(
        "\(names.indicator(fall.indicator))比\(NumberText.period(fall.change.from, .zh))变差："
          + moved(fall.change),
        "\(names.indicator(fall.indicator)) is worse than in \(NumberText.period(fall.change.from, .en)): "
          + moved(fall.change))
    case .losses(let id, let count, let points):
      Phrase(
        "\(names.indicator(id))\(NumberText.short(count))件，扣\(NumberText.short(-points))分",
        "\(names.indicator(id)): \(NumberText.short(count)), costing \(NumberText.short(-points)) points")
    case .overdue(let id, let last, let others):
      Phrase(
        "\(names.indicator(id))逾期未报（最近一次\(NumberText.period(last, .zh))，别处已到\(NumberText.period(others, .zh))）",
        "\(names.indicator(id)) overdue: last reported \(NumberText.period(last, .en)), others "
          + NumberText.period(others, .en))
    case .boardBottom, .boardLast, .boardFell: boardReason(reason)
    }
  }

  private static func boardReason(_ reason: CallIn.Reason) -> Phrase {
    switch reason {
    case .boardBottom(let rank, let count):
      Phrase(
        "总分第\(NumberText.rank(rank))名，在后三名之列（共\(count)个）",
        "\(Grammar.ordinal(rank)) of \(count) by total, in the bottom three")
    case .boardLast(let periods):
      Phrase(
        periods == 1 ? "公布位次倒数第一" : "公布位次连续\(periods)期倒数第一",
        periods == 1 ? "last in the published ranking" : "last in \(periods) published rankings running")
    case .boardFell(let from, let to, let period):
      Phrase(
        "\(NumberText.period(period, .zh))公布位次由第\(from)名退到第\(to)名",
        "fell from \(from) to \(to) in the ranking of \(NumberText.period(period, .en))")
    default: Phrase("", "")
    }
  }

  private static func moved(_ change: IndicatorChange) -> String {
    "\(NumberText.short(change.before, atMost: 4)) → \(NumberText.short(change.now, atMost: 4))"
  }
}

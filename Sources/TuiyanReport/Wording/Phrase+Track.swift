// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanReview

/// What `tuiyan track` says.
extension Phrase {
  static func trackTitle(_ scenario: String, _ cycle: TrackCycle, _ period: Period) -> Phrase {
    let name = Phrase.cycle(cycle)
    return Phrase(
      "\(scenario)：\(NumberText.period(period, .zh))\(name[.zh])",
      "\(scenario): \(name[.en]), \(NumberText.period(period, .en))")
  }

  static func cycle(_ cycle: TrackCycle) -> Phrase {
    switch cycle {
    case .week: Phrase("周调度", "weekly dispatch")
    case .tenDays: Phrase("旬简报", "ten-day brief")
    case .month: Phrase("月通报", "monthly bulletin")
    case .quarter: Phrase("季评价", "quarterly appraisal")
    }
  }

  static let dataTo = Phrase("实绩截至", "Figures to")
  static let projectedFrom = Phrase("预测起点", "Projected from")
  static let comparedWith = Phrase("对照", "Compared with")

  static func comparison(_ baseline: TrackBaseline?, asOf: Period) -> Phrase {
    guard let baseline else {
      return Phrase(
        "期初预测（数据截至\(NumberText.period(asOf, .zh))）", "the first projection (data to \(NumberText.period(asOf, .en)))")
    }
    return Phrase(
      "上次保存的结果（数据截至\(NumberText.period(baseline.dataTo, .zh))）",
      "the saved run (data to \(NumberText.period(baseline.dataTo, .en)))")
  }

  static func lights(_ green: Int, _ amber: Int, _ red: Int, redBetter: Int) -> Phrase {
    let zh = redBetter > 0 ? "（其中\(redBetter)项好于预测）" : ""
    let en = redBetter > 0 ? " (\(redBetter) of them better than projected)" : ""
    return Phrase(
      "本方指标最近一期：绿\(green)项，黄\(amber)项，红\(red)项\(zh)。",
      "Our indicators, latest figures: \(green) green, \(amber) amber, \(red) red\(en).")
  }
  static let lightReading = Phrase(
    "绿：落在预测的中间50 %以内；黄：中间90 %以内；红：之外，不论好坏。",
    "Green: inside the middle 50 % of what was projected; amber: inside 90 %; red: outside, for better or worse.")

  static func light(_ light: TrackLight) -> Phrase {
    switch light {
    case .green: Phrase("绿", "green")
    case .amber: Phrase("黄", "amber")
    case .red: Phrase("红", "red")
    }
  }

  static func light(_ reading: TrackReading) -> Phrase {
    let light = Phrase.light(reading.light)
    guard reading.light != .green else { return light }
    return reading.better >= 0
      ? Phrase("\(light[.zh])（偏好）", "\(light[.en]), better") : Phrase("\(light[.zh])（偏差）", "\(light[.en]), worse")
  }

  static let rejudgedTargets = Phrase("目标重估", "Targets judged again")
  static let probabilityBefore = Phrase("上次", "Before")
  static let nowProbability = Phrase("现在", "Now")
  static let changed = Phrase("变化", "Change")

  package static func cause(_ cause: TargetChange.Cause) -> Phrase {
    switch cause {
    case .rerun: Phrase("重算差异", "Run again")
    case .actions: Phrase("措施进展", "Actions")
    case .time: Phrase("时间推移", "Time passing")
    case .ownData: Phrase("本方实绩", "Our figures")
    case .rivals: Phrase("对手实绩", "The others")
    }
  }

  static let changeReading = Phrase(
    "变化单位为百分点，“±”是模拟误差；各项依次换入：措施进展、时间推移、本方实绩、对手实绩。“时间推移”是没有新数据时也有的变化：到期的部分已判定或按已达到计，未报进展的措施按已按计划启动计。“重算差异”是上次的输入今天重算所差：随机数、情景或旧数据改过。",
    "In percentage points, ± the simulation error, put in one after the other: actions, the time gone "
      + "by, our figures, the others'. “Time passing” is what changes without any new figure: parts that were due are settled or "
      + "count as met, and actions nothing is reported of count as begun on plan. “Run again” is what the earlier inputs give today: other draws, or an edited scenario or past."
  )

  static func carried(_ count: Int) -> Phrase {
    Phrase(
      "没有该期数据的\(count)个量，从各自最近的数据接着推演。",
      "\(count) quantit\(count == 1 ? "y" : "ies") without a figure of that period go on as projected from the last one."
    )
  }

  /// Published totals and ranks that did not enter the judging, why, and what to do.
  /// - Parameter units: the names of the units; of many, the first are given.
  package static func unused(_ figures: UnusedFigures, units: [String]) -> Phrase {
    let zhParts = [(figures.totals, "个总分"), (figures.ranks, "个位次")].filter { $0.0 > 0 }
    let zh = zhParts.map { "\($0.0)\($0.1)" }.joined(separator: "、")
    let enParts = [(figures.totals, "total"), (figures.ranks, "rank")].filter { $0.0 > 0 }
    let en = enParts.map { "\($0.0) published \($0.1)\(Grammar.plural(Double($0.0)))" }.joined(separator: " and ")
    let most = 5
    let named = units.count > most + 1 ? Array(units.prefix(most)) : units
    let zhUnits = named.joined(separator: "、") + (named.count < units.count ? "等\(units.count)个单位" : "")
    let enUnits = Grammar.list(named + (named.count < units.count ? ["\(units.count - most) more"] : []), .en)
    let why = Phrase.why(figures.reason)
    return Phrase(
      "公布的\(zh)没有用来重估（\(zhUnits)）：\(why[.zh])。到期目标的判定照用。",
      "\(en) did not enter the judging (\(enUnits)): \(why[.en]). Targets that are due are settled by "
        + "them all the same.")
  }

  private static func why(_ reason: UnusedFigures.Reason) -> Phrase {
    switch reason {
    case .madeOfLeaves:
      Phrase(
        "这里的总分由逐项指标算得，一个总分或位次说不出是哪项指标变了；请给出同期逐项实绩",
        "totals here are made of indicators, and a total or a rank does not tell which of them moved; give the indicators' "
          + "figures of that period")
    case .madeOfTotal:
      Phrase(
        "只有位次，推演的是总分；请给出同期总分",
        "only the rank is given, and it is the total that is projected; give the total of that period")
    case .orderIsIncomplete:
      Phrase(
        "只知位次的单位，要全榜同期位次都有才重新定序；请补全该期位次，或给出总分",
        "units known by rank are put in a new order only by a whole one; give every unit's rank of that period, or the total"
      )
    case .orderIsContradicted:
      Phrase(
        "公布的次序与已知或推演到该期的总分矛盾，仍按原来的次序推演；请核对，并给出同期逐项实绩和总分",
        "the order contradicts totals known or projected for that period, so the one before goes on; check it, and give the "
          + "indicators' figures and totals of that period")
    }
  }

  static func settled(_ titles: [String], isMet: Bool) -> Phrase {
    Phrase(
      "据已公布的结果，\(isMet ? "已经达到" : "已无法达到")、不再重估的目标：\(Grammar.list(titles, .zh))。",
      "\(isMet ? "Met" : "Out of reach") by what was published, and not judged again: \(Grammar.list(titles, .en)).")
  }

  static func due(_ titles: [String]) -> Phrase {
    Phrase(
      "已经到期（或有条件已到期）而公布的结果不足以判定、不再重估的目标：\(Grammar.list(titles, .zh))。",
      "Due already, or with a condition that is, and what was published does not tell: not judged again: "
        + "\(Grammar.list(titles, .en)).")
  }

  static func remainder(_ title: String) -> Phrase {
    Phrase(
      "\(Grammar.quoted(title))跨越已过去的时段，其中没有公布的部分按已达到计，只重估余下的部分。",
      "\(Grammar.quoted(title)) spans periods already past; what of them was not published counts as met, and the rest is "
        + "judged again.")
  }
}

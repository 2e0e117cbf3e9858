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

  static func cause(_ cause: TargetChange.Cause) -> Phrase {
    switch cause {
    case .rerun: Phrase("重算差异", "Run again")
    case .actions: Phrase("措施进展", "Actions")
    case .ownData: Phrase("本方实绩", "Our figures")
    case .rivals: Phrase("对手实绩", "The others")
    }
  }

  static let changeReading = Phrase(
    "变化单位为百分点，“±”是模拟误差；各项依次换入：先措施进展，再本方实绩（含时间推移），后对手实绩。“重算差异”是上次的输入今天重算所差：随机数、情景或旧数据改过。",
    "In percentage points, ± the simulation error, put in one after the other: actions, then our figures (and the time "
      + "gone by), then the others'. “Run again” is what the earlier inputs give today: other draws, or an edited scenario or past."
  )

  static func carried(_ count: Int) -> Phrase {
    Phrase(
      "没有该期数据的\(count)个量，从各自最近的数据按预测到该期的分布接着推演。",
      "\(count) quantit\(count == 1 ? "y" : "ies") without a figure of that period go on as projected to it from the last one."
    )
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

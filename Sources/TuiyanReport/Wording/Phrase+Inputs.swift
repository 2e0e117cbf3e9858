// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanPlanning
import TuiyanSimulation

/// Uncertain inputs, sensitivity, failures and information in words.
extension Phrase {
  static func group(_ group: DrawGroup) -> Phrase {
    switch group {
    case .rivals: Phrase("对手走势", "rivals' course")
    case .ours: Phrase("自身走势", "our own course")
    case .shocks: Phrase("全局共同波动", "shared shocks")
    case .effects: Phrase("措施效果大小", "effect sizes")
    case .execution: Phrase("措施落实与认定", "execution and credit")
    case .survey: Phrase("问卷抽样误差", "survey sampling")
    case .rules: Phrase("规则变动", "rules")
    }
  }

  static let sensitivity = Phrase("成败取决于什么", "What it hangs on")
  static func sensitivitySaid(_ replications: Int) -> Phrase {
    Phrase(
      "各类不确定性占结果方差的份额（\(NumberText.count(replications, .zh))次模拟，Jansen估计）：“单独”是只靠它自己，“合计”含与其他因素共同作用的部分。",
      "Shares of the variance (\(NumberText.count(replications, .en)) replications, Jansen's estimators): "
        + "first order by itself, total with all it has a part in.")
  }
  static let inputGroup = Phrase("不确定性", "Uncertainty")
  static let marginFirst = Phrase("差距：单独", "Margin: first")
  static let marginTotal = Phrase("差距：合计", "Margin: total")
  static let outcomeFirst = Phrase("成败：单独", "Outcome: first")
  static let outcomeTotal = Phrase("成败：合计", "Outcome: total")

  static let tornado = Phrase("一好一坏差多少", "One input low, one input high")
  static func tornadoSaid(_ replications: Int) -> Phrase {
    Phrase(
      "某一因素处在10 %与90 %分位附近（各取5–15 %、85–95 %）时目标的概率，其他因素照常（\(NumberText.count(replications, .zh))次模拟）；"
        + "成组因素按它单独造成的差距排位，低端对我们不利。",
      "The target's probability near one input's 10 % and 90 % quantiles (5–15 %, 85–95 %), all else as it comes "
        + "(\(NumberText.count(replications, .en)) replications); groups are ordered by the margin they alone would give."
    )
  }
  static let input = Phrase("因素", "Input")
  static let lowEnd = Phrase("低端", "Low end")
  static let highEnd = Phrase("高端", "High end")
  static let atLow = Phrase("低端时", "At low")
  static let atHigh = Phrase("高端时", "At high")
  static let swing = Phrase("相差", "Swing")
  static let picture = Phrase("图示", "Picture")
  static let worstTenth = Phrase("最不利10 %处", "at the worst 10 %")
  static let bestTenth = Phrase("最有利10 %处", "at the best 10 %")
  static let notDone = Phrase("没办成", "not done")
  static let done = Phrase("办成", "done")
  static let notSo = Phrase("不出现", "not so")
  static let isSo = Phrase("出现", "so")
  static func scoreOf(_ unit: String) -> Phrase { Phrase("对手\(unit)得分", "\(unit)'s score") }
  static func doing(_ action: String) -> Phrase {
    Phrase("\(Grammar.quoted(action))办成", "\(Grammar.quoted(action)) done")
  }
  static func slipOf(_ action: String) -> Phrase {
    Phrase("\(Grammar.quoted(action))推迟", "delay of \(Grammar.quoted(action))")
  }
  static func sizeOf(_ action: String, _ indicator: String) -> Phrase {
    Phrase(
      "\(Grammar.quoted(action))对\(Grammar.quoted(indicator))的效果",
      "effect of \(Grammar.quoted(action)) on \(Grammar.quoted(indicator))")
  }
  static func futureOf(_ title: String) -> Phrase {
    Phrase("前景\(Grammar.quoted(title))", "future \(Grammar.quoted(title))")
  }

  static let failures = Phrase("在什么情形下落空", "When it fails")
  static func failureRate(_ rate: String) -> Phrase { Phrase("总的落空率为\(rate)。", "It fails in \(rate) of all cases.") }
  /// - Parameter isFurther: among the cases outside the boxes told before.
  static func failure(
    _ conditions: [String], isFurther: Bool, density: String, coverage: String, support: String
  ) -> Phrase {
    Phrase(
      "\(isFurther ? "其余情形中，" : "")\(conditions.joined(separator: "，且"))时：落空率\(density)；占全部落空的\(coverage)，"
        + "占全部情形的\(support)",
      "\(isFurther ? "Among the rest, when" : "When") \(conditions.joined(separator: " and ")), it fails in \(density) of "
        + "cases; \(coverage) of all failures and \(support) of all cases lie here")
  }
  static let noBoxes = Phrase("没有哪种情形的落空率明显偏高。", "No circumstances stand out.")
  static func failuresSaid(_ replications: Int) -> Phrase {
    Phrase(
      "情形由一半模拟（\(NumberText.count(replications, .zh))次）归纳（PRIM），比例由另一半检验。",
      "Found on one half of the replications (\(NumberText.count(replications, .en)), PRIM) and measured on the other.")
  }
  /// The input in its worst part; a part larger than half is told by what it leaves out.
  static func among(_ input: String, worst share: Double, isPlural: Bool) -> Phrase {
    let (verb, its) = isPlural ? ("are", "their") : ("is", "its")
    return share > 0.5
      ? Phrase(
        "\(input)不在最好的\(NumberText.share(1 - share)) %之内",
        "\(input) \(verb) not among \(its) best \(NumberText.share(1 - share)) %")
      : Phrase(
        "\(input)处于最差的\(NumberText.share(share)) %", "\(input) \(verb) among \(its) worst \(NumberText.share(share)) %")
  }
  /// The input in its best part; a part larger than half is told by what it leaves out.
  static func among(_ input: String, best share: Double, isPlural: Bool) -> Phrase {
    let (verb, its) = isPlural ? ("are", "their") : ("is", "its")
    return share > 0.5
      ? Phrase(
        "\(input)不在最差的\(NumberText.share(1 - share)) %之内",
        "\(input) \(verb) not among \(its) worst \(NumberText.share(1 - share)) %")
      : Phrase(
        "\(input)处于最好的\(NumberText.share(share)) %", "\(input) \(verb) among \(its) best \(NumberText.share(share)) %")
  }
  static func between(_ input: String, worst: Double, best: Double, isPlural: Bool) -> Phrase {
    let (verb, its) = isPlural ? ("are", "their") : ("is", "its")
    return Phrase(
      "\(input)不在最差的\(NumberText.share(worst)) %和最好的\(NumberText.share(best)) %之内",
      "\(input) \(verb) neither among \(its) worst \(NumberText.share(worst)) % nor \(its) best "
        + "\(NumberText.share(best)) %")
  }
  static func actionFailed(_ action: String) -> Phrase {
    Phrase("\(Grammar.quoted(action))没办成", "\(Grammar.quoted(action)) is not done")
  }
  static func actionDone(_ action: String) -> Phrase {
    Phrase("\(Grammar.quoted(action))办成", "\(Grammar.quoted(action)) is done")
  }
  static func slipped(_ action: String, atLeast steps: Int, _ step: Step) -> Phrase {
    Phrase(
      "\(Grammar.quoted(action))推迟\(delay(steps, step)[.zh])以上",
      "\(Grammar.quoted(action)) slips by \(delay(steps, step)[.en]) or more")
  }
  static func slipped(_ action: String, atMost steps: Int, _ step: Step) -> Phrase {
    steps == 0
      ? Phrase("\(Grammar.quoted(action))没有推迟", "\(Grammar.quoted(action)) does not slip")
      : Phrase(
        "\(Grammar.quoted(action))推迟不超过\(delay(steps, step)[.zh])",
        "\(Grammar.quoted(action)) slips by at most \(delay(steps, step)[.en])")
  }
  static func futureHolds(_ title: String, _ holds: Bool) -> Phrase {
    holds
      ? Phrase("前景\(Grammar.quoted(title))出现", "the future \(Grammar.quoted(title)) holds")
      : Phrase("前景\(Grammar.quoted(title))不出现", "the future \(Grammar.quoted(title)) does not hold")
  }

  static let information = Phrase("先弄清什么再定", "What to learn before deciding")
  static func informationSaid(_ candidates: Int, looked: Int, perfect: String, replications: Int) -> Phrase {
    Phrase(
      "在\(candidates)个备选方案之间选择，如能事先知道某一因素，目标预计可再提高多少（\(NumberText.count(replications, .zh))次模拟，偏保守）。"
        + "共看了各方案的\(looked)个因素；什么都事先知道也只值\(perfect)。",
      "Choosing among \(candidates) plans, what knowing an input beforehand would add "
        + "(\(NumberText.count(replications, .en)) replications, rather too little than too much). "
        + "\(looked) inputs of these plans were looked at; knowing everything would be worth \(perfect).")
  }
  static let nothingToLearn = Phrase(
    "单独知道其中任何一个，都看不出改选能有提高。",
    "Of no single one of them does knowing it beforehand show a gain from choosing otherwise.")
  static let oneCandidate = Phrase(
    "没有其他可选方案，事先知道什么都不会改变选择。", "There is no other plan to choose, so nothing known beforehand would change it.")
  static let worth = Phrase("事先知道值多少", "Worth knowing")
  static let wouldChange = Phrase("会改选的情形", "Would change the choice")
}

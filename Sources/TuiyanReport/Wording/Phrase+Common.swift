// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

/// Heads of reports: what was run, on what, with what reservations.
extension Phrase {
  static let scenario = Phrase("情景", "Scenario")
  static let plan = Phrase("方案", "Plan")
  static let span = Phrase("推演期", "Span")
  static let runs = Phrase("模拟", "Runs")
  static let basis = Phrase("数据依据", "Figures")
  static let changes = Phrase("临时改动", "What was set")
  static let futures = Phrase("前景", "Futures")
  static let unit = Phrase("单位", "Unit")
  static let nothing = Phrase("不采取措施", "Doing nothing")

  static let illustrative = Phrase(
    "示例：本情景的数据为演示而设，不代表任何地方的实际情况。",
    "Illustration: the figures of this scenario are invented and describe no real place.")

  static func span(from first: Period, to last: Period, steps: Int) -> Phrase {
    let unit: (zh: String, en: String)
    switch last.step {
    case .month: unit = ("个月", "month")
    case .quarter: unit = ("个季度", "quarter")
    case .year: unit = ("年", "year")
    }
    return Phrase(
      "数据截至\(NumberText.period(first, .zh))，推演到\(NumberText.period(last, .zh))（\(steps)\(unit.zh)）",
      "data to \(NumberText.period(first, .en)), projected to \(NumberText.period(last, .en)) "
        + "(\(steps) \(unit.en)\(Grammar.plural(Double(steps))))")
  }

  static func runs(replications: Int, seed: UInt64, eachFuture: Bool) -> Phrase {
    Phrase(
      "\(eachFuture ? "每种前景" : "")\(NumberText.count(replications, .zh))次，随机种子\(seed)；“±”后为模拟误差（标准误）",
      "\(NumberText.count(replications, .en))\(eachFuture ? " in each future" : ""), seed \(seed); "
        + "± is the simulation error (one standard error)")
  }

  static func basis(_ count: ProvenanceCount) -> Phrase {
    Phrase(
      "共\(count.total)个数字：有文件出处\(count.document)个，假定\(count.assumed)个，"
        + "原文掩码\(count.masked)个，未注明\(count.unstated)个",
      "\(count.total) in all: \(count.document) from documents, \(count.assumed) assumed, "
        + "\(count.masked) masked in the source, \(count.unstated) unstated")
  }

  /// How much of the result rests on assumptions, where that is more than half.
  static func mostlyAssumed(_ count: ProvenanceCount) -> Phrase {
    let share = Double(count.total - count.document) / Double(max(count.total, 1))
    return Phrase(
      "结论主要建立在假定之上：\(NumberText.share(share)) %的数字没有文件出处。",
      "The result rests mostly on assumptions: \(NumberText.share(share)) % of the figures come from no document.")
  }

  static func future(_ title: String, probability: Double?) -> Phrase {
    let share = probability.map(NumberText.stated)
    return Phrase(
      share.map { "\(title)（\($0)）" } ?? title, share.map { "\(title) (\($0))" } ?? title)
  }

  static let futuresApart = Phrase(
    "各前景未给概率，分别推演；目标概率取其中最低的一个，走势为各前景等权合并。",
    "The futures have no probabilities and were run apart; a target's probability is the lowest among them, "
      + "and courses pool them evenly.")
}

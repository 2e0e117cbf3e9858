// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// Holds a leaders' brief of the plan found to the JSON of the same run: sentence by sentence, number by number.
struct LeaderAudit {
  typealias Object = [String: Any]

  let source: BriefSource
  private var audit: BriefAudit
  private let trials = BriefSource.replications

  /// - Returns: what the text says that the JSON does not, and the other way round; empty where they agree.
  static func complaints(_ text: String, _ source: BriefSource) -> [String] {
    var reading = LeaderAudit(source: source, audit: BriefAudit(text, names: source.scenario.names))
    reading.constants()
    reading.verdict()
    reading.targets()
    reading.course()
    reading.work()
    reading.gaps()
    reading.rivals()
    reading.failures()
    reading.trust()
    reading.manifest()
    return reading.audit.end()
  }

  private init(source: BriefSource, audit: BriefAudit) {
    self.source = source
    self.audit = audit
  }

  /// Thresholds of the words, the levels of intervals and bands: the same in every brief.
  private mutating func constants() {
    audit.strike("概率85 %及以上为“很有把握”，60 %至85 %为“较有把握”，40 %至60 %为“五五开”，不到40 %为“较难”")
    audit.strike("| 95 %区间 |")
    audit.strike("| 位次5 % | 位次中位 | 位次95 % |")
    for target in source.scenario.targets where target.rank != nil { audit.strike("须达位次（\(target.title)）") }
    audit.strike("中位与5 %、95 %分位；前\(min(trials, 4_096))次模拟")
  }

  // MARK: - JSON

  private func object(_ value: Any?) -> Object { value as? Object ?? [:] }
  private func list(_ value: Any?) -> [Object] { value as? [Object] ?? [] }
  private func number(_ value: Any?) -> Double { (value as? NSNumber)?.doubleValue ?? .nan }
  private func probability(_ value: Any?) -> String { BriefDigits.probability(number(value), trials: trials) }

  /// A proportion over fewer draws than all, by its interval.
  private func share(_ value: Any?) -> String {
    let entry = object(value)
    let share = number(entry["probability"])
    let trials = BriefDigits.trials(share, low: number(entry["low"]), high: number(entry["high"]))
    return BriefDigits.probability(share, trials: trials)
  }

  private var best: Object { object(source.plan["best"]) }
  private var judged: [Object] { list(best["targets"]) }
  private var baseline: [Object] { list(object(source.plan["baseline"])["targets"]) }
  private var choices: [Object] { list(best["actions"]) }
  private func unit(_ id: Any?) -> String { (id as? String).flatMap { source.scenario.units[$0] } ?? "?" }

  private func decisions(_ actions: [Object]) -> [String] {
    actions.map { action in ["action", "unit", "start"].map { action[$0] as? String ?? "" }.joined(separator: " ") }
  }

  /// `2022-03` as year and month.
  private func date(_ text: Any?) -> (year: Int, month: Int) {
    let parts = (text as? String ?? "").split(separator: "-").compactMap { Int($0) }
    return parts.count == 2 ? (parts[0], parts[1]) : (0, 0)
  }

  private func month(_ date: (year: Int, month: Int), plus months: Int = 0) -> String {
    let place = date.year * 12 + date.month - 1 + months
    return "\(place / 12)年\(place % 12 + 1)月"
  }

  // MARK: - Sections

  private mutating func verdict() {
    audit.strike("数据截至\(month(date(source.projected["as_of"])))")
    for (place, facts) in source.scenario.targets.prefix(3).enumerated() {
      let (after, before) = (judged[place], baseline[place])
      if after["expected"] != nil {
        let expected = BriefDigits.mean(number(after["expected"]), error: number(after["expected_error"]))
        let without = BriefDigits.mean(number(before["expected"]), error: number(before["expected_error"]))
        audit.strike(
          "“\(facts.title)”：\(list(after["by_unit"]).count)个单位全部达标", "（\(probability(after["probability"]))）",
          "预计\(expected)个达标（不采取措施\(without)个）")
      } else if let confidence = facts.confidence {
        audit.strike(
          "“\(facts.title)”", "（\(probability(after["probability"]))）", "\(BriefDigits.short(100 * confidence)) %的要求")
        caution(facts.title, after, confidence)
      } else {
        audit.strike("“\(facts.title)”", "（\(probability(after["probability"]))）")
      }
    }
  }

  /// What is said of a promise that is too close to call.
  private mutating func caution(_ title: String, _ after: Object, _ confidence: Double) {
    let (low, high) = (number(after["low"]), number(after["high"]))
    guard low < confidence, confidence <= high else { return }
    let interval = BriefDigits.interval(low, high, around: number(after["probability"]), trials: trials)
    audit.strike("“\(title)”的95 %区间\(interval)跨过要求的\(BriefDigits.short(100 * confidence)) %")
  }

  private mutating func targets() {
    for (place, facts) in source.scenario.targets.enumerated() {
      let (after, before) = (judged[place], baseline[place])
      let value = number(after["probability"])
      let interval = BriefDigits.interval(
        number(after["low"]), number(after["high"]), around: value, trials: trials)
      let cells = "| \(probability(before["probability"])) | \(probability(value)) | \(interval) |"
      let units = list(after["by_unit"])
      if units.isEmpty {
        let asked = facts.confidence.map { " \(BriefDigits.short(100 * $0)) %，" } ?? ""
        audit.strike("| \(facts.title) |", cells + asked)
      } else {
        audit.strike("| \(facts.title) | \(units.count)个全达标", cells)
        bands(units)
      }
    }
  }

  /// How many units are how likely, and which.
  private mutating func bands(_ units: [Object]) {
    let bounds = [("很有把握", 0.85, 2), ("较有把握", 0.6, 0.85), ("五五开", 0.4, 0.6), ("较难", -1, 0.4)]
    for (word, low, high) in bounds {
      let members = units.filter { (low..<high).contains(number($0["probability"])) }.map { unit($0["unit"]) }
      if !members.isEmpty { audit.strike("\(word)的\(members.count)个（\(members.joined(separator: "、"))）") }
    }
  }

  private mutating func course() {
    let goals = source.scenario.targets.compactMap(\.rank).map { " \($0) |" }.joined()
    let horizon = source.projected["horizon"] as? String
    let own = list(source.projected["boards"]).flatMap { list($0["units"]) }
      .first { $0["id"] as? String == source.explained["unit"] as? String }
    for step in list(own?["periods"]) {
      let rank = object(step["rank"])
      let ranks = ["q05", "q50", "q95"].map { BriefDigits.short(number(rank[$0]), 1) }
      audit.strike(
        "| \(date(step["period"]).month)月 | \(ranks.joined(separator: " | ")) |\(step["period"] as? String == horizon ? goals : "")"
      )
    }
  }

  private mutating func work() {
    let start = date(source.projected["as_of"])
    audit.strike("本月要办（\(month(start, plus: 1))）")
    let dates = Set(choices.compactMap { $0["start"] as? String }).sorted()
    guard let first = dates.first else { return }
    if month(date(first)) != month(start, plus: 1) { audit.strike("下一批在\(month(date(first)))启动") }
    let now = choices.filter { $0["start"] as? String == first }
    let actions = source.scenario.actions.filter { action in now.contains { $0["action"] as? String == action.id } }
    // In the brief's order, at most eight; whichever are not shown are only counted.
    var shown = 0
    for action in actions {
      let units = action.isEach ? now.count { $0["action"] as? String == action.id } : action.units
      let end = "| \(month(date(first), plus: max(action.duration, 1) - 1)) |"
      let title = "| \(action.title.contains(where: BriefAudit.isDigit) ? BriefAudit.name : action.title) |"
      guard source.text.contains("| \(action.title) |") else { continue }
      shown += 1
      if units > 4 { audit.strike(title, "\(units)个单位", end) } else { audit.strike(title, end) }
    }
    if shown < actions.count { audit.strike("另有\(actions.count - shown)项同期启动") }
    for text in dates {
      let count = choices.count { $0["start"] as? String == text }
      audit.strike("\(date(text).month)月启动\(count)项")
    }
    let cost = object(best["cost"])
    let money = source.scenario.number("money", in: "budget") ?? .nan
    let staff = source.scenario.number("staff_per_step", in: "budget") ?? .nan
    audit.strike("资金\(BriefDigits.short(number(cost["money"])))万元（预算\(BriefDigits.short(money))万元）")
    audit.strike("用人高峰\(BriefDigits.short(number(cost["peak_staff"]), 1))人（上限\(BriefDigits.short(staff, 1))人）")
  }

  private mutating func gaps() {
    let units = list(source.gaps["units"])
    guard let own = units.first(where: { $0["unit"] as? String == source.explained["unit"] as? String }) else { return }
    let board = list(source.projected["boards"]).first { $0["id"] as? String == own["board"] as? String }
    let rank = BriefDigits.short(number(own["rank"]), 1)
    audit.strike(
      "\(month(date(source.gaps["as_of"])))测算",
      "得\(BriefDigits.short(number(own["score"])))分、列第\(rank)位（共\(list(board?["units"]).count)个）",
      "比前一位\(unit(own["next_unit"]))少\(BriefDigits.short(number(own["points_to_next_rank"])))分")
    let worth = list(own["indicators"]).map { number($0["worth"]) }.filter { $0 > 0 }.sorted(by: >).prefix(3)
    let items = worth.map { "（\(BriefDigits.short($0))分）" }
    if items.count == 3 { audit.strike("增分最多的是", items[0], items[1], items[2]) }
    let called = units.flatMap { own in list(own["call_in"]).map { (unit(own["unit"]), $0) } }
    let first = called.enumerated().sorted {
      (-number($0.element.1["worth"]), $0.offset) < (-number($1.element.1["worth"]), $1.offset)
    }.prefix(2).map(\.element)
    for (place, entry) in first {
      let count = list(entry["reasons"]).count
      audit.strike("\(place)", "\(count > 1 ? "等\(count)项" : "")，涉及\(BriefDigits.short(number(entry["worth"])))分）")
    }
  }

  private mutating func rivals() {
    audit.strike("到\(month(date(source.projected["horizon"])))，")
    // Whoever is named as passed is named as a threat only where that is more than a remote chance.
    var prey: [String] = []
    for key in ["overtaken_by_us", "overtakes_us"] {
      let entries = list(source.explained["rivals"]).enumerated().map { place, rival in
        (unit(rival["unit"]), number(object(rival[key])["probability"]), place)
      }.filter { $0.1 >= 0.01 }
      let first = key == "overtaken_by_us" ? entries.sorted { (-$0.1, $0.2) < (-$1.1, $1.2) } : entries
      let shown = first.filter { key == "overtaken_by_us" || !prey.contains($0.0) || $0.1 >= 0.1 }.prefix(2)
      if key == "overtaken_by_us" { prey = shown.map(\.0) }
      for (name, value, _) in shown { audit.strike("\(name)（\(probability(value))）") }
    }
  }

  private mutating func failures() {
    guard let box = list(object(source.explained["failures"])["boxes"]).first else { return }
    for condition in list(box["conditions"]) {
      let (worse, better) = (number(condition["cut_below"]), number(condition["cut_above"]))
      guard worse + better > 0 else { continue }
      let isLow = worse == 0
      let (cut, kept) = isLow ? (better, 1 - better) : (worse, 1 - worse)
      let words = kept > 0.5 ? "不在最\(isLow ? "好" : "差")的" : "处于最\(isLow ? "差" : "好")的"
      audit.strike("\(words)\(BriefDigits.fixed(100 * (kept > 0.5 ? cut : kept), 0)) %")
    }
    audit.strike("落空率\(share(box["density"]))，占全部落空的\(share(box["coverage"]))")
  }

  private mutating func trust() {
    var cited: [String] = []
    for choice in choices {
      guard let action = source.scenario.actions.first(where: { $0.id == choice["action"] as? String }) else {
        continue
      }
      if action.source != nil, !cited.contains(action.id) { cited.append(action.id) }
    }
    if let first = cited.first, let action = source.scenario.actions.first(where: { $0.id == first }) {
      audit.strike("（出处 \(action.source ?? "")）")
      if cited.count > 1 { audit.strike("另有\(cited.count - 1)项措施有借鉴出处") }
    }
    let figures = object(source.plan["figures"])
    let counts = ["document", "assumed", "masked", "unstated"].map { Int(number(figures[$0])) }
    let total = counts.reduce(0, +)
    audit.strike("\(BriefDigits.fixed(100 * Double(total - counts[0]) / Double(total), 0)) %的数字没有文件出处")
    audit.strike("共\(total)个数字：有文件出处\(counts[0])个，假定\(counts[1])个，原文掩码\(counts[2])个，未注明\(counts[3])个")
    let error = (judged + baseline).map { 100 * BriefDigits.error(number($0["probability"]), trials) }.max() ?? 0
    let bound = BriefDigits.fixed(error, max(1, BriefDigits.places(error, most: 2)))
    audit.strike("目标概率由\(trials)次模拟得出", "不超过\(bound)个百分点")
    audit.strike(
      "满分\(BriefDigits.short(source.scenario.targets.compactMap(\.weight).reduce(0, +), 4))）提高",
      "\(BriefDigits.short(number(source.plan["gap"]), 4))，", "评估\(Int(number(source.plan["evaluations"])))个方案")
    let chosen = decisions(choices)
    let ties = list(source.plan["ties"]).count { decisions(list($0["actions"])) != chosen }
    if ties > 0 { audit.strike("另有\(ties)个方案与之不分上下") }
  }

  private mutating func manifest() {
    audit.strike("情景：\(source.plan["scenario"] as? String ?? "?")（\(source.plan["digest"] as? String ?? "?")）")
    let fresh = object(source.plan["verified_on"])["seed"] as? NSNumber ?? 0
    let searched = source.plan["seed"] as? NSNumber ?? 0
    audit.strike("模拟：\(trials)次，种子\(fresh)（检验；择优用\(searched)）")
    audit.strike("程序：tuiyan \(source.version)")
    for future in source.scenario.futures {
      let title = future.title.contains(where: BriefAudit.isDigit) ? BriefAudit.name : future.title
      audit.strike("\(title)（\(BriefDigits.short(100 * future.probability)) %）")
    }
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

/// A league of two by quarters, over a turn of the year: `us` is behind `them` and has three deeds, all of which it needs.
@Suite("What a brief says of its circumstances")
struct BriefCircumstanceTests {
  private static let scenario = """
    tuiyan: 1
    id: quarters
    title: quarters
    as_of: 2022-Q3
    horizon: 2023-Q4
    step: quarter
    seed: 7
    units: units.csv
    history: history.csv
    schemes:
      - id: s
        indicators:
          - {id: x, title: x, unit: 万, points: 10, better: higher, range: [0, 100], score: {linear: {from: 0, to: 100}}}
    boards:
      - {id: b, title: b, units: {kind: c}, scheme: s}
    dynamics:
      default: {sigma: 0, rho: 1, damping: 1, common: 0, drift: 0, level_sd: 0}
    actions:
      - {id: first, title: first, units: [us], duration: 1, success: 0.9, effects: [{indicator: x, add: 10}]}
      - {id: second, title: second, units: [us], duration: 1, success: 0.9, effects: [{indicator: x, add: 10}]}
      - {id: third, title: third, units: [us], duration: 1, success: 0.9, effects: [{indicator: x, add: 10}]}
    targets:
      - {id: t, title: t, kind: strive, weight: 1, board: b, unit: us, rank: {at_most: 1}, by: 2023-Q2}
      - {id: v, title: v, kind: strive, weight: 1, board: b, unit: us, indicator: x, value: {at_least: 60}, by: 2023-Q4}
    plans:
      - id: all
        actions:
          - {action: first, start: 2022-Q4}
          - {action: second, start: 2023-Q1}
          - {action: third, start: 2023-Q1}

    """

  private static let history = "unit,indicator,period,value\nus,x,2022-Q3,50\nthem,x,2022-Q3,75\n"

  /// - Parameters:
  ///   - edits: texts of the scenario replaced.
  ///   - units: of the board.
  private func output(
    _ arguments: [String], edits: [(String, String)] = [], history: String = history, units: [String] = ["us", "them"],
    results: String? = nil
  ) throws -> String {
    let scratch = try Scratch()
    var text = edits.reduce(Self.scenario) { $0.replacing($1.0, with: $1.1) }
    if results != nil { text += "results: results.csv\n" }
    let rows = units.map { "\($0),\($0),c,,indicators\n" }.joined()
    let tables = [
      ("scenario.yaml", text), ("units.csv", "id,title,kind,parent,depth\n" + rows), ("history.csv", history),
    ]
    for (name, content) in tables + (results.map { [("results.csv", $0)] } ?? []) {
      try content.write(to: scratch.url.appendingPathComponent(name), atomically: true, encoding: .utf8)
    }
    let run = try CommandRun.of([arguments[0], scratch.url.path] + arguments.dropFirst() + ["--no-progress"])
    try #require(run.status == 0, "\(run.error)")
    return run.output
  }

  private let leader = ["brief", "--plan", "all", "--replications", "2000"]

  @Test("tells quarters of two years apart, in sentences, tables and pictures")
  func periods() throws {
    let zh = try output(leader)
    #expect(zh.contains("全程安排：2022年4季度启动1项、2023年1季度启动2项；"))
    // The goal of the second quarter stands in its row alone.
    #expect(zh.contains("| 时间 | 位次5 % | 位次中位 | 位次95 % | 须达位次（t） |"))
    let rows = zh.split(separator: "\n").filter { $0.hasPrefix("| 20") }
    let names = ["2022年3季度", "2022年4季度"] + (1...4).map { "2023年\($0)季度" }
    #expect(rows.map { $0.split(separator: "|")[0].trimmingCharacters(in: .whitespaces) } == names)
    #expect(rows.map { $0.hasSuffix("| 1 |") } == [false, false, false, true, false, false])
    #expect(rows.filter { $0.hasSuffix("|  |") }.count == 5)
    let office = try output(leader + ["--audience", "office", "--lang", "en"])
    #expect(office.contains("| Where | Q4'22 | Q1'23 | Q2'23 | Q3'23 | Q4'23 |"))
    #expect(office.contains("starting 1 in Q4 2022, 2 in Q1 2023;"))
    #expect(office.contains("“x” at least 60 万, Q4 2023."))
    let gantt = try output(["chart", "gantt", "--plan", "all", "--to", "svg"])
    for name in ["22Q4", "23Q1", "23Q4"] { #expect(gantt.components(separatedBy: ">\(name)</text>").count == 2) }
    let fan = try output(["chart", "fan", "--plan", "all", "--to", "json", "--replications", "200"])
    let found = fan.matches(of: /"period": "([^"]*)"/).map { String($0.1) }
    let periods = ["2022年第3季度", "2022年第4季度"] + (1...4).map { "2023年第\($0)季度" }
    #expect(found == periods)
    #expect(fan.contains("t：前1名") && fan.contains("\"from\": \"2023年第2季度\""))
  }

  @Test("says mainly only where most failures are of that kind")
  func share() throws {
    // 1 − 0.9³ = 27 % fail, 10 % for want of the first: more than a third, less than half.
    let zh = try output(leader)
    let kind = try #require(zh.firstMatch(of: /“t”落空的一种情形：“[a-z]+”没办成。此时落空率>9[0-9.]+ %，占全部落空的3[0-9] % ±[0-9]。/))
    #expect(!kind.0.isEmpty && !zh.contains("主要在这种情形下落空"))
    let en = try output(leader + ["--lang", "en"])
    #expect(
      en.firstMatch(
        of:
          /“t” fails, among other cases, when “[a-z]+” is not done: it is then missed in >9[0-9.]+ % of cases, and that is 3[0-9] % ±[0-9] of all failures\./
      ) != nil)
    // 1 − 0.5 · 0.9² = 59.5 % fail, 50 % for want of the first: most of them.
    let edits = [
      (
        "id: first, title: first, units: [us], duration: 1, success: 0.9",
        "id: first, title: first, units: [us], duration: 1, success: 0.5"
      )
    ]
    #expect(try output(leader, edits: edits).contains("“t”主要在这种情形下落空：“first”没办成。此时落空率"))
    #expect(
      try output(leader + ["--lang", "en"], edits: edits).contains(
        "“t” fails mainly when “first” is not done: it is then missed in"))
  }

  @Test("says of the last of a league that nobody is behind, not that nobody passes it")
  func behind() throws {
    #expect(try output(leader).contains("起点时身后没有单位。"))
    #expect(
      try output(["explain"] + leader.dropFirst() + ["--lang", "en"]).contains("No unit is behind us at the start."))
    let first = try output(leader, history: "unit,indicator,period,value\nus,x,2022-Q3,50\nthem,x,2022-Q3,30\n")
    #expect(first.contains("起点时前方没有单位。没有身后单位反超的概率达到1 %。"))
  }

  @Test("names no rival both as one we pass and, for a remote chance, as one to guard against")
  func rivals() throws {
    // Level with us give or take 5; we gain 2 a quarter, they move by 3 up or down.
    let edits = [
      ("drift: 0, level_sd: 0}", "drift: 0, level_sd: 5}\n  ours: {drift: 2}\n  rivals: {sigma: 3}")
    ]
    let level = "unit,indicator,period,value\nus,x,2022-Q3,50\nthem,x,2022-Q3,50\n"
    let value = try #require(
      try JSONSerialization.jsonObject(
        with: Data(
          output(
            ["explain", "--plan", "nothing", "--replications", "2000", "--format", "json"], edits: edits, history: level
          )
          .utf8)) as? [String: Any])
    let rival = try #require((value["rivals"] as? [[String: Any]])?.first)
    func chance(_ key: String) throws -> Double {
      try #require((rival[key] as? [String: Any])?["probability"] as? Double)
    }
    // What the sentences are about.
    #expect(try (0.01..<0.1).contains(chance("overtakes_us")) && chance("overtaken_by_us") > 0.2)
    let said = try output(["brief", "--plan", "nothing", "--replications", "2000"], edits: edits, history: level)
    #expect(said.contains("最可能超过them（"))
    #expect(!said.contains("最要防被反超的是") && !said.contains("最高的是them"))
  }

  @Test("calls nobody in for being last of one")
  func onlyOne() throws {
    let said = try output(
      leader, history: "unit,indicator,period,value\nus,x,2022-Q3,50\n", units: ["us"],
      results: "board,unit,period,score,rank\nb,us,2022-Q3,5,1\n")
    #expect(said.contains("列第1位（共1个），已居首位。") && !said.contains("建议约谈"))
  }

  @Test("tells the error of what never failed by the interval, not as 0")
  func certain() throws {
    let said = try output(leader, edits: [("success: 0.9", "success: 1")])
    // z²/(n + z²)/2 at n = 2000: 0.0958 %.
    #expect(said.contains("目标概率由2000次模拟得出，各次结果一致，95 %区间的半宽（Wilson）不超过0.1个百分点，"))
    #expect(!said.contains("不超过0.0"))
    let en = try output(leader + ["--lang", "en"], edits: [("success: 0.9", "success: 1")])
    #expect(en.contains("half the width of their 95 % intervals (Wilson) is at most 0.1 percentage points"))
  }

  @Test("says that stated dynamics are tested by no backtest, and of learnt ones how they compare, with the interval")
  func trust() throws {
    #expect(try output(leader).contains("走势参数由情景给定，不是由历史估计的，往期回测说明不了其准确程度。"))
    let scratch = try Scratch()
    var rows = ["unit,period,score"]
    for year in 0..<12 {
      for unit in 0..<6 { rows.append("u\(unit),\(2011 + year),\(60 + 3 * unit + (year * (unit + 3) * 7) % 5)") }
    }
    try Data(rows.joined(separator: "\n").utf8).write(to: URL(fileURLWithPath: scratch.path("p.csv")))
    #expect(try CommandRun.of(["import", "--panel", scratch.path("p.csv"), "-o", scratch.path("s")]).status == 0)
    let place = URL(fileURLWithPath: scratch.path("s/scenario.yaml"))
    let text = try String(contentsOf: place, encoding: .utf8).replacing("# targets:", with: "targets:")
      .replacing("#   - {id: top-3", with: "  - {id: top-3").replacing("unit: \"u0\"", with: "unit: \"u3\"")
    try Data((text + "ours: {ids: [u3]}\n").utf8).write(to: place)
    func json(_ arguments: [String]) throws -> [String: Any] {
      let run = try CommandRun.of(arguments + ["--format", "json", "--no-progress"])
      return try #require(JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    }
    let panels = try #require(try json(["backtest", scratch.path("s")])["panels"] as? [[String: Any]])
    let panel = try #require(panels.first)
    let scores = try #require((panel["scores"] as? [String: Any])?["brier"] as? [String: Any])
    let difference = try #require(scores["difference"] as? [String: Any])
    func number(_ key: String) throws -> Double { try #require(difference[key] as? Double) }
    let judged =
      try number("high") < 0 ? "好于随机游走" : number("low") > 0 ? "不如随机游走" : "分不出高下"
    let expected =
      "相差\(BriefDigits.fixed(try number("value"), 4))（95 %区间\(BriefDigits.fixed(try number("low"), 4))至"
      + "\(BriefDigits.fixed(try number("high"), 4))），\(judged)"
    let brief = try CommandRun.of([
      "brief", scratch.path("s"), "--plan", "nothing", "--replications", "200", "--no-progress",
    ])
    #expect(brief.output.contains(expected), "\(expected)\n\(brief.output)")
  }
}

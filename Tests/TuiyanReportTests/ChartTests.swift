// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing
import TuiyanModel
import TuiyanPlanning
import TuiyanReport
import TuiyanReview
import TuiyanSimulation
import TuiyanText

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// The sample scenario has no randomness. Under its stored plan 湘西州 holds 68.2 + 0.5 h points, one more from June and
/// one more from July, against 70, 71 and 90: fourth up to May, third in June (70.7), second from July (72.2).
@Suite("Charts")
struct ChartTests {
  private let course = [4.0, 4, 4, 3, 2, 2, 2, 2, 2, 2]

  private func projection(_ scenario: Scenario = SampleScenario.scenario()) throws -> ProjectionReport {
    let projection = Simulation.project(
      model: try CompiledModel(scenario), plan: scenario.plans[0],
      settings: SimulationSettings(replications: 200, seed: 1, threads: 1))
    return ProjectionReport(
      scenario: scenario, projection: projection, violations: [], warnings: [], language: .zh)
  }

  private func plan() -> PlanReport {
    PlanReport(scenario: SampleScenario.scenario(), outcome: SampleOutcome.plan(), warnings: [], language: .zh)
  }

  /// The numbers of an attribute, in the order drawn.
  private func numbers(_ key: String, in svg: String) throws -> [Double] {
    try svg.matches(of: Regex("data-\(key)=\"([^\"]*)\"", as: (Substring, Substring).self)).map {
      try #require(Double($0.output.1))
    }
  }

  @Test("the fan's medians and bands are the projection's ranks")
  func fan() throws {
    let svg = ChartSVG.render(try projection().fanChart(), language: .zh)
    for key in ["q05", "q50", "q95"] { #expect(try numbers(key, in: svg) == course) }
    // The goals of the two targets about this unit, never seen to fail and never seen to hold in 200 runs.
    #expect(try numbers("rank", in: svg) == [3, 1])
    #expect(svg.contains("保三：前3名，&gt;98 %") && svg.contains("争一：前1名，&lt;2 %"))
    #expect(svg.contains(">示例：本情景的数据为演示而设，不代表任何地方的实际情况。</text>"))
  }

  @Test("the heat map puts all of a certain rank into one cell a row")
  func ranks() throws {
    let svg = ChartSVG.render(try projection().ranksChart(unit: "xiangxi"), language: .zh)
    #expect(try numbers("share", in: svg) == Array(repeating: 1, count: 10))
    // The goals' lines are drawn last.
    #expect(try numbers("rank", in: svg).sorted() == (course + [3, 1]).sorted())
  }

  @Test("where all draws agree a cell says what 200 of them can show, not 0 or 100")
  func cells() throws {
    let svg = ChartSVG.render(try projection().ranksChart(unit: "xiangxi"), language: .zh)
    // Ranks 1 to 4 in ten periods, each with one certain: the Wilson bound of 200 draws is 1.9 %.
    let texts = svg.matches(of: />((?:&[lg]t;)?[0-9.]+)<\/text>/).map { String($0.output.1) }
    #expect(texts.count { $0 == "&gt;98" } == 10 && texts.count { $0 == "&lt;2" } == 30)
    #expect(!texts.contains("100") && !texts.contains("0"))
    let json = try JSONWriter.text(ChartVega.specification(projection().ranksChart(unit: "xiangxi"), language: .zh))
    #expect(json.contains("\">98\"") && json.contains("\"<2\"") && !json.contains("\"100\""))
  }

  @Test("a goal's line stands at the periods that it is about, and nowhere else")
  func goalPeriods() throws {
    func target(_ span: Clause.Span, _ rank: Double) -> Target {
      Target(
        id: "t\(rank)", title: "目标", kind: .strive(weight: 1), objectiveIsJoint: false,
        clause: Clause(board: "prefectures", scope: .unit("xiangxi"), span: span, test: .rank(atMost: rank)))
    }
    let month = SampleScenario.month
    let targets = [
      target(.by(month(6)), 1), target(.throughout(month(7), month(10)), 2), target(.by(month(12)), 3),
    ]
    let report = try projection(SampleScenario.scenario(targets: targets))
    let svg = ChartSVG.render(try report.fanChart(), language: .zh)
    let circles = try svg.matches(of: /<circle cx="([0-9.]+)"/).map { try #require(Double($0.output.1)) }
    let lines = try svg.matches(of: /<line x1="([0-9.]+)"[^>]* x2="([0-9.]+)"[^>]* data-rank=/).map {
      (try #require(Double($0.output.1)), try #require(Double($0.output.2)))
    }
    // March is the first of ten months.
    #expect(circles.count == 10 && lines.count == 3)
    let apart = circles[1] - circles[0]
    for (line, (first, last)) in zip(lines, [(3, 3), (4, 7), (9, 9)]) {
      #expect(line.0 <= circles[first] && line.0 > circles[first] - 0.6 * apart)
      #expect(line.1 >= circles[last] && line.1 < circles[last] + 0.6 * apart)
    }
    // In the rows of months the lines span those rows: a month is as high as the whole is by ten.
    let ranks = ChartSVG.render(try report.ranksChart(unit: "xiangxi"), language: .zh)
    let spans = try ranks.matches(
      of: /<line x1="[0-9.]+" y1="([0-9.]+)" x2="[0-9.]+" y2="([0-9.]+)"[^>]* data-rank="([0-9])"/
    )
    .map { (try #require(Double($0.output.2)) - (try #require(Double($0.output.1))), String($0.output.3)) }
    #expect(spans.sorted { $0.1 < $1.1 }.map(\.0) == [28, 4 * 28, 28])
  }

  @Test("rows of units at the horizon show no goal of another period")
  func goalsAtHorizon() throws {
    func svg(_ month: Int) throws -> String {
      let target = Target(
        id: "t", title: "各县", kind: .strive(weight: 1), objectiveIsJoint: false,
        clause: Clause(
          board: "counties", scope: .each(["jishou", "luxi", "fenghuang"]), span: .by(SampleScenario.month(month)),
          test: .rank(atMost: 2)))
      return ChartSVG.render(
        try projection(SampleScenario.scenario(targets: [target])).ranksChart(board: "counties"), language: .zh)
    }
    #expect(try svg(12).contains("各县：前2名"))
    #expect(try !svg(11).contains("各县：前2名"))
  }

  @Test("the Vega-Lite specification holds the same numbers and Chinese months")
  func vega() throws {
    let json = try JSONWriter.text(ChartVega.specification(projection().fanChart(), language: .zh))
    let value = try #require(JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    #expect(value["$schema"] as? String == "https://vega.github.io/schema/vega-lite/v6.json")
    let rows = try #require((value["data"] as? [String: Any])?["values"] as? [[String: Any]])
    #expect(rows.compactMap { $0["q50"] as? Double } == course)
    #expect(rows.map { $0["period"] as? String }.prefix(2) == ["2022年3月", "2022年4月"])
    let locale = (value["config"] as? [String: Any])?["locale"] as? [String: Any]
    #expect(((locale?["time"] as? [String: Any])?["shortMonths"] as? [String])?.last == "12月")
  }

  @Test("the schedule draws each action over the steps it runs")
  func gantt() throws {
    let svg = ChartSVG.render(try plan().ganttChart(), language: .zh)
    // By lead department: 市场监管局 April–June; 行政审批局 April–May and, in 泸溪县, May–August.
    #expect(try numbers("first", in: svg) == [1, 1, 2])
    #expect(try numbers("last", in: svg) == [3, 2, 5])
    #expect(svg.contains("并联审批（泸溪县）"))
  }

  @Test("contributions are stacked by department, the largest first")
  func contributions() throws {
    let svg = ChartSVG.render(try plan().contributionChart(), language: .zh)
    #expect(try numbers("value", in: svg) == [0.2345, 0.0834])
    #expect(svg.contains(">+0.235</text>") || svg.contains(">+0.234</text>"))
  }

  @Test("what cannot be drawn is refused with its reason")
  func refusals() throws {
    let report = try projection()
    #expect(throws: ChartRefusal.nothingPublished) { try report.slopeChart() }
    #expect(throws: ChartRefusal.nobodyOnBoard) { try report.fanChart(unit: "xiangxi", board: "counties") }
    #expect(throws: ChartRefusal.emptyPlan) {
      try Chart.gantt(of: StoredPlan.nothing, in: SampleScenario.scenario(), language: .zh)
    }
    let scenario = SampleScenario.scenario()
    let gaps = GapReport(
      scenario: scenario, analysis: GapAnalyst(model: try CompiledModel(scenario)).analysis(of: ["xiangxi"]),
      warnings: [], language: .zh)
    #expect(throws: ChartRefusal.noIndicators) { try gaps.chart() }
    #expect(throws: ChartRefusal.nothingToBacktest) {
      try BacktestReport(scenario: scenario, entries: [], language: .zh).chart()
    }
  }

  @Test("a title is text in every format, whatever it holds")
  func hostile() throws {
    let title = "<script>alert(1)</script>]]>&\"'\u{0}\u{1B}[31m\u{202E}</svg>"
    let target = Target(
      id: "t", title: title, kind: .strive(weight: 1), objectiveIsJoint: false,
      clause: Clause(
        board: "prefectures", scope: .unit("xiangxi"), span: .by(SampleScenario.month(12)), test: .rank(atMost: 2)))
    let chart = try projection(SampleScenario.scenario(targets: [target])).fanChart()
    let svg = ChartSVG.render(chart, language: .zh)
    #expect(XMLParser(data: Data(svg.utf8)).parse())
    #expect(svg.contains("&lt;script&gt;alert(1)&lt;/script&gt;]]&gt;&amp;&quot;&#39;"))
    let html = try ChartHTML.page(chart, language: .zh, bundle: "var a = '</script><!--';")
    for text in [svg, html] {
      #expect(!text.contains("<script>alert") && !text.contains("\u{202E}") && !text.contains("\u{1B}"))
      #expect(text.components(separatedBy: "</svg>").count == 2)
    }
    // The bundle, the specification and the start: three scripts, three ends, and no comment is opened.
    #expect(html.components(separatedBy: "</script").count == 4 && !html.contains("<!--"))
    #expect(html.contains("\\u003cscript\\u003ealert(1)"))
  }

  /// Texts under keys that Vega evaluates.
  private func expressions(_ value: Any, isRun: Bool = false) -> [String] {
    switch value {
    case let object as [String: Any]:
      object.flatMap { key, value in
        expressions(
          value, isRun: isRun || ["expr", "signal", "calculate", "filter", "test", "update", "init"].contains(key))
      }
    case let array as [Any]: array.flatMap { expressions($0, isRun: isRun) }
    case let text as String: isRun ? [text] : []
    default: []
    }
  }

  @Test(
    "a title is data in Vega-Lite, never an expression",
    arguments: ["<script>alert(1)</script>", "=cmd|'/C calc'!A0", "]]>", "datum.q50 + alert(1)"])
  func hostileVega(title: String) throws {
    let target = Target(
      id: "t", title: title, kind: .strive(weight: 1), objectiveIsJoint: false,
      clause: Clause(
        board: "prefectures", scope: .unit("xiangxi"), span: .by(SampleScenario.month(12)), test: .rank(atMost: 2)))
    let chart = try projection(SampleScenario.scenario(targets: [target])).fanChart()
    let json = try JSONWriter.text(ChartVega.specification(chart, language: .zh))
    let value = try JSONSerialization.jsonObject(with: Data(json.utf8))
    #expect("\(value)".contains("alert") == title.contains("alert"))
    #expect(!expressions(value).contains { $0.contains(title) })
  }

  @Test("a page without a bundle holds the picture and no script")
  func plainPage() throws {
    let chart = try projection().fanChart()
    let html = try ChartHTML.page(chart, language: .zh, bundle: nil)
    #expect(html.contains(ChartSVG.render(chart, language: .zh)))
    #expect(!html.contains("<script") && html.contains("script-src 'none'"))
    #expect(!html.contains("src=") && !html.contains("href="))
  }

  @Test("long titles are broken or cut, never run out of the picture")
  func longTitles() throws {
    let title = String(repeating: "优化营商环境攻坚", count: 60)
    let target = Target(
      id: "t", title: title, kind: .strive(weight: 1), objectiveIsJoint: false,
      clause: Clause(
        board: "prefectures", scope: .unit("xiangxi"), span: .by(SampleScenario.month(12)), test: .rank(atMost: 2)))
    let svg = ChartSVG.render(
      try projection(SampleScenario.scenario(targets: [target])).fanChart(), language: .zh)
    let drawn = svg.matches(of: /<text [^>]*font-size="([0-9.]+)"[^>]*>(?:<title>[^<]*<\/title>)?([^<]*)<\/text>/)
    #expect(drawn.count > 10)
    for text in drawn {
      let size = try #require(Double(text.output.1))
      #expect(Double(DisplayWidth.columns(of: String(text.output.2))) * size / 2 <= 760, "\(text.output.2)")
    }
    #expect(svg.contains("<title>\(title)："))
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import Testing
import TuiyanModel
import TuiyanPlanning
import TuiyanReport
import TuiyanReview
import TuiyanSimulation

@Suite("The gap report")
struct GapReportTests {
  private func analysis(_ units: [String]? = nil) throws -> GapAnalysis {
    GapAnalyst(model: try CompiledModel(SampleScenario.scenario())).analysis(of: units)
  }

  private func text(_ analysis: GapAnalysis, _ language: Language) -> String {
    let report = GapReport(
      scenario: SampleScenario.scenario(), analysis: analysis, warnings: [], language: language
    ).report()
    return TerminalRenderer(isColoured: false).text(report)
  }

  @Test("says that nothing is left to chance, and where a unit stands")
  func standing() throws {
    let zh = text(try analysis(["xiangxi"]), .zh)
    #expect(zh.hasPrefix("湘西州优化营商环境攻坚年：差距分析\n"))
    #expect(zh.contains("不是预测，也不是概率"))
    #expect(zh.contains("湘西州  全省市州  68.2   4/4       1.8  湘潭市"))
    #expect(zh.contains("湘西州只知道总分，没有逐项指标。"))
    let en = text(try analysis(["xiangxi"]), .en)
    #expect(en.contains("No forecast, no probability."))
    #expect(en.contains("4 of 4"))
  }

  @Test("one unit on one board is the interface's object, several stand in units")
  func json() throws {
    let scenario = SampleScenario.scenario()
    let one = try JSONWriter.text(GapJSON.value(scenario: scenario, analysis: try analysis(["xiangxi"])))
    #expect(
      one.hasPrefix("{\n  \"unit\": \"xiangxi\",\n  \"board\": \"prefectures\",\n  \"score\": 68.2,\n  \"rank\": 4,"))
    #expect(one.contains("\"indicators\": []"))
    let two = try JSONWriter.text(
      GapJSON.value(scenario: scenario, analysis: try analysis(["luxi", "xiangxi"])))
    #expect(two.hasPrefix("{\n  \"scenario\": "))
    #expect(two.contains("\"units\": [\n    {\n      \"unit\": \"xiangxi\""))
  }

  @Test("every reason to call somebody in is one sentence", arguments: [Language.zh, .en])
  func reasons(language: Language) throws {
    let month = SampleScenario.month
    let fall = CallIn.IndicatorFall(
      indicator: "x", change: IndicatorChange(from: month(1), to: month(3), before: 70, now: 65.5, better: -4.5))
    let said: [(CallIn.Reason, String, String)] = [
      (.zero(indicator: "x"), "x得0分", "x scores 0"),
      (.unreported(indicator: "x"), "x没有数据", "x: nothing reported"),
      (.bottom(indicator: "x", rank: 27, of: 28), "x第27名（共28个）", "x is 27 of 28"),
      (.worst(indicator: "x"), "x处于公布的最差值", "x is at the published worst"),
      (.fell(fall), "x比2022年1月变差：70 → 65.5", "x is worse than in Jan 2022: 70 → 65.5"),
      (.losses(indicator: "x", count: 2, points: -2), "x2件，扣2分", "x: 2, costing 2 points"),
      (
        .overdue(indicator: "x", last: month(1), others: month(3)), "x逾期未报（最近一次2022年1月，别处已到2022年3月）",
        "x overdue: last reported Jan 2022, others Mar 2022"
      ),
      (.boardBottom(rank: 12, of: 14), "总分第12名，在后三名之列（共14个）", "12th of 14 by total, in the bottom three"),
      (.boardLast(periods: 3), "公布位次连续3期倒数第一", "last in 3 published rankings running"),
      (
        .boardFell(from: 9, to: 11, at: month(3)), "2022年3月公布位次由第9名退到第11名",
        "fell from 9 to 11 in the ranking of Mar 2022"
      ),
    ]
    let sentences = said.map { $0.0 }
    let report = GapReport(
      scenario: SampleScenario.scenario(),
      analysis: GapAnalysis(
        units: [], races: [],
        callIns: [CallIn(unit: "luxi", board: "counties", owner: nil, reasons: sentences, worth: 1.5)], notes: []),
      warnings: [], language: language)
    let text = TerminalRenderer(isColoured: false).text(report.report())
    for (_, zh, en) in said { #expect(text.contains(language == .zh ? zh : en)) }
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing
import TuiyanModel
import TuiyanPlanning
import TuiyanReport
import TuiyanReview
import TuiyanSimulation

@Suite("The tracking report")
struct TrackReportTests {
  private let scenario = SampleScenario.scenario()

  /// 湘西州 was to stand at 68.7 in April, fourth of four: it came in at 69, third.
  private func outcome(since: TrackBaseline? = nil) throws -> TrackOutcome {
    let actuals = Actuals(
      results: [
        PublishedResult(
          board: "prefectures", unit: "xiangxi", period: SampleScenario.month(4), score: Quantity(69), rank: 3)
      ],
      actions: [
        ActionReport(action: "platform", unit: nil, status: .late, start: SampleScenario.month(6), end: nil)
      ])
    return try Tracker(
      scenario: scenario, plan: scenario.plans[0], actuals: actuals,
      settings: SimulationSettings(replications: 200, seed: 1, threads: 1)
    ).outcome(since: since)
  }

  private func text(_ outcome: TrackOutcome, _ cycle: TrackCycle, _ language: Language) -> String {
    TerminalRenderer(isColoured: false).text(
      TrackReport(scenario: scenario, outcome: outcome, cycle: cycle, warnings: [], language: language).report())
  }

  @Test("each meeting has its heading")
  func headings() throws {
    let outcome = try outcome()
    let headings = TrackCycle.allCases.map { text(outcome, $0, .zh).split(separator: "\n").first.map(String.init) }
    #expect(
      headings == ["周调度", "旬简报", "月通报", "季评价"].map { "湘西州优化营商环境攻坚年：2022年4月\($0)" })
    #expect(text(outcome, .week, .en).hasPrefix("湘西州优化营商环境攻坚年: weekly dispatch, Apr 2022\n"))
  }

  @Test("published scores are held against their bands, actions against the plan")
  func tables() throws {
    let zh = text(try outcome(), .month, .zh)
    #expect(zh.contains("全省市州（得分）"))
    #expect(zh.contains("红（偏好）"))
    #expect(zh.contains("推迟"))
    #expect(zh.contains("2022年6月"))
    let en = text(try outcome(), .month, .en)
    #expect(en.contains("red, better"))
  }

  @Test("says which published figures did not enter, why, and what to do")
  func unused() throws {
    let figures = [
      UnusedFigures(reason: .madeOfLeaves, totals: 2, ranks: 1, units: ["xiangxi", "jishou"]),
      UnusedFigures(reason: .madeOfTotal, totals: 0, ranks: 1, units: ["luxi"]),
      UnusedFigures(reason: .orderIsIncomplete, totals: 0, ranks: 2, units: ["luxi"]),
      UnusedFigures(reason: .orderIsContradicted, totals: 0, ranks: 1, units: ["luxi"]),
    ]
    let titles = Dictionary(uniqueKeysWithValues: scenario.units.map { ($0.id, $0.title) })
    func said(_ figures: UnusedFigures) -> Phrase { .unused(figures, units: figures.units.compactMap { titles[$0] }) }
    #expect(
      figures.map { said($0)[.zh] } == [
        "公布的2个总分、1个位次没有用来重估（湘西州、吉首市）：这里的总分由逐项指标算得，一个总分或位次说不出是哪项指标变了；请给出同期逐项实绩。到期目标的判定照用。",
        "公布的1个位次没有用来重估（泸溪县）：只有位次，推演的是总分；请给出同期总分。到期目标的判定照用。",
        "公布的2个位次没有用来重估（泸溪县）：只知位次的单位，要全榜同期位次都有才重新定序；请补全该期位次，或给出总分。到期目标的判定照用。",
        "公布的1个位次没有用来重估（泸溪县）：公布的次序与已知或推演到该期的总分矛盾，仍按原来的次序推演；请核对，并给出同期逐项实绩和总分。到期目标的判定照用。",
      ])
    #expect(
      said(figures[0])[.en]
        == "2 published totals and 1 published rank did not enter the judging (湘西州, 吉首市): totals here are made of "
        + "indicators, and a total or a rank does not tell which of them moved; give the indicators' figures of that period. "
        + "Targets that are due are settled by them all the same.")
    let many = UnusedFigures(reason: .madeOfTotal, totals: 0, ranks: 9, units: [])
    let eight = (1...8).map { "单位\($0)" }
    #expect(Phrase.unused(many, units: eight)[.zh].contains("（单位1、单位2、单位3、单位4、单位5等8个单位）"))
    #expect(Phrase.unused(many, units: eight)[.en].contains("(单位1, 单位2, 单位3, 单位4, 单位5, 3 more)"))
    let causes: [TargetChange.Cause] = [.rerun, .actions, .time, .ownData, .rivals]
    #expect(causes.map { Phrase.cause($0)[.zh] } == ["重算差异", "措施进展", "时间推移", "本方实绩", "对手实绩"])
    #expect(Phrase.cause(.time)[.en] == "Time passing")
  }

  @Test("what it saves can be compared with next time")
  func saved() throws {
    let first = try outcome()
    let json = try JSONWriter.text(TrackJSON.value(scenario: scenario, outcome: first))
    let run = try SavedRun(json: Data(json.utf8))
    let baseline = try run.baseline(for: scenario, last: SampleScenario.month(5))
    #expect(baseline.dataTo == SampleScenario.month(4))
    #expect(baseline.actions == first.reports)
    #expect(baseline.probabilities["ensure-3"] == first.rejudged.targets[0].probability)
    let again = try outcome(since: baseline)
    #expect(again.changes.allSatisfy { change in change.parts.allSatisfy { $0.difference == 0 && $0.error == 0 } })
  }

  @Test("a saved file that does not fit is refused")
  func misfits() throws {
    #expect(throws: SavedRun.Fault.unreadable) { try SavedRun(json: Data("{}".utf8)) }
    let text = """
      {"scenario": "other", "as_of": "2022-03", "replications": 10, "targets": []}
      """
    let run = try SavedRun(json: Data(text.utf8))
    #expect(throws: SavedRun.Fault.otherScenario("other")) {
      try run.baseline(for: scenario, last: SampleScenario.month(4))
    }
    let late = try SavedRun(
      json: Data(text.replacingOccurrences(of: "other", with: scenario.id).utf8))
    #expect(try late.baseline(for: scenario, last: SampleScenario.month(4)).dataTo == SampleScenario.month(3))
    for count in ["0", "1000000000000"] {
      let run = try SavedRun(
        json: Data(
          text.replacingOccurrences(of: "other", with: scenario.id)
            .replacingOccurrences(of: "10,", with: "\(count),").utf8))
      #expect(throws: SavedRun.Fault.unreadable) {
        try run.baseline(for: scenario, last: SampleScenario.month(4))
      }
    }
    let future = try SavedRun(
      json: Data(
        text.replacingOccurrences(of: "other", with: scenario.id)
          .replacingOccurrences(of: "2022-03", with: "2022-07").utf8))
    #expect(throws: SavedRun.Fault.outsideTime("2022-07")) {
      try future.baseline(for: scenario, last: SampleScenario.month(4))
    }
  }
}

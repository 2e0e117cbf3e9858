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

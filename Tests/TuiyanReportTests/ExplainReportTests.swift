// SPDX-License-Identifier: GPL-3.0-or-later
import Testing
import TuiyanModel
import TuiyanPlanning
import TuiyanReport
import TuiyanSimulation

@Suite("The explanation report")
struct ExplainReportTests {
  private func text(_ target: Int?, joint: Bool, _ language: Language) throws -> String {
    let targets = SampleScenario.targets.map {
      Target(id: $0.id, title: $0.title, kind: $0.kind, objectiveIsJoint: joint, clause: $0.clause)
    }
    let scenario = SampleScenario.scenario(targets: targets)
    let explanation = try Explainer.explain(
      scenario: scenario, plan: scenario.plans[0], target: target,
      settings: SimulationSettings(replications: 100, seed: 1, threads: 1))
    return MarkdownRenderer().text(
      ExplainReport(scenario: scenario, explanation: explanation, warnings: [], language: language).report())
  }

  @Test("says that decisions are valued by a share where the target is over units and not joint")
  func valuation() throws {
    #expect(
      try text(2, joint: false, .en).contains("Decisions are valued by the mean share of units that reach “各县市过线”."))
    #expect(try text(2, joint: false, .zh).contains("措施、推迟和信息的价值按“各县市过线”的平均达标率（各单位概率的平均）计。"))
    #expect(try text(2, joint: true, .en).contains("Decisions are valued by the probability of “各县市过线”."))
    #expect(try text(1, joint: false, .zh).contains("措施、推迟和信息的价值按“争一”的概率计。"))
    #expect(try text(nil, joint: false, .en).contains("Decisions are valued by the objective;"))
  }

  /// A bin of at most 50 replications teaches nothing that would show.
  @Test("says that no single input shows a gain, which is not to say that none would change the choice")
  func nothingToLearn() throws {
    let chinese = try text(nil, joint: false, .zh)
    #expect(chinese.contains("目标预计可再提高多少（100次模拟，偏保守）。共看了各方案的"))
    #expect(chinese.contains("个因素；什么都事先知道也只值"))
    #expect(chinese.contains("单独知道其中任何一个，都看不出改选能有提高。"))
    let english = try text(nil, joint: false, .en)
    #expect(english.contains("inputs of these plans were looked at; knowing everything would be worth"))
    #expect(
      english.contains("Of no single one of them does knowing it beforehand show a gain from choosing otherwise."))
  }
}

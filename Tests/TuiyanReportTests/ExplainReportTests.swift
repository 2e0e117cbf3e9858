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

  @Test("a target with conditions of several dates lists them; sections about one date take the last and say so")
  func dates() throws {
    func member(_ month: Int, _ rank: Double) -> Clause {
      Clause(board: "prefectures", scope: .inherited, span: .by(SampleScenario.month(month)), test: .rank(atMost: rank))
    }
    let target = Target(
      id: "either", title: "两次机会", kind: .strive(weight: 1), objectiveIsJoint: false,
      clause: Clause(
        board: "prefectures", scope: .unit("xiangxi"), span: .by(SampleScenario.month(6)),
        test: .any([member(6, 2), member(12, 3)])))
    let scenario = SampleScenario.scenario(targets: [target])
    let overview = { (language: Language) in
      MarkdownRenderer().text(ScenarioOverview(scenario: scenario, language: language).report())
    }
    #expect(overview(.zh).contains("湘西州在“全省市州”达到2项条件之一（各项时点：2022年6月、2022年12月）"))
    #expect(
      overview(.en).contains(
        "湘西州 meeting at least one of 2 conditions on 全省市州 (dates of the conditions: Jun 2022, Dec 2022)")
    )
    let explanation = try Explainer.explain(
      scenario: scenario, plan: scenario.plans[0], target: 0,
      settings: SimulationSettings(replications: 100, seed: 1, threads: 1))
    // December is the 9th month after March, and asks for the third rank.
    #expect(explanation.focus.step == 9 && explanation.focus.rank == 3)
    let text = { (language: Language) in
      MarkdownRenderer().text(
        ExplainReport(scenario: scenario, explanation: explanation, warnings: [], language: language).report())
    }
    #expect(text(.zh).contains("各位次所需得分（2022年12月）"))
    #expect(text(.zh).contains("湘西州在“全省市州”的对手（到2022年12月）"))
    #expect(text(.en).contains("The score each rank needs, Dec 2022"))
    #expect(text(.en).contains("Rivals of 湘西州 on 全省市州, by Dec 2022"))
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

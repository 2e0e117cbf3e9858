// SPDX-License-Identifier: GPL-3.0-or-later
import Testing
import TuiyanModel
import TuiyanPlanning
import TuiyanReport
import TuiyanSearch
import TuiyanSimulation

@Suite("The wording of notes")
struct WordingTests {
  /// What a report says under its last heading, for rules broken and notes given.
  private func notes(_ violations: [PlanViolation], _ language: Language) throws -> [String] {
    let scenario = SampleScenario.scenario()
    let projection = Simulation.project(
      model: try CompiledModel(scenario), plan: .nothing,
      settings: SimulationSettings(replications: 10, seed: 1, threads: 1))
    return ProjectionReport(
      scenario: scenario, projection: projection, violations: violations, warnings: [], language: language
    ).violationSentences
  }

  @Test("say which known totals the unknown ones were not drawn around")
  func orderAtMedians() {
    func text(_ units: [String], _ language: Language) -> String {
      let outcome = SampleOutcome.plan(notes: [.orderAtMedians(board: "prefectures", units: units)])
      let report = PlanReport(
        scenario: SampleScenario.scenario(), outcome: outcome, warnings: [], language: language)
      return MarkdownRenderer().text(report.report())
    }
    let board = SampleScenario.scenario().boards.first { $0.id == "prefectures" }?.title ?? ""
    #expect(
      text(["xiangxi"], .zh).contains(
        "- 榜单“\(board)”：只知道位次的单位，起点总分按已知总分的中位数（现行规则下）推算；湘西州的起点总分各次模拟不同，部分模拟的起点先后会与公布位次不一致。\n"))
    #expect(
      text(Array(repeating: "xiangxi", count: 7), .zh).contains(
        "；湘西州、湘西州、湘西州、湘西州、湘西州等7个单位的起点总分"))
    #expect(
      text(["xiangxi"], .en).contains(
        "- Board “\(board)”: units known by rank alone start between the medians of the known totals, under the rules "
          + "announced; the total of 湘西州 differs between replications, and in some of them the order at the start is not "
          + "the published one.\n"))
  }

  private let violations: [PlanViolation] = [
    .money(used: 2800, allowed: 2600), .staff(at: SampleScenario.month(5), used: 41, allowed: 40),
    .actions(used: 13, allowed: 12), .perOwner(owner: "amr", at: SampleScenario.month(6), used: 4, allowed: 3),
    .ownerStaff(owner: "amr", at: SampleScenario.month(6), used: 14, allowed: 12),
    .window(
      action: "platform", unit: nil, start: SampleScenario.month(9), earliest: SampleScenario.month(4),
      latest: SampleScenario.month(8)),
    .afterHorizon(
      action: "platform", unit: nil, start: SampleScenario.month(12), earliest: SampleScenario.month(12),
      horizon: SampleScenario.month(10)),
    .afterHorizon(
      action: "kiosk", unit: "luxi", start: SampleScenario.month(9), earliest: SampleScenario.month(12),
      horizon: SampleScenario.month(10)),
    .requires(action: "one-visit", unit: nil, missing: "platform"),
    .requiresLater(action: "parallel", unit: "luxi", required: "platform"),
    .excludes(action: "parallel", excluded: "kiosk", unit: "luxi"),
  ]

  @Test("names every broken rule in Chinese")
  func chinese() throws {
    #expect(
      try notes(violations, .zh) == [
        "资金超出预算：需2800万元，只有2600万元。",
        "2022年5月用人超出上限：需41人，只有40人。",
        "措施超出项数：有13项，上限12项。",
        "2022年6月州市场监管局同时推进4项，上限3项。",
        "2022年6月州市场监管局用人超出本单位人手：需14人，只有12人。",
        "“数据共享平台对接”定在2022年9月启动，不在2022年4月至2022年8月之间。",
        "“数据共享平台对接”最早2022年12月才能启动，晚于推演终点2022年10月。",
        "“自助终端进乡镇”（泸溪县）定在2022年9月启动，但最早2022年12月才能启动，晚于推演终点2022年10月。",
        "“‘一件事一次办’集成套餐”以“数据共享平台对接”为前提，方案里没有，因此不起作用。",
        "“并联审批”（泸溪县）在前提“数据共享平台对接”完成之前启动，因此不起作用。",
        "“并联审批”（泸溪县）与“自助终端进乡镇”不能同时进行。",
      ])
  }

  @Test("names every broken rule in English")
  func english() throws {
    #expect(
      try notes(violations, .en) == [
        "Over budget: needs 28 million yuan, has 26 million yuan.",
        "Too few people in May 2022: needs 41, has 40.",
        "Too many actions: 13, at most 12.",
        "州市场监管局 runs 4 actions at once in Jun 2022, at most 3.",
        "州市场监管局 lacks people in Jun 2022: needs 14, has 12.",
        "“数据共享平台对接” starts in Sep 2022, outside Apr 2022 – Aug 2022.",
        "“数据共享平台对接” can start in Dec 2022 at the earliest, after the run ends in Oct 2022.",
        "“自助终端进乡镇” (泸溪县) is to start in Sep 2022, but can start in Dec 2022 at the earliest, after the run ends in Oct 2022.",
        "“‘一件事一次办’集成套餐” requires “数据共享平台对接”, which the plan lacks, and has no effect.",
        "“并联审批” (泸溪县) starts before “数据共享平台对接”, which it requires, has ended, and has no effect.",
        "“并联审批” (泸溪县) and “自助终端进乡镇” exclude each other.",
      ])
  }
}

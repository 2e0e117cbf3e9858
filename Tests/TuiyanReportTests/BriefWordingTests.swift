// SPDX-License-Identifier: GPL-3.0-or-later
import Testing
import TuiyanModel
import TuiyanPlanning
import TuiyanReport
import TuiyanReview
import TuiyanSimulation

/// The sentences that leaders read, pinned word for word; the numbers are the fixture's.
@Suite("The words of a brief")
struct BriefWordingTests {
  private func text(
    _ outcome: PlanOutcome, _ audience: Brief.Audience = .leader, _ language: Language = .zh,
    targets: [Target] = SampleScenario.targets
  ) throws -> String {
    let scenario = SampleScenario.scenario(targets: targets)
    let settings = SimulationSettings(replications: 100, seed: 1, threads: 1)
    let model = try CompiledModel(scenario)
    let findings = BriefStudy(model: model, settings: settings).findings(of: outcome)
    let report = BriefReport(
      scenario: scenario, findings: findings, standing: GapAnalyst(model: model).analysis(), audience: audience,
      warnings: [], version: "9.9", language: language)
    return BriefMarkdown().text(report.brief())
  }

  @Test("say how sure we are, in Chinese and in English")
  func verdict() throws {
    #expect(
      try text(SampleOutcome.plan()).contains(
        "**“保三”很有把握（93.2 % ±0.2），达到90 %的要求；“争一”较难（34.0 % ±0.3）；"
          + "“各县市过线”：3个单位全部达标较有把握（75.0 % ±0.3），预计2.650 ±0.005个达标（不采取措施1.700 ±0.006个）。**"))
    #expect(
      try text(SampleOutcome.plan(), .leader, .en).contains(
        "**“保三” is very likely (93.2 % ±0.2), which meets the 90 % asked for; “争一” is hard (34.0 % ±0.3); "
          + "“各县市过线” for all 3 units is likely (75.0 % ±0.3), "
          + "with 2.650 ±0.005 expected to reach it (doing nothing 1.700 ±0.006).**"))
  }

  @Test(
    "have one word for each band of probability, and both where the interval reaches over a threshold",
    arguments: [
      (17_400, "很有把握", "very likely"), (17_000, "较有把握到很有把握之间", "likely to very likely"),
      (16_000, "较有把握", "likely"), (12_000, "五五开到较有把握之间", "about even to likely"), (10_000, "五五开", "about even"),
      (8_000, "较难到五五开之间", "hard to about even"), (2_000, "较难", "hard"),
    ])
  func bands(hits: Int, zh: String, en: String) throws {
    let outcome = SampleOutcome.plan(ensure: hits, feasible: false)
    let percent = NumberText.short(Double(hits) / 200, atMost: 1)
    #expect(try text(outcome).contains("**“保三”\(zh)（\(percent)"))
    #expect(try text(outcome, .leader, .en).contains("**“保三” is \(en) (\(percent)"))
  }

  private struct Headline: Sendable {
    let audience: Brief.Audience
    let language: Language
    let subtitle: String
    let verdict: String
  }

  private static let headlines: [Headline] = [
    Headline(
      audience: .leader, language: .zh, subtitle: "（领导参阅，数据截至2022年3月）",
      verdict: "“保三”很有把握（93.2 % ±0.2），达到90 %的要求；“争一”较难（34.0 % ±0.3）；"
        + "“各县市过线”：3个单位全部达标较有把握（75.0 % ±0.3），预计2.650 ±0.005个达标（不采取措施1.700 ±0.006个）。"),
    Headline(
      audience: .leader, language: .en, subtitle: "For leaders; data to Mar 2022",
      verdict: "“保三” is very likely (93.2 % ±0.2), which meets the 90 % asked for; “争一” is hard (34.0 % ±0.3); "
        + "“各县市过线” for all 3 units is likely (75.0 % ±0.3), "
        + "with 2.650 ±0.005 expected to reach it (doing nothing 1.700 ±0.006)."),
    Headline(
      audience: .office, language: .zh, subtitle: "（专班办公室工作版，数据截至2022年3月）",
      verdict: "“保三”很有把握，概率93.2 % ±0.2（95 %区间92.8–93.5 %，不采取措施60.0 % ±0.3），达到90 %的要求；"
        + "“争一”较难，概率34.0 % ±0.3（95 %区间33.3–34.7 %，不采取措施<0.1 %）；"
        + "“各县市过线”：3个单位全部达标较有把握，概率75.0 % ±0.3（95 %区间74.4–75.6 %，不采取措施20.0 % ±0.3），"
        + "预计2.650 ±0.005个达标（不采取措施1.700 ±0.006个）。"),
    Headline(
      audience: .office, language: .en, subtitle: "For the office; data to Mar 2022",
      verdict: "“保三” is very likely: 93.2 % ±0.2 (95 % interval 92.8–93.5 %; doing nothing 60.0 % ±0.3), "
        + "which meets the 90 % asked for; "
        + "“争一” is hard: 34.0 % ±0.3 (95 % interval 33.3–34.7 %; doing nothing <0.1 %); "
        + "“各县市过线” for all 3 units is likely: 75.0 % ±0.3 (95 % interval 74.4–75.6 %; "
        + "doing nothing 20.0 % ±0.3), "
        + "with 2.650 ±0.005 expected to reach it (doing nothing 1.700 ±0.006)."),
    Headline(
      audience: .county("luxi"), language: .zh, subtitle: "（泸溪县版，数据截至2022年3月）",
      verdict: "“各县市过线”：泸溪县自身达标较有把握，概率75.0 % ±0.3（95 %区间74.4–75.6 %，不采取措施20.0 % ±0.3）。"),
    Headline(
      audience: .county("luxi"), language: .en, subtitle: "For 泸溪县; data to Mar 2022",
      verdict: "“各县市过线” for 泸溪县 itself is likely: 75.0 % ±0.3 (95 % interval 74.4–75.6 %; "
        + "doing nothing 20.0 % ±0.3)."),
  ]

  @Test("head each reader's brief with the title, whom it is for and the verdict")
  func heads() throws {
    for expected in Self.headlines {
      let lines = try text(SampleOutcome.plan(), expected.audience, expected.language).split(separator: "\n")
        .map(String.init)
      let title =
        expected.language == .zh ? "# 湘西州优化营商环境攻坚年推演专报" : "# 湘西州优化营商环境攻坚年: leadership brief"
      #expect(Array(lines.prefix(2)) == [title, expected.subtitle])
      #expect(lines.first { $0.hasPrefix("**") } == "**\(expected.verdict)**")
    }
  }

  @Test("print the thresholds of the words")
  func legend() throws {
    #expect(
      try text(SampleOutcome.plan()).contains(
        "用语：概率85 %及以上为“很有把握”，60 %至85 %为“较有把握”，40 %至60 %为“五五开”，不到40 %为“较难”。"))
  }

  @Test("give both words where the interval reaches over a threshold")
  func straddling() throws {
    // 16,990 of 20,000 is 84.95 %: 84.4–85.4 %.
    let said = try text(SampleOutcome.plan(ensure: 16_990, feasible: false))
    #expect(said.contains("“保三”较有把握到很有把握之间（85.0 % ±0.3），达不到90 %的要求"))
  }

  @Test("say what a promise out of reach would take")
  func needs() throws {
    let said = try text(
      SampleOutcome.plan(ensure: 12_000, feasible: false, needed: NeededMoney(amount: 1_200, proved: true)))
    #expect(said.contains("> 要保住承诺，资金至少需要1200万元（现有800万元）。以下是现有条件下最接近的方案。"))
  }

  @Test("say what is to be done now, by whom and by when, and what all of it takes")
  func work() throws {
    let said = try text(SampleOutcome.plan())
    #expect(said.contains("## 二、本月要办（2022年4月）"))
    #expect(said.contains("| 州市场监管局 | “一件事一次办”集成套餐 | 湘西州 | 2022年6月 |"))
    #expect(said.contains("| 州行政审批局 | 数据共享平台对接 | 湘西州 | 2022年5月 |"))
    #expect(!said.contains("| 州行政审批局 | 并联审批 |"))
    #expect(
      said.contains("全程安排：4月启动2项、5月启动1项；资金500.5万元（预算800万元）；用人高峰13人（上限20人）。"))
  }

  @Test("say in what the loss of an action is counted")
  func keystones() throws {
    #expect(
      try text(SampleOutcome.plan(), .office, .en).contains(
        "Actions that must not fail (what their loss would cost, in units of the objective): "))
    #expect(try text(SampleOutcome.plan(), .office).contains("最不能失手的措施（抽掉后损失的综合目标值）："))
  }

  @Test("say what a brief was made from")
  func manifest() throws {
    let said = try text(SampleOutcome.plan())
    #expect(said.contains("情景：xiangxi-2022（0000000000000000）"))
    #expect(said.contains("20000次，种子18000000000000000000（检验；择优用20220315）"))
    #expect(said.contains("程序：tuiyan 9.9"))
    #expect(said.contains("共40个数字：有文件出处3个，假定30个，原文掩码2个，未注明5个。"))
  }

  @Test("say how likely each unit is, gathered by word")
  func units() throws {
    #expect(
      try text(SampleOutcome.plan()).contains("“各县市过线”分单位看：很有把握的2个（吉首市、凤凰县）；较有把握的1个（泸溪县）。"))
  }

  @Test("say how likely it is that as many units as asked for reach a target, not that all do")
  func counted() throws {
    // The second best of three counties has 18,000 of 20,000 draws, and 10,000 without the plan.
    let targets = SampleScenario.counting(2)
    let outcome = SampleOutcome.plan(asking: targets)
    let zh = try text(outcome, targets: targets)
    #expect(zh.contains("“各县市过线”：3个单位中至少2个达标很有把握（90.0 % ±0.2），预计2.650 ±0.005个达标"))
    #expect(zh.contains("| 各县市过线 | 3个中至少2个：很有把握 | 50.0 % ±0.4 | 90.0 % ±0.2 |"))
    let office = try text(outcome, .office, targets: targets)
    #expect(
      office.contains(
        "“各县市过线”：3个单位中至少2个达标很有把握，概率90.0 % ±0.2（95 %区间89.6–90.4 %，不采取措施50.0 % ±0.4），预计"))
    #expect(!(zh + office).contains("全达标") && !(zh + office).contains("全部达标"))
    let en = try text(outcome, .leader, .en, targets: targets)
    #expect(en.contains("“各县市过线” for at least 2 of 3 units is very likely (90.0 % ±0.2), with 2.650 ±0.005 expected"))
    #expect(en.contains("| 各县市过线 | at least 2 of 3: very likely |") && !en.contains("all 3"))
  }

  @Test(
    "say whether a promise over several units is kept, by their joint probability, and what was asked",
    arguments: [
      (0.9, "，达不到90 %的要求，预计", ", short of the 90 % asked for, with", "90 %，保不住", "90 %: not kept"),
      (0.75, "，是否达到75 %的要求处在边缘，预计", ", borderline against the 75 % asked for, with", "75 %，边缘", "75 %: borderline"),
      (0.7, "，达到70 %的要求，预计", ", which meets the 70 % asked for, with", "70 %，保得住", "70 %: kept"),
    ])
  func promised(confidence: Double, zh: String, en: String, cell: String, cellEnglish: String) throws {
    // All three counties have 15,000 of 20,000 draws.
    let targets = SampleScenario.promising(confidence)
    let outcome = SampleOutcome.plan(asking: targets)
    let chinese = try text(outcome, targets: targets)
    #expect(chinese.contains("“各县市过线”：3个单位全部达标较有把握（75.0 % ±0.3）\(zh)"))
    #expect(chinese.contains("| 75.0 % ±0.3 | 74.4–75.6 % | \(cell) |"))
    #expect(chinese.contains("跨过要求的75 %，结论不稳") == (confidence == 0.75))
    let english = try text(outcome, .leader, .en, targets: targets)
    #expect(english.contains("“各县市过线” for all 3 units is likely (75.0 % ±0.3)\(en)"))
    #expect(english.contains("| 74.4–75.6 % | \(cellEnglish) |"))
  }

  @Test("are careful about money where it is too close to call whether a promise is kept")
  func borderlineMoney() throws {
    let said = try text(
      SampleOutcome.plan(
        ensure: 18_030, feasible: false, needed: NeededMoney(amount: 1_200, proved: true), borderline: ["ensure-3"]))
    #expect(said.contains("是否达到90 %的要求处在边缘"))
    #expect(said.contains("> “保三”的95 %区间89.7–90.6 %跨过要求的90 %，结论不稳，宜加大模拟次数（--replications）再判。"))
    #expect(said.contains("> 若按本次模拟判为保不住：要保住承诺，资金至少需要1200万元（现有800万元）。"))
  }

  @Test("say of a target over several units that only one unit's own part is told")
  func own() throws {
    let targets = SampleScenario.counting(2)
    let outcome = SampleOutcome.plan(asking: targets)
    let zh = try text(outcome, .county("luxi"), targets: targets)
    #expect(zh.contains("“各县市过线”：泸溪县自身达标较有把握，概率75.0 % ±0.3"))
    #expect(zh.contains("| 各县市过线（泸溪县自身） | 较有把握 | 20.0 % ±0.3 | 75.0 % ±0.3 |"))
    let en = try text(outcome, .county("luxi"), .en, targets: targets)
    #expect(en.contains("| 各县市过线 (泸溪县 itself) | likely |"))
  }
}

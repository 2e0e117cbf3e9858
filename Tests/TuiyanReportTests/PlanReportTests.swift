// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing
import TuiyanModel
import TuiyanPlanning
import TuiyanReport

@Suite("The plan report")
struct PlanReportTests {
  private func report(_ outcome: PlanOutcome, changes: [String] = [], _ language: Language = .zh) -> Report {
    PlanReport(
      scenario: SampleScenario.scenario(changes: changes), outcome: outcome, warnings: ["scenario.yaml:3:1: 请留意"],
      language: language
    ).report()
  }

  private func verdict(_ report: Report) -> (text: String, tone: Report.Tone)? {
    report.blocks.lazy.compactMap { if case .verdict(let text, let tone) = $0 { (text, tone) } else { nil } }.first
  }

  private func notices(_ report: Report) -> [String] {
    report.blocks.compactMap { if case .notice(let text) = $0 { text } else { nil } }
  }

  @Test("says in the words of the promise that it is kept")
  func kept() throws {
    let found = try #require(verdict(report(SampleOutcome.plan())))
    #expect(found.tone == .good)
    #expect(found.text.hasPrefix("“保三”保得住，概率93.2 % ±0.2（要求90 %）；“争一”的概率为34.0 % ±0.3（不采取措施为<0.1 %）；"))
  }

  @Test("says that the promise is broken, and what money would keep it")
  func infeasible() throws {
    let report = report(
      SampleOutcome.plan(ensure: 14_000, feasible: false, needed: NeededMoney(amount: 2600.5, proved: true)))
    let found = try #require(verdict(report))
    #expect(found.tone == .bad)
    #expect(found.text.hasPrefix("“保三”保不住，最接近的方案概率为70.0 % ±0.3（要求90 %）；"))
    #expect(notices(report).contains("要保住承诺，资金至少需要2600.5万元（现有800万元）。以下是现有条件下最接近的方案。"))
  }

  @Test("says where no money would keep the promise")
  func noBudgetHelps() {
    let report = report(SampleOutcome.plan(ensure: 14_000, feasible: false))
    #expect(notices(report).contains("在现有人手、项数和措施清单下，增加资金也保不住承诺。以下是现有条件下最接近的方案。"))
  }

  @Test("claims no more of the money needed than the search has proved")
  func neededUnproved() {
    func said(_ amount: Double?) -> [String] {
      let needed = NeededMoney(amount: amount, proved: false)
      return notices(report(SampleOutcome.plan(ensure: 14_000, feasible: false, needed: needed)))
    }
    #expect(said(2600.5).contains("要保住承诺，找到的最省办法需资金2600.5万元（现有800万元）；没有证明，或可再省。以下是现有条件下最接近的方案。"))
    #expect(said(nil).contains("在现有人手、项数和措施清单下，没有找到增加资金就能保住承诺的办法；没有证明不存在。以下是现有条件下最接近的方案。"))
  }

  @Test("an action in many units says how many to readers, and all of them to spreadsheets")
  func manyPlaces() throws {
    let base = SampleScenario.actions[0]
    let four = ["jishou", "luxi", "fenghuang", "xiangxi"]
    func texts(_ units: [String], _ language: Language) throws -> (terminal: String, markdown: String, csv: String) {
      let action = Action(
        id: base.id, title: base.title, owner: base.owner, units: units, each: false, money: base.money,
        staff: base.staff, earliest: base.earliest, latest: base.latest, duration: base.duration, slip: base.slip,
        success: 1, credit: 1, requires: [], excludes: [], effects: base.effects, evidence: nil)
      let scenario = SampleScenario.scenario(actions: [action] + SampleScenario.actions.dropFirst())
      let report = PlanReport(scenario: scenario, outcome: SampleOutcome.plan(), warnings: [], language: language)
        .report()
      return (
        TerminalRenderer(isColoured: false).text(report), MarkdownRenderer().text(report), CSVRenderer().text(report)
      )
    }
    for (language, short, names) in [
      (Language.zh, "4个单位", "吉首市、泸溪县、凤凰县、湘西州"), (.en, "4 units", "吉首市, 泸溪县, 凤凰县, 湘西州"),
    ] {
      let many = try texts(four, language)
      #expect(many.terminal.contains(short) && !many.terminal.contains(names))
      #expect(many.markdown.contains(short) && !many.markdown.contains(names))
      #expect(many.csv.contains(names) && !many.csv.contains(short))
    }
    // Three are still named.
    let few = try texts(Array(four.prefix(3)), .zh)
    #expect(few.terminal.contains("吉首市、泸溪县、凤凰县") && !few.terminal.contains("个单位  "))
  }

  @Test("warns where the interval straddles the confidence")
  func borderline() throws {
    let report = report(SampleOutcome.plan(ensure: 18_030, borderline: ["ensure-3"]))
    let found = try #require(verdict(report))
    #expect(found.tone == .uncertain)
    #expect(found.text.hasPrefix("“保三”处在边缘，概率90.2 % ±0.2（要求90 %）；"))
    #expect(
      notices(report).contains("“保三”的95 %区间89.7–90.6 %跨过要求的90 %，结论不稳，宜加大模拟次数（--replications）再判。"))
  }

  @Test("says what money would do only for the case that a promise too close to call is broken")
  func borderlineMoney() throws {
    func said(_ amount: Double?, _ language: Language) -> [String] {
      notices(
        report(
          SampleOutcome.plan(
            ensure: 18_030, feasible: false, needed: NeededMoney(amount: amount, proved: true),
            borderline: ["ensure-3"]), language))
    }
    let warning = "“保三”的95 %区间89.7–90.6 %跨过要求的90 %，结论不稳，宜加大模拟次数（--replications）再判。"
    #expect(
      said(1200, .zh).contains("若按本次模拟判为保不住：要保住承诺，资金至少需要1200万元（现有800万元）。以下是现有条件下最接近的方案。"))
    #expect(said(1200, .zh).contains(warning))
    #expect(
      said(nil, .en).contains(
        "If the promise is taken as broken, as in these replications: no amount of money keeps the promise with these "
          + "people, limits and actions. The nearest plan under the present conditions follows."))
  }

  @Test("gives the gap in percentage points where the objective is one target's probability")
  func gapInPoints() {
    let scenario = SampleScenario.scenario(targets: Array(SampleScenario.targets[..<2]))
    let outcome = SampleOutcome.plan(ensure: 14_000, feasible: false)
    let report = PlanReport(scenario: scenario, outcome: outcome, warnings: [], language: .zh).report()
    #expect(
      MarkdownRenderer().text(report).contains("未证明最优：更好的方案最多还能提高2.34个百分点，这只是上界，通常远高于实际可提高的（"))
  }

  @Test("gives the probability asked for where so many of several units must reach a target")
  func counted() throws {
    let targets = SampleScenario.counting(2)
    let report = PlanReport(
      scenario: SampleScenario.scenario(targets: targets), outcome: SampleOutcome.plan(asking: targets), warnings: [],
      language: .zh
    ).report()
    // The second best of three counties has 18,000 of 20,000 draws, and 10,000 without the plan.
    #expect(try #require(verdict(report)).text.contains("“各县市过线”的概率为90.0 % ±0.2（不采取措施为50.0 % ±0.4）"))
  }

  @Test("gives the gap where optimality is not proved")
  func gap() {
    let text = TerminalRenderer(isColoured: false).text(report(SampleOutcome.plan(ensure: 14_000, feasible: false)))
    // Two strive targets of weight 1.
    #expect(
      text.contains(
        "- 未证明最优：更好的方案最多还能把综合目标值（各“争”目标按权重相加，满分2）提高0.0234，这只是上界，通常远高于实际可提高的（局部搜索，评估12345个方案）。"))
    let english = TerminalRenderer(isColoured: false).text(
      report(SampleOutcome.plan(ensure: 14_000, feasible: false), .en))
    #expect(
      english.contains(
        "- Not proved: a better plan could raise the objective (the weighted sum over strive targets; 2 at best) by at "
          + "most 0.0234; that is an upper bound, usually far above what can really be had (local search, 12,345 plans "
          + "evaluated)."))
  }

  @Test("claims no gap where promises are broken and nothing is proved")
  func unprovedPromises() {
    let outcome = SampleOutcome.plan(ensure: 14_000, feasible: false, hasGap: false)
    let chinese = TerminalRenderer(isColoured: false).text(report(outcome))
    #expect(
      chinese.contains("- 未证明最优：没找到在搜索所用的模拟上保得住全部承诺的方案，但不能排除有方案保得住或更接近（局部搜索，评估12345个方案）。"))
    let english = TerminalRenderer(isColoured: false).text(report(outcome, .en))
    #expect(
      english.contains(
        "- Not proved: no plan was found that keeps every promise on the search's replications, but one that does, or "
          + "comes nearer, is not ruled out (local search, 12,345 plans evaluated)."))
    #expect(!english.contains("gain at most") && !chinese.contains("最多还能提高"))
  }

  private func text(_ outcome: PlanOutcome, _ language: Language) -> String {
    TerminalRenderer(isColoured: false).text(report(outcome, language))
  }

  @Test("claims a proof for the search's best plan alone, where another one keeps the promise afresh")
  func keptInstead() {
    let proved = SampleOutcome.plan(passedOver: PassedOver(proved: true), proved: false)
    #expect(
      text(proved, .zh).contains(
        "- 搜索所用的模拟上最好的方案已得到证明（逐一枚举，评估12345个方案），但换一组模拟检验时保不住承诺；"
          + "所列的是入围方案中两组模拟上都保得住的最好一个，在搜索所用的模拟上比它低0.0234。"))
    #expect(
      text(proved, .en).contains(
        "- The best plan on the search's replications is proved (enumeration, 12,345 plans evaluated), but breaks a promise "
          + "judged afresh; the plan shown is the best finalist that keeps it on both sets, 0.0234 below it on the search's "
          + "replications."))
    let open = SampleOutcome.plan(passedOver: PassedOver(proved: false), proved: false)
    #expect(
      text(open, .zh).contains(
        "- 未证明最优：搜索所用的模拟上，更好的方案最多还能提高0.0234（逐一枚举，评估12345个方案）；"
          + "其中找到的最好方案换一组模拟检验时保不住承诺，所列的是入围方案中两组模拟上都保得住的最好一个。"))
    #expect(
      text(open, .en).contains(
        "- Not proved: on the search's replications a better plan could gain at most 0.0234 (enumeration, 12,345 plans "
          + "evaluated); the best one found there breaks a promise judged afresh, and the plan shown is the best finalist "
          + "that keeps it on both sets."))
    #expect(!text(proved, .zh).contains("没有更好的方案") && !text(proved, .en).contains("no plan is better"))
  }

  @Test("says that the plan nearest to the promise afresh is not the search's best")
  func nearestInstead() throws {
    func outcome(_ proved: Bool) -> PlanOutcome {
      SampleOutcome.plan(
        ensure: 14_000, feasible: false, hasGap: false, passedOver: PassedOver(proved: proved), proved: false)
    }
    #expect(
      text(outcome(true), .zh).contains(
        "- 搜索所用的模拟上最好的方案已得到证明（局部搜索，评估12345个方案），但所列的不是它："
          + "看过的入围方案没有一个在两组模拟上都保住全部承诺，所列的是其中换一组模拟检验时离承诺最近的一个。"))
    #expect(text(outcome(false), .zh).contains("- 搜索所用的模拟上最好的方案没有得到证明（局部搜索，评估12345个方案），但所列的不是它："))
    #expect(
      text(outcome(true), .en).contains(
        "- The best plan on the search's replications is proved (local search, 12,345 plans evaluated), but is not the one "
          + "shown: none of the finalists looked at keeps every promise on both sets, and the one shown comes nearest judged "
          + "afresh."))
    #expect(text(outcome(false), .en).contains("- The best plan on the search's replications is not proved ("))
    let json = try JSONWriter.text(PlanJSON.value(scenario: SampleScenario.scenario(), outcome: outcome(true)))
    #expect(json.contains("\"proved\": false") && json.contains("\"gap\": null"))
  }

  @Test("says how the finalists were told apart")
  func stages() {
    func said(_ left: Int, _ passedOver: Int, _ language: Language) -> String {
      text(
        SampleOutcome.plan(stages: [.init(replications: 2_000, compared: 9, left: left, passedOver: passedOver)]),
        language)
    }
    let chinese = "- 用2000次新的模拟把另外9个入围方案与推荐方案配对比较（各区间合起来95 %可信）："
    #expect(said(0, 0, .zh).contains(chinese + "都不如它。"))
    #expect(said(3, 0, .zh).contains(chinese + "3个分不出高下。"))
    #expect(said(3, 2, .zh).contains(chinese + "3个分不出高下；2个综合目标值更高，但承诺差得更多，或在搜索所用的模拟上排在它后面。"))
    #expect(said(0, 1, .zh).contains(chinese + "没有分不出高下的；1个综合目标值更高，"))
    let english =
      "- On 2000 fresh replications, 9 other finalists were compared with the best in pairs (intervals that hold together "
      + "at 95 %): "
    #expect(said(0, 0, .en).contains(english + "all are worse."))
    #expect(said(3, 0, .en).contains(english + "3 cannot be told from it."))
    #expect(
      said(0, 1, .en).contains(
        english
          + "none cannot be told from it; 1 with a better objective is further from the promises, or behind it on the "
          + "search's replications."))
    #expect(said(3, 2, .en).contains("3 cannot be told from it; 2 with a better objective are further from"))
  }

  @Test("says why something that raises the objective is left out")
  func idleReasons() {
    func said(_ reason: LeftOut.Reason, _ language: Language) -> String {
      text(SampleOutcome.plan(reason: reason), language)
    }
    #expect(said(.noGain, .zh).contains("加上也看不出提高") && said(.noGain, .en).contains("adds nothing that shows"))
    #expect(said(.promises, .zh).contains("加上后承诺并不保得更好"))
    #expect(said(.promises, .en).contains("keeps no promise any better"))
    #expect(said(.notChosen, .zh).contains("检验时有提高，但搜索时没有选它"))
    #expect(said(.notChosen, .en).contains("adds something judged afresh, but was not chosen by the search"))
  }

  @Test("says what an interruption leaves open")
  func stopped() {
    let found = SampleOutcome.plan(wasStopped: true)
    #expect(notices(report(found)).contains("计算被中断：方案已经搜出，各项措施的作用没有分析。"))
    #expect(notices(report(found, .en)).contains("Interrupted: the plan is found, but not explained."))
    let open = SampleOutcome.plan(proved: false, wasStopped: true)
    #expect(notices(report(open)).contains("计算被中断：这是到目前为止最好的方案，没有证明，也没有分析各项措施的作用。"))
    #expect(
      notices(report(open, .en)).contains("Interrupted: this is the best plan so far, neither proved nor explained."))
  }

  @Test("names what was set on the command line, and says that figures are invented")
  func reservations() {
    let text = MarkdownRenderer().text(report(SampleOutcome.plan(), changes: ["budget.money=800", "a.b=1"]))
    #expect(text.contains("- **临时改动** budget.money=800；a.b=1\n"))
    #expect(text.contains("\n> 示例：本情景的数据为演示而设，不代表任何地方的实际情况。\n"))
    #expect(text.contains("\n- scenario.yaml:3:1: 请留意\n"))
  }

  @Test("gives spreadsheets plain numbers under plain headings")
  func csv() throws {
    let text = CSVRenderer().text(report(SampleOutcome.plan()))
    let columns = [
      "目标", "类型", "不采取措施", "不采取措施±", "不采取措施：下限", "不采取措施：上限", "推荐方案", "推荐方案±",
      "推荐方案：下限", "推荐方案：上限", "预计达标个数", "含义",
    ]
    func cells(_ start: String) throws -> [Substring] {
      try #require(text.split(separator: "\r\n").first { $0.hasPrefix(start) })
        .split(separator: ",", omittingEmptySubsequences: false)
    }
    let row = try cells("保三,保（须达90 %）,")
    #expect(text.contains(columns.joined(separator: ",") + "\r\n" + row.joined(separator: ",")))
    #expect(row[2] == "0.6" && row[4...5] == ["0.5931919067765228", "0.6067696860122562"] && row[6] == "0.932")
    // √(p (1 − p) / 20,000)
    #expect(abs((Double(row[3]) ?? 0) - (0.6 * 0.4 / 20_000).squareRoot()) < 1e-15)
    let adds = try cells("并联审批（泸溪县）,0.248,")
    #expect(adds.count == 8 && adds[3] == "0.045" && adds[5] == "0.2345" && adds[7] == "0.5")
    #expect([2, 4, 6].allSatisfy { (Double(adds[$0]) ?? 0) > 0 })
  }

  @Test("counts in percentage points where the objective is one target's probability")
  func percentagePoints() {
    let scenario = SampleScenario.scenario(targets: Array(SampleScenario.targets[..<2]))
    let report = PlanReport(scenario: scenario, outcome: SampleOutcome.plan(), warnings: [], language: .zh).report()
    let text = CSVRenderer().text(report) + MarkdownRenderer().text(report)
    #expect(text.contains("单位：百分点（目标概率）。"))
    #expect(text.contains("| 并联审批（泸溪县） | +24.8 ±0.3 | +4.5 ±0.1 | +23.5 ±0.2 | 50 % |"))
  }

  @Test("does not list the best plan among those as good as it")
  func onlyTie() {
    let best = SampleOutcome.plan().best.choices
    let text = MarkdownRenderer().text(report(SampleOutcome.plan(tied: best)))
    #expect(text.contains("\n没有与推荐方案不分上下的方案。\n"))
  }

  @Test("has the interface's keys in JSON, in its order")
  func json() throws {
    let value = PlanJSON.value(
      scenario: SampleScenario.scenario(), outcome: SampleOutcome.plan(needed: NeededMoney(amount: 900, proved: true)))
    let text = try JSONWriter.text(value)
    let top = text.split(separator: "\n").filter { $0.hasPrefix("  \"") }.compactMap {
      $0.split(separator: "\"").dropFirst().first
    }
    #expect(
      top.map(String.init) == [
        "scenario", "replications", "seed", "feasible", "proved", "gap", "best", "baseline", "ties", "contributions",
        "verified_on", "needed_budget", "borderline", "violations", "evaluations", "digest", "figures",
        "illustrative",
      ])
    let read = try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let best = try #require(read["best"] as? [String: Any])
    #expect(Set(best.keys) == ["actions", "cost", "targets", "objective"])
    #expect(Set((best["cost"] as? [String: Any] ?? [:]).keys) == ["money", "peak_staff", "actions"])
    let actions = try #require(best["actions"] as? [[String: Any]])
    #expect(actions.map { $0["unit"] as? String } == [nil, nil, "luxi"])
    #expect(actions.map { $0["start"] as? String } == ["2022-04", "2022-04", "2022-05"])
    let targets = try #require(best["targets"] as? [[String: Any]])
    #expect(Set(targets[0].keys) == ["id", "probability", "low", "high"])
    #expect(Set(targets[2].keys) == ["id", "probability", "low", "high", "by_unit", "expected", "expected_error"])
    let ties = try #require(read["ties"] as? [[String: Any]])
    #expect(Set(ties[0].keys) == ["actions", "objective", "difference", "low", "high"])
    let contributions = try #require(read["contributions"] as? [[String: Any]])
    #expect(
      Set(contributions[1].keys) == ["action", "unit", "alone", "last", "shapley", "shapley_error", "must_do_share"])
    #expect((read["verified_on"] as? [String: Any])?["seed"] as? UInt64 == 18_000_000_000_000_000_000)
    #expect(read["needed_budget"] as? Double == 900)
    #expect((read["violations"] as? [Any])?.isEmpty == true)
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import Testing
import TuiyanModel
import TuiyanReport

@Suite("The overview of a scenario")
struct ScenarioOverviewTests {
  @Test("says in one line that all is well")
  func sentence() {
    let scenario = SampleScenario.scenario()
    #expect(
      ScenarioOverview(scenario: scenario, language: .zh).sentence == "“湘西州优化营商环境攻坚年”无误：7个单位，1项指标，4项措施，3个目标。")
    #expect(
      ScenarioOverview(scenario: scenario, language: .en).sentence
        == "“湘西州优化营商环境攻坚年” is valid: 7 units, 1 indicator, 4 actions, 3 targets.")
  }

  @Test("says what an indicator is measured in where a target bounds it, and that any of several will do")
  func bounds() {
    func meaning(_ test: TuiyanModel.Test, _ language: Language) -> String {
      let target = Target(
        id: "t", title: "t", kind: .strive(weight: 1), objectiveIsJoint: false,
        clause: Clause(
          board: "prefectures", scope: .unit("xiangxi"), span: .by(SampleScenario.month(12)), test: test))
      let scenario = SampleScenario.scenario(targets: [target])
      return MarkdownRenderer().text(ScenarioOverview(scenario: scenario, language: language).report())
    }
    let clause = SampleScenario.targets[0].clause
    #expect(meaning(.indicatorValue("all", .atLeast(60)), .zh).contains("“全部”不低于60 % |"))
    #expect(meaning(.indicatorValue("all", .atMost(60.5)), .en).contains("“全部” at most 60.5 %, "))
    #expect(meaning(.any([clause, clause]), .en).contains("meeting at least one of 2 conditions"))
  }

  @Test("says what was understood")
  func report() {
    let report = ScenarioOverview(scenario: SampleScenario.scenario(), language: .zh).report()
    #expect(
      TerminalRenderer(isColoured: false).text(report) == """
        湘西州优化营商环境攻坚年
        ========================

        ! 示例：本情景的数据为演示而设，不代表任何地方的实际情况。

        情景      xiangxi-2022
        推演期    数据截至2022年3月，推演到2022年12月（9个月）
        本方      湘西州、吉首市、泸溪县、凤凰县
        数据依据  共40个数字：有文件出处3个，假定30个，原文掩码2个，未注明5个

        ## 排名榜

        排名榜    单位数  逐项指标  总分  仅位次  总分值  发布时间
        --------  ------  --------  ----  ------  ------  ----------
        全省市州       4         0     4       0     100  2022年12月
        全州县市       3         0     3       0     100  2022年12月

        ## 目标

        目标        类型            含义
        ----------  --------------  -----------------------------------------------
        保三        保（须达90 %）  2022年12月湘西州在“全省市州”排名前3
        争一        争              2022年12月湘西州在“全省市州”排名第1
        各县市过线  争              2022年12月全部3个单位在“全州县市”得分不低于55分

        ## 存储方案

        - this-year（今年方案）：数据共享平台对接、“一件事一次办”集成套餐

        """)
  }
}

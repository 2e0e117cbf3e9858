// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing
import TuiyanModel
import TuiyanPlanning
import TuiyanReport
import TuiyanSearch
import TuiyanSimulation

/// The sample scenario has no randomness, so its course is known: 湘西州 gains 0.5 points a month from 68.2, one more
/// from June by the first action and one more from July by the second.
@Suite("The projection report")
struct ProjectionReportTests {
  private func projection(_ plan: StoredPlan) throws -> Projection {
    Simulation.project(
      model: try CompiledModel(SampleScenario.scenario()), plan: plan,
      settings: SimulationSettings(replications: 200, seed: 1, threads: 1))
  }

  private func report(_ language: Language, _ violations: [PlanViolation] = []) throws -> Report {
    let scenario = SampleScenario.scenario()
    return ProjectionReport(
      scenario: scenario, projection: try projection(scenario.plans[0]), violations: violations, warnings: [],
      language: language
    ).report()
  }

  @Test("begins with what was run and the targets")
  func head() throws {
    let text = TerminalRenderer(isColoured: false).text(try report(.zh))
    #expect(
      text.hasPrefix(
        """
        湘西州优化营商环境攻坚年：走势推演
        ==================================

        ! 示例：本情景的数据为演示而设，不代表任何地方的实际情况。

        方案      今年方案（this-year）
        推演期    数据截至2022年3月，推演到2022年12月（9个月）
        模拟      200次，随机种子1；“±”后为模拟误差（标准误）
        数据依据  共40个数字：有文件出处3个，假定30个，原文掩码2个，未注明5个

        ! 结论主要建立在假定之上：93 %的数字没有文件出处。

        ## 目标

        目标        类型             概率    95 %区间  判断      预计达标  含义
        ----------  --------------  -----  ----------  ------  ----------  -----------------------------------------------
        保三        保（须达90 %）  >98 %  98.1–100 %  保得住              2022年12月湘西州在“全省市州”排名前3
        争一        争               <2 %     0–1.9 %                      2022年12月湘西州在“全省市州”排名第1
        各县市过线  争               <2 %     0–1.9 %          2（共3个）  2022年12月全部3个单位在“全州县市”得分不低于55分

        """))
  }

  @Test("follows our units step by step")
  func course() throws {
    let text = TerminalRenderer(isColoured: false).text(try report(.zh))
    #expect(
      text.contains(
        """
        ## 湘西州在“全省市州”的走势

        时间        得分均值    5 %   25 %   50 %   75 %   95 %  位次中位  位次5–95 %  最可能的位次
        ----------  --------  -----  -----  -----  -----  -----  --------  ----------  ------------
        2022年3月      68.20  68.20  68.20  68.20  68.20  68.20         4           4  第4名 >98 %
        2022年4月      68.70  68.70  68.70  68.70  68.70  68.70         4           4  第4名 >98 %
        2022年5月      69.20  69.20  69.20  69.20  69.20  69.20         4           4  第4名 >98 %
        2022年6月      70.70  70.70  70.70  70.70  70.70  70.70         3           3  第3名 >98 %
        2022年7月      72.20  72.20  72.20  72.20  72.20  72.20         2           2  第2名 >98 %
        2022年8月      72.70  72.70  72.70  72.70  72.70  72.70         2           2  第2名 >98 %
        2022年9月      73.20  73.20  73.20  73.20  73.20  73.20         2           2  第2名 >98 %
        2022年10月     73.70  73.70  73.70  73.70  73.70  73.70         2           2  第2名 >98 %
        2022年11月     74.20  74.20  74.20  74.20  74.20  74.20         2           2  第2名 >98 %
        2022年12月     74.70  74.70  74.70  74.70  74.70  74.70         2           2  第2名 >98 %

        位次中位走势（越高越好）：  ▁▁▁▅██████

        """))
  }

  @Test("ends with every board's ranking and the notes")
  func ranking() throws {
    let text = MarkdownRenderer().text(try report(.en, [.actions(used: 6, allowed: 5)]))
    #expect(
      text.hasSuffix(
        """
        ## Ranking on 全省市州, Dec 2022

        | No. | Unit | Mean rank | 90 % range | Mean score | Known by | Ours |
        | ---: | --- | ---: | ---: | ---: | --- | --- |
        | 1 | 长沙市 | 1.0 | 1 | 90.00 | total |  |
        | 2 | 湘西州 | 2.0 | 2 | 74.70 | total | yes |
        | 3 | 株洲市 | 3.0 | 3 | 71.00 | total |  |
        | 4 | 湘潭市 | 4.0 | 4 | 70.00 | total |  |

        ## Ranking on 全州县市, Dec 2022

        | No. | Unit | Mean rank | 90 % range | Mean score | Known by | Ours |
        | ---: | --- | ---: | ---: | ---: | --- | --- |
        | 1 | 吉首市 | 1.0 | 1 | 60.00 | total | yes |
        | 2 | 凤凰县 | 2.0 | 2 | 55.00 | total | yes |
        | 3 | 泸溪县 | 3.0 | 3 | 50.00 | total | yes |

        ## Notes

        - Too many actions: 6, at most 5.

        """))
  }

  @Test("keeps futures without probabilities apart and says so")
  func futuresApart() throws {
    let scenario = SampleScenario.scenario(futures: SampleScenario.futures)
    let projection = Simulation.project(
      model: try CompiledModel(scenario), plan: .nothing,
      settings: SimulationSettings(replications: 200, seed: 1, threads: 1))
    let text = MarkdownRenderer().text(
      ProjectionReport(scenario: scenario, projection: projection, violations: [], warnings: [], language: .zh).report()
    )
    #expect(text.contains("\n- **方案** 不采取措施\n"))
    #expect(text.contains("\n- **模拟** 每种前景200次，随机种子1；"))
    #expect(text.contains("\n- **前景** 规则照旧、规则从严\n"))
    #expect(text.contains("\n> 各前景未给概率，分别推演；目标概率取其中最低的一个，走势为各前景等权合并。\n"))
    #expect(text.contains("\n| 目标 | 规则照旧 | 规则从严 |\n| --- | ---: | ---: |\n| 保三 | >98 % | >98 % |\n"))
  }

  @Test("draws no course where it is not read on a terminal")
  func sparkline() throws {
    let report = try report(.zh)
    #expect(!MarkdownRenderer().text(report).contains("█"))
    #expect(!CSVRenderer().text(report).contains("█"))
  }

  @Test("has the interface's keys in JSON, in its order")
  func json() throws {
    let scenario = SampleScenario.scenario()
    let value = ProjectionJSON.value(
      scenario: scenario, projection: try projection(.nothing), violations: [.actions(used: 6, allowed: 5)],
      language: .en)
    let text = try JSONWriter.text(value)
    let top = text.split(separator: "\n").filter { $0.hasPrefix("  \"") }.compactMap {
      $0.split(separator: "\"").dropFirst().first
    }
    #expect(
      top.map(String.init) == [
        "scenario", "plan", "as_of", "horizon", "periods", "replications", "seed", "boards", "targets", "violations",
        "illustrative",
      ])
    let read = try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(read["plan"] as? String == "nothing")
    #expect((read["periods"] as? [String])?.first == "2022-03")
    #expect(read["violations"] as? [String] == ["Too many actions: 6, at most 5."])
    let boards = try #require(read["boards"] as? [[String: Any]])
    let units = try #require(boards[0]["units"] as? [[String: Any]])
    #expect(units.map { $0["depth"] as? String } == ["score", "score", "score", "score"])
    let periods = try #require(units[3]["periods"] as? [[String: Any]])
    let last = try #require(periods.last)
    #expect(last["period"] as? String == "2022-12")
    let score = try #require(last["score"] as? [String: Double])
    #expect(Set(score.keys) == ["mean", "sd", "q05", "q25", "q50", "q75", "q95"])
    #expect(abs((score["mean"] ?? 0) - 72.7) < 1e-9)
    let rank = try #require(last["rank"] as? [String: Any])
    #expect(Set(rank.keys) == ["mean", "q05", "q50", "q95", "p"])
    #expect(rank["p"] as? [Double] == [0, 1, 0, 0])
    let targets = try #require(read["targets"] as? [[String: Any]])
    #expect(targets.map { $0["kind"] as? String } == ["ensure", "strive", "strive"])
    #expect(targets.map { $0["probability"] as? Double } == [1, 0, 0])
    #expect(targets[2]["expected"] as? Double == 2)
  }
}

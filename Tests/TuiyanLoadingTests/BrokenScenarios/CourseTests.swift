// SPDX-License-Identifier: GPL-3.0-or-later
import Testing
import TuiyanLoading
import TuiyanModel

@Suite("Running totals in scenario.yaml")
struct CourseTests {
  private static func leaf(_ cumulative: String) -> BrokenScenario.Edit {
    .init(
      file: "scenario.yaml", old: "range: [1, 5], survey: {answers: 60, sd: 0.9}",
      new: "range: [1, 5], cumulative: \(cumulative)")
  }
  private static func board(_ cumulative: String) -> BrokenScenario.Edit {
    .init(file: "scenario.yaml", old: "release: [2022-12]", new: "release: [2022-12], cumulative: \(cumulative)")
  }

  @Test("a leaf and a board say since when they run up, and how")
  func loads() throws {
    let good = BrokenScenario(
      "none",
      edits: [
        Self.leaf("{since: 2022-03, take: mean}"), Self.board("{since: 2022-01}"),
        .init(
          file: "results.csv", old: "counties,far,2021,55,3\n",
          new: "counties,far,2021,55,3\ncounties,far,2022-03,9,\ncounties,them,2022-02,7,\n"),
      ], [])
    let scenario = try CorpusFolder(good.files()).load().get()
    let leaf = try #require(scenario.schemes[0].leaves.first { $0.id == "mood" }?.leaf)
    #expect(leaf.cumulative == RunningTotal(take: .mean, since: Period(step: .month, ordinal: 2022 * 12 + 2)))
    #expect(scenario.boards[0].cumulative == RunningTotal(take: .sum, since: Period(step: .month, ordinal: 2022 * 12)))
    #expect(scenario.warnings.isEmpty)
  }

  @Test("a running board beside units put together from leaves that do not run up is warned of")
  func standing() throws {
    let mixed = BrokenScenario(
      "none",
      edits: [
        Self.board("{since: 2022-01}"),
        .init(
          file: "results.csv", old: "counties,far,2021,55,3\n",
          new: "counties,far,2021,55,3\ncounties,far,2022-03,9,\ncounties,them,2022-02,7,\n"),
      ], [])
    let scenario = try CorpusFolder(mixed.files()).load().get()
    #expect(
      scenario.warnings.map(\.problem) == [
        .data(.standingLeaves(board: "counties", since: "2022-01", unit: "us", others: 0))
      ])
  }

  @Test(
    "what cannot be is said with its place",
    arguments: [
      BrokenScenario(
        "a course that has not begun", edits: [leaf("{since: 2022-04}")],
        [
          "scenario.yaml:22:83: 累计从 2022-04 开始，晚于 as_of 2022-03（since 应为累计的第一期，不晚于 as_of；按月推演时一年的开头写成 2022-01）"
        ]),
      BrokenScenario(
        "a course that ends before the horizon", edits: [leaf("{since: 2021-06}")],
        ["scenario.yaml:22:83: 这一轮累计到 2022-05 为止，推演却到 2022-12（在 scenario.yaml:5:10；一轮累计长一年，推演应在其内）"]),
      BrokenScenario(
        "no total since the course began", edits: [board("{since: 2022-01}")],
        [
          "scenario.yaml:25:89: 榜单“counties”的总分从 2022-01 起累计，但单位“us”逐项已知、各项指标都不累计，与累计总分不可比（请在随之累计的指标里也写 cumulative，或去掉榜单的 cumulative）",
          "scenario.yaml:25:97: 榜单“counties”的总分从 2022-01 起累计，但单位“them”等 2 个单位从那时到 2022-03 没有总分（请在 results.csv 补上，或改 since）",
        ]),
      BrokenScenario(
        "no value since the course began",
        edits: [leaf("{since: 2022-03}"), .init(file: "history.csv", old: "us,mood,2022-03", new: "us,mood,2022-02")],
        [
          "scenario.yaml:22:83: 指标“mood”从 2022-03 起累计，但单位“us”从那时到 2022-03 没有数值（请在 history.csv 补上，或改 since）"
        ]),
      BrokenScenario(
        "a survey that runs up", "survey: {answers: 60, sd: 0.9}",
        "survey: {answers: 60, sd: 0.9}, cumulative: {since: 2022-01}",
        "scenario.yaml:22:95: indicator 里 survey、cumulative 不能并存（只能留一个）"),
      BrokenScenario(
        "an unknown take", edits: [leaf("{since: 2022-03, take: avg}")],
        ["scenario.yaml:22:98: “avg”不可用（可用：sum、mean）"]),
    ])
  func broken(_ broken: BrokenScenario) throws {
    #expect(try CorpusFolder(broken.files()).problems() == broken.expected)
  }
}

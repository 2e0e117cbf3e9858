// SPDX-License-Identifier: GPL-3.0-or-later

extension BrokenScenario {
  /// Numbers of the right form that nobody can mean, and that would leave whole numbers or double precision.
  static let magnitudes: [BrokenScenario] = [
    .init(
      "money beyond reason", "money: 300", "money: 1e16",
      "scenario.yaml:37:19: 1e16 超出允许范围（应不小于 0、不大于 1000000000000000）"),
    .init(
      "a rank beyond reason", "rank: {at_most: 2}", "rank: {at_most: 1e300}",
      "scenario.yaml:58:82: 榜单“counties”只有 3 个单位，“不低于第 1e+300”总能达到（请核对 at_most 或榜单）",
      "scenario.yaml:58:92: 1e300 超出允许范围（应不小于 1、不大于 1000000）"),
    .init(
      "a rank that is merely large is only a warning", "rank: {at_most: 2}", "rank: {at_most: 1000000}",
      "scenario.yaml:58:82: 榜单“counties”只有 3 个单位，“不低于第 1000000”总能达到（请核对 at_most 或榜单）"),
    .init(
      "a gain beyond reason", "rank_gain: {at_least: 1,", "rank_gain: {at_least: -1e300,",
      "scenario.yaml:59:70: “rank_gain at_least -1e+300”总能达到：可能的值在 -2 到 2 之间（请核对）",
      "scenario.yaml:59:81: -1e300 超出允许范围（应不小于 -1000000、不大于 1000000）"),
    .init(
      "a gain since as_of beyond reason", "rank_gain: {at_least: 1, since: 2021}",
      "rank_gain: {at_least: 1e300, since: as_of}",
      "scenario.yaml:59:70: “rank_gain at_least 1e+300”永远达不到：可能的值在 -2 到 2 之间（请核对）",
      "scenario.yaml:59:81: 1e300 超出允许范围（应不小于 -1000000、不大于 1000000）"),
    .init(
      "a slip longer than any run", "slip: {discrete: {0: 0.7, 1: 0.3}}", "slip: 1e30",
      "scenario.yaml:46:11: 1e30 超出允许范围（应不小于 -600、不大于 600）"),
    .init(
      "a slip that may be longer than any run", "slip: {discrete: {0: 0.7, 1: 0.3}}", "slip: {uniform: [0, 1000]}",
      "scenario.yaml:46:11: “slip”可能高到 1000（不应大于 600）"),
    .init(
      "a slip that may be earlier than any run", "slip: {discrete: {0: 0.7, 1: 0.3}}", "slip: {uniform: [-1000, 0]}",
      "scenario.yaml:46:11: “slip”可能低到 -1000（不应小于 -600）"),
    .init(
      "a slip that is masked", "slip: {discrete: {0: 0.7, 1: 0.3}}", "slip: \"****\"",
      "scenario.yaml:46:11: “slip”可能高到 9999（不应大于 600）"),
    .init(
      "a slip drawn from values beyond reason", "{discrete: {0: 0.7, 1: 0.3}}", "{discrete: {0: 0.7, 1e30: 0.3}}",
      "scenario.yaml:46:11: “slip”可能高到 1e+30（不应大于 600）"),
    .init(
      "a bound of a distribution beyond reason", "add: {normal: [0.08, 0.03]}", "add: {uniform: [0.08, 1e30]}",
      "scenario.yaml:49:32: “add”可能高到 1e+30（不应大于 1000000000000000）",
      "scenario.yaml:49:49: 1e30 超出允许范围（应不小于 -1000000000000000、不大于 1000000000000000）"),
    .init(
      "a value of a distribution beyond reason", "add: {normal: [0.08, 0.03]}", "add: {discrete: {0: 0.5, -1e30: 0.5}}",
      "scenario.yaml:49:32: “add”可能低到 -1e+30（不应小于 -1000000000000000）"),
    .init(
      "events too many to count", "events: {rate: 0.2}", "events: {rate: 1e7}",
      "scenario.yaml:23:62: 1e7 超出允许范围（应不小于 0、不大于 1000000）"),
    .init(
      "events multiplied beyond counting", "rate: 0.6}", "rate: 1e7}",
      "scenario.yaml:50:34: 1e7 超出允许范围（应不小于 0、不大于 1000000）"),
    .init(
      "a rule of a future beyond reason", "schemes.main.mood.points: 50", "schemes.main.online.to: -1e300",
      "scenario.yaml:56:82: -1e300 超出允许范围（应不小于 -1000000000000000、不大于 1000000000000000）"),
    .init(
      "totals with more digits than can be told apart",
      edits: [
        Edit(file: "scenario.yaml", old: "{id: mood, points: 40", new: "{id: mood, points: 1e9"),
        Edit(file: "scenario.yaml", old: "ties: min, tie_break", new: "ties: min, decimals: 10, tie_break"),
      ],
      ["scenario.yaml:25:98: 总分 1000000060 再取 10 位小数，位数太多（总分 × 10^decimals 应小于 2^53，约 9.007e15；请减小 decimals）"]),
    .init(
      "a published rank beyond reason", "counties,far,2021,55,3", "counties,far,2021,55,9223372036854775807",
      in: "results.csv", "results.csv:4:22: “9223372036854775807”不是位次（应为 1…1000000 的整数；未公布请留空）"),
  ]
}

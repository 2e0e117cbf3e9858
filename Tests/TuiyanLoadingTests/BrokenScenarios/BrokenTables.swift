// SPDX-License-Identifier: GPL-3.0-or-later

extension BrokenScenario {
  /// Tables, alone and against the rest.
  static let tables: [BrokenScenario] = [
    .init(
      "a ragged row", "us,days,2022-03,6", "us,days,2022-03,6,7", in: "history.csv",
      "history.csv:4:1: 这一行有 5 格，列名有 4 个（含逗号的文字要用双引号括起来）"),
    .init(
      "a quote that is never closed", "us,days,2022-03,6", "us,\"days,2022-03,6", in: "history.csv",
      "history.csv:4:4: 双引号没有结束"),
    .init(
      "a cell of 10 MB", "us,days,2022-03,6", "us,days,2022-03,\(String(repeating: "6", count: 10_000_000))",
      in: "history.csv", "history.csv:4:17: 这一格超过 10000 个字符（双引号是否漏了一个？）"),
    .init(
      "an unknown unit in history", "us,days,2022-03,6", "uz,days,2022-03,6", in: "history.csv",
      "history.csv:1:1: 单位“us”的指标“days”在 2022-03 及以前没有任何一行（请补一行；没有数据就留空 value，按 0 分计）",
      "history.csv:4:1: 没有名为“uz”的单位（请检查 id；是不是“us”？）"),
    .init(
      "an unknown leaf in history", "us,days,2022-03,6", "us,day,2022-03,6", in: "history.csv",
      "history.csv:1:1: 单位“us”的指标“days”在 2022-03 及以前没有任何一行（请补一行；没有数据就留空 value，按 0 分计）",
      "history.csv:4:4: 没有名为“day”的末级指标（请检查 id；是不是“days”？）"),
    .init(
      "unknown names in a row whose value is no number", "us,days,2022-03,6", "us,days,2022-03,6\nuz,day,2022-03,x",
      in: "history.csv", "history.csv:5:1: 没有名为“uz”的单位（请检查 id；是不是“us”？）",
      "history.csv:5:4: 没有名为“day”的末级指标（请检查 id；是不是“days”？）",
      "history.csv:5:16: “value”的“x”不是数字（应为十进制数，如 12、0.5、1.2e3）"),
    .init(
      "a group in history", "us,days,2022-03,6", "us,days,2022-03,6\nus,approval,2022-03,6", in: "history.csv",
      "history.csv:5:4: “approval”是分组，没有自己的数值（请写末级指标）"),
    .init(
      "NaN in history", "us,days,2022-03,6", "us,days,2022-03,nan", in: "history.csv",
      "history.csv:4:17: “value”的“nan”不是数字（应为有限的数）"),
    .init(
      "a mistyped column", "unit,indicator,period,value", "unit,indicator,period,vlaue", in: "history.csv",
      "history.csv:1:23: 没有“vlaue”这一列（可用：unit、indicator、period、value、note、source；是不是“value”？）"),
    .init(
      "no row for a leaf", "us,days,2022-03,6\n", "", in: "history.csv",
      "history.csv:1:1: 单位“us”的指标“days”在 2022-03 及以前没有任何一行（请补一行；没有数据就留空 value，按 0 分计）"),
    .init(
      "a row after as_of only", "us,days,2022-03,6", "us,days,2022-04,6", in: "history.csv",
      "history.csv:1:1: 单位“us”的指标“days”在 2022-03 及以前没有任何一行（请补一行；没有数据就留空 value，按 0 分计）"),
    .init(
      "no sigma and nothing to estimate it from", "sigma: \"0.8%\", ", "",
      "scenario.yaml:27:3: 单位“us”的指标“days”没有 sigma，也无法从历史估计（请在 dynamics 里写 sigma，或给至少一个单位两个以上的历史值）",
      "scenario.yaml:27:3: 单位“us”的指标“mood”没有 sigma，也无法从历史估计（请在 dynamics 里写 sigma，或给至少一个单位两个以上的历史值）"),
    .init(
      "no sigma of totals", ", sigma: 0.6", "",
      "scenario.yaml:28:10: 榜单“counties”上单位“them”等 2 个单位的总分没有 sigma，也无法估计（请写 dynamics.score.sigma，或给至少一个单位两个以上的 score）"),
    .init(
      "a score-only unit without a score", "counties,them,2021,64,1\n", "", in: "results.csv",
      "results.csv:1:1: 单位“them”只知总分，但在榜单“counties”上 2022-03 及以前没有总分（请在 results.csv 补 score，或在 dynamics 里写 level）"),
    .init(
      "results of an unknown board", "counties,far", "county,far", in: "results.csv",
      "results.csv:1:1: 单位“far”只知总分，但在榜单“counties”上 2022-03 及以前没有总分（请在 results.csv 补 score，或在 dynamics 里写 level）",
      "results.csv:4:1: 没有名为“county”的榜单（请检查 id）"),
    .init(
      "results of an unknown unit", "counties,far", "counties,fra", in: "results.csv",
      "results.csv:1:1: 单位“far”只知总分，但在榜单“counties”上 2022-03 及以前没有总分（请在 results.csv 补 score，或在 dynamics 里写 level）",
      "results.csv:4:10: 没有名为“fra”的单位（请检查 id；是不是“far”？）"),
    .init(
      "reference of an unknown leaf", "counties,days,2021,1,6,20",
      "counties,days,2021,1,6,20\ncounties,dais,2021,1,6,20", in: "reference.csv",
      "reference.csv:4:10: 榜单“counties”的指标体系“main”里没有指标“dais”（请检查 id；是不是“days”？）"),
    .init(
      "a best and a worst that are swapped", "counties,days,2021,1,6,20", "counties,days,2021,20,6,1",
      in: "reference.csv",
      "reference.csv:3:20: best 的 20 比 mean 的 6 差（此项越低越好；是不是写反了？）"),
    .init(
      "a best total below the worst", "counties,,2021,64,59,55", "counties,,2021,54,,55", in: "reference.csv",
      "reference.csv:2:16: best 的 54 比 worst 的 55 差（此项越高越好；是不是写反了？）"),
    .init(
      "a rank beyond the board is only a warning", "counties,far,2021,55,3", "counties,far,2021,55,5",
      in: "results.csv",
      "results.csv:4:22: 单位“far”在榜单“counties”上排第 5，而榜单只列了 3 个单位（请核对位次，或补全榜单的 units）"),
    .init(
      "scores beyond the scheme's total are only a warning",
      edits: [
        Edit(file: "results.csv", old: "counties,them,2021,64,1", new: "counties,them,2021,640,1"),
        Edit(file: "results.csv", old: "counties,us,2021,60,2", new: "counties,us,2021,600,2"),
      ],
      [
        "results.csv:2:18: 单位“us”在榜单“counties”上得 600 分（另有 1 处类似），超过指标体系的总分 100（请核对分数，或改 points）"
      ]),
    .init(
      "a score too large to reckon with", "counties,far,2021,55,3", "counties,far,2021,-3e15,3", in: "results.csv",
      "results.csv:4:19: “score”的 -3000000000000000 太大（应在 ±1e15 之内；请核对，或换用更大的单位）"),
    .init(
      "a reference value too large to reckon with", "counties,,2021,64,59,55", "counties,,2021,1e160,59,55",
      in: "reference.csv", "reference.csv:2:16: “best”的 1e+160 太大（应在 ±1e15 之内；请核对，或换用更大的单位）"),
    .init(
      "reference of an unknown board", "counties,,2021", "counties2,,2021", in: "reference.csv",
      "reference.csv:2:1: 没有名为“counties2”的榜单（请检查 id；是不是“counties”？）"),
    .init(
      "an unknown parent", "us,我县,county,,", "us,我县,county,zhou,", in: "units.csv",
      "units.csv:2:14: 没有名为“zhou”的上级单位（请检查 id）"),
    .init(
      "an unknown parent in a row that is refused for its depth", "far,远县,county,,score", "far,远县,county,zhou,scores",
      in: "units.csv", "units.csv:4:15: 没有名为“zhou”的上级单位（请检查 id）",
      "units.csv:4:20: “scores”不是已知深度（可用：indicators、score、rank；是不是“score”？）"),
    .init(
      "an unknown parent beside a row that is refused",
      edits: [
        Edit(file: "units.csv", old: "us,我县,county,,", new: "us,我县,county,zhou,"),
        Edit(file: "units.csv", old: "far,远县,county,,score", new: "far,远县,county,us,scores"),
      ],
      [
        "units.csv:2:14: 没有名为“zhou”的上级单位（请检查 id）",
        "units.csv:4:18: “scores”不是已知深度（可用：indicators、score、rank；是不是“score”？）",
      ]),
    .init(
      "parents in a circle",
      edits: [
        Edit(file: "units.csv", old: "us,我县,county,,", new: "us,我县,county,them,"),
        Edit(file: "units.csv", old: "them,他县,county,,", new: "them,他县,county,us,"),
      ], ["units.csv:2:14: 上级单位成了循环：us → them → us（最后一环在 units.csv:3:16）"]),
    .init("a unit twice", "far,远县", "us,远县", in: "units.csv", "units.csv:4:1: 单位“us”在第 2 行已有"),
    .init(
      "a unit's id with a space inside", "far,远县", "fa r,远县", in: "units.csv",
      "results.csv:1:1: 单位“fa r”只知总分，但在榜单“counties”上 2022-03 及以前没有总分（请在 results.csv 补 score，或在 dynamics 里写 level）",
      "results.csv:4:10: 没有名为“far”的单位（请检查 id；是不是“fa r”？）",
      "units.csv:4:1: “fa r”不能作 id（不超过 100 个字符，无空格、看不见的字符和 . , : / 等标点，不以 - 开头）"),
    .init(
      "a rank-only unit without a rank", "far,远县,county,,score", "far,远县,county,,rank\nfar2,远县,county,,rank",
      in: "units.csv", "results.csv:1:1: 榜单“counties”有只知位次的单位，但单位“far2”在 2022-03 及以前没有位次（请在 results.csv 补 rank）"),
    .init(
      "totals against the published order",
      edits: [
        Edit(file: "units.csv", old: "far,远县,county,,score", new: "far,远县,county,,score\nfog,雾县,county,,rank"),
        Edit(file: "results.csv", old: "counties,far,2021,55,3", new: "counties,far,2021,65,3\ncounties,fog,2021,,4"),
      ],
      [
        "results.csv:3:20: 榜单“counties”上“them”第 1 名 64 分，低于第 3 名“far”的 65 分（在 results.csv:4:19；总分应与位次一致）"
      ]),
    .init(
      "a rank-only board with one known total",
      edits: [
        Edit(file: "units.csv", old: "them,他县,county,,score", new: "them,他县,county,,rank"),
        Edit(file: "units.csv", old: "far,远县,county,,score", new: "far,远县,county,,rank"),
        Edit(file: "reference.csv", old: "counties,,2021,64,59,55\n", new: ""),
      ], ["scenario.yaml:25:27: 榜单“counties”有只知位次的单位，但已知总分只有 1 个（至少 2 个：有指标或总分的单位，或 reference.csv 里总分的 best、mean）"]),
  ]

  /// Files and folders.
  static let files: [BrokenScenario] = [
    .init(
      "a table outside the folder", "units: units.csv", "units: ../units.csv",
      "scenario.yaml:8:8: “../units.csv”不合要求（应为情景文件夹之内的相对路径，如 history.csv）"),
    .init(
      "a table by absolute path", "units: units.csv", "units: /etc/passwd",
      "scenario.yaml:8:8: “/etc/passwd”不合要求（应为情景文件夹之内的相对路径，如 history.csv）"),
    .init(
      "a table by a way back", "units: units.csv", "units: a/../../units.csv",
      "scenario.yaml:8:8: “a/../../units.csv”不合要求（应为情景文件夹之内的相对路径，如 history.csv）"),
    .init(
      "a table that is not there", "units: units.csv", "units: unit.csv",
      "scenario.yaml:8:8: 没有文件“unit.csv”（请检查文件名，或删去这个键）"),
    .init(
      "the folder as a table", "units: units.csv", "units: .", ".:1:1: 这不是普通文件（应为可以读取的文本文件）"),
    .init(
      "expectations that are not there", "seed: 7", "seed: 7\nexpect: expected.yaml",
      "scenario.yaml:8:9: 没有文件“expected.yaml”（请检查文件名，或删去这个键）"),
    .init(
      "a variant of nothing", "tuiyan: 1", "tuiyan: 1\nextends: ../nowhere",
      "scenario.yaml:2:10: 没有情景“nowhere”（extends 应写相邻的情景文件夹 ../NAME）"),
    .init(
      "a variant of a place further off", "tuiyan: 1", "tuiyan: 1\nextends: ../../nowhere",
      "scenario.yaml:2:10: “../../nowhere”不合要求（应为相邻的情景文件夹，写作 ../NAME）"),
    .init(
      "a variant of itself", "tuiyan: 1", "tuiyan: 1\nextends: ../good",
      "scenario.yaml:2:10: extends 成了循环：good → good（最后一环在 scenario.yaml:2:10）"),
    .init(
      "a removal without a variant", "tuiyan: 1", "tuiyan: 1\nremove: [data]",
      "scenario.yaml:2:1: “remove”单独没有意义（还应有 extends）"),
  ]
}

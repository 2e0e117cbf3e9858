// SPDX-License-Identifier: GPL-3.0-or-later

extension BrokenScenario {
  /// What is no YAML, or YAML that is not accepted.
  static let text: [BrokenScenario] = [
    .init(
      "a tab as indentation", "  - {id: office, title", "\t- {id: office, title",
      "scenario.yaml:32:1: YAML 语法错误：值不能以这个字符开头（缩进用空格，不用制表符；以 @ ` % 开头的文字请加引号）"),
    .init(
      "a bracket that is never closed", "ours: [us]", "ours: [us", "scenario.yaml:13:8: YAML 语法错误：这里应有“,”或“]”（方括号没有闭合？）"
    ),
    .init(
      "a quote that is never closed", "title: 好情景", "title: \"好情景",
      "scenario.yaml:20:45: YAML 语法错误：值不能以这个字符开头（缩进用空格，不用制表符；以 @ ` % 开头的文字请加引号）"),
    .init("two documents", "plans:\n", "---\nplans:\n", "scenario.yaml:60:1: 一个文件里有几个 YAML 文档（只能有一个；请删去从这个“---”起的内容）"),
    .init("a key twice", "seed: 7\n", "seed: 7\nseed: 8\n", "scenario.yaml:8:1: 键“seed”重复（第一次在 scenario.yaml:7:1）"),
    .init(
      "a key twice in braces", "{id: office, title: 审批局, staff: 12}", "{id: office, title: 审批局, id: x}",
      "scenario.yaml:32:30: 键“id”重复（第一次在 scenario.yaml:32:6）"),
    .init(
      "a merge key", "budget: {money: 400,", "budget: {<<: {money: 400},",
      "scenario.yaml:53:10: 不接受合并键“<<”（请把内容写全，或用 extends 建立变体）"),
    .init("an alias as a key", "seed: 7", "seed: &s 7\n*s : 3", "scenario.yaml:8:1: 别名不能作键（请把键写出来）"),
    .init("a list as a key", "seed: 7", "seed: 7\n[a, b]: 3", "scenario.yaml:8:1: 列表或映射不能作键（键应为一个词）"),
    .init(
      "an alias of nothing", "ours: [us]", "ours: *mine",
      "scenario.yaml:12:7: 没有名为“mine”的锚点（应先有“&mine”；若是掩码数字，请加引号，例如 \"**.*\"）"),
    .init(
      "a masked figure without quotes", "success: 0.9", "success: **.*",
      "scenario.yaml:40:15: YAML 语法错误：“*”或“&”后面应有名称（掩码数字请加引号，例如 \"**.*\"）"),
    .init("a tag", "seed: 7", "seed: !!int 7", "scenario.yaml:7:7: 不接受 YAML 标签“!!int”（请删去）"),
    .init(
      "33 aliases", "ours: [us]", "ours: [&u us\(String(repeating: ", *u", count: 33))]",
      "scenario.yaml:12:143: 别名超过上限 32 个"),
    .init(
      "a byte-order mark inside", "title: 好情景", "title: 好\u{FEFF}情景", "scenario.yaml:3:9: 文件中间有不可见的字节序标记 U+FEFF（请删去）"),
    .init("a control character", "title: 好情景", "title: 好\u{1}情景", "scenario.yaml:3:9: YAML 语法错误：有控制字符（请删去）"),
    .init("an empty file", file: "scenario.yaml", "", "scenario.yaml:1:1: 文件是空的（应有一个情景；tuiyan init 可生成样板）"),
    .init("a file of comments", file: "scenario.yaml", "# 空\n", "scenario.yaml:1:1: 文件是空的（应有一个情景；tuiyan init 可生成样板）"),
    .init(
      "a list instead of a map", file: "scenario.yaml", "- tuiyan: 1\n", "scenario.yaml:1:1: “[…]”不合要求（应为“键: 值”的映射）"),
    .init("a word instead of a map", file: "scenario.yaml", "tuiyan\n", "scenario.yaml:1:1: “tuiyan”不合要求（应为“键: 值”的映射）"),
    .init(
      "65 nested lists", "ours: [us]",
      "ours: \(String(repeating: "[", count: 64))us\(String(repeating: "]", count: 64))",
      "scenario.yaml:12:70: 嵌套超过上限 64 层"),
    .init(
      "20,000 nested lists", "ours: [us]",
      "ours: \(String(repeating: "[", count: 20_000))us\(String(repeating: "]", count: 20_000))",
      "scenario.yaml:12:8: 嵌套超过上限 64 层"),
    .init(
      "an alias bomb within 32 aliases", "tuiyan: 1\n",
      """
      tuiyan: 1
      a: &a [\(String(repeating: "x, ", count: 200))x]
      b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]
      c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]
      d: [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]

      """,
      "scenario.yaml:5:17: 别名展开后内容太大（上限 100000 个节点）"),
    .init(
      "59,049 leaves through 30 aliases", "boards:\n", "\(nestedGroups)boards:\n",
      "scenario.yaml:32:54: 别名展开后内容太大（上限 100000 个节点）"),
    .init(
      "a YAML file of 10 MB", "title: 好情景", "title: \(String(repeating: "长", count: 3_400_000))",
      "scenario.yaml:1:1: YAML 文件有 10202168 字节，超过上限 1000000（大量数据请放进 CSV 表）"),
    .init(
      "a title of 501 characters", "title: 好情景", "title: \(String(repeating: "长", count: 501))",
      "scenario.yaml:3:8: 文字有 501 个字符，超过上限 500"),
  ]

  /// Groups of three times the group before.
  private static let nestedGroups =
    "      - &g0 {id: g0, points: 1, score: {rank: {}}}\n"
    + (1...10).map { i in
      let child = "*g\(i - 1)"
      return "      - &g\(i) {id: g\(i), points: 1, children: [\(child), \(child), \(child)]}\n"
    }.joined()

  /// Numbers, booleans and words that look right and are not.
  static let scalars: [BrokenScenario] = [
    .init(
      "not a number", "success: 0.9", "success: .nan",
      "scenario.yaml:40:14: “.nan”不是数字（应为十进制数，例如 12、-0.5、1.2e3；不用前导零、十六进制、分隔符、无穷大）"),
    .init(
      "infinity", "money: 300", "money: .inf",
      "scenario.yaml:37:19: “.inf”不是数字（应为十进制数，例如 12、-0.5、1.2e3；不用前导零、十六进制、分隔符、无穷大）"),
    .init(
      "an underscore in a number", "money: 300", "money: 3_00",
      "scenario.yaml:37:19: “3_00”不是数字（应为十进制数，例如 12、-0.5、1.2e3；不用前导零、十六进制、分隔符、无穷大）"),
    .init(
      "a hexadecimal number", "money: 300", "money: 0x2A",
      "scenario.yaml:37:19: “0x2A”不是数字（应为十进制数，例如 12、-0.5、1.2e3；不用前导零、十六进制、分隔符、无穷大）"),
    .init(
      "an octal number", "money: 300", "money: 010",
      "scenario.yaml:37:19: “010”不是数字（应为十进制数，例如 12、-0.5、1.2e3；不用前导零、十六进制、分隔符、无穷大）"),
    .init(
      "a number to the base 60", "money: 300", "money: 1:30",
      "scenario.yaml:37:19: “1:30”不是数字（应为十进制数，例如 12、-0.5、1.2e3；不用前导零、十六进制、分隔符、无穷大）"),
    .init("a number in quotes", "money: 300", "money: \"300\"", "scenario.yaml:37:19: “300”带引号，是文字（应为数字；请去掉引号）"),
    .init(
      "a number too large for double precision", "money: 300", "money: 1e999",
      "scenario.yaml:37:19: “1e999”不是数字（应为十进制数，例如 12、-0.5、1.2e3；不用前导零、十六进制、分隔符、无穷大）"),
    .init("a yes", "seed: 7", "seed: 7\nillustrative: yes", "scenario.yaml:8:15: “yes”不是布尔值（只能写 true 或 false）"),
    .init("no value", "seed: 7", "seed:", "scenario.yaml:7:6: 这里没有值（应为整数；不用的键请删去）"),
    .init("a seed below 0", "seed: 7", "seed: -1", "scenario.yaml:7:7: -1 超出允许范围（应不小于 0、不大于 9223372036854775807）"),
    .init(
      "a seed of 2⁶³", "seed: 7", "seed: 9223372036854775808",
      "scenario.yaml:7:7: 9223372036854775808 超出允许范围（应不小于 0、不大于 9223372036854775807）"),
    .init("a seed with decimals", "seed: 7", "seed: 7.5", "scenario.yaml:7:7: 7.5 不是整数（应为整数）"),
    .init("another version of the format", "tuiyan: 1", "tuiyan: 2", "scenario.yaml:1:9: 2 超出允许范围（应为 1）"),
    .init(
      "an unknown step", "step: month", "step: months",
      "scenario.yaml:6:7: “months”不可用（可用：month、quarter、year；是不是“month”？）"),
    .init(
      "a mistyped key", "horizon: 2022-12", "horison: 2022-12", "scenario.yaml:1:1: scenario.yaml 缺少“horizon”",
      "scenario.yaml:5:1: scenario.yaml 没有“horison”这个键（可用：tuiyan、id、as_of、horizon、step、units、schemes、boards、title、seed、illustrative、history、results、reference、ours、dynamics、owners、actions、synergies、budget、futures、targets、plans、expect、extends、remove、source、note；是不是“horizon”？）"
    ),
    .init("a missing key", "as_of: 2022-03\n", "", "scenario.yaml:1:1: scenario.yaml 缺少“as_of”"),
    .init(
      "an unknown key of an action", "duration: 2\n", "duration: 2\n    durations: 3\n",
      "scenario.yaml:40:5: actions[] 没有“durations”这个键（可用：id、units、duration、title、owner、each、cost、start、slip、success、credit、requires、excludes、effects、evidence、source、note；是不是“duration”？）"
    ),
    .init(
      "a list where a map should be", "{indicator: online, close: {pert: [0.1, 0.2, 0.4]}}", "[online, 3]",
      "scenario.yaml:42:9: “[…]”不合要求（应为“键: 值”的映射）"),
    .init(
      "a map where a list should be", "requires: [data]", "requires: {data: 1}", "scenario.yaml:47:15: “{…}”不合要求（应为列表）"),
    .init(
      "an id with a dot", "id: good", "id: go.od",
      "scenario.yaml:2:5: “go.od”不合要求（应为 id：不超过 100 个字符，无空格、看不见的字符和 . , : / 等标点，不以 - 开头）"),
    .init("a success above 1", "success: 0.9", "success: 1.9", "scenario.yaml:40:14: 1.9 超出允许范围（应不小于 0、不大于 1）"),
    .init("a negative cost", "money: 300", "money: -300", "scenario.yaml:37:19: -300 超出允许范围（应不小于 0）"),
    .init("a duration of 0", "duration: 2", "duration: 0", "scenario.yaml:39:15: 0 超出允许范围（应不小于 1、不大于 600）"),
    .init("a confidence of 1", "confidence: 0.8", "confidence: 1", "scenario.yaml:58:44: 1 超出允许范围（应大于 0、小于 1）"),
    .init(
      "everything wrong at once",
      edits: [
        Edit(file: "scenario.yaml", old: "seed: 7", new: "seed: x"),
        Edit(file: "scenario.yaml", old: "success: 0.9", new: "success: 9"),
        Edit(file: "scenario.yaml", old: "budget: {money: 400,", new: "budget: {monye: 400,"),
        Edit(file: "units.csv", old: "far,远县,county,,score", new: "far,远县,county,,scor"),
        Edit(file: "history.csv", old: "us,days,2022-03,6", new: "us,days,2022-03"),
      ],
      [
        "history.csv:4:1: 这一行有 3 格，列名有 4 个（含逗号的文字要用双引号括起来）", "scenario.yaml:7:7: “x”不合要求（应为整数）",
        "scenario.yaml:40:14: 9 超出允许范围（应不小于 0、不大于 1）",
        "scenario.yaml:53:10: budget 没有“monye”这个键（可用：money、staff_per_step、actions、per_owner、source、note；是不是“money”？）",
        "units.csv:4:16: “scor”不是已知深度（可用：indicators、score、rank；是不是“score”？）",
      ]),
  ]
}

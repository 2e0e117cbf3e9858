// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

extension PinnedSentence {
  static let document: [PinnedSentence] = [
    .init(
      .document(.noSuchTable(nearest: nil)), "没有这个文件（请检查路径）", "there is no such file (check the path)"),
    .init(
      .document(.noSuchTable(nearest: "a.csv")), "没有这个文件（是不是 a.csv？）",
      "there is no such file (did you mean a.csv?)"),
    .init(
      .document(.emptyExpectations),
      "文件是空的（应有 replications 和 expect；不核对存档值，就从 scenario.yaml 删去 expect）",
      "the file is empty (expected replications and expect; remove expect from scenario.yaml where nothing is to be checked)"
    ),
    .init(
      .document(.noSuchFile(nearest: nil)),
      "没有这个文件（情景是一个含 scenario.yaml 的文件夹，或该文件本身；请检查路径）",
      "there is no such file (a scenario is a folder with scenario.yaml, or that file; check the path)"),
    .init(
      .document(.noSuchFile(nearest: "scenarios/mine")),
      "没有这个文件（情景是一个含 scenario.yaml 的文件夹，或该文件本身；是不是 scenarios/mine？）",
      "there is no such file (a scenario is a folder with scenario.yaml, or that file; did you mean scenarios/mine?)"),
    .init(
      .document(.noSuchStatedFile("a.csv")),
      "没有文件“a.csv”（请检查文件名，或删去这个键）",
      "there is no file 'a.csv' (check its name, or remove the key)"),
    .init(
      .document(.notAFile),
      "这不是普通文件（应为可以读取的文本文件）",
      "this is not an ordinary file (expected a text file)"),
    .init(
      .document(.unreadable),
      "文件无法读取（请检查权限）",
      "the file cannot be read (check its permissions)"),
    .init(
      .document(.outsideFolder(path: "x/a.csv")),
      "路径“x/a.csv”通向情景文件夹之外（文件必须放在情景自己的文件夹里）",
      "the path 'x/a.csv' leads out of the scenario's folder (keep its files in the scenario's own folder)"),
    .init(
      .document(.yamlTooLarge(bytes: 1_000_001, limit: 1_000_000)),
      "YAML 文件有 1000001 字节，超过上限 1000000（大量数据请放进 CSV 表）",
      "the YAML file has 1000001 bytes, above the limit of 1000000 (keep bulk data in CSV tables)"),
    .init(
      .document(.emptyFile),
      "文件是空的（应有一个情景；tuiyan init 可生成样板）",
      "the file is empty (expected a scenario; 'tuiyan init' makes a template)"),
    .init(
      .document(.severalDocuments),
      "一个文件里有几个 YAML 文档（只能有一个；请删去从这个“---”起的内容）",
      "the file holds several YAML documents (expected one; remove everything from this '---' on)"),
    .init(
      .document(.syntax("did not find expected key")),
      "YAML 语法错误：这里应有一个键（请检查缩进）",
      "YAML syntax: did not find expected key"),
    .init(
      .document(.syntax("something libyaml may say one day")),
      "YAML 语法错误：something libyaml may say one day",
      "YAML syntax: something libyaml may say one day"),
    .init(
      .document(.tag("!!int")),
      "不接受 YAML 标签“!!int”（请删去）",
      "the YAML tag '!!int' is not accepted (remove it)"),
    .init(
      .document(.mergeKey),
      "不接受合并键“<<”（请把内容写全，或用 extends 建立变体）",
      "the merge key '<<' is not accepted (write the content out, or make a variant with extends)"),
    .init(
      .document(.aliasKey),
      "别名不能作键（请把键写出来）",
      "an alias cannot be a key (write the key out)"),
    .init(
      .document(.complexKey),
      "列表或映射不能作键（键应为一个词）",
      "a list or map cannot be a key (expected a word)"),
    .init(
      .document(.unknownAlias("x")),
      "没有名为“x”的锚点（应先有“&x”；若是掩码数字，请加引号，例如 \"**.*\"）",
      "there is no anchor 'x' (expected '&x' before it; put masked figures in quotes, e.g. \"**.*\")"),
    .init(
      .document(.tooManyAliases(limit: 32)),
      "别名超过上限 32 个",
      "there are more than 32 aliases"),
    .init(
      .document(.tooManyNodes(limit: 1_200_000)),
      "别名展开后内容太大（上限 1200000 个节点）",
      "the aliases expand to too much (limit 1200000 nodes)"),
    .init(
      .document(.tooDeep(limit: 64)),
      "嵌套超过上限 64 层",
      "the nesting is deeper than 64 levels"),
    .init(
      .document(.duplicateKey("id", first: there)),
      "键“id”重复（第一次在 scenario.yaml:4:2）",
      "the key 'id' stands twice (first at scenario.yaml:4:2)"),
  ]

  static let shape: [PinnedSentence] = [
    .init(
      .shape(.controlCharacter("U+001B")), "文字里有控制字符 U+001B（请删去）",
      "the text holds the control character U+001B (delete it)"),
    .init(
      .table(.cell(.controlCharacter(column: "title", code: "U+0000"))), "“title”里有控制字符 U+0000（请删去）",
      "'title' holds the control character U+0000 (delete it)"),
    .init(
      .shape(.expected(.map, found: "x")),
      "“x”不合要求（应为“键: 值”的映射）",
      "'x' does not fit here (expected a map of 'key: value')"),
    .init(
      .shape(.expected(.list, found: "x")),
      "“x”不合要求（应为列表）",
      "'x' does not fit here (expected a list)"),
    .init(
      .shape(.expected(.text, found: "[…]")),
      "“[…]”不合要求（应为文字）",
      "'[…]' does not fit here (expected text)"),
    .init(
      .shape(.expected(.number, found: "x")),
      "“x”不合要求（应为数字）",
      "'x' does not fit here (expected a number)"),
    .init(
      .shape(.expected(.wholeNumber, found: "x")),
      "“x”不合要求（应为整数）",
      "'x' does not fit here (expected a whole number)"),
    .init(
      .shape(.expected(.figure, found: "x")),
      "“x”不合要求（应为数字、分布或掩码数字）",
      "'x' does not fit here (expected a number, a distribution or a masked figure)"),
    .init(
      .shape(.expected(.figureWithShares, found: "x")),
      "“x”不合要求（应为数字、值域份额（如 \"0.8%\"）、分布或掩码数字）",
      "'x' does not fit here (expected a number, a share of the range such as \"0.8%\", a distribution or a masked figure)"
    ),
    .init(
      .shape(.expected(.numberOrShare, found: "x")),
      "“x”不合要求（应为数字或值域份额（如 \"0.8%\"））",
      "'x' does not fit here (expected a number or a share of the range such as \"0.8%\")"),
    .init(
      .shape(.expected(.flag, found: "x")),
      "“x”不合要求（应为 true 或 false）",
      "'x' does not fit here (expected true or false)"),
    .init(
      .shape(.expected(.onlyTrue, found: "false")),
      "“false”不合要求（应为 true）",
      "'false' does not fit here (expected true)"),
    .init(
      .shape(.expected(.selector, found: "{…}")),
      "“{…}”不合要求（应为 id、id 列表，或含 kind、parent、ids 的映射）",
      "'{…}' does not fit here (expected an id, a list of ids, or a map with kind, parent or ids)"),
    .init(
      .shape(.expected(.planEntry, found: "[…]")),
      "“[…]”不合要求（应为一个词或一个映射）",
      "'[…]' does not fit here (expected a word or a map)"),
    .init(
      .shape(.expected(.period, found: "2022-13")),
      "“2022-13”不合要求（应为时期，如 2022-03、2022-Q1、2022）",
      "'2022-13' does not fit here (expected a period such as 2022-03, 2022-Q1 or 2022)"),
    .init(
      .shape(.expected(.periodOrAsOf, found: "x")),
      "“x”不合要求（应为时期，如 2021，或 as_of）",
      "'x' does not fit here (expected a period such as 2021, or as_of)"),
    .init(
      .shape(.expected(.id, found: "a b")),
      "“a b”不合要求（应为 id：不超过 100 个字符，无空格、看不见的字符和 . , : / 等标点，不以 - 开头）",
      "'a b' does not fit here (expected an id: at most 100 characters, no spaces, invisible characters or punctuation such as . , : /, no - in front)"
    ),
    .init(
      .shape(.expected(.file, found: "/etc/passwd")),
      "“/etc/passwd”不合要求（应为情景文件夹之内的相对路径，如 history.csv）",
      "'/etc/passwd' does not fit here (expected a relative path inside the scenario's folder, e.g. history.csv)"),
    .init(
      .shape(.expected(.source, found: "x")),
      "“x”不合要求（应为以 document、assumed 或 masked 开头的文字）",
      "'x' does not fit here (expected text that begins with document, assumed or masked)"),
    .init(
      .shape(.expected(.sibling, found: "x")),
      "“x”不合要求（应为相邻的情景文件夹，写作 ../NAME）",
      "'x' does not fit here (expected a sibling scenario folder, written ../NAME)"),
    .init(
      .shape(.expected(.anchor, found: "q0")),
      "“q0”不合要求（应为 best、worst、mean、median 或 q01 到 q99）",
      "'q0' does not fit here (expected best, worst, mean, median or q01 to q99)"),
    .init(
      .shape(.expected(.word(["a", "b"]), found: "[…]")),
      "“[…]”不合要求（应为 a、b 之一）",
      "'[…]' does not fit here (expected one of a, b)"),
    .init(
      .shape(.empty(.number)),
      "这里没有值（应为数字；不用的键请删去）",
      "there is no value (expected a number; remove keys not used)"),
    .init(
      .shape(.quotedNumber("5")),
      "“5”带引号，是文字（应为数字；请去掉引号）",
      "'5' is in quotes, so it is text (expected a number; remove the quotes)"),
    .init(
      .shape(.oddNumber("0x2A")),
      "“0x2A”不是数字（应为十进制数，例如 12、-0.5、1.2e3；不用前导零、十六进制、分隔符、无穷大）",
      "'0x2A' is not a number (expected a decimal such as 12, -0.5 or 1.2e3; no leading zero, hexadecimal, separator or infinity)"
    ),
    .init(
      .shape(.oddFlag("yes")),
      "“yes”不是布尔值（只能写 true 或 false）",
      "'yes' is not a boolean (expected true or false)"),
    .init(
      .shape(.outOfBounds("7", atLeast: "0", atMost: "1", above: nil, below: nil)),
      "7 超出允许范围（应不小于 0、不大于 1）",
      "7 is out of bounds (expected at least 0 and at most 1)"),
    .init(
      .shape(.outOfBounds("2", atLeast: "1", atMost: "1", above: nil, below: nil)),
      "2 超出允许范围（应为 1）",
      "2 is out of bounds (expected 1)"),
    .init(
      .shape(.outOfBounds("1", atLeast: nil, atMost: nil, above: "0", below: "1")),
      "1 超出允许范围（应大于 0、小于 1）",
      "1 is out of bounds (expected above 0 and below 1)"),
    .init(
      .shape(.notWhole("1.5")),
      "1.5 不是整数（应为整数）",
      "1.5 is not whole (expected a whole number)"),
    .init(
      .shape(.titleTooLong(length: 501, limit: 500)),
      "文字有 501 个字符，超过上限 500",
      "the text has 501 characters, above the limit of 500"),
    .init(
      .shape(.unknownWord("mont", known: ["month", "quarter"], nearest: "month")),
      "“mont”不可用（可用：month、quarter；是不是“month”？）",
      "'mont' is not known here (known: month, quarter; did you mean 'month'?)"),
    .init(
      .shape(.unknownKey("budgte", in: "scenario.yaml", known: ["budget", "boards"], nearest: "budget")),
      "scenario.yaml 没有“budgte”这个键（可用：budget、boards；是不是“budget”？）",
      "unknown key 'budgte' in scenario.yaml (known: budget, boards; did you mean 'budget'?)"),
    .init(
      .shape(.unknownKey("zzz", in: "budget", known: ["money"], nearest: nil)),
      "budget 没有“zzz”这个键（可用：money）",
      "unknown key 'zzz' in budget (known: money)"),
    .init(
      .shape(.missingKey("id", in: "actions[]")),
      "actions[] 缺少“id”",
      "actions[] lacks 'id'"),
    .init(
      .shape(.noKeys(in: "selector", known: ["kind", "parent"])),
      "selector 是空的（至少写一个键：kind、parent）",
      "selector is empty (expected at least one of kind, parent)"),
    .init(
      .shape(.needsOneOf(["add", "close"], in: "effects[]")),
      "effects[] 缺少一个键（应恰有其一：add、close）",
      "effects[] lacks a key (expected exactly one of add, close)"),
    .init(
      .shape(.onlyOneOf(["add", "close"], in: "effects[]")),
      "effects[] 里 add、close 不能并存（只能留一个）",
      "add and close cannot stand together in effects[] (keep one)"),
    .init(
      .shape(.keyNeeds("floor", others: ["per_event"])),
      "“floor”单独没有意义（还应有 per_event）",
      "'floor' means nothing alone (expected per_event beside it)"),
    .init(
      .shape(.requiredWhen("confidence", key: "kind", value: "ensure")),
      "kind: ensure 时缺少“confidence”",
      "'confidence' is missing (needed with kind: ensure)"),
    .init(
      .shape(.forbiddenWhen("weight", key: "kind", value: "ensure")),
      "kind: ensure 时不能有“weight”",
      "'weight' cannot stand with kind: ensure"),
    .init(
      .shape(.wrongLength(found: 1, atLeast: 2, atMost: 2)),
      "有 1 项（项数应为 2）",
      "there are 1 entries (expected 2)"),
    .init(
      .shape(.wrongLength(found: 0, atLeast: 1, atMost: nil)),
      "有 0 项（项数应不小于 1）",
      "there are 0 entries (expected at least 1)"),
    .init(
      .shape(.unknownFamily("prt", known: ["pert", "normal"], nearest: "pert")),
      "没有名为“prt”的分布（可用：pert、normal；是不是“pert”？）",
      "there is no distribution 'prt' (known: pert, normal; did you mean 'pert'?)"),
    .init(
      .shape(.shareNotAllowed("5%")),
      "这里不能用值域份额“5%”（只有 drift、sigma、level_sd、add 和 survey.sd 可以；请写数字）",
      "the share of the range '5%' cannot stand here (only in drift, sigma, level_sd, add and survey.sd; write a number)"
    ),
    .init(
      .shape(.badTableKey("x", path: false)),
      "“x”不是数字（discrete 的键是取值，值是概率）",
      "'x' is not a number (in discrete the keys are values, with their probabilities)"),
    .init(
      .shape(.badTableKey("owners.a", path: true)),
      "“owners.a”不是可以设定的路径（应以 schemes.、dynamics. 或 budget. 开头）",
      "'owners.a' is not a path that can be set (expected one that begins with schemes., dynamics. or budget.)"),
  ]
}

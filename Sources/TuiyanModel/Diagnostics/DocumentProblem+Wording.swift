// SPDX-License-Identifier: GPL-3.0-or-later

extension DocumentProblem {
  var sentence: Sentence {
    switch self {
    case .noSuchFile(nil):
      (
        "没有这个文件（情景是一个含 scenario.yaml 的文件夹，或该文件本身；请检查路径）",
        "there is no such file (a scenario is a folder with scenario.yaml, or that file; check the path)"
      )
    case .noSuchFile(let nearest?):
      (
        "没有这个文件（情景是一个含 scenario.yaml 的文件夹，或该文件本身；是不是 \(nearest)？）",
        "there is no such file (a scenario is a folder with scenario.yaml, or that file; did you mean \(nearest)?)"
      )
    case .noSuchTable(let nearest):
      (
        "没有这个文件（\(nearest.map { "是不是 \($0)？" } ?? "请检查路径")）",
        "there is no such file (\(nearest.map { "did you mean \($0)?" } ?? "check the path"))"
      )
    case .noSuchStatedFile(let path):
      ("没有文件“\(path)”（请检查文件名，或删去这个键）", "there is no file '\(path)' (check its name, or remove the key)")
    case .notAFile: ("这不是普通文件（应为可以读取的文本文件）", "this is not an ordinary file (expected a text file)")
    case .unreadable: ("文件无法读取（请检查权限）", "the file cannot be read (check its permissions)")
    case .outsideFolder(let path):
      (
        "路径“\(path)”通向情景文件夹之外（文件必须放在情景自己的文件夹里）",
        "the path '\(path)' leads out of the scenario's folder (keep its files in the scenario's own folder)"
      )
    case .yamlTooLarge(let bytes, let limit):
      (
        "YAML 文件有 \(bytes) 字节，超过上限 \(limit)（大量数据请放进 CSV 表）",
        "the YAML file has \(bytes) bytes, above the limit of \(limit) (keep bulk data in CSV tables)"
      )
    case .emptyFile:
      (
        "文件是空的（应有一个情景；tuiyan init 可生成样板）",
        "the file is empty (expected a scenario; 'tuiyan init' makes a template)"
      )
    case .emptyExpectations:
      (
        "文件是空的（应有 replications 和 expect；不核对存档值，就从 scenario.yaml 删去 expect）",
        "the file is empty (expected replications and expect; remove expect from scenario.yaml where nothing is to be checked)"
      )
    case .severalDocuments:
      (
        "一个文件里有几个 YAML 文档（只能有一个；请删去从这个“---”起的内容）",
        "the file holds several YAML documents (expected one; remove everything from this '---' on)"
      )
    case .syntax(let problem):
      ("YAML 语法错误：\(DocumentProblem.syntaxInChinese[problem] ?? problem)", "YAML syntax: \(problem)")
    case .tag(let tag):
      ("不接受 YAML 标签“\(tag)”（请删去）", "the YAML tag '\(tag)' is not accepted (remove it)")
    case .mergeKey:
      (
        "不接受合并键“<<”（请把内容写全，或用 extends 建立变体）",
        "the merge key '<<' is not accepted (write the content out, or make a variant with extends)"
      )
    case .aliasKey: ("别名不能作键（请把键写出来）", "an alias cannot be a key (write the key out)")
    case .complexKey:
      ("列表或映射不能作键（键应为一个词）", "a list or map cannot be a key (expected a word)")
    case .unknownAlias(let name):
      (
        "没有名为“\(name)”的锚点（应先有“&\(name)”；若是掩码数字，请加引号，例如 \"**.*\"）",
        "there is no anchor '\(name)' (expected '&\(name)' before it; put masked figures in quotes, e.g. \"**.*\")"
      )
    case .tooManyAliases(let limit): ("别名超过上限 \(limit) 个", "there are more than \(limit) aliases")
    case .tooManyNodes(let limit):
      ("别名展开后内容太大（上限 \(limit) 个节点）", "the aliases expand to too much (limit \(limit) nodes)")
    case .tooDeep(let limit): ("嵌套超过上限 \(limit) 层", "the nesting is deeper than \(limit) levels")
    case .duplicateKey(let key, let first):
      ("键“\(key)”重复（第一次在 \(first.text)）", "the key '\(key)' stands twice (first at \(first.text))")
    }
  }

  private static let syntaxInChinese: [String: String] = [
    "found character that cannot start any token": "值不能以这个字符开头（缩进用空格，不用制表符；以 @ ` % 开头的文字请加引号）",
    "found a tab character that violates indentation": "缩进用了制表符（请用空格）",
    "found a tab character where an indentation space is expected": "缩进用了制表符（请用空格）",
    "mapping values are not allowed in this context": "这里不能有“键: 值”（请检查缩进；含冒号的文字请加引号）",
    "could not find expected ':'": "键后面缺少“: ”",
    "did not find expected key": "这里应有一个键（请检查缩进）",
    "did not find expected '-' indicator": "这里应有列表项“- ”（请检查缩进）",
    "did not find expected ',' or ']'": "这里应有“,”或“]”（方括号没有闭合？）",
    "did not find expected ',' or '}'": "这里应有“,”或“}”（花括号没有闭合？）",
    "did not find expected node content": "这里应有一个值",
    "did not find expected <document start>": "文档到此应已结束（请检查缩进）",
    "did not find expected alphabetic or numeric character": "“*”或“&”后面应有名称（掩码数字请加引号，例如 \"**.*\"）",
    "block sequence entries are not allowed in this context": "这里不能有列表项“- ”（请检查缩进）",
    "found unexpected end of stream": "文件在引号或括号闭合之前就结束了",
    "found unknown escape character": "双引号里有未知的转义（反斜杠请写两个，或改用单引号）",
    "control characters are not allowed": "有控制字符（请删去）",
  ]
}

extension Place {
  /// `file:line:column`.
  public var text: String { "\(file):\(line):\(column)" }
}

// SPDX-License-Identifier: GPL-3.0-or-later

extension TextProblem {
  /// The sentence a person reads.
  func sentence(in language: Language) -> String { language == .zh ? chinese : english }

  private var chinese: String {
    switch self {
    case .noSuchFile: "没有这个文件（请检查路径；情景是一个含 scenario.yaml 的文件夹，或该文件本身）"
    case .notAFile: "这不是普通文件（应为可以读取的文本文件）"
    case .unreadable: "文件无法读取（请检查权限）"
    case .outsideFolder(let path): "路径“\(path)”通向情景文件夹之外（表格必须放在情景自己的文件夹里）"
    case .notRelative(let path): "路径“\(path)”不可用（应为情景文件夹之内的相对路径，例如 history.csv）"
    case .yamlTooLarge(let bytes, let limit): "YAML 文件有 \(bytes) 字节，太大（上限 \(limit) 字节；大量数据请放进 CSV 表）"
    case .notUTF8: "这里不是 UTF-8 编码（请把文件另存为 UTF-8）"
    case .emptyFile: "文件是空的（应有一个情景；可用 tuiyan init 生成样板）"
    case .severalDocuments: "一个文件里有几个 YAML 文档（只能有一个；请删去第二个“---”起的内容）"
    case .syntax(let problem): "YAML 语法错误：\(TextProblem.syntaxInChinese[problem] ?? problem)"
    case .tag(let tag): "不接受 YAML 标签“\(tag)”（请删去标签）"
    case .mergeKey: "不接受合并键“<<”（请把内容写全，或用 extends 建立变体）"
    case .aliasKey: "别名不能作键（请把键写出来）"
    case .complexKey: "列表或映射不能作键（键应为一个词）"
    case .unknownAlias(let name): "没有名为“\(name)”的锚点（应先写“&\(name)”；若是掩码数字，请加引号，例如 \"**.*\"）"
    case .tooManyAliases(let limit): "别名太多（上限 \(limit) 个）"
    case .tooManyNodes(let limit): "内容展开后太大（上限 \(limit) 个节点）"
    case .tooDeep(let limit): "嵌套太深（上限 \(limit) 层）"
    case .duplicateKey(let key, let first): "键“\(key)”重复（第一次在 \(first.text)）"
    }
  }

  private var english: String {
    switch self {
    case .noSuchFile:
      "there is no such file (check the path; a scenario is a folder with scenario.yaml, or that file)"
    case .notAFile: "this is not an ordinary file (expected a text file that can be read)"
    case .unreadable: "the file cannot be read (check its permissions)"
    case .outsideFolder(let path):
      "the path '\(path)' leads out of the scenario's folder (tables must be kept in the scenario's own folder)"
    case .notRelative(let path):
      "the path '\(path)' cannot be used (expected a relative path inside the scenario's folder, e.g. history.csv)"
    case .yamlTooLarge(let bytes, let limit):
      "the YAML file has \(bytes) bytes, which is too large (limit \(limit) bytes; keep bulk data in CSV tables)"
    case .notUTF8: "this is not UTF-8 (save the file as UTF-8)"
    case .emptyFile: "the file is empty (expected a scenario; 'tuiyan init' makes a template)"
    case .severalDocuments:
      "the file holds several YAML documents (expected one; remove everything from the second '---' on)"
    case .syntax(let problem): "YAML syntax: \(problem)"
    case .tag(let tag): "the YAML tag '\(tag)' is not accepted (remove the tag)"
    case .mergeKey: "the merge key '<<' is not accepted (write the content out, or make a variant with extends)"
    case .aliasKey: "an alias cannot be a key (write the key out)"
    case .complexKey: "a list or map cannot be a key (expected a word)"
    case .unknownAlias(let name):
      "there is no anchor '\(name)' (expected '&\(name)' before; quote masked figures, e.g. \"**.*\")"
    case .tooManyAliases(let limit): "there are too many aliases (limit \(limit))"
    case .tooManyNodes(let limit): "the content is too large when written out (limit \(limit) nodes)"
    case .tooDeep(let limit): "the nesting is too deep (limit \(limit) levels)"
    case .duplicateKey(let key, let first): "the key '\(key)' is there twice (first at \(first.text))"
    }
  }

  private static let syntaxInChinese: [String: String] = [
    "found character that cannot start any token": "这个字符不能开始一个值（缩进只能用空格，不能用制表符；含 @ ` % 的文字请加引号）",
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
    "found unexpected end of stream": "文件在引号或括号闭合之前结束",
    "found unknown escape character": "双引号里有未知的转义（反斜杠请写两个，或用单引号）",
    "control characters are not allowed": "有控制字符（请删去）",
  ]
}

extension Place {
  /// `file:line:column`.
  public var text: String { "\(file):\(line):\(column)" }
}

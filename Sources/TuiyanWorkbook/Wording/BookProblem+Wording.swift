// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

extension BookProblem {
  /// What is wrong, what was expected, and the nearest known name.
  var sentence: (zh: String, en: String) {
    switch self {
    case .fault(let fault): fault.sentence
    case .noHeading(let expected, let nearest):
      (
        "找不到表头（应有一行写着 \(expected.joined(separator: "、"))\(Self.near(nearest).zh)）",
        "no heading row (expected a row with \(expected.joined(separator: ", "))\(Self.near(nearest).en))"
      )
    case .unknownHeading(let text, let known, let nearest):
      (
        "没有“\(text)”这一列（可用的列：\(known.joined(separator: "、"))\(Self.near(nearest).zh)）",
        "there is no column '\(text)' (columns: \(known.joined(separator: ", "))\(Self.near(nearest).en))"
      )
    case .duplicateHeading(let title): ("“\(title)”一列出现了两次", "column '\(title)' stands twice")
    case .noColumn(let text): ("“\(text)”上方没有表头（应在有表头的列内）", "'\(text)' stands under no heading")
    case .unknownSheet(let name, let nearest):
      ("不认识工作表“\(name)”，是否想用“\(nearest)”？", "unknown sheet '\(name)'; did you mean '\(nearest)'?")
    case .duplicateSheet(let name): ("工作表“\(name)”出现了两次", "sheet '\(name)' stands twice")
    case .errorValue(let text): ("单元格里是错误值 \(text)（应为数或文字）", "the cell holds the error value \(text)")
    case .uncalculated:
      ("公式没有算出结果（请在电子表格里打开、保存后再导入）", "the formula has no stored result (open and save the book, then import it)")
    case .unknownWord(let text, let column, let known, let nearest):
      (
        "“\(column)”不能是“\(text)”（应为 \(known.joined(separator: "、"))\(Self.near(nearest).zh)）",
        "'\(column)' cannot be '\(text)' (expected \(known.joined(separator: ", "))\(Self.near(nearest).en))"
      )
    case .percentUnclear(let column):
      (
        "“\(column)”是百分数，看不出按小数还是按百分点（请改写成数）",
        "'\(column)' is a percentage that could mean two things (write a plain number)"
      )
    case .dateUnexpected(let column): ("“\(column)”是日期（应为数或文字）", "'\(column)' is a date (expected a number or text)")
    case .periodUnclear(let text, let column, let first, let second):
      (
        "“\(column)”的“\(text)”看不出是 \(first) 还是 \(second)（请照此改写，并把单元格设为文本）",
        "'\(column)': '\(text)' may be \(first) or \(second) (write it so, in a cell of text)"
      )
    case .unknownOwner(let text, let sheet, let nearest):
      (
        "工作表“\(sheet)”里没有编号“\(text)”\(nearest.map { "，是否想用“\($0)”？" } ?? "")",
        "sheet '\(sheet)' has no id '\(text)'\(nearest.map { "; did you mean '\($0)'?" } ?? "")"
      )
    case .empty(let column): ("“\(column)”空着（应填写）", "'\(column)' is empty")
    case .unknownLine(let text, let known, let nearest):
      (
        "没有“\(text)”这一项（可用：\(known.joined(separator: "、"))\(Self.near(nearest).zh)）",
        "there is no item '\(text)' (items: \(known.joined(separator: ", "))\(Self.near(nearest).en))"
      )
    case .duplicateLine(let title): ("“\(title)”一项出现了两次", "item '\(title)' stands twice")
    case .parentCycle(let id): ("“\(id)”的上级绕回了它自己", "the parents of '\(id)' lead back to itself")
    case .noSuchPath(let path):
      ("位置“\(path)”不通（应为存在的键、编号或 #序号，以点隔开）", "path '\(path)' leads nowhere (expected keys, ids or #numbers)")
    }
  }

  private static func near(_ name: String?) -> (zh: String, en: String) {
    guard let name else { return ("", "") }
    return ("；是否想用“\(name)”？", "; did you mean '\(name)'?")
  }
}

extension BookFault {
  /// What is wrong with the file, and what to do.
  var sentence: (zh: String, en: String) {
    switch self {
    case .unreadable:
      ("读不到（应为 .xlsx 工作簿，或放着 CSV 的文件夹）", "cannot be read (expected an .xlsx workbook or a folder of CSV files)")
    case .notAnArchive: ("不是完整的 .xlsx 工作簿（文件被截断，或不是工作簿）", "is no whole .xlsx workbook (cut off, or something else)")
    case .oldFormat: ("是旧的 .xls 格式或带密码（请另存为 .xlsx）", "is an old .xls file or has a password (save it as .xlsx)")
    case .encrypted: ("带密码（请去掉密码另存）", "has a password (save it without one)")
    case .tooLarge(let bytes, let limit):
      ("有 \(bytes) 字节，太大（至多 \(limit)）", "has \(bytes) bytes, too many (at most \(limit))")
    case .tooManyParts(let limit): ("压缩包里的文件太多（至多 \(limit) 个）", "has too many parts (at most \(limit))")
    case .partTooLarge(let part, let limit):
      ("里面的 \(part) 展开后太大（至多 \(limit) 字节）", "its part \(part) unpacks to too much (at most \(limit) bytes)")
    case .unpacksToTooMuch(let limit):
      ("各部分展开后共计太大（至多 \(limit) 字节），没有展开", "its parts unpack to too much in all (at most \(limit) bytes)")
    case .packedTooTightly(let part, let limit):
      (
        "里面的 \(part) 压缩得不合情理（超过 \(limit) 倍），像是压缩炸弹，没有展开",
        "its part \(part) is packed beyond reason (more than \(limit) to 1), like a zip bomb, and was not unpacked"
      )
    case .tooManyTags(let part, let limit):
      ("里面的 \(part) 标签太多（至多 \(limit) 个）", "its part \(part) has too many tags (at most \(limit))")
    case .missingPart(let part): ("里面缺少 \(part)（不是完整的工作簿）", "lacks the part \(part) (no whole workbook)")
    case .damagedPart(let part): ("里面的 \(part) 已损坏", "its part \(part) is damaged")
    case .documentType(let part):
      ("里面的 \(part) 带有 DOCTYPE，电子表格不会这样写，没有读", "its part \(part) has a DOCTYPE, which no spreadsheet writes")
    case .badXML(let part, let offset):
      ("里面的 \(part) 第 \(offset) 字节处不是合格的 XML", "its part \(part) is no valid XML at byte \(offset)")
    case .tooManyCells(let limit):
      ("单元格太多（至多 \(limit) 个，各表合计）", "has too many cells (at most \(limit) in all sheets)")
    case .noTables(let known):
      (
        "里没有一张认得的表（应有 \(known.prefix(4).joined(separator: ".csv、")).csv 等）",
        "holds no known table (expected \(known.prefix(4).joined(separator: ".csv, ")).csv …)"
      )
    case .missingSheet(let name, let found):
      (
        "缺少工作表“\(name)”（现有：\(found.joined(separator: "、"))）",
        "lacks the sheet '\(name)' (sheets: \(found.joined(separator: ", ")))"
      )
    }
  }
}

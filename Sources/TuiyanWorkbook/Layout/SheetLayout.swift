// SPDX-License-Identifier: GPL-3.0-or-later

/// One sheet of a scenario's workbook: which part of the scenario it holds, and in which columns.
public struct SheetLayout: Sendable {
  /// Which part of the scenario a sheet holds, and how rows stand for it.
  enum Part: Sendable {
    /// One value a row, of the map at a path.
    case record([String])
    /// A CSV table, by the key of `scenario.yaml` that names it.
    case table(String)
    /// One map a row, of the list at a path.
    case list([String])
    /// One map a row, of a list inside the things of another list; the first column says whose.
    case inner(list: [String], key: String)
    /// One entry a row, of a map inside the things of a list; the first column says whose.
    case entries(list: [String], key: String)
    /// The indicators of all schemes; columns for the scheme and the parent stand in front.
    case indicators
    /// The layers and overrides of `dynamics`; a column for the layer stands in front.
    case layers
    /// Whatever has no column elsewhere, by its path.
    case rest
    /// Words for people; nothing is read from it.
    case guide
  }

  public let name: String
  let part: Part
  public let columns: [SheetColumn]

  init(_ name: String, _ part: Part, _ columns: [SheetColumn]) {
    self.name = name
    self.part = part
    self.columns = columns
  }

  /// Columns with their own place among a thing's keys: all but those that say whose row it is.
  var ownColumns: ArraySlice<SheetColumn> {
    switch part {
    case .inner, .entries, .layers: columns.dropFirst()
    case .indicators: columns.dropFirst(2)
    default: columns[...]
    }
  }
}

/// One column of a sheet, or one line of a sheet with a value a row.
public struct SheetColumn: Sendable {
  /// Its heading.
  public let title: String
  /// Keys from the row's map to the value; the last part of a key's own name in tables.
  let path: [String]
  let kind: CellKind
  /// Where the drop-down takes its names from, if it has one.
  let names: String?
  private let chinese: String
  private let english: String

  init(
    _ title: String, _ path: String, _ kind: CellKind, names: String? = nil, _ chinese: String = "",
    _ english: String = ""
  ) {
    self.title = title
    self.path = path.split(separator: ".").map(String.init)
    self.kind = kind
    self.names = names
    self.chinese = chinese
    self.english = english
  }

  /// The key in `scenario.yaml` or the table, which may stand as heading as well.
  public var key: String { path.joined(separator: ".") }

  /// The words of a closed drop-down; nil: anything may be typed.
  public var words: [String]? { kind.closedWords }

  /// The sheet whose ids a drop-down offers; nil: none.
  public var offeredSheet: String? { names }

  /// What is typed here should stay text, so that a spreadsheet makes no date of it.
  public var isText: Bool {
    switch kind {
    case .number, .figure: false
    default: true
    }
  }

  /// What to fill in.
  public var note: (zh: String, en: String) {
    let hint = kind.hint
    return (
      [chinese, hint.zh, "键：\(key)"].filter { !$0.isEmpty }.joined(separator: "\n"),
      [english, hint.en, "key: \(key)"].filter { !$0.isEmpty }.joined(separator: "\n")
    )
  }
}

/// A word of the format and what it is called in workbooks.
struct CellWord: Hashable, Sendable {
  let key: String
  let label: String
}

/// What the cells of a column hold.
enum CellKind: Hashable, Sendable {
  /// What a cell shown as a percentage means here.
  enum Percent: Hashable, Sendable {
    /// 85 % is 0.85.
    case fraction
    /// 0.8 % is the share `0.8%` of the leaf's range.
    case share
    /// 85 % is 85 where the leaf is measured in %, 0.85 where its range lies within 0 and 1.
    case leaf
    case none
  }

  case text
  case id
  case period
  case number(Percent)
  /// A number, a share, a masked figure or a distribution.
  case figure(Percent)
  case flag
  case word([CellWord])
  /// Ids or periods.
  case list
  /// Anything, as YAML on one line.
  case value

  static let plainNumber = CellKind.number(.none)
  static let plainFigure = CellKind.figure(.none)

  static func words(_ pairs: KeyValuePairs<String, String>) -> CellKind {
    .word(pairs.map { CellWord(key: $0.key, label: $0.value) })
  }

  static let yes = "是"
  static let no = "否"

  /// The words of a closed drop-down; nil: none.
  var closedWords: [String]? {
    switch self {
    case .flag: [Self.yes, Self.no]
    case .word(let words): words.map(\.label)
    default: nil
    }
  }

  fileprivate var hint: (zh: String, en: String) {
    switch self {
    case .text: ("", "text")
    case .id: ("编号：不含空格和标点", "an id: no spaces or punctuation")
    case .period: ("时期，如 2022-03、2022-Q1 或 2022", "a period such as 2022-03, 2022-Q1 or 2022")
    case .number(.fraction): ("0 到 1 的数，如 0.85（也可写 85%）", "a number from 0 to 1")
    case .number: ("数", "a number")
    case .figure:
      (
        "数；不确定的写成分布，如 pert: [0.1, 0.25, 0.4]、normal: [0.08, 0.03]",
        "a number, or a distribution such as pert: [0.1, 0.25, 0.4]"
      )
    case .flag: ("是或否", "是 (yes) or 否 (no)")
    case .word(let words):
      (
        words.map { "\($0.label)（\($0.key)）" }.joined(separator: "、"),
        words.map { "\($0.label) = \($0.key)" }.joined(separator: ", ")
      )
    case .list: ("多个用顿号隔开", "several: separated by 、 or commas")
    case .value: ("一行 YAML", "YAML on one line")
    }
  }
}

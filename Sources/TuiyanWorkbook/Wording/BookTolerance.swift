// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

/// Something an office did that was understood all the same; each is reported with its cell.
public struct BookTolerance: Hashable, Sendable {
  public enum Kind: Int, Hashable, Sendable, CaseIterable {
    /// Rows above the heading.
    case titleRow
    /// Blank rows between others.
    case blankRow
    /// White space around a text.
    case spaces
    /// Full-width characters where ASCII is meant.
    case fullWidth
    /// `1,234`.
    case thousands
    /// A percentage taken as a share of 1.
    case percentAsFraction
    /// A percentage taken as a figure measured in %.
    case percentAsFigure
    /// A percentage taken as a share of the range.
    case percentAsShare
    /// A date or `2022年3月` taken as a period.
    case period
    /// A number where a text is meant.
    case numberAsText
    /// A word such as `TRUE` for 是, or a key of the format for its label.
    case otherWord
    /// A title where an id is meant.
    case titleAsID
    /// A file in GB18030.
    case encoding
    /// A sheet of an unknown name, which was not read.
    case strangeSheet
  }

  /// What stood there, and what was made of it.
  public struct Change: Hashable, Sendable {
    public let from: String
    public let to: String

    public init(from: String, to: String) {
      self.from = from
      self.to = to
    }
  }

  public let kind: Kind
  public let place: Place
  /// Whether the place is a cell of a workbook rather than a position in a file.
  public let isCell: Bool
  /// nil where the kind tells it all.
  public let change: Change?

  public init(_ kind: Kind, at place: Place, isCell: Bool, change: Change? = nil) {
    self.kind = kind
    self.place = place
    self.isCell = isCell
    self.change = change
  }
}

extension BookTolerance {
  /// One line for each sheet and kind, in the order of the tabs: what was done, how often, and in which cells; runs down
  /// a column are drawn together (`D7:D20`). Where texts were changed, each change with its cells, in the order of the
  /// first ones.
  public static func lines(_ tolerances: [BookTolerance], in language: Language) -> [String] {
    struct Group: Hashable {
      let file: String
      let kind: Kind
    }
    let groups = Dictionary(grouping: tolerances) { Group(file: $0.place.file, kind: $0.kind) }
    let order = groups.keys.sorted {
      (BookLayout.tab($0.file), $0.file, $0.kind.rawValue) < (BookLayout.tab($1.file), $1.file, $1.kind.rawValue)
    }
    return order.map { group in
      let places = groups[group] ?? []
      let (zh, en) = group.kind.words
      if group.kind == .strangeSheet || group.kind == .encoding {
        return language == .zh ? "\(group.file)：\(zh)" : "\(group.file): \(en)"
      }
      let told = changes(places, in: language) ?? cells(places, in: language)
      return language == .zh
        ? "\(group.file)：\(zh)，\(places.count)处\(told)" : "\(group.file): \(en), \(places.count)\(told)"
    }
  }

  /// The cells of each change; nil where nothing tells of one.
  private static func changes(_ tolerances: [BookTolerance], in language: Language) -> String? {
    let groups = Dictionary(grouping: tolerances.filter { $0.change != nil }, by: \.change)
    guard !groups.isEmpty else { return nil }
    let ordered = groups.values.map { $0.sorted { $0.place < $1.place } }.sorted { $0[0].place < $1[0].place }
    let told = ordered.compactMap { group in
      group[0].change.map { change in
        (change.from == change.to ? "" : "\(change.from) → ") + change.to + cells(group, in: language)
      }
    }
    return language == .zh ? "：" + told.joined(separator: "、") : ": " + told.joined(separator: ", ")
  }

  private static func cells(_ tolerances: [BookTolerance], in language: Language) -> String {
    language == .zh
      ? "（\(names(tolerances).joined(separator: "、"))）" : " (\(names(tolerances).joined(separator: ", ")))"
  }

  private static func names(_ tolerances: [BookTolerance]) -> [String] {
    let sorted = tolerances.sorted { ($0.place.column, $0.place.line) < ($1.place.column, $1.place.line) }
    guard sorted.allSatisfy(\.isCell) else {
      return sorted.map(\.place).sorted().map { "\($0.line):\($0.column)" }
    }
    var runs: [(column: Int, first: Int, last: Int)] = []
    for place in sorted.map(\.place) {
      if let run = runs.last, run.column == place.column, place.line <= run.last + 1 {
        runs[runs.count - 1].last = place.line
      } else {
        runs.append((place.column, place.line, place.line))
      }
    }
    return runs.map { run in
      let first = CellReference.text(column: run.column - 1, row: run.first)
      return run.first == run.last ? first : "\(first):\(CellReference.text(column: run.column - 1, row: run.last))"
    }
  }
}

extension BookTolerance.Kind {
  fileprivate var words: (zh: String, en: String) {
    switch self {
    case .titleRow: ("表头以上的行未读", "rows above the heading were not read")
    case .blankRow: ("空行略过", "blank rows were passed over")
    case .spaces: ("去掉首尾空格", "white space around a text was dropped")
    case .fullWidth: ("全角字符改为半角", "full-width characters were read as ASCII")
    case .thousands: ("去掉千位分隔符", "thousands separators were dropped")
    case .percentAsFraction: ("百分数按小数读（85%为0.85）", "percentages were read as fractions (85 % as 0.85)")
    case .percentAsFigure: ("百分数按百分点读（85%为85）", "percentages were read as per cent (85 % as 85)")
    case .percentAsShare: ("百分数按值域的份额读", "percentages were read as shares of the range")
    case .period: ("日期改写为时期", "dates were read as periods")
    case .numberAsText: ("数字按文字读", "numbers were read as texts")
    case .otherWord: ("换成规定的词", "words were read as the format's own")
    case .titleAsID: ("名称换成编号", "titles were read as ids")
    case .encoding: ("不是UTF-8，按GB18030读", "is not UTF-8 and was read as GB18030")
    case .strangeSheet: ("不是情景的一部分，没有读", "is no part of a scenario and was not read")
    }
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanText

/// A plain league table over time: one row a unit and period, with a score, a rank, and any leaves beside them.
public struct PanelTable: Sendable {
  public struct Row: Sendable {
    public let unit: String
    public let period: Period
    public let score: Double?
    public let rank: Double?
    /// [leaves]: values; nil where the cell is empty.
    public let values: [Double?]
  }

  /// The columns that mean something of their own, with the headings that are understood.
  enum Column: String, CaseIterable {
    case unit, period, score, rank

    var headings: [String] {
      switch self {
      case .unit: ["unit", "单位", "地区"]
      case .period: ["period", "year", "时期", "年份"]
      case .score: ["score", "得分", "总分"]
      case .rank: ["rank", "位次", "排名"]
      }
    }
  }

  public let step: Step
  /// Headings of the other columns, in order; each is a leaf.
  public let leaves: [String]
  /// Headings of columns that hold texts, not one number: names, codes, remarks. They are left alone.
  public let texts: [String]
  public let rows: [Row]

  /// Units in the order in which they first appear.
  public var units: [String] {
    var seen = Set<String>()
    return rows.map(\.unit).filter { seen.insert($0).inserted }
  }

  public var periods: [Period] {
    Set(rows.map(\.period.ordinal)).sorted().map { Period(step: step, ordinal: $0) }
  }

  /// Reads a panel.
  /// - Parameters:
  ///   - bytes: the file; columns unit, period (a year, quarter or month), score and rank (one of them may be absent), then
  ///     any number of leaves; columns named `note` or `source`, and columns that hold texts alone, are left alone.
  ///   - names: headings that stand for unit, period, score and rank in this file.
  /// - Throws: every problem at once.
  public static func read(
    _ bytes: [UInt8], file: String, encoding: TextEncoding, names: [String: String] = [:]
  ) throws(DiagnosticList) -> PanelTable {
    var diagnostics = Diagnostics()
    guard let table = CSVTable.read(bytes, file: file, encoding: encoding, into: &diagnostics) else {
      throw DiagnosticList(diagnostics.sorted)
    }
    var reader = PanelReader(table: table, file: file, names: names)
    let panel = reader.panel()
    diagnostics.add(reader.diagnostics)
    guard !diagnostics.hasErrors, let panel else { throw DiagnosticList(diagnostics.sorted) }
    return panel
  }
}

/// Turns the cells of one panel into values, noting every fault.
private struct PanelReader {
  let table: CSVTable
  let file: String
  let names: [String: String]
  private(set) var diagnostics = Diagnostics()

  init(table: CSVTable, file: String, names: [String: String]) {
    self.table = table
    self.file = file
    self.names = names
  }

  mutating func panel() -> PanelTable? {
    var place: [PanelTable.Column: Int] = [:]
    var leaves: [(name: String, column: Int)] = []
    for (index, heading) in table.header.enumerated() {
      if let column = column(heading.value) {
        if let first = place[column] {
          error(.column(.duplicate(heading.value, firstColumn: first + 1)), at: heading.place)
        }
        place[column] = index
      } else if !["note", "source"].contains(heading.value) {
        leaves.append((heading.value, index))
      }
    }
    for column in [PanelTable.Column.unit, .period] where place[column] == nil {
      error(.column(.missing(column.rawValue)), at: Place(file: file))
    }
    if place[.score] == nil, place[.rank] == nil { error(.column(.missing("score")), at: Place(file: file)) }
    let texts = leaves.filter { isText($0.column) }.map(\.name)
    leaves.removeAll { isText($0.column) }
    for leaf in leaves where !TextRule.isID(leaf.name) {
      diagnostics.error(.reference(.badID(leaf.name)), at: table.header[leaf.column].place)
    }
    guard !diagnostics.hasErrors, let period = place[.period], let unit = place[.unit] else { return nil }
    guard let step = step(of: period) else { return nil }
    let rows = table.rows.compactMap {
      row($0, unit: unit, period: period, step: step, place: place, leaves: leaves.map(\.column))
    }
    checkDoubles(unit, period, step: step)
    return PanelTable(step: step, leaves: leaves.map(\.name), texts: texts, rows: rows)
  }

  /// Some cell is filled, and none of them holds a number.
  private func isText(_ column: Int) -> Bool {
    let filled = table.rows.lazy.map { $0[column].value }.filter { !$0.isEmpty }
    return !filled.isEmpty && filled.allSatisfy { (try? DecimalNumber.parse($0)) == nil }
  }

  private func column(_ heading: String) -> PanelTable.Column? {
    PanelTable.Column.allCases.first { column in
      if let own = names[column.rawValue] { return own == heading }
      return column.headings.contains(heading)
    }
  }

  /// The finest step that some period needs.
  private mutating func step(of column: Int) -> Step? {
    guard !table.rows.isEmpty else {
      error(.text(.emptyFile), at: Place(file: file))
      return nil
    }
    var finest = Step.year
    for row in table.rows {
      let text = row[column].value
      guard let own = [Step.year, .quarter, .month].first(where: { Period(text, step: $0) != nil }) else {
        error(.cell(.notAPeriod(text: text, step: .month, suggestion: nil)), at: row[column].place)
        continue
      }
      if own.perYear > finest.perYear { finest = own }
    }
    return diagnostics.hasErrors ? nil : finest
  }

  private mutating func row(
    _ cells: [Located<String>], unit: Int, period: Int, step: Step, place: [PanelTable.Column: Int], leaves: [Int]
  ) -> PanelTable.Row? {
    let name = cells[unit].value
    guard !name.isEmpty else {
      error(.cell(.empty(column: table.header[unit].value)), at: cells[unit].place)
      return nil
    }
    guard let when = Period(cells[period].value, step: step) else { return nil }
    let score = place[.score].flatMap { number(cells[$0], column: $0) }
    let rank = place[.rank].flatMap { number(cells[$0], column: $0) }
    return PanelTable.Row(
      unit: name, period: when, score: score, rank: rank, values: leaves.map { number(cells[$0], column: $0) })
  }

  private mutating func number(_ cell: Located<String>, column: Int) -> Double? {
    guard !cell.value.isEmpty else { return nil }
    do throws(DecimalNumber.Fault) { return try DecimalNumber.parse(cell.value) } catch {
      self.error(.cell(.notANumber(column: table.header[column].value, text: cell.value, error)), at: cell.place)
      return nil
    }
  }

  /// Two rows for one unit and period are an error, also where the period is written differently.
  private mutating func checkDoubles(_ unit: Int, _ period: Int, step: Step) {
    var seen: [String: (line: Int, text: String)] = [:]
    for row in table.rows {
      guard let when = Period(row[period].value, step: step) else { continue }
      let key = "\(row[unit].value)\u{1F}\(when.ordinal)"
      if let first = seen[key] {
        error(
          .row(
            .duplicate(
              columns: [table.header[unit].value], key: [row[unit].value], period: when.description,
              firstLine: first.line, folded: first.text != row[period].value)), at: row[unit].place)
      } else {
        seen[key] = (row[unit].place.line, row[period].value)
      }
    }
  }

  private mutating func error(_ problem: TableProblem, at place: Place) {
    diagnostics.error(.table(problem), at: place)
  }
}

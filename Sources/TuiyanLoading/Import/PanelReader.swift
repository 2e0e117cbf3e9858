// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanText

/// Turns the cells of one panel into values, noting every fault.
struct PanelReader {
  /// Figures farther from 0 are taken for slips: differences of totals would drown in their rounding.
  static let largest = NumberRule.largest

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
    let absent = checkNamed()
    for column in [PanelTable.Column.unit, .period] where place[column] == nil && !absent.contains(column) {
      error(.column(.missing(column.rawValue)), at: Place(file: file))
    }
    if place[.score] == nil, place[.rank] == nil, absent.isDisjoint(with: [.score, .rank]) {
      error(.column(.missing("score")), at: Place(file: file))
    }
    let texts = leaves.filter { isText($0.column) }
    leaves.removeAll { leaf in texts.contains { $0.column == leaf.column } }
    checkNames(leaves)
    guard !diagnostics.hasErrors, let period = place[.period], let unit = place[.unit] else { return nil }
    guard let step = step(of: period) else { return nil }
    let rows = table.rows.compactMap {
      row($0, unit: unit, period: period, step: step, place: place, leaves: leaves.map(\.column))
    }
    checkDoubles(unit, period, step: step)
    checkAlike(unit)
    return PanelTable(file: file, step: step, leaves: leaves.map(\.name), texts: texts.map(\.name), rows: rows)
  }

  /// The columns whose headings are named and are not there.
  private mutating func checkNamed() -> Set<PanelTable.Column> {
    let headings = table.header.map(\.value)
    let absent = PanelTable.Column.allCases.filter { names[$0.rawValue].map { !headings.contains($0) } ?? false }
    for column in absent {
      let name = names[column.rawValue] ?? ""
      diagnostics.error(
        .panel(
          .noHeading(
            Excerpt.of(name), means: column.rawValue, nearest: NearestName.of(name, among: headings))),
        at: Place(file: file))
    }
    return Set(absent)
  }

  private func column(_ heading: String) -> PanelTable.Column? {
    PanelTable.Column.allCases.first { column in
      if let own = names[column.rawValue] { return own == heading }
      return column.headings.contains(heading)
    }
  }

  // MARK: Columns

  /// Some cell is filled, and none of them holds a number, nor is meant for one, as `85%` and `1,200` are.
  private func isText(_ column: Int) -> Bool {
    let filled = table.rows.lazy.map { $0[column].value }.filter { !$0.isEmpty }
    return !filled.isEmpty && filled.allSatisfy { !Self.isMeantAsNumber($0) }
  }

  private static func isMeantAsNumber(_ text: String) -> Bool {
    do throws(DecimalNumber.Fault) {
      _ = try DecimalNumber.parse(text)
      return true
    } catch {
      switch error {
      case .spaces, .thousands, .decimalComma, .percent, .notFinite, .outOfRange: return true
      case .fullWidth: return isMeantAsNumber(HalfWidth.of(text))
      // Codes and remarks look like these.
      case .underscore, .hexadecimal, .placeholder, .other: return false
      }
    }
  }

  private mutating func checkNames(_ leaves: [(name: String, column: Int)]) {
    var first: [String: Place] = [:]
    for (name, column) in leaves {
      let place = table.header[column].place
      if !TextRule.isID(name) { diagnostics.error(.reference(.badID(name)), at: place) }
      if let known = first[name] { error(.column(.duplicate(name, firstColumn: known.column)), at: place) }
      first[name] = first[name] ?? place
    }
  }

  /// The finest step that some period needs.
  private mutating func step(of column: Int) -> Step? {
    guard !table.rows.isEmpty else {
      diagnostics.error(.panel(.noRows), at: Place(file: file))
      return nil
    }
    var finest = Step.year
    for row in table.rows {
      let text = row[column].value
      guard let own = [Step.year, .quarter, .month].first(where: { Period(text, step: $0) != nil }) else {
        let problem = CellProblem.notAPeriod(
          text: Excerpt.of(text), step: .month, suggestion: PeriodNotation.suggestion(text, step: .month))
        error(.cell(problem), at: row[column].place)
        continue
      }
      if own.perYear > finest.perYear { finest = own }
    }
    return diagnostics.hasErrors ? nil : finest
  }

  // MARK: Rows

  private mutating func row(
    _ cells: [Located<String>], unit: Int, period: Int, step: Step, place: [PanelTable.Column: Int], leaves: [Int]
  ) -> PanelTable.Row? {
    guard let name = name(cells[unit], column: unit) else { return nil }
    guard let when = Period(cells[period].value, step: step) else { return nil }
    let score = place[.score].flatMap { number(cells[$0], column: $0) }
    let rank = place[.rank].flatMap { self.rank(cells[$0], column: $0) }
    return PanelTable.Row(
      unit: name, period: when, score: score, rank: rank, values: leaves.map { number(cells[$0], column: $0) },
      place: cells[unit].place, scorePlace: place[.score].map { cells[$0].place })
  }

  private mutating func name(_ cell: Located<String>, column: Int) -> String? {
    guard !cell.value.isEmpty else {
      error(.cell(.empty(column: table.header[column].value)), at: cell.place)
      return nil
    }
    guard !TableRecord.hasSpaceAround(cell.value) else {
      let problem = CellProblem.surroundingSpace(
        column: table.header[column].value, text: Excerpt.of(cell.value))
      error(.cell(problem), at: cell.place)
      return nil
    }
    return cell.value
  }

  private mutating func number(_ cell: Located<String>, column: Int) -> Double? {
    guard !cell.value.isEmpty else { return nil }
    let heading = table.header[column].value
    do throws(DecimalNumber.Fault) {
      let value = try DecimalNumber.parse(cell.value)
      if abs(value) <= Self.largest { return value }
      diagnostics.error(
        .panel(.tooLarge(column: heading, text: Excerpt.of(cell.value), limit: Self.largest)), at: cell.place)
    } catch {
      self.error(.cell(.notANumber(column: heading, text: Excerpt.of(cell.value), error)), at: cell.place)
    }
    return nil
  }

  /// A whole number from 1, also where it is written `2.0`, as programs write columns with gaps.
  private mutating func rank(_ cell: Located<String>, column: Int) -> Int? {
    guard let value = number(cell, column: column) else { return nil }
    guard let rank = Int(exactly: value), (1...Int(NumberRule.worstRank)).contains(rank) else {
      error(.cell(.notARank(text: Excerpt.of(cell.value))), at: cell.place)
      return nil
    }
    return rank
  }

  // MARK: Rows beside each other

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

  /// Names that differ in nothing but the width of characters, or spaces, would part one unit's history in two.
  private mutating func checkAlike(_ unit: Int) {
    var first: [String: Located<String>] = [:]
    var seen = Set<String>()
    for cell in table.rows.map({ $0[unit] }) where seen.insert(cell.value).inserted {
      let bare = HalfWidth.of(cell.value).unicodeScalars.filter { !$0.properties.isWhitespace && $0.value != 0x200B }
      let key = String(String.UnicodeScalarView(bare))
      if let known = first[key] {
        // A space around a name is said already.
        guard !TableRecord.hasSpaceAround(cell.value), !TableRecord.hasSpaceAround(known.value) else { continue }
        diagnostics.error(
          .panel(
            .alike(unit: Excerpt.of(cell.value), other: Excerpt.of(known.value), line: known.place.line)),
          at: cell.place)
      } else {
        first[key] = cell
      }
    }
  }

  private mutating func error(_ problem: TableProblem, at place: Place) {
    diagnostics.error(.table(problem), at: place)
  }
}

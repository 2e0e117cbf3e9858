// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanLoading

/// The ids and titles of the things in a book, by sheet: what may stand where a column names a thing of another sheet.
struct BookNames {
  private var ids: [String: Set<String>] = [:]
  /// Titles that only one thing of the sheet has.
  private var titles: [String: [String: String]] = [:]
  /// Indicators measured in %, and those whose range lies within 0 and 1.
  private(set) var percents: [String: CellDecoder.LeafPercent] = [:]

  init(_ tables: [String: SheetTable]) {
    for (sheet, table) in tables {
      guard let id = table.layout.columns.firstIndex(where: { $0.key == "id" }), !table.layout.isRecord else {
        continue
      }
      let title = table.layout.columns.firstIndex { $0.key == "title" }
      var named: [String: [String]] = [:]
      for row in table.rows {
        guard let text = row.cells[id].map({ Self.bare($0) }) else { continue }
        ids[sheet, default: []].insert(text)
        if let title, let cell = row.cells[title] { named[OfficeText.trimmed(cell.said), default: []].append(text) }
        if case .indicators = table.layout.part { percents[text] = table.percent(of: row) }
      }
      titles[sheet] = named.compactMapValues { Set($0).count == 1 ? $0[0] : nil }
    }
  }

  private static func bare(_ cell: GridCell) -> String { OfficeText.folded(OfficeText.trimmed(cell.said)) }

  func has(_ id: String, in sheet: String) -> Bool { ids[sheet]?.contains(id) == true }

  func id(titled title: String, in sheet: String) -> String? { titles[sheet]?[title] }

  func nearest(_ text: String, in sheet: String) -> String? {
    NearestName.of(text, among: (ids[sheet] ?? []).sorted())
  }
}

extension SheetTable {
  /// What a percentage means for the indicator in a row.
  func percent(of row: Row) -> CellDecoder.LeafPercent {
    func cell(_ key: String) -> GridCell? {
      layout.columns.firstIndex { $0.key == key }.flatMap { row.cells[$0] }
    }
    if let unit = cell("unit"), ["%", "百分比", "百分点"].contains(OfficeText.folded(OfficeText.trimmed(unit.said))) {
      return .hundred
    }
    guard let low = cell("range.#1").flatMap({ Double($0.said) }),
      let high = cell("range.#2").flatMap({ Double($0.said) }),
      low >= 0, high <= 1
    else { return .unclear }
    return .fraction
  }
}

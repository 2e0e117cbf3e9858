// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanText

/// One row of `units.csv`.
public struct UnitRow: Sendable {
  public let id: Located<String>
  /// The id where the cell is empty.
  public let title: Located<String>
  public let kind: Located<String>
  public let parent: Located<String?>
  public let depth: Located<Depth>
  public let source: String?
  public let place: Place
}

/// `units.csv`: id,title,kind,parent,depth[,note][,source].
public enum UnitTable {
  static let layout = TableLayout(columns: ["id", "title", "kind", "parent", "depth"])
  /// The longest title, in Unicode scalars.
  public static let titleLimit = 500

  /// Every sound row, in the order written; what is wrong with the others goes into `diagnostics`.
  ///
  /// Ids, kinds and depths must be there and ids differ; whether a parent exists is not looked at.
  /// - Parameter strays: takes the ids and parents of rows that were refused.
  package static func read(
    _ bytes: [UInt8], file: String, encoding: TextEncoding, strays: inout [StrayRow],
    into diagnostics: inout Diagnostics
  ) -> [UnitRow] {
    var log = TableLog(file: file)
    defer { log.report(into: &diagnostics) }
    guard var records = TableRecords(bytes, layout: layout, encoding: encoding, &log, &diagnostics) else { return [] }
    var rows: [UnitRow] = []
    var lines: [String: Int] = [:]
    while let record = records.next(&log) {
      let id = record.id(0, &log)
      let title = title(of: record, &log)
      let kind = record.id(2, &log)
      let parent = record.optionalID(3, &log)
      let depth = depth(of: record, &log)
      if let id {
        if let first = lines[id.value] {
          log.error(.row(.duplicateUnit(id: Excerpt.of(id.value), firstLine: first)), at: id.place)
          continue
        }
        lines[id.value] = record.row.line
      }
      guard let id, let title, let kind, let parent, let depth else {
        let named = parent.flatMap { parent in parent.value.map { Located($0, at: parent.place) } }
        strays.append(StrayRow(unit: id, other: named))
        continue
      }
      let named = title.value.isEmpty ? Located(id.value, at: title.place) : title
      rows.append(
        UnitRow(
          id: id, title: named, kind: kind, parent: parent, depth: depth, source: record.source, place: record.place))
    }
    return rows
  }

  private static func title(of record: TableRecord, _ log: inout TableLog) -> Located<String>? {
    guard let title = record.text(1) else { return nil }
    if let code = TextRule.controlCharacter(in: title.value) {
      log.error(.cell(.controlCharacter(column: "title", code: code)), at: title.place)
      return nil
    }
    let scalars = title.value.unicodeScalars.count
    guard scalars <= titleLimit else {
      log.error(.cell(.titleTooLong(scalars: scalars, limit: titleLimit)), at: title.place)
      return nil
    }
    return title
  }

  private static func depth(of record: TableRecord, _ log: inout TableLog) -> Located<Depth>? {
    guard let text = record.text(4) else { return nil }
    if let depth = Depth(rawValue: text.value) { return Located(depth, at: text.place) }
    let nearest = NearestName.of(text.value, among: Depth.allCases.map(\.rawValue))
    log.error(.cell(.unknownDepth(text: Excerpt.of(text.value), nearest: nearest)), at: text.place)
    return nil
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TuiyanLoading
import TuiyanModel
import TuiyanText

/// A scenario as sheets of cells: everything its files say, but for comments and the order of keys.
public struct ScenarioBook: Sendable {
  /// One table of it, laid out, as values.
  public struct Sheet: Sendable {
    public let layout: SheetLayout
    /// [rows × columns]; nil: a blank cell. A sheet with a value a row has two columns: what, and its value.
    public let rows: [[SheetValue?]]
    /// Whether each row is a value with its name in front.
    public var isRecord: Bool { if case .record = layout.part { true } else { false } }
  }

  public let title: String
  /// In the order of the tabs, without the sheet of words for people.
  public let sheets: [Sheet]

  /// Cells of all sheets, blank ones too.
  public var cells: Int { sheets.reduce(0) { $0 + $1.rows.reduce(0) { $0 + $1.count } } }
  /// A workbook of more cells than this would not be read back.
  public static let workbookLimit = XLSXFile.cellLimit

  /// The book of a scenario on disk, with what it inherits merged in.
  /// - Throws: everything that is wrong with it; only a valid scenario becomes a book.
  public static func of(_ path: String, encoding: TextEncoding = .utf8) throws(DiagnosticList) -> ScenarioBook {
    let scenario = try ScenarioLoader.load(path, encoding: encoding)
    _ = try ExpectationLoader.load(scenario)
    var variants = VariantReader()
    guard let root = variants.tree(of: path) else { throw DiagnosticList(variants.diagnostics.sorted) }
    return ScenarioBook(root) { node in
      guard let name = node.text else { return nil }
      let path = ScenarioPath.joined(ScenarioPath.folder(of: node.place.file), name)
      return FileManager.default.contents(atPath: path).map { [UInt8]($0) }
    } encoding: { key in
      key == "expect" ? .utf8 : encoding
    }
  }

  /// The book of the commented template.
  /// - Throws: nothing unless the template itself is broken.
  public static func template(id: String, language: Language) throws(DiagnosticList) -> ScenarioBook {
    let files = Dictionary(
      ScenarioTemplate.files(id: id, language: language).map { ($0.path, Array($0.content.utf8)) },
      uniquingKeysWith: { first, _ in first })
    var diagnostics = Diagnostics()
    let bytes = files[ScenarioPath.fileName] ?? []
    guard let root = YAMLReader.read(bytes, file: ScenarioPath.fileName, into: &diagnostics) else {
      throw DiagnosticList(diagnostics.sorted)
    }
    return ScenarioBook(root) {
      $0.text.flatMap { files[$0] }
    } encoding: { _ in
      .utf8
    }
  }

  private init(_ tree: YAMLNode, bytes: (YAMLNode) -> [UInt8]?, encoding: (String) -> TextEncoding) {
    var root = tree
    var unused = Diagnostics()
    if let expect = tree["expect"], let stored = bytes(expect),
      let expected = YAMLReader.read(stored, file: expect.text ?? "", into: &unused)
    {
      _ = root.put(expected, at: [BookLayout.expected])
    }
    var builder = BookBuilder(root)
    title = root["title"]?.text ?? root["id"]?.text ?? ""
    sheets = BookLayout.sheets.compactMap { layout in
      switch layout.part {
      case .guide: return nil
      case .table(let key):
        let table = tree[key].flatMap(bytes)
        return Sheet(layout: layout, rows: table.map { Self.rows($0, layout, encoding(key)) } ?? [])
      default: return Sheet(layout: layout, rows: builder.rows(layout))
      }
    }
  }

  /// The rows of a CSV table in the sheet's order of columns.
  private static func rows(_ bytes: [UInt8], _ layout: SheetLayout, _ encoding: TextEncoding) -> [[SheetValue?]] {
    var unused = Diagnostics()
    guard let table = CSVTable.read(bytes, file: layout.name, encoding: encoding, into: &unused) else { return [] }
    let slots = layout.columns.map { column in table.header.firstIndex { $0.value == column.key } }
    return table.rows.map { row in
      zip(layout.columns, slots).map { column, slot in slot.flatMap { cell(row[$0], column.kind) } }
    }
  }

  /// A cell of a table; where its kind cannot say it, its text stands as it is.
  private static func cell(_ cell: Located<String>, _ kind: CellKind) -> SheetValue? {
    guard !cell.value.isEmpty else { return nil }
    let isNumber = DecimalText.decimal(cell.value) != nil
    let node = YAMLNode(.scalar(cell.value, quoted: !isNumber), at: cell.place)
    return SheetValue.telling(node, as: kind) ?? .text(cell.value)
  }
}

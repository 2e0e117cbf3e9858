// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanLoading
import TuiyanModel
import TuiyanText

/// Puts the sheets of a book together into a scenario's tree and tables; everything keeps the place of its cell.
struct BookAssembler {
  /// A CSV table under way: the keys of its columns and the cells of its rows.
  struct Table {
    let key: String
    let columns: [String]
    /// [rows × columns], each with its place.
    let rows: [[Located<String>]]
  }

  var decoder: CellDecoder
  let tables: [String: SheetTable]
  let names: BookNames
  private(set) var root: YAMLNode
  private(set) var csv: [Table] = []

  init(_ tables: [String: SheetTable], decoder: CellDecoder, file: String) {
    self.tables = tables
    self.decoder = decoder
    names = BookNames(tables)
    let place = Place(file: tables["情景"]?.grid.file ?? file)
    root = YAMLNode(
      .map([YAMLEntry(key: "tuiyan", place: place, value: YAMLNode(.scalar("1", quoted: false), at: place))]), at: place
    )
  }

  /// Reads every sheet, in the order of the tabs.
  mutating func assemble() {
    for layout in BookLayout.sheets {
      guard let table = tables[layout.name] else { continue }
      switch layout.part {
      case .record(let path): record(table, path)
      case .table(let key): csv.append(read(table, key))
      case .list(let path): list(table, path)
      case .inner(let list, let key): inner(table, list, key)
      case .entries(let list, let key): entries(table, list, key)
      case .indicators: indicators(table)
      case .layers: layers(table)
      case .rest: rest(table)
      case .guide: continue
      }
    }
  }

  // MARK: - Cells

  /// The node of a cell; names of things may be given by title.
  mutating func node(_ row: SheetTable.Row, _ index: Int, _ column: SheetColumn) -> YAMLNode? {
    guard let cell = row.cells[index] else { return nil }
    let node = decoder.node(cell.content, kind: column.kind, column: column.title, at: cell.place)
    guard let sheet = column.names, let text = node?.text, !names.has(text, in: sheet),
      let id = names.id(titled: text, in: sheet)
    else { return node }
    decoder.note(.titleAsID, at: cell.place)
    return .text(id, at: cell.place)
  }

  /// The map of a row's own columns.
  mutating func map(_ table: SheetTable, _ row: SheetTable.Row) -> YAMLNode {
    var map = YAMLNode(.map([]), at: row.place)
    for index in table.layout.ownColumns.indices {
      let column = table.layout.columns[index]
      if let node = node(row, index, column) { _ = map.put(node, at: column.path) }
    }
    return map
  }

  private mutating func put(_ node: YAMLNode, at path: [String]) {
    if path.isEmpty {
      for entry in node.entries ?? [] { _ = root.put(entry.value, at: [entry.key]) }
    } else if !(node.entries?.isEmpty ?? node.items?.isEmpty ?? false) {
      _ = root.put(node, at: path)
    }
  }

  // MARK: - Sheets of the tree

  private mutating func record(_ table: SheetTable, _ path: [String]) {
    var map = YAMLNode(.map([]), at: table.heading)
    var seen = Set<String>()
    for row in table.rows {
      guard let label = row.cells[0] else {
        decoder.refuse(.empty(column: SheetTable.recordHeadings[0]), at: row.place)
        continue
      }
      let text = OfficeText.heading(label.said)
      guard let column = table.layout.columns.first(where: { $0.title == text || $0.key == text }) else {
        let known = table.layout.columns.map(\.title)
        decoder.refuse(
          .unknownLine(Excerpt.of(text), known: known, nearest: NearestName.of(text, among: known)), at: label.place)
        continue
      }
      if !seen.insert(column.title).inserted { decoder.refuse(.duplicateLine(column.title), at: label.place) }
      if let node = node(row, 1, column) {
        _ = map.put(node, at: column.path)
        if column.key == "step", let step = node.text.flatMap(Step.init) { decoder.step = step }
      }
    }
    put(map, at: path)
  }

  private mutating func list(_ table: SheetTable, _ path: [String]) {
    let items = table.rows.map { map(table, $0) }
    put(YAMLNode(.list(items), at: table.heading), at: path)
  }

  /// The steps to the thing a row belongs to; says so where there is none.
  private mutating func owner(_ row: SheetTable.Row, _ table: SheetTable, _ list: [String]) -> [String]? {
    let column = table.layout.columns[0]
    guard let id = node(row, 0, column) else {
      if row.cells[0] == nil { decoder.refuse(.empty(column: column.title), at: table.place(row, 0)) }
      return nil
    }
    let items = root.below(list)?.items ?? []
    guard let index = items.firstIndex(where: { $0["id"]?.text == id.text }) else {
      let sheet = column.names ?? ""
      let text = id.text ?? ""
      decoder.refuse(
        .unknownOwner(Excerpt.of(text), sheet: sheet, nearest: names.nearest(text, in: sheet)), at: id.place)
      return nil
    }
    return list + [YAMLNode.step(to: index, in: items)]
  }

  private mutating func inner(_ table: SheetTable, _ list: [String], _ key: String) {
    var lists: [[String]: [YAMLNode]] = [:]
    var order: [[String]] = []
    for row in table.rows {
      guard let path = owner(row, table, list) else { continue }
      if lists[path] == nil { order.append(path) }
      lists[path, default: []].append(map(table, row))
    }
    for path in order {
      let items = lists[path] ?? []
      _ = root.put(YAMLNode(.list(items), at: items.first?.place ?? table.heading), at: path + [key])
    }
    guard table.layout.isAlwaysThere else { return }
    let owners = root.below(list)?.items ?? []
    for index in owners.indices where owners[index][key] == nil {
      _ = root.put(
        YAMLNode(.list([]), at: owners[index].place), at: list + [YAMLNode.step(to: index, in: owners), key])
    }
  }

  private mutating func entries(_ table: SheetTable, _ list: [String], _ key: String) {
    for row in table.rows {
      guard let path = owner(row, table, list) else { continue }
      guard let name = node(row, 1, table.layout.columns[1]), let text = name.text else {
        decoder.refuse(.empty(column: table.layout.columns[1].title), at: table.place(row, 1))
        continue
      }
      guard let value = node(row, 2, table.layout.columns[2]) else {
        if row.cells[2] == nil {
          decoder.refuse(.empty(column: table.layout.columns[2].title), at: table.place(row, 2))
        }
        continue
      }
      if root.below(path + [key, text]) != nil { decoder.refuse(.duplicateLine(Excerpt.of(text)), at: name.place) }
      _ = root.put(value, at: path + [key, text])
    }
  }

  private mutating func layers(_ table: SheetTable) {
    var seen = Set<String>()
    var overrides: [YAMLNode] = []
    for row in table.rows {
      guard let layer = node(row, 0, table.layout.columns[0])?.text else {
        if row.cells[0] == nil {
          decoder.refuse(.empty(column: table.layout.columns[0].title), at: table.place(row, 0))
        }
        continue
      }
      let map = map(table, row)
      if layer == BookLayout.overrideLayer {
        overrides.append(map)
      } else if seen.insert(layer).inserted {
        _ = root.put(map, at: ["dynamics", layer])
      } else {
        decoder.refuse(.duplicateLine(row.cells[0]?.said ?? layer), at: row.place)
      }
    }
    put(YAMLNode(.list(overrides), at: table.heading), at: ["dynamics", BookLayout.overrideLayer])
  }

  private mutating func rest(_ table: SheetTable) {
    for row in table.rows {
      guard let path = node(row, 0, table.layout.columns[0]), let text = path.text else {
        decoder.refuse(.empty(column: table.layout.columns[0].title), at: table.place(row, 0))
        continue
      }
      guard let value = node(row, 1, table.layout.columns[1]) else {
        if row.cells[1] == nil {
          decoder.refuse(.empty(column: table.layout.columns[1].title), at: table.place(row, 1))
        }
        continue
      }
      let steps = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
      if steps.contains("") || !root.put(value, at: steps) {
        decoder.refuse(.noSuchPath(Excerpt.of(text)), at: path.place)
      }
    }
  }

  // MARK: - Tables

  private mutating func read(_ table: SheetTable, _ key: String) -> Table {
    let columns = table.layout.columns
    let unit = columns.firstIndex { $0.key == "indicator" }
    var used = Set(columns.filter { !["note", "source"].contains($0.key) }.map(\.key))
    var rows: [[Located<String>]] = []
    for row in table.rows {
      if let unit, let cell = row.cells[unit] {
        decoder.leaf = names.percents[OfficeText.folded(OfficeText.trimmed(cell.said))] ?? .unclear
      }
      rows.append(
        columns.indices.map { index in
          let place = table.place(row, index)
          guard let node = node(row, index, columns[index]) else { return Located("", at: place) }
          used.insert(columns[index].key)
          return Located(node.text ?? CompactYAML.flow(node), at: place)
        })
      decoder.leaf = .unclear
    }
    let kept = columns.indices.filter { used.contains(columns[$0].key) }
    return Table(key: key, columns: kept.map { columns[$0].key }, rows: rows.map { row in kept.map { row[$0] } })
  }

  private mutating func indicators(_ table: SheetTable) {
    let tree = IndicatorTree(table) { assembler, row in assembler.map(table, row) }
    tree.plant(into: &self)
  }

  /// Puts the indicators of one scheme into its place.
  mutating func put(indicators: [YAMLNode], ofScheme id: String, at place: Place) {
    let schemes = root["schemes"]?.items ?? []
    guard let index = schemes.firstIndex(where: { $0["id"]?.text == id }) else { return }
    _ = root.put(
      YAMLNode(.list(indicators), at: place), at: ["schemes", YAMLNode.step(to: index, in: schemes), "indicators"])
  }
}

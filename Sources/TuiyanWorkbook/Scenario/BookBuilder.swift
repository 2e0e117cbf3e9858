// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanLoading
import TuiyanModel

/// Spreads a scenario's tree over sheets; what no column can say exactly goes to the sheet of the rest.
struct BookBuilder {
  private let root: YAMLNode
  /// Paths that stand in a sheet, and every path on the way to one.
  private var told: Set<[String]> = []
  private var ways: Set<[String]> = []

  /// - Parameter root: the merged tree, with `expected.yaml` below `BookLayout.expected`.
  init(_ root: YAMLNode) {
    self.root = root
    for key in ["tuiyan", "expect"] + BookLayout.tables.compactMap({ $0.part.table }) { tell([key]) }
  }

  private mutating func tell(_ path: [String]) {
    told.insert(path)
    for count in 0..<path.count { ways.insert(Array(path.prefix(count))) }
  }

  // MARK: - Sheets

  /// The rows of a sheet that is made from the tree; the rest comes last.
  mutating func rows(_ layout: SheetLayout) -> [[SheetValue?]] {
    switch layout.part {
    case .record(let path): return record(layout, path)
    case .list(let path): return list(layout, path)
    case .inner(let list, let key): return inner(layout, list, key)
    case .entries(let list, let key): return entries(layout, list, key)
    case .indicators: return indicators(layout)
    case .layers: return layers(layout)
    case .rest: return rest()
    case .table, .guide: return []
    }
  }

  /// The cells of one thing; what a cell says is told.
  private mutating func cells(_ node: YAMLNode, _ columns: some Sequence<SheetColumn>, at path: [String])
    -> [SheetValue?]
  {
    columns.map { column in
      guard let value = node.below(column.path), let cell = SheetValue.telling(value, as: column.kind) else {
        return nil
      }
      tell(path + column.path)
      return cell
    }
  }

  private mutating func record(_ layout: SheetLayout, _ path: [String]) -> [[SheetValue?]] {
    guard let node = root.below(path) else { return [] }
    let cells = cells(node, layout.columns, at: path)
    return zip(layout.columns, cells).compactMap { column, cell in cell.map { [.text(column.title), $0] } }
  }

  private mutating func list(_ layout: SheetLayout, _ path: [String]) -> [[SheetValue?]] {
    guard let items = root.below(path)?.items else { return [] }
    let before = (told, ways)
    let rows = items.indices.map { cells(items[$0], layout.columns, at: path + [YAMLNode.step(to: $0, in: items)]) }
    guard rows.allSatisfy({ $0.contains { $0 != nil } }) else {
      (told, ways) = before
      return []
    }
    return rows
  }

  private mutating func inner(_ layout: SheetLayout, _ list: [String], _ key: String) -> [[SheetValue?]] {
    var rows: [[SheetValue?]] = []
    let owners = root.below(list)?.items ?? []
    for (number, owner) in owners.enumerated() {
      guard let id = owner["id"]?.text, let items = owner[key]?.items else { continue }
      let path = list + [YAMLNode.step(to: number, in: owners), key]
      if layout.isAlwaysThere { tell(path) }
      for (index, item) in items.enumerated() {
        let place = path + [YAMLNode.step(to: index, in: items)]
        var node = item
        if item.text != nil, let first = layout.ownColumns.first {
          node = YAMLNode(.map([YAMLEntry(key: first.key, place: item.place, value: item)]), at: item.place)
          tell(place)
        }
        rows.append(
          [SheetValue.telling(.text(id, at: owner.place), as: .id)] + cells(node, layout.ownColumns, at: place))
      }
    }
    return rows
  }

  private mutating func entries(_ layout: SheetLayout, _ list: [String], _ key: String) -> [[SheetValue?]] {
    var rows: [[SheetValue?]] = []
    let owners = root.below(list)?.items ?? []
    for (number, owner) in owners.enumerated() {
      guard let id = owner["id"]?.text else { continue }
      for entry in owner[key]?.entries ?? [] {
        guard let value = SheetValue.telling(entry.value, as: .value),
          let name = SheetValue.telling(.text(entry.key, at: entry.place), as: .text)
        else { continue }
        tell(list + [YAMLNode.step(to: number, in: owners), key, entry.key])
        rows.append([SheetValue.telling(.text(id, at: owner.place), as: .id), name, value])
      }
    }
    return rows
  }

  private mutating func indicators(_ layout: SheetLayout) -> [[SheetValue?]] {
    var rows: [[SheetValue?]] = []
    let schemes = root["schemes"]?.items ?? []
    for (number, scheme) in schemes.enumerated() {
      guard let id = scheme["id"] else { continue }
      let path = ["schemes", YAMLNode.step(to: number, in: schemes), "indicators"]
      add(scheme["indicators"], of: id, below: nil, at: path, layout, to: &rows)
    }
    return rows
  }

  private mutating func add(
    _ list: YAMLNode?, of scheme: YAMLNode, below parent: YAMLNode?, at path: [String], _ layout: SheetLayout,
    to rows: inout [[SheetValue?]]
  ) {
    let items = list?.items ?? []
    for (index, item) in items.enumerated() {
      let place = path + [YAMLNode.step(to: index, in: items)]
      let front = [SheetValue.telling(scheme, as: .id), parent.flatMap { SheetValue.telling($0, as: .id) }]
      rows.append(front + cells(item, layout.ownColumns, at: place))
      add(item["children"], of: scheme, below: item["id"], at: place + ["children"], layout, to: &rows)
    }
  }

  private mutating func layers(_ layout: SheetLayout) -> [[SheetValue?]] {
    guard case .word(let words)? = layout.columns.first?.kind else { return [] }
    var rows: [[SheetValue?]] = []
    for word in words where word.key != BookLayout.overrideLayer {
      guard let layer = root.below(["dynamics", word.key]) else { continue }
      if layer.entries?.isEmpty == true { tell(["dynamics", word.key]) }
      rows.append([.text(word.label)] + cells(layer, layout.ownColumns, at: ["dynamics", word.key]))
    }
    let label = words.first { $0.key == BookLayout.overrideLayer }?.label ?? ""
    for (index, item) in (root.below(["dynamics", BookLayout.overrideLayer])?.items ?? []).enumerated() {
      let path = ["dynamics", BookLayout.overrideLayer, "#\(index + 1)"]
      rows.append([.text(label)] + cells(item, layout.ownColumns, at: path))
    }
    return rows
  }

  // MARK: - The rest

  private func rest() -> [[SheetValue?]] {
    var rows: [[SheetValue?]] = []
    func walk(_ node: YAMLNode, _ path: [String]) {
      guard !told.contains(path) else { return }
      guard ways.contains(path) else {
        rows.append([.text(path.joined(separator: ".")), .text(CompactYAML.flow(node))])
        return
      }
      switch node.content {
      case .map(let entries): for entry in entries { walk(entry.value, path + [entry.key]) }
      case .list(let items):
        for index in items.indices { walk(items[index], path + [YAMLNode.step(to: index, in: items)]) }
      case .scalar, .refused: return
      }
    }
    walk(root, [])
    return rows
  }
}

extension SheetLayout {
  /// The inner list stands in every thing, empty or not.
  var isAlwaysThere: Bool { if case .inner(["plans"], "actions") = part { true } else { false } }
}

extension SheetLayout.Part {
  /// The key of a table.
  var table: String? { if case .table(let key) = self { key } else { nil } }
}

extension YAMLNode {
  static func text(_ text: String, at place: Place) -> YAMLNode { YAMLNode(.scalar(text, quoted: true), at: place) }
}

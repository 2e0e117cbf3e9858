// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanLoading
import TuiyanModel

/// Writes a tree as a YAML file people can read, and remembers which line and column stands for which place of the tree.
struct PlacedYAML {
  /// Where something stands in the written text, from 1.
  struct Position: Hashable, Comparable, Sendable {
    let line: Int
    let column: Int

    static func < (left: Position, right: Position) -> Bool { (left.line, left.column) < (right.line, right.column) }
  }

  /// Flow style up to this many characters, block style beyond.
  private static let width = 220

  private(set) var text = ""
  private(set) var places: [Position: Place] = [:]
  private var line = 1
  private var column = 1

  /// - Parameter root: a map.
  init(_ root: YAMLNode) {
    for entry in root.entries ?? [] {
      write(entry, indent: 0)
    }
  }

  /// The place a position of the text stands for: that of what begins there or was last begun before.
  func place(of position: Position) -> Place? {
    if let place = places[position] { return place }
    return places.keys.filter { $0 < position }.max().flatMap { places[$0] }
  }

  private mutating func put(_ piece: String) {
    text += piece
    column += piece.unicodeScalars.count
  }

  private mutating func endLine() {
    text += "\n"
    line += 1
    column = 1
  }

  private mutating func mark(_ place: Place) {
    let position = Position(line: line, column: column)
    if places[position] == nil { places[position] = place }
  }

  // MARK: - Block style

  private mutating func write(_ entry: YAMLEntry, indent: Int) {
    put(String(repeating: " ", count: indent))
    writeRest(entry, indent: indent)
  }

  private mutating func writeKey(_ entry: YAMLEntry) {
    mark(entry.place)
    put(CompactYAML.key(entry.key) + ":")
  }

  /// An item of a list; a long map has its first key behind the dash.
  private mutating func write(_ item: YAMLNode, indent: Int) {
    put(String(repeating: " ", count: indent) + "- ")
    guard let entries = item.entries, let first = entries.first, isLong(item) else {
      flow(item)
      return endLine()
    }
    mark(item.place)
    writeRest(first, indent: indent + 2)
    for entry in entries.dropFirst() { write(entry, indent: indent + 2) }
  }

  private mutating func writeRest(_ entry: YAMLEntry, indent: Int) {
    writeKey(entry)
    if let items = entry.value.items, !items.isEmpty, isLong(entry.value) {
      endLine()
      for item in items { write(item, indent: indent + 2) }
    } else if let entries = entry.value.entries, !entries.isEmpty, isLong(entry.value) || isSection(entry, indent) {
      endLine()
      for inner in entries { write(inner, indent: indent + 2) }
    } else {
      put(" ")
      flow(entry.value)
      endLine()
    }
  }

  /// A part of the scenario that is made of maps, such as the layers of `dynamics`.
  private func isSection(_ entry: YAMLEntry, _ indent: Int) -> Bool {
    indent == 0 && (entry.value.entries ?? []).count > 1
      && (entry.value.entries ?? []).allSatisfy { $0.value.entries != nil }
  }

  /// Lists of maps and whatever is wide are spread over lines.
  private func isLong(_ node: YAMLNode) -> Bool {
    if let items = node.items, items.contains(where: { ($0.entries?.count ?? 0) > 1 }) { return true }
    if let entries = node.entries, entries.contains(where: { $0.value.items != nil && isLong($0.value) }) {
      return true
    }
    return CompactYAML.flow(node).count > Self.width && !isScalar(node)
  }

  private func isScalar(_ node: YAMLNode) -> Bool { if case .scalar = node.content { true } else { false } }

  // MARK: - Flow style

  private mutating func flow(_ node: YAMLNode) {
    mark(node.place)
    switch node.content {
    case .scalar(let text, let quoted): put(CompactYAML.scalar(text, isQuoted: quoted))
    case .refused: put("~")
    case .list(let items):
      put("[")
      for (index, item) in items.enumerated() {
        if index > 0 { put(", ") }
        flow(item)
      }
      put("]")
    case .map(let entries):
      put("{")
      for (index, entry) in entries.enumerated() {
        if index > 0 { put(", ") }
        mark(entry.place)
        put(CompactYAML.key(entry.key) + ": ")
        flow(entry.value)
      }
      put("}")
    }
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanText

/// Reads one YAML document into nodes with places; refuses what could surprise (see `DocumentProblem`).
package struct YAMLReader {
  static let byteLimit = 1_000_000
  static let aliasLimit = 32
  static let depthLimit = 64
  /// Nodes that all aliases together may stand for.
  static let nodeLimit = 100_000

  private struct Anchored {
    let node: YAMLNode
    let size: Int
    let depth: Int
  }

  /// Thrown once nothing further can be read.
  private struct Stop: Error {}

  private let events: YAMLEvents
  private let file: String
  /// What is said of a file that holds nothing.
  private let empty: DocumentProblem
  private var anchors: [String: Anchored] = [:]
  private var aliases = 0
  private var size = 0
  private var diagnostics = Diagnostics()

  private init(events: YAMLEvents, file: String, empty: DocumentProblem) {
    self.events = events
    self.file = file
    self.empty = empty
  }

  /// Reads a whole file.
  /// - Parameters:
  ///   - bytes: the file's bytes, UTF-8; a byte order mark is tolerated.
  ///   - file: its name in messages.
  ///   - empty: what is said where it holds nothing.
  /// - Returns: the document's root; nil where it cannot be read at all, with the reason in `diagnostics`.
  package static func read(
    _ bytes: [UInt8], file: String, empty: DocumentProblem = .emptyFile, into diagnostics: inout Diagnostics
  ) -> YAMLNode? {
    let whole = Place(file: file)
    guard bytes.count <= byteLimit else {
      diagnostics.error(.document(.yamlTooLarge(bytes: bytes.count, limit: byteLimit)), at: whole)
      return nil
    }
    guard let text = TextEncoding.utf8.text(of: bytes, file: file, into: &diagnostics) else { return nil }
    var reader = YAMLReader(events: YAMLEvents(Array(text.utf8), file: file), file: file, empty: empty)
    let root = reader.document()
    diagnostics.add(reader.diagnostics)
    return root
  }

  private mutating func document() -> YAMLNode? {
    do {
      _ = try next()
      var event = try next()
      if case .streamEnd = event.kind {
        diagnostics.error(.document(empty), at: Place(file: file))
        return nil
      }
      event = try next()
      let root = try node(from: event, depth: 0).node
      _ = try next()
      event = try next()
      if case .streamEnd = event.kind { return root }
      diagnostics.error(.document(.severalDocuments), at: event.place)
      return nil
    } catch {
      return nil
    }
  }

  private mutating func next() throws(Stop) -> YAMLEvents.Event {
    do {
      return try events.next()
    } catch {
      let isDepth = error.problem.hasPrefix("Maximum nesting level")
      diagnostics.error(.document(isDepth ? .tooDeep(limit: Self.depthLimit) : .syntax(error.problem)), at: error.place)
      throw Stop()
    }
  }

  private mutating func node(from event: YAMLEvents.Event, depth: Int) throws(Stop) -> Anchored {
    if let tag = event.tag { diagnostics.error(.document(.tag(Excerpt.of(written(tag)))), at: event.place) }
    let result: Anchored
    switch event.kind {
    case .alias(let name):
      return try alias(name, at: event.place, depth: depth)
    case .scalar(let text, let quoted):
      result = Anchored(node: YAMLNode(.scalar(text, quoted: quoted), at: event.place), size: 1, depth: 0)
    case .mapStart:
      result = try map(at: event.place, depth: depth + 1)
    default:
      result = try list(at: event.place, depth: depth + 1)
    }
    if let anchor = event.anchor { anchors[anchor] = result }
    return result
  }

  /// A tag as it is written: libyaml spells `!!` out.
  private func written(_ tag: String) -> String {
    let core = "tag:yaml.org,2002:"
    return tag.hasPrefix(core) ? "!!" + tag.dropFirst(core.count) : tag
  }

  private mutating func alias(_ name: String, at place: Place, depth: Int) throws(Stop) -> Anchored {
    aliases += 1
    guard aliases <= Self.aliasLimit else {
      diagnostics.error(.document(.tooManyAliases(limit: Self.aliasLimit)), at: place)
      throw Stop()
    }
    guard let anchored = anchors[name] else {
      diagnostics.error(.document(.unknownAlias(name)), at: place)
      return Anchored(node: YAMLNode(.refused, at: place), size: 1, depth: 0)
    }
    try checkDepth(depth + anchored.depth, at: place)
    try grow(by: anchored.size, at: place)
    return anchored
  }

  private mutating func grow(by count: Int, at place: Place) throws(Stop) {
    size += count
    guard size <= Self.nodeLimit else {
      diagnostics.error(.document(.tooManyNodes(limit: Self.nodeLimit)), at: place)
      throw Stop()
    }
  }

  private mutating func checkDepth(_ depth: Int, at place: Place) throws(Stop) {
    guard depth <= Self.depthLimit else {
      diagnostics.error(.document(.tooDeep(limit: Self.depthLimit)), at: place)
      throw Stop()
    }
  }

  private mutating func list(at place: Place, depth: Int) throws(Stop) -> Anchored {
    try checkDepth(depth, at: place)
    var items: [YAMLNode] = []
    var (size, deepest) = (1, 0)
    while true {
      let event = try next()
      if case .listEnd = event.kind { break }
      let item = try node(from: event, depth: depth)
      items.append(item.node)
      size += item.size
      deepest = max(deepest, item.depth)
    }
    return Anchored(node: YAMLNode(.list(items), at: place), size: size, depth: deepest + 1)
  }

  private mutating func map(at place: Place, depth: Int) throws(Stop) -> Anchored {
    try checkDepth(depth, at: place)
    var entries: [YAMLEntry] = []
    var seen: [String: Place] = [:]
    var (size, deepest) = (1, 0)
    while true {
      let event = try next()
      if case .mapEnd = event.kind { break }
      let key = try self.key(from: event, depth: depth)
      let value = try node(from: try next(), depth: depth)
      size += value.size + 1
      deepest = max(deepest, value.depth)
      guard let key else { continue }
      if let first = seen[key] {
        diagnostics.error(.document(.duplicateKey(Excerpt.of(key), first: first)), at: event.place)
      } else {
        seen[key] = event.place
        entries.append(YAMLEntry(key: key, place: event.place, value: value.node))
      }
    }
    return Anchored(node: YAMLNode(.map(entries), at: place), size: size, depth: deepest + 1)
  }

  /// A map's key; nil, with the reason noted, where it is none we accept.
  private mutating func key(from event: YAMLEvents.Event, depth: Int) throws(Stop) -> String? {
    switch event.kind {
    case .scalar("<<", quoted: false):
      diagnostics.error(.document(.mergeKey), at: event.place)
      return nil
    case .scalar(let text, _):
      _ = try node(from: event, depth: depth)
      return text
    case .alias:
      diagnostics.error(.document(.aliasKey), at: event.place)
      return nil
    default:
      diagnostics.error(.document(.complexKey), at: event.place)
      _ = try node(from: event, depth: depth)
      return nil
    }
  }
}

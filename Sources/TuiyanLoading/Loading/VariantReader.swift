// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

/// Reads `scenario.yaml` and, where it extends a sibling, everything it inherits, merged into one tree.
package struct VariantReader {
  static let chainLimit = 8

  private(set) var files = SourceFiles()
  package private(set) var diagnostics = Diagnostics()

  package init() {}

  /// The merged tree of a scenario.
  /// - Parameter path: a folder with `scenario.yaml`, or that file.
  package mutating func tree(of path: String) -> YAMLNode? {
    if ScenarioPath.isFolder(path) {
      return tree(ScenarioPath.joined(path, ScenarioPath.fileName), inside: path, chain: [])
    }
    return tree(path, inside: nil, chain: [])
  }

  private struct Link {
    let folder: String
    let real: String
  }

  private mutating func tree(_ file: String, inside folder: String?, chain: [Link]) -> YAMLNode? {
    let limit = YAMLReader.byteLimit
    let tooLarge = { Problem.document(.yamlTooLarge(bytes: $0, limit: limit)) }
    guard let bytes = files.read(file, inside: folder, limit: limit, tooLarge: tooLarge, into: &diagnostics),
      let root = YAMLReader.read(bytes, file: file, into: &diagnostics)
    else { return nil }
    guard let entries = root.entries else {
      diagnostics.error(.shape(.expected(.map, found: root.excerpt)), at: root.place)
      return nil
    }
    guard let extends = root["extends"] else { return root }
    guard let text = extends.text, TextRule.sibling.accepts(text) else {
      checkShape(extends, .text(.sibling))
      return nil
    }
    let here = ScenarioPath.folder(of: file)
    guard let base = base(text, of: here, at: extends.place, chain: chain) else { return nil }
    let own = entries.filter { $0.key != "extends" && $0.key != "remove" }
    return merge(YAMLNode(.map(own), at: root.place), onto: base, removing: root["remove"])
  }

  private mutating func checkShape(_ node: YAMLNode, _ shape: Shape) {
    var checker = StructureChecker()
    checker.check(node, shape)
    diagnostics.add(checker.diagnostics)
  }

  /// The tree of the sibling that is extended.
  private mutating func base(_ text: String, of folder: String, at place: Place, chain: [Link]) -> YAMLNode? {
    let sibling = ScenarioPath.sibling(of: folder, named: String(text.dropFirst(3)))
    let links = chain + [Link(folder: folder, real: ScenarioPath.real(folder) ?? folder)]
    guard ScenarioPath.isFolder(sibling), let real = ScenarioPath.real(sibling),
      let home = ScenarioPath.real(folder),
      ScenarioPath.folder(of: real) == ScenarioPath.folder(of: home)
    else {
      diagnostics.error(.change(.noSibling(sibling)), at: place)
      return nil
    }
    if let first = links.firstIndex(where: { $0.real == real }) {
      let names = links[first...].map(\.folder) + [links[first].folder]
      diagnostics.error(.change(.extendsCycle(names, last: place)), at: firstPlace(of: links[first]) ?? place)
      return nil
    }
    guard links.count <= Self.chainLimit else {
      diagnostics.error(.change(.chainTooLong(limit: Self.chainLimit)), at: place)
      return nil
    }
    starts[links[links.count - 1].real] = place
    return tree(ScenarioPath.joined(sibling, ScenarioPath.fileName), inside: sibling, chain: links)
  }

  /// Where each folder of the chain says what it extends.
  private var starts: [String: Place] = [:]

  private func firstPlace(of link: Link) -> Place? { starts[link.real] }

  // MARK: - Merging

  private mutating func merge(_ own: YAMLNode, onto base: YAMLNode, removing: YAMLNode?) -> YAMLNode {
    var base = base
    base.content = .map((base.entries ?? []).filter { $0.key != "expect" })
    if let removing {
      checkShape(removing, .list(of: .text(.id)))
      for item in removing.items ?? [] {
        guard let id = item.text else { continue }
        let known = base.thingIDs
        if !base.remove(id) {
          diagnostics.error(
            .reference(.removesNothing(id, nearest: NearestName.of(id, among: known))), at: item.place)
        }
      }
    }
    return overlay(own, on: base, .map(ScenarioShapes.root), place: own.place)
  }

  /// Maps merge by key, lists of things by id; all else is replaced.
  private mutating func overlay(_ own: YAMLNode, on base: YAMLNode, _ shape: Shape, place: Place) -> YAMLNode {
    let shape = ScenarioShapes.resolve(shape)
    if let entries = own.entries, let inherited = base.entries {
      if case .quantity = shape { return own }
      let map = ScenarioShapes.map(of: shape, for: base)
      return YAMLNode(.map(overlay(entries, on: inherited, map)), at: place)
    }
    if let items = own.items, let inherited = base.items, inherited.contains(where: { $0["id"] != nil }) {
      if items.isEmpty { diagnostics.error(.change(.mergesNothing), at: own.place) }
      return YAMLNode(.list(overlay(items, on: inherited, ScenarioShapes.item(of: shape))), at: own.place)
    }
    return own
  }

  private mutating func overlay(_ own: [YAMLEntry], on base: [YAMLEntry], _ map: MapShape?) -> [YAMLEntry] {
    let replaced = Set(own.flatMap { map?.rivals(of: $0.key) ?? [] })
    var merged = base.filter { !replaced.contains($0.key) }
    for entry in own {
      guard let index = merged.firstIndex(where: { $0.key == entry.key }) else {
        merged.append(entry)
        continue
      }
      let shape = map?.key(entry.key)?.shape ?? .anything
      let value = overlay(entry.value, on: merged[index].value, shape, place: entry.value.place)
      merged[index] = YAMLEntry(key: entry.key, place: entry.place, value: value)
    }
    return merged
  }

  private mutating func overlay(_ own: [YAMLNode], on base: [YAMLNode], _ shape: Shape) -> [YAMLNode] {
    var merged = base
    var seen: Set<String> = []
    for item in own {
      // What stands twice in one list is kept twice, so that it is refused as in any other list.
      guard let id = item["id"]?.text, seen.insert(id).inserted,
        let index = base.firstIndex(where: { $0["id"]?.text == id })
      else {
        merged.append(item)
        continue
      }
      merged[index] = overlay(item, on: merged[index], shape, place: item.place)
    }
    return merged
  }
}

extension YAMLNode {
  /// Every id of a thing in a list, anywhere below.
  fileprivate var thingIDs: [String] {
    switch content {
    case .scalar, .refused: []
    case .map(let entries): entries.flatMap { $0.value.thingIDs }
    case .list(let items): items.compactMap { $0["id"]?.text } + items.flatMap(\.thingIDs)
    }
  }

  /// Drops things with this id from every list below; false where there is none.
  fileprivate mutating func remove(_ id: String) -> Bool {
    switch content {
    case .scalar, .refused: return false
    case .map(var entries):
      var found = false
      for index in entries.indices where entries[index].value.remove(id) { found = true }
      content = .map(entries)
      return found
    case .list(let items):
      var kept = items.filter { $0["id"]?.text != id }
      var found = kept.count < items.count
      for index in kept.indices where kept[index].remove(id) { found = true }
      content = .list(kept)
      return found
    }
  }
}

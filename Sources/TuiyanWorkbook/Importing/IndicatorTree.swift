// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanLoading
import TuiyanModel
import TuiyanText

/// The rows of the sheet of indicators on their way into a tree: each names its scheme and its parent.
struct IndicatorTree {
  private struct Leaf {
    var node: YAMLNode
    let id: String?
    let parent: String?
    let place: Place
    var isReached = false
  }

  private let table: SheetTable
  private let map: (inout BookAssembler, SheetTable.Row) -> YAMLNode

  init(_ table: SheetTable, map: @escaping (inout BookAssembler, SheetTable.Row) -> YAMLNode) {
    self.table = table
    self.map = map
  }

  /// Reads the rows, joins children to parents in the order of the rows, and puts each tree into its scheme.
  func plant(into assembler: inout BookAssembler) {
    var schemes: [String: [Leaf]] = [:]
    var order: [(id: String, place: Place)] = []
    for row in table.rows {
      guard let scheme = assembler.node(row, 0, table.layout.columns[0]), let id = scheme.text else {
        if row.cells[0] == nil {
          assembler.decoder.refuse(.empty(column: table.layout.columns[0].title), at: row.place)
        }
        continue
      }
      if schemes[id] == nil { order.append((id, scheme.place)) }
      assembler.decoder.leaf = table.percent(of: row)
      let parent = assembler.node(row, 1, table.layout.columns[1])
      let node = map(&assembler, row)
      assembler.decoder.leaf = .unclear
      schemes[id, default: []].append(
        Leaf(node: node, id: node["id"]?.text, parent: parent?.text, place: parent?.place ?? row.place))
    }
    for (id, place) in order {
      guard assembler.root["schemes"]?.items?.contains(where: { $0["id"]?.text == id }) == true else {
        assembler.decoder.refuse(
          .unknownOwner(Excerpt.of(id), sheet: "体系", nearest: assembler.names.nearest(id, in: "体系")), at: place)
        continue
      }
      var leaves = schemes[id] ?? []
      let nodes = children(of: nil, in: &leaves)
      complain(leaves, to: &assembler)
      assembler.put(indicators: nodes, ofScheme: id, at: place)
    }
  }

  private func children(of parent: String?, in leaves: inout [Leaf]) -> [YAMLNode] {
    var nodes: [YAMLNode] = []
    for index in leaves.indices where leaves[index].parent == parent && !leaves[index].isReached {
      leaves[index].isReached = true
      var node = leaves[index].node
      if let id = leaves[index].id {
        let below = children(of: id, in: &leaves)
        if !below.isEmpty { _ = node.put(YAMLNode(.list(below), at: below[0].place), at: ["children"]) }
      }
      nodes.append(node)
    }
    return nodes
  }

  /// Rows that hang on nothing: their parent is no indicator of the scheme, or they lead round in a ring.
  private func complain(_ leaves: [Leaf], to assembler: inout BookAssembler) {
    let ids = leaves.compactMap(\.id)
    for leaf in leaves where !leaf.isReached {
      guard let parent = leaf.parent else { continue }
      if ids.contains(parent) {
        // Below a row that is wrong itself, nothing more is said.
        var (above, seen) = (Optional(parent), Set<String>())
        while let id = above, seen.insert(id).inserted { above = leaves.first { $0.id == id }?.parent }
        if above != nil { assembler.decoder.refuse(.parentCycle(leaf.id ?? parent), at: leaf.place) }
      } else {
        assembler.decoder.refuse(
          .unknownOwner(Excerpt.of(parent), sheet: table.layout.name, nearest: NearestName.of(parent, among: ids)),
          at: leaf.place)
      }
    }
  }
}

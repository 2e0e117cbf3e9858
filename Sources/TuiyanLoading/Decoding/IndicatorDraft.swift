// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

/// An indicator as it is read: with its node, and with `leaf` nil for groups and for leaves that cannot be read.
struct IndicatorDraft: Sendable {
  let id: String
  let title: String
  let points: Double
  /// Its own owner, else that of the nearest group above.
  let owner: String?
  let node: YAMLNode
  let children: [IndicatorDraft]
  let aggregate: Aggregate
  let leaf: Leaf?

  var isGroup: Bool { node["children"] != nil }

  /// This node and all below it, groups before their children.
  var nodes: [IndicatorDraft] { [self] + children.flatMap(\.nodes) }

  /// The validated value; call only where nothing was wrong.
  var value: IndicatorNode? {
    let body: IndicatorNode.Body
    if let leaf {
      body = .leaf(leaf)
    } else {
      let inner = children.compactMap(\.value)
      guard isGroup, inner.count == children.count else { return nil }
      body = .group(children: inner, aggregate: aggregate)
    }
    return IndicatorNode(id: id, title: title, points: points, owner: owner, body: body)
  }
}

/// A scheme as it is read.
struct SchemeDraft: Sendable {
  let id: String
  let title: String
  let node: YAMLNode
  let roots: [IndicatorDraft]
  let nodes: [IndicatorDraft]
  let leaves: [IndicatorDraft]
  private let byID: [String: IndicatorDraft]

  init(id: String, title: String, node: YAMLNode, roots: [IndicatorDraft]) {
    self.id = id
    self.title = title
    self.node = node
    self.roots = roots
    nodes = roots.flatMap(\.nodes)
    leaves = nodes.filter { !$0.isGroup }
    byID = Dictionary(nodes.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  subscript(id: String) -> IndicatorDraft? { byID[id] }

  var total: Double { roots.reduce(0) { $0 + $1.points } }

  var value: Scheme? {
    let indicators = roots.compactMap(\.value)
    return indicators.count == roots.count ? Scheme(id: id, title: title, indicators: indicators) : nil
  }
}

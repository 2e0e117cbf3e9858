// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

extension Draft {
  /// Roll-ups name indicators and boards that exist, get values from children, and do not make boards circular.
  func checkRollups(into diagnostics: inout Diagnostics) {
    for scheme in schemes {
      for leaf in scheme.leaves { checkSource(leaf, into: &diagnostics) }
    }
    for unit in units.units where unit.depth == .indicators {
      for leaf in leaves(of: unit.id) where isRolledUp(leaf, for: unit.id) {
        checkChildren(of: unit.id, leaf, into: &diagnostics)
      }
    }
    checkCircles(into: &diagnostics)
  }

  private func checkSource(_ leaf: IndicatorDraft, into diagnostics: inout Diagnostics) {
    guard let rollup = leaf.leaf?.rollup, let node = leaf.node["rollup"] else { return }
    switch rollup.source {
    case .indicator(let id):
      guard self.leaf(id) == nil, TextRule.isID(id) else { return }
      diagnostics.error(.reference(unknownLeaf(id)), at: node.place(of: "indicator"))
    case .boardScore(let id), .boardRankShare(let id):
      guard board(id) == nil, TextRule.isID(id) else { return }
      let nearest = NearestName.of(id, among: boards.map(\.value.id))
      let key = node["board_score"] != nil ? "board_score" : "board_rank_share"
      diagnostics.error(.reference(.unknown(.board, id, nearest: nearest)), at: node.place(of: key))
    }
  }

  private func checkChildren(of unit: String, _ leaf: IndicatorDraft, into diagnostics: inout Diagnostics) {
    guard let rollup = leaf.leaf?.rollup else { return }
    let children = units.children(of: unit)
    let gives: Bool
    switch rollup.source {
    case .indicator(let id):
      guard self.leaf(id) != nil else { return }
      gives = children.contains { units[$0]?.depth == .indicators && self.leaf(id, of: $0) != nil }
    case .boardScore(let id), .boardRankShare(let id):
      guard let board = board(id) else { return }
      gives = !Set(board.value.units).isDisjoint(with: children)
    }
    guard !gives else { return }
    diagnostics.error(.scheme(.rollupOfNothing(leaf: leaf.id, unit: unit)), at: leaf.node.place(of: "rollup"))
  }

  /// A board whose units roll up another board comes after it; the order must exist.
  private func checkCircles(into diagnostics: inout Diagnostics) {
    var edges: [String: [String]] = [:]
    var places: [String: Place] = [:]
    for board in boards {
      let parents = units(of: board.value, at: .indicators).filter { !units.children(of: $0).isEmpty }
      guard !parents.isEmpty, let scheme = scheme(of: board.value) else { continue }
      for leaf in scheme.leaves {
        guard let other = leaf.leaf?.rollup?.board else { continue }
        edges[board.value.id, default: []].append(other)
        places[board.value.id] = leaf.node.place(of: "rollup")
      }
    }
    for cycle in Cycles.of(edges, order: boards.map(\.value.id)) {
      guard let place = cycle.first.flatMap({ places[$0] }) else { continue }
      diagnostics.error(.scheme(.rollupCycle(cycle)), at: place)
    }
  }
}

extension Rollup {
  /// The board whose points or ranks are rolled up.
  fileprivate var board: String? {
    switch source {
    case .indicator: nil
    case .boardScore(let id), .boardRankShare(let id): id
    }
  }
}

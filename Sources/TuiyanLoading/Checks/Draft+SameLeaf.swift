// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

extension Draft {
  /// A leaf id used in two schemes is one quantity, so it is described the same way in both.
  func checkSameLeaves(into diagnostics: inout Diagnostics) {
    var first: [String: IndicatorDraft] = [:]
    for scheme in schemes {
      defer { first.merge(scheme.leaves.map { ($0.id, $0) }, uniquingKeysWith: { known, _ in known }) }
      for node in scheme.leaves {
        guard let other = first[node.id] else { continue }
        guard let here = node.leaf, let there = other.leaf, let key = here.difference(from: there) else { continue }
        diagnostics.error(
          .scheme(.differs(leaf: node.id, key: key, first: other.node.place(of: key))), at: node.node.place(of: key))
      }
    }
  }
}

extension Leaf {
  /// The first key, other than `score`, that is not the same.
  fileprivate func difference(from other: Leaf) -> String? {
    if unit != other.unit { return "unit" }
    if better != other.better { return "better" }
    if range != other.range { return "range" }
    if transform != other.transform { return "transform" }
    if frontier != other.frontier { return "frontier" }
    if survey != other.survey { return "survey" }
    if events != other.events { return "events" }
    if rollup != other.rollup { return "rollup" }
    return cumulative != other.cumulative ? "cumulative" : nil
  }
}

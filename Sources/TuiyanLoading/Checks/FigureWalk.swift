// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

/// A figure that may be uncertain, where the format allows one.
struct FigureSite {
  let key: String
  let node: YAMLNode
  let rule: QuantityRule
  /// The map it stands in.
  let parent: YAMLNode
}

/// Finds every such figure of a tree, by its shape.
enum FigureWalk {
  static func sites(_ node: YAMLNode, _ shape: Shape) -> [FigureSite] {
    var sites: [FigureSite] = []
    visit(node, shape, &sites)
    return sites
  }

  private static func visit(_ node: YAMLNode, _ shape: Shape, _ sites: inout [FigureSite]) {
    let shape = ScenarioShapes.resolve(shape)
    if let map = ScenarioShapes.map(of: shape, for: node), let entries = node.entries {
      for entry in entries {
        guard let key = map.key(entry.key) else { continue }
        if case .quantity(let rule) = key.shape {
          sites.append(FigureSite(key: entry.key, node: entry.value, rule: rule, parent: node))
        } else {
          visit(entry.value, key.shape, &sites)
        }
      }
    } else if let items = node.items {
      let item = ScenarioShapes.item(of: shape)
      for child in items { visit(child, item, &sites) }
    }
  }
}

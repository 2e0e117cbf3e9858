// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanText

extension Draft {
  /// Every layer of dynamics says what it is about and moves something, from a level that can be.
  func checkLayers(into diagnostics: inout Diagnostics) {
    for dynamics in allDynamics {
      let items = dynamics.node["overrides"]?.items ?? []
      for (node, layer) in zip(items, dynamics.value.overrides) { checkOverride(node, layer, into: &diagnostics) }
      guard tables.units.isComplete, allBoardsAreSound else { continue }
      for (name, keys, side) in [
        ("ours", dynamics.value.ours, true), ("rivals", dynamics.value.rivals, false),
        ("default", dynamics.value.base, nil), ("score", dynamics.value.score, nil),
      ] {
        guard let node = dynamics.node[name], keys != DynamicsKeys() else { continue }
        checkBlock(name, node, keys, side, into: &diagnostics)
      }
      if let drift = dynamics.node["reference"]?["drift"], !hasReference(of: nil) {
        diagnostics.warning(.layer(.movesNothing(.noReference(leaf: nil))), at: drift.place)
      }
    }
  }

  private func checkOverride(_ node: YAMLNode, _ layer: DynamicsOverride, into diagnostics: inout Diagnostics) {
    guard let entries = node.entries, !entries.isEmpty else { return }
    let selectors = ["unit", "kind", "ours", "rivals", "indicator", "reference"]
    guard entries.contains(where: { selectors.contains($0.key) }) else {
      return diagnostics.error(.layer(.noSelector), at: node.place)
    }
    guard entries.contains(where: { !(selectors + ["source", "note"]).contains($0.key) }) else {
      return diagnostics.warning(.layer(.statesNothing), at: node.place)
    }
    guard tables.units.isComplete, names(layer), allBoardsAreSound else { return }
    if layer.reference {
      guard tables.reference.isComplete, !hasReference(of: layer.indicator) else { return }
      return diagnostics.warning(.layer(.movesNothing(.noReference(leaf: layer.indicator))), at: node.place)
    }
    let reach = reach(of: layer, all: layer.keys.level != nil)
    if reach.isEmpty {
      diagnostics.warning(.layer(.movesNothing(reach.obstacle ?? .noUnit)), at: node.place)
    } else if let level = layer.keys.level {
      checkLevel(level, reach, at: node.place(of: "level"), into: &diagnostics)
    }
  }

  /// Whether what it names exists; otherwise another line says so.
  private func names(_ layer: DynamicsOverride) -> Bool {
    if let unit = layer.unit, units[unit] == nil { return false }
    if let kind = layer.kind, units.kind(kind) == nil { return false }
    if let indicator = layer.indicator, indicator != "total", leaf(indicator) == nil { return false }
    return true
  }

  private func checkBlock(
    _ name: String, _ node: YAMLNode, _ keys: DynamicsKeys, _ side: Bool?, into diagnostics: inout Diagnostics
  ) {
    let layer = DynamicsOverride(
      unit: nil, kind: nil, ours: side, indicator: name == "score" ? "total" : nil, reference: false, keys: keys)
    let reach = reach(of: layer, all: keys.level != nil)
    if side != nil, reach.isEmpty {
      diagnostics.warning(.layer(.sideWithoutLeaves(name)), at: node.place)
    } else if let level = keys.level {
      checkLevel(level, reach, at: node.place(of: "level"), into: &diagnostics)
    }
  }

  /// Published values of a leaf (nil: of any) at or before as_of; those of leaves with events are moved only where a
  /// cohort is scored by them.
  private func hasReference(of leaf: String?) -> Bool {
    guard tables.reference.isComplete else { return true }
    if let rule = leaf.flatMap({ self.leaf($0)?.leaf }), rule.events != nil {
      guard case .cohort = rule.score else { return false }
    }
    return boards.contains { board in
      guard let leaf, leaf != "total" else {
        return leaf == nil
          ? scheme(of: board.value)?.leaves.contains { known.reference($0.id, on: board.value.id) != nil } == true
          : known.reference(nil, on: board.value.id) != nil
      }
      return known.reference(leaf, on: board.value.id) != nil
    }
  }

  // MARK: - Levels

  /// A stated level is one the leaf, or the total, can have.
  private func checkLevel(
    _ level: Quantity, _ reach: LayerReach, at place: Place, into diagnostics: inout Diagnostics
  ) {
    for leaf in reach.leaves {
      guard let range = leaf.leaf?.range, warnOutside(level, leaf.id, range, at: place, into: &diagnostics) else {
        continue
      }
      return
    }
    for board in reach.boards where board.value.cumulative == nil {
      guard let scheme = scheme(of: board.value), scheme.total > 0 else { continue }
      if warnOutside(level, "total", 0...scheme.total, at: place, into: &diagnostics) { return }
    }
  }

  /// A figure that can lie, or where it has no ends mostly lies, outside a range, is said with its place.
  /// - Returns: whether it was.
  @discardableResult
  func warnOutside(
    _ figure: Quantity, _ leaf: String, _ range: ClosedRange<Double>, at place: Place,
    into diagnostics: inout Diagnostics
  ) -> Bool {
    let distribution = figure.distribution(span: range.upperBound - range.lowerBound)
    guard (try? distribution.validate()) != nil else { return false }
    let support = distribution.support
    let low = support.low.isFinite && support.high.isFinite ? support.low : distribution.quantile(0.5)
    let high = support.low.isFinite && support.high.isFinite ? support.high : low
    let slack = 1e-9 * max(abs(range.lowerBound), abs(range.upperBound))
    guard low < range.lowerBound - slack || high > range.upperBound + slack else { return false }
    diagnostics.warning(
      .data(
        .outsideRange(
          leaf: leaf, value: DecimalText.rounded(low < range.lowerBound ? low : high),
          low: DecimalText.plain(range.lowerBound), high: DecimalText.plain(range.upperBound))),
      at: place)
    return true
  }
}

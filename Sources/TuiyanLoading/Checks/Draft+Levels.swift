// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanText

extension Draft {
  /// Past so many problems of one kind the rest are only counted.
  static let listLimit = 200

  /// Every leaf of every unit at depth indicators has a level (or is known to have none) and a sigma.
  func checkLevels(into diagnostics: inout Diagnostics) {
    guard tables.units.isComplete else { return }
    var missing: [(unit: String, leaf: String)] = []
    for unit in units.units where unit.depth == .indicators {
      for leaf in leaves(of: unit.id) where needsRow(leaf, unit) { missing.append((unit.id, leaf.id)) }
    }
    if tables.history.isComplete, let asOf = frame.asOf {
      for (unit, leaf) in missing.prefix(Self.listLimit) {
        diagnostics.error(
          .data(.missingLevel(unit: unit, leaf: leaf, asOf: asOf.description)), at: tables.history.place)
      }
      if missing.count > Self.listLimit {
        diagnostics.error(.limit(.more(missing.count - Self.listLimit)), at: tables.history.place)
      }
    }
    for dynamics in allDynamics { checkSigmas(dynamics, into: &diagnostics) }
    checkLogLevels(into: &diagnostics)
    checkHistoryValues(into: &diagnostics)
  }

  private func needsRow(_ leaf: IndicatorDraft, _ unit: Unit) -> Bool {
    guard let rule = leaf.leaf, rule.events == nil, !isRolledUp(leaf, for: unit.id),
      known.leaf(leaf.id, of: unit.id) == nil
    else { return false }
    let isOurs = ours.contains(unit.id)
    return allDynamics.contains { $0.value.keys(unit: unit, isOurs: isOurs, indicator: leaf.id).level == nil }
  }

  // MARK: - Sigma, and shares of the range

  private func checkSigmas(_ dynamics: Noted<Dynamics>, into diagnostics: inout Diagnostics) {
    var missing: [String: [String]] = [:]
    var shared: Set<Place> = []
    let stated = DynamicsIndex(dynamics.value)
    for unit in units.units where unit.depth == .indicators {
      let isOurs = ours.contains(unit.id)
      for leaf in leaves(of: unit.id) {
        guard let rule = leaf.leaf, rule.events == nil, !isRolledUp(leaf, for: unit.id) else { continue }
        let keys = stated.keys(unit: unit, isOurs: isOurs, indicator: leaf.id)
        let hasLevel = keys.level != nil || known.leaf(leaf.id, of: unit.id)?.lastValue != nil
        if hasLevel, keys.sigma == nil, !canEstimate(leaf.id, for: unit.id) {
          missing[leaf.id, default: []].append(unit.id)
        }
        guard leaf.node["range"] == nil else { continue }
        for (key, figure) in [("drift", keys.drift), ("sigma", keys.sigma), ("level_sd", keys.levelSD)] {
          guard let figure, figure.needsSpan else { continue }
          let place = dynamics.node.statement(of: key, equalTo: figure)
          guard shared.insert(place).inserted else { continue }
          diagnostics.error(.figure(.shareNeedsRange(key: key, leaf: leaf.id)), at: place)
        }
      }
    }
    guard tables.history.isComplete else { return }
    for leaf in leafIDs {
      guard let units = missing.removeValue(forKey: leaf), let first = units.first else { continue }
      diagnostics.error(
        .data(.missingSigma(unit: first, leaf: leaf, others: units.count - 1)), at: dynamics.node.place)
    }
  }

  /// At least one unit of a board of this unit has two values of the leaf.
  private func canEstimate(_ leaf: String, for unit: String) -> Bool {
    boards(of: unit).contains { board in
      scheme(of: board.value)?[leaf] != nil
        && board.value.units.contains { known.leaf(leaf, of: $0)?.values ?? 0 >= 2 }
    }
  }

  // MARK: - Values against transforms and ranges

  private func checkLogLevels(into diagnostics: inout Diagnostics) {
    for unit in units.units where unit.depth == .indicators {
      for leaf in leaves(of: unit.id) where leaf.leaf?.transform == .log {
        let level = dynamics.value.keys(unit: unit, isOurs: ours.contains(unit.id), indicator: leaf.id).level
        guard let level, level.distribution(span: 1).support.low <= 0 else { continue }
        diagnostics.error(
          .scheme(.logNeedsPositive(what: "level", value: DecimalText.plain(level.distribution(span: 1).support.low))),
          at: dynamics.node.statement(of: "level", equalTo: level))
      }
    }
  }

  private func checkHistoryValues(into diagnostics: inout Diagnostics) {
    var unused: [String: (rows: Int, place: Place)] = [:]
    // Rows of leaves without points are kept beside a total on purpose: they can be backtested, and move nothing.
    let counted = Set(schemes.flatMap(\.leaves).filter { $0.points > 0 }.map(\.id))
    for row in tables.history.rows {
      guard let unit = units[row.unit.value], let leaf = leaf(row.indicator.value)?.leaf else { continue }
      if unit.depth != .indicators {
        if counted.contains(row.indicator.value) { unused[unit.id, default: (0, row.place)].rows += 1 }
        continue
      }
      guard let value = row.value.value else { continue }
      if leaf.events != nil, leaf.survey == nil, let count = value.constant, count < 0 || count.rounded() != count {
        diagnostics.error(
          .data(.countNotWhole(leaf: row.indicator.value, value: DecimalText.plain(count))), at: row.value.place)
        continue
      }
      let support = value.distribution(span: 1).support
      if leaf.transform == .log, support.low <= 0 {
        diagnostics.error(
          .scheme(.logNeedsPositive(what: "value", value: DecimalText.plain(support.low))), at: row.value.place)
      } else if let range = leaf.range, support.low < range.lowerBound || support.high > range.upperBound {
        diagnostics.warning(
          .data(
            .outsideRange(
              leaf: row.indicator.value,
              value: DecimalText.plain(support.low < range.lowerBound ? support.low : support.high),
              low: DecimalText.plain(range.lowerBound), high: DecimalText.plain(range.upperBound))),
          at: row.value.place)
      }
    }
    for (unit, found) in unused.sorted(by: { $0.value.place < $1.value.place }) {
      guard let depth = units[unit]?.depth else { continue }
      diagnostics.warning(.data(.unusedRows(unit: unit, depth: depth, rows: found.rows)), at: found.place)
    }
  }
}

extension YAMLNode {
  /// Where a `dynamics` map states a key with this figure: the last layer that does, else the map.
  func statement(of key: String, equalTo figure: Quantity) -> Place {
    let decoder = ScenarioDecoder(
      frame: TimeFrame(step: .month, asOf: nil, horizon: nil), units: UnitIndex([], isComplete: true))
    let layers = ["default", "rivals", "ours", "score"].compactMap { self[$0] } + (self["overrides"]?.items ?? [])
    return layers.last { decoder.quantity($0[key]) == figure }?[key]?.place ?? place
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanText

extension Draft {
  /// Every target, and every member of a combination, has a board, a unit on it and a time, and asks what can be told.
  func checkTargets(into diagnostics: inout Diagnostics) {
    for target in targets {
      var check = TargetCheck(draft: self, diagnostics: Diagnostics())
      let setting = TargetCheck.Setting(board: nil, units: nil, hasTime: false)
      check.check(target.node, target.value.clause, setting)
      if target.node["objective"] != nil, target.node["each"] == nil {
        check.diagnostics.error(.plan(.objectiveNeedsEach), at: target.place("objective"))
      }
      diagnostics.add(check.diagnostics)
    }
  }
}

/// Judges one target.
struct TargetCheck {
  /// What members take over.
  struct Setting {
    var board: String?
    var units: [String]?
    var hasTime: Bool
  }

  let draft: Draft
  var diagnostics: Diagnostics

  mutating func check(_ node: YAMLNode, _ clause: Clause, _ outer: Setting) {
    var setting = outer
    setting.hasTime = outer.hasTime || node["by"] != nil || node["throughout"] != nil
    if let board = node["board"], let id = board.text {
      setting.board = id
      if draft.board(id) == nil, TextRule.isID(id) {
        let nearest = NearestName.of(id, among: draft.boards.map(\.value.id))
        diagnostics.error(.reference(.unknown(.board, id, nearest: nearest)), at: board.place)
      }
    }
    if let stated = scope(node, clause) { setting.units = stated }
    let members = node.memberNodes
    guard members.isEmpty else {
      if case .atLeast(let n, _) = clause.test, n > members.count {
        diagnostics.error(
          .plan(.countTooLarge(n: n, of: members.count)), at: node["at_least"]?.place(of: "n") ?? node.place)
      }
      if case .atLeast = clause.test {
        diagnostics.once(members.map { (name: $0.written, place: $0.place) })
      }
      for (member, inner) in zip(members, clause.test.members) { check(member, inner, setting) }
      return
    }
    guard ScenarioShapes.tests.contains(where: { node[$0] != nil }) else { return }
    if setting.board == nil { diagnostics.error(.plan(.lacks(key: "board")), at: node.place) }
    if setting.units == nil { diagnostics.error(.plan(.lacks(key: "unit")), at: node.place) }
    if !setting.hasTime { diagnostics.error(.plan(.lacks(key: "by")), at: node.place) }
    guard let board = setting.board.flatMap({ draft.board($0) }), let units = setting.units else { return }
    checkUnits(units, board.value, node)
    checkTest(clause.test, node, board.value, units)
    if draft.units.isComplete, !board.value.units.isEmpty { checkBounds(clause.test, node, board.value, units) }
  }

  /// The units a clause itself names; nil where it names none.
  private mutating func scope(_ node: YAMLNode, _ clause: Clause) -> [String]? {
    if node["unit"] != nil || node["each"] != nil {
      switch clause.scope {
      case .unit(let id): return [id]
      case .each(let ids): return ids
      default: return []
      }
    }
    guard let count = node["count"] else { return nil }
    guard case .count(let ids, let n) = clause.scope else { return [] }
    if n > ids.count, !ids.isEmpty {
      diagnostics.error(.plan(.countTooLarge(n: n, of: ids.count)), at: count.place(of: "at_least"))
    }
    return ids
  }

  private mutating func checkUnits(_ units: [String], _ board: Board, _ node: YAMLNode) {
    let members = Set(board.units)
    guard !members.isEmpty else { return }
    for unit in units where draft.units[unit] != nil && !members.contains(unit) {
      let place = (node["unit"] ?? node["each"] ?? node["count"])?.place ?? node.place
      diagnostics.error(.reference(.notOnBoard(unit: unit, board: board.id)), at: place)
    }
  }

  private mutating func checkTest(_ test: Test, _ node: YAMLNode, _ board: Board, _ units: [String]) {
    switch test {
    case .rankGain(_, .published(let period)): checkSince(period, node, board, units)
    case .notBottom(let n) where n >= board.units.count && !board.units.isEmpty:
      diagnostics.error(
        .plan(.notBottomTooLarge(n: n, units: board.units.count, board: board.id)),
        at: node.place(of: "not_bottom"))
    case .indicatorValue(let id, _), .indicatorRank(let id, _):
      checkIndicator(id, node["indicator"], board)
      checkDepth(units, at: node.place(of: "indicator"))
    case .events(let id, _):
      let place = node["events"]?["indicator"]
      if let leaf = checkIndicator(id, place, board), leaf.leaf?.events == nil {
        diagnostics.error(.plan(.notEvents(leaf: id)), at: place?.place ?? node.place)
      }
      checkDepth(units, at: place?.place ?? node.place)
    case .shareOfIndicators: checkDepth(units, at: node.place(of: "share_of_indicators"))
    default: break
    }
  }

  private mutating func checkSince(_ period: Period, _ node: YAMLNode, _ board: Board, _ units: [String]) {
    guard let since = node["rank_gain"]?["since"] else { return }
    if let asOf = draft.frame.asOf, period > asOf {
      diagnostics.error(
        .time(.sinceAfterAsOf(period.description, asOf: asOf.description)), at: since.place)
      return
    }
    guard draft.tables.results.isComplete else { return }
    for unit in units where draft.units[unit] != nil && !draft.known.hasRank(of: unit, on: board.id, at: period) {
      diagnostics.error(
        .data(.rankGainNeedsRank(unit: unit, board: board.id, period: period.description)), at: since.place)
    }
  }

  @discardableResult
  private mutating func checkIndicator(_ id: String, _ node: YAMLNode?, _ board: Board) -> IndicatorDraft? {
    guard let node, TextRule.isID(id), let scheme = draft.scheme(of: board) else { return nil }
    guard let found = scheme[id] else {
      let nearest = NearestName.of(id, among: scheme.leaves.map(\.id))
      diagnostics.error(
        .reference(.notInScheme(indicator: id, board: board.id, scheme: scheme.id, nearest: nearest)),
        at: node.place)
      return nil
    }
    if found.isGroup { diagnostics.error(.reference(.isGroup(id)), at: node.place) }
    return found.isGroup ? nil : found
  }

  private mutating func checkDepth(_ units: [String], at place: Place) {
    for id in units {
      guard let unit = draft.units[id], unit.depth != .indicators else { continue }
      diagnostics.error(.plan(.needsIndicators(unit: id, depth: unit.depth)), at: place)
    }
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

extension Draft {
  /// Everything that names an owner, scheme, board, action, unit or indicator names one that exists.
  func checkReferences(into diagnostics: inout Diagnostics) {
    var names = Names(draft: self)
    for scheme in schemes {
      for node in scheme.nodes { names.check(node.node["owner"], .owner) }
    }
    for board in boards {
      names.check(board.node["scheme"], .scheme)
      checkTieBreak(board, &names)
    }
    for action in actions {
      names.check(action.node["owner"], .owner)
      for key in ["requires", "excludes"] {
        for item in action.node[key]?.items ?? [] { names.check(item, .action) }
      }
    }
    for synergy in synergies {
      for item in synergy.node["actions"]?.items ?? [] { names.check(item, .action) }
    }
    for plan in plans {
      for item in plan.node["actions"]?.items ?? [] { names.check(item["action"] ?? item, .action) }
    }
    for dynamics in allDynamics { checkOverrides(dynamics.node, &names) }
    diagnostics.add(names.diagnostics)
    checkRows(into: &diagnostics)
  }

  private func checkTieBreak(_ board: Noted<Board>, _ names: inout Names) {
    names.diagnostics.once(board.node["tie_break"]?.items ?? [])
    guard let scheme = scheme(of: board.value) else { return }
    for item in board.node["tie_break"]?.items ?? [] {
      guard let id = item.text, TextRule.isID(id), scheme[id] == nil else { continue }
      let nearest = NearestName.of(id, among: scheme.nodes.map(\.id))
      names.diagnostics.error(
        .reference(
          .notInScheme(indicator: id, board: board.value.id, scheme: scheme.id, nearest: nearest)), at: item.place)
    }
  }

  private func checkOverrides(_ dynamics: YAMLNode, _ names: inout Names) {
    for override in dynamics["overrides"]?.items ?? [] {
      names.check(override["unit"], .unit)
      names.check(override["kind"], .unitKind)
      if override["indicator"]?.text != "total" { names.check(override["indicator"], .leaf) }
    }
  }

  // MARK: - Rows of tables

  private func checkRows(into diagnostics: inout Diagnostics) {
    var names = Names(draft: self)
    for row in tables.history.rows {
      names.check(row.unit, .unit)
      names.check(row.indicator, .leaf)
    }
    for row in tables.results.rows {
      names.check(row.board, .board)
      names.check(row.unit, .unit)
    }
    for row in tables.history.strays {
      if let unit = row.unit { names.check(unit, .unit) }
      if let leaf = row.other { names.check(leaf, .leaf) }
    }
    for row in tables.results.strays {
      if let board = row.other { names.check(board, .board) }
      if let unit = row.unit { names.check(unit, .unit) }
    }
    let members = Dictionary(
      boards.map { ($0.value.id, Set($0.value.units)) }, uniquingKeysWith: { first, _ in first })
    for row in tables.results.rows {
      guard let board = members[row.board.value], !board.isEmpty, units[row.unit.value] != nil,
        !board.contains(row.unit.value)
      else { continue }
      names.diagnostics.error(
        .reference(.notOnBoard(unit: row.unit.value, board: row.board.value)), at: row.unit.place)
    }
    for row in tables.reference.rows {
      names.check(row.board, .board)
      checkReference(row, &names)
    }
    diagnostics.add(names.diagnostics)
  }

  private func checkReference(_ row: ReferenceTableRow, _ names: inout Names) {
    guard let indicator = row.indicator.value, let board = board(row.board.value),
      let scheme = scheme(of: board.value), scheme[indicator].map(\.isGroup) ?? true
    else { return }
    if scheme[indicator] != nil {
      names.diagnostics.error(.reference(.isGroup(indicator)), at: row.indicator.place)
    } else {
      let nearest = NearestName.of(indicator, among: scheme.leaves.map(\.id))
      names.diagnostics.error(
        .reference(
          .notInScheme(indicator: indicator, board: board.value.id, scheme: scheme.id, nearest: nearest)),
        at: row.indicator.place)
    }
  }
}

/// The ids of a draft by what they stand for; notes names that are not among them.
private struct Names {
  var diagnostics = Diagnostics()
  private var known: [ReferenceProblem.Kind: [String]]
  private var sets: [ReferenceProblem.Kind: Set<String>]
  private let groups: Set<String>
  private let unitsAreComplete: Bool
  /// Wrong names of table rows are said once a name and table.
  private var said: Set<String> = []

  init(draft: Draft) {
    func ids(_ key: String) -> [String] { draft.root[key]?.items?.compactMap { $0["id"]?.text } ?? [] }
    known = [
      .owner: ids("owners"), .scheme: ids("schemes"), .board: ids("boards"), .action: ids("actions"),
      .unit: draft.units.ids, .unitKind: draft.units.kinds, .leaf: draft.leafIDs,
    ]
    sets = known.mapValues { Set($0) }
    groups = Set(draft.schemes.flatMap { $0.nodes.filter(\.isGroup).map(\.id) })
    unitsAreComplete = draft.units.isComplete
  }

  mutating func check(_ node: YAMLNode?, _ kind: ReferenceProblem.Kind) {
    guard let node, let id = node.text, TextRule.isID(id) else { return }
    check(id, kind, at: node.place)
  }

  mutating func check(_ name: Located<String>, _ kind: ReferenceProblem.Kind) {
    guard sets[kind]?.contains(name.value) != true else { return }
    guard said.insert("\(name.place.file)\n\(kind)\n\(name.value)").inserted else { return }
    check(name.value, kind, at: name.place)
  }

  private mutating func check(_ id: String, _ kind: ReferenceProblem.Kind, at place: Place) {
    guard sets[kind]?.contains(id) != true else { return }
    if [.unit, .unitKind].contains(kind), !unitsAreComplete { return }
    if kind == .leaf, groups.contains(id) { return diagnostics.error(.reference(.isGroup(id)), at: place) }
    let nearest = NearestName.of(id, among: known[kind] ?? [])
    diagnostics.error(.reference(.unknown(kind, id, nearest: nearest)), at: place)
  }
}

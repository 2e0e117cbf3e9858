// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

/// A scenario that is read but not yet judged: values beside the nodes they come from.
struct Draft: Sendable {
  let root: YAMLNode
  let frame: TimeFrame
  let tables: ScenarioTables
  let units: UnitIndex
  let schemes: [SchemeDraft]
  let boards: [Noted<Board>]
  let dynamics: Noted<Dynamics>
  let owners: [Noted<Owner>]
  let actions: [Noted<Action>]
  let synergies: [Noted<Synergy>]
  let futures: [Noted<Future>]
  /// Each future's patched `dynamics`, for those that patch it.
  let futureDynamics: [Noted<Dynamics>]
  /// Points set on the command line, as a future's rules; nil: none.
  let settings: Noted<Future>?
  let targets: [Noted<Target>]
  let plans: [Noted<StoredPlan>]
  let ours: Set<String>
  let known: KnownValues

  private let schemeIndex: [String: Int]
  private let unitBoards: [String: [Int]]
  /// The first description of each leaf.
  private let leafIndex: [String: IndicatorDraft]

  init(
    root: YAMLNode, points: [YAMLEntry], frame: TimeFrame, tables: ScenarioTables, into diagnostics: inout Diagnostics
  ) {
    let units = UnitIndex(
      tables.units.rows.map {
        Unit(
          id: $0.id.value, title: $0.title.value, kind: $0.kind.value, parent: $0.parent.value, depth: $0.depth.value)
      }, isComplete: tables.units.isComplete)
    var decoder = ScenarioDecoder(frame: frame, units: units)
    self.root = root
    self.frame = frame
    self.tables = tables
    self.units = units
    schemes = decoder.schemes(root["schemes"])
    boards = decoder.boards(root["boards"])
    dynamics = Noted(value: decoder.dynamics(root["dynamics"]), node: root["dynamics"] ?? root)
    owners = decoder.owners(root["owners"])
    actions = decoder.actions(root["actions"])
    synergies = decoder.synergies(root["synergies"])
    (futures, futureDynamics) = decoder.futures(root)
    settings = points.isEmpty ? nil : decoder.settings(points)
    targets = decoder.targets(root["targets"])
    plans = decoder.plans(root["plans"])
    let stated = root["ours"].map { decoder.selected($0) }
    ours = Set(stated ?? actions.flatMap(\.value.units) + targets.flatMap { $0.value.clause.units })
    known = KnownValues(tables: tables, asOf: frame.asOf)
    schemeIndex = Dictionary(schemes.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    unitBoards = boards.enumerated().reduce(into: [:]) { index, board in
      for unit in board.element.value.units { index[unit, default: []].append(board.offset) }
    }
    leafIndex = Dictionary(
      schemes.flatMap(\.leaves).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    diagnostics.add(decoder.diagnostics)
  }

  func scheme(_ id: String) -> SchemeDraft? { schemeIndex[id].map { schemes[$0] } }
  func scheme(of board: Board) -> SchemeDraft? { scheme(board.scheme) }
  func board(_ id: String) -> Noted<Board>? { boards.first { $0.value.id == id } }
  func boards(of unit: String) -> [Noted<Board>] { (unitBoards[unit] ?? []).map { boards[$0] } }
  func leaf(_ id: String) -> IndicatorDraft? { leafIndex[id] }
  var leafIDs: [String] { schemes.flatMap { $0.leaves.map(\.id) } }

  /// The leaf for a unit: the first of that id on a board the unit is ranked on.
  func leaf(_ id: String, of unit: String) -> IndicatorDraft? {
    boards(of: unit).lazy.compactMap { scheme(of: $0.value)?[id] }.first { !$0.isGroup }
  }

  /// Every leaf of every scheme a unit is ranked on, each id once.
  func leaves(of unit: String) -> [IndicatorDraft] {
    var seen = Set<String>()
    let schemes = boards(of: unit).compactMap { scheme(of: $0.value) }
    return schemes.flatMap(\.leaves).filter { seen.insert($0.id).inserted }
  }

  /// Units at a depth that stand on a board, in the order of `units.csv`.
  func units(of board: Board, at depth: Depth) -> [String] {
    board.units.filter { units[$0]?.depth == depth }
  }

  /// Whether a unit's leaf is made from its children.
  func isRolledUp(_ leaf: IndicatorDraft, for unit: String) -> Bool {
    leaf.leaf?.rollup != nil && !units.children(of: unit).isEmpty
  }

  /// The scenario's dynamics, and each future's that differ.
  var allDynamics: [Noted<Dynamics>] { [dynamics] + futureDynamics }
}

extension Clause {
  /// Every unit this clause or a member of it names.
  var units: [String] {
    let own: [String] =
      switch scope {
      case .unit(let id): [id]
      case .each(let ids), .count(let ids, _): ids
      case .inherited: []
      }
    return own + test.members.flatMap(\.units)
  }
}

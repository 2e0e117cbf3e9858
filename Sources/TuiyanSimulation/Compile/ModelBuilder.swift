// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics
import TuiyanPlans
import TuiyanTrends

/// The compiled arrays while they are being made.
struct ModelBuilder {
  let scenario: Scenario
  /// Steps from its as_of to the horizon.
  let steps: Int
  /// How many steps before its as_of the run begins that what is made here becomes part of.
  let begins: Int
  let worlds: Worlds
  /// The dynamics of `worlds`, each with its index.
  let dynamics: [DynamicsIndex]
  let unitIndex: [String: Int]
  let ours: Set<String>
  let lookup: ObservedValues
  let cohorts: LeafCohorts
  let estimates: PooledEstimates
  /// Units on a board with rank-only units start without ε₀.
  let exactUnits: Set<String>

  var notes: Set<ModelNote> = []
  /// Panels fitted for the units that state no dynamics.
  var book = EstimateBook()
  /// Panels of that run that come before those of the book.
  let panelOffset: Int
  /// Panels of what begins later.
  var laterPanels: [EstimatedPanel] = []
  /// Boards, by id, whose whole order of a later period is contradicted by totals known then.
  var contradicted: [Period: Set<String>] = [:]
  /// By degrees of freedom: a map takes hundreds of quantiles to make, and thousands of processes share it.
  var tailMaps: [Double: StudentTails] = [:]
  /// Sizes of effects: a PERT's table takes hundreds of quantiles to make, and counties share one.
  var sizes: [Distribution: Parameter] = [:]
  var leaves: [CompiledLeaf] = []
  var leafIndex: [String: Int] = [:]
  var cells: [Cell] = []
  /// [unit index: [leaf index: cell index]].
  var cellIndex: [Int: [Int: Int]] = [:]
  var totals: [TotalProcess] = []
  var boards: [CompiledBoard] = []
  let slots: [ActionSlot]
  var deeds: [Deed] = []
  var deedOrder: [Int] = []
  var sizeLanes = 0
  var cellEffects: [[DeedEffect]] = []
  var totalEffects: [[DeedEffect]] = []
  var targets: [CompiledTarget] = []

  /// - Parameters:
  ///   - begins: see there; 0: it is the run itself.
  ///   - panelOffset: see there.
  init(_ scenario: Scenario, begins: Int = 0, panelOffset: Int = 0) {
    self.scenario = scenario
    self.begins = begins
    self.panelOffset = panelOffset
    steps = scenario.horizon.ordinal - scenario.asOf.ordinal
    worlds = Worlds(scenario)
    dynamics = worlds.dynamics.map { DynamicsIndex($0) }
    unitIndex = Dictionary(uniqueKeysWithValues: scenario.units.enumerated().map { ($1.id, $0) })
    ours = Set(scenario.ours)
    lookup = ObservedValues(scenario)
    cohorts = LeafCohorts(scenario)
    estimates = PooledEstimates(scenario, cohorts: cohorts, observed: lookup)
    slots = ActionSlot.all(of: scenario)
    let rankUnits = Set(scenario.units.filter { $0.depth == .rank }.map(\.id))
    exactUnits = Set(scenario.boards.filter { $0.units.contains(where: rankUnits.contains) }.flatMap(\.units))
  }

  /// Boards that have rank-only members, by index.
  var rankOnlyBoards: [Int] {
    scenario.boards.indices.filter { index in
      scenario.boards[index].units.contains { scenario.units[unitIndex[$0, default: 0]].depth == .rank }
    }
  }

  mutating func size(_ distribution: Distribution) -> Parameter {
    if let known = sizes[distribution] { return known }
    let size = Parameter(distribution)
    sizes[distribution] = size
    return size
  }

  func scheme(of board: Board) -> Scheme {
    scenario.schemes.first { $0.id == board.scheme } ?? scenario.schemes[0]
  }
}

extension Set<ModelNote> {
  /// Notes in an order that does not depend on hashing.
  var sortedNotes: [ModelNote] { sorted { "\($0)" < "\($1)" } }
}

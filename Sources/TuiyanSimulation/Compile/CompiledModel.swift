// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics
import TuiyanPlans
import TuiyanTrends

/// A scenario as dense arrays: every id resolved, every parameter merged, every order fixed.
///
/// Nothing in it is random; the same model serves any seed.
public final class CompiledModel: Sendable {
  public let scenario: Scenario
  /// Facts about the model that a reader must know.
  public let notes: [ModelNote]
  /// What was estimated from history: leaves by id, then totals by board.
  public let estimates: [ModelEstimate]

  /// Boards, by id, whose whole order of a later period was left alone: totals known then contradict it.
  public let contradicted: [Period: Set<String>]

  /// Steps after as_of.
  let steps: Int
  let worlds: Worlds
  let leaves: [CompiledLeaf]
  let cells: [Cell]
  /// Leaves that are drawn as sums; their cells have no value.
  let sums: [SummedLeaves]
  private let sumPlaces: [SummedLeaves.Place: Int]
  let totals: [TotalProcess]
  /// Panels that processes without stated dynamics take their paths from.
  let panels: [EstimatedPanel]
  let boards: [CompiledBoard]
  let slots: [ActionSlot]
  let deeds: [Deed]
  /// Deeds with those they require before them.
  let deedOrder: [Int]
  /// Lanes that the sizes of all deeds take.
  let sizeLanes: Int
  /// [cells]: what may move each, in the order rate, add, close, set, lift.
  let cellEffects: [[DeedEffect]]
  /// [totals]: the same for totals.
  let totalEffects: [[DeedEffect]]
  let targets: [CompiledTarget]
  /// Cells and boards in an order in which each comes after what it is made from.
  let order: [EvaluationTask]
  /// [slots]: what a change of the slot can move directly.
  let reach: [SlotReach]

  /// The index of a member's sum; nil where all its leaves are drawn one by one.
  func sum(board: Int, member: Int) -> Int? { sumPlaces[SummedLeaves.Place(board: board, member: member)] }

  /// The same model with every leaf drawn by itself.
  var withEveryLeaf: CompiledModel { whole ?? self }
  private let whole: CompiledModel?

  /// Compiles a valid scenario.
  /// - Parameter drawsEveryLeaf: no leaves are drawn as sums; see `SummedLeaves`.
  /// - Throws: `DiagnosticList` where roll-ups run in a circle, or where a rank-only board's known totals contradict
  ///   its published order: the two things that show only once the scores are computed.
  public convenience init(_ scenario: Scenario, drawsEveryLeaf: Bool = false) throws(DiagnosticList) {
    try self.init(scenario) { drawsEveryLeaf ? [] : SummedLeaves.all(of: $0) }
  }

  /// Compiles a scenario that differs from another one's in actions and targets alone, which look at no leaf that is
  /// summed there: rivals move in both as they do in the other.
  public convenience init(_ scenario: Scenario, withSumsOf other: CompiledModel) throws(DiagnosticList) {
    try self.init(scenario) { _ in other.sums }
  }

  /// Compiles a scenario some of whose quantities begin anew at figures of later periods; every leaf is drawn by itself.
  ///
  /// All else goes on from as_of, draw for draw as it does without those figures.
  public convenience init(_ scenario: Scenario, later figures: LaterFigures) throws(DiagnosticList) {
    let made = try ModelBuilder.whole(scenario, later: figures)
    self.init(builder: made.builder, order: made.order)
  }

  private convenience init(
    _ scenario: Scenario, summing: (CompiledModel) -> [SummedLeaves]
  ) throws(DiagnosticList) {
    let made = try ModelBuilder.whole(scenario, later: nil)
    let whole = CompiledModel(builder: made.builder, order: made.order)
    let sums = summing(whole)
    self.init(builder: made.builder, order: made.order, sums: sums, whole: sums.isEmpty ? nil : whole)
  }

  /// - Parameter whole: the same model with every leaf drawn by itself, where leaves are summed.
  init(
    builder: ModelBuilder, order: [EvaluationTask], sums: [SummedLeaves] = [], whole: CompiledModel? = nil
  ) {
    self.whole = whole
    self.sums = sums
    sumPlaces = Dictionary(
      uniqueKeysWithValues: sums.enumerated().map { (SummedLeaves.Place(board: $1.board, member: $1.member), $0) })
    scenario = builder.scenario
    let learnt = builder.book.estimates
    estimates = learnt
    notes = builder.notes.sortedNotes + (sums.isEmpty ? [] : [.summed(SummedNote(sums))]) + learnt.map { .learnt($0) }
    panels = builder.book.panels + builder.laterPanels
    contradicted = builder.contradicted
    steps = builder.steps
    worlds = builder.worlds
    leaves = builder.leaves
    var cells = builder.cells
    for cell in sums.flatMap(\.cells) { cells[cell] = cells[cell].summed }
    self.cells = cells
    totals = builder.totals
    boards = builder.boards
    slots = builder.slots
    deeds = builder.deeds
    deedOrder = builder.deedOrder
    sizeLanes = builder.sizeLanes
    cellEffects = builder.cellEffects
    totalEffects = builder.totalEffects
    targets = builder.targets
    self.order = order
    reach = SlotReach.all(
      slots: builder.slots, deeds: builder.deeds, cellEffects: builder.cellEffects, totalEffects: builder.totalEffects)
  }
}

/// The futures as dense arrays: which dynamics and which rules hold in each.
struct Worlds: Sendable {
  /// Futures run (1 where the scenario has none).
  let count: Int
  /// Futures without probabilities: every one is run with all replications.
  let areApart: Bool
  /// [futures]: upper ends of their shares of the unit interval.
  let cumulative: [Double]
  /// The future with the largest share, the first among equals.
  var mostProbable: Int {
    let shares = cumulative.indices.map { cumulative[$0] - ($0 > 0 ? cumulative[$0 - 1] : 0) }
    return shares.indices.max { (shares[$0], -$0) < (shares[$1], -$1) } ?? 0
  }
  /// [futures]: index of the dynamics that hold.
  let dynamicsOf: [Int]
  /// The distinct dynamics.
  let dynamics: [Dynamics]
  /// [futures]: index of the rule set in force from `rulesFrom` on.
  let rulesOf: [Int]
  let rulesFrom: [Int]
  /// The changes of each rule set; the first is the scenario's own rules.
  let rules: [[Future.RuleChange]]

  init(_ scenario: Scenario) {
    let futures = scenario.futures
    count = max(1, futures.count)
    areApart = !futures.isEmpty && futures.allSatisfy { $0.probability == nil }
    var sum = 0.0
    cumulative = futures.map { future in
      sum += future.probability ?? 0
      return sum
    }
    var dynamics = [scenario.dynamics]
    var rules: [[Future.RuleChange]] = [[]]
    var dynamicsOf: [Int] = []
    var rulesOf: [Int] = []
    for future in futures {
      if let known = dynamics.firstIndex(of: future.dynamics) {
        dynamicsOf.append(known)
      } else {
        dynamics.append(future.dynamics)
        dynamicsOf.append(dynamics.count - 1)
      }
      if future.rules.isEmpty {
        rulesOf.append(0)
      } else {
        rules.append(future.rules)
        rulesOf.append(rules.count - 1)
      }
    }
    self.dynamics = dynamics
    self.rules = rules
    self.dynamicsOf = dynamicsOf.isEmpty ? [0] : dynamicsOf
    self.rulesOf = rulesOf.isEmpty ? [0] : rulesOf
    rulesFrom = futures.isEmpty ? [0] : futures.map { ($0.from ?? scenario.asOf).ordinal - scenario.asOf.ordinal }
  }
}

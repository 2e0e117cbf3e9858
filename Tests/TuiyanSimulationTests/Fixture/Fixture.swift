// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics
import TuiyanSimulation

/// A small scenario written in code: monthly from 2022-01 (h = 0), one board `board` on one scheme `scheme`.
///
/// Nothing moves unless a test says so: the default dynamics are still (sigma 0, drift 0, rho 1, damping 1, common 0).
struct Fixture {
  static let step = Step.month
  static let still = DynamicsKeys(
    levelSD: Quantity(0), drift: Quantity(0), sigma: Quantity(0), rho: 1, damping: 1, common: 0)

  /// The last step h.
  var horizon = 1
  var seed: UInt64 = 20_220_101
  var units: [Unit] = []
  var history: [Observation] = []
  var results: [PublishedResult] = []
  var reference: [ReferenceRow] = []
  var ours: [String] = []
  var schemes: [Scheme] = []
  var boards: [Board] = []
  var dynamics = Dynamics(base: Fixture.still, score: Fixture.still)
  var actions: [Action] = []
  var synergies: [Synergy] = []
  var futures: [Future] = []
  var targets: [Target] = []

  /// The period h steps after as_of; negative is the past.
  static func period(_ h: Int) -> Period { Period(step: step, ordinal: 2022 * step.perYear + h) }

  // MARK: Units and tables

  /// Adds a unit and the last values of its leaves (nil: an empty cell).
  mutating func unit(
    _ id: String, _ levels: [String: Double?] = [:], kind: String = "city", parent: String? = nil
  ) {
    units.append(Unit(id: id, title: id, kind: kind, parent: parent, depth: .indicators))
    for (leaf, value) in levels.sorted(by: { $0.key < $1.key }) {
      history.append(
        Observation(unit: id, indicator: leaf, period: Self.period(0), value: value.map { Quantity($0) }))
    }
  }

  /// Adds a unit of which only the total on a board is known.
  mutating func scoreOnly(_ id: String, _ total: Double, on board: String = "board") {
    units.append(Unit(id: id, title: id, kind: "city", parent: nil, depth: .score))
    published(id, score: total, on: board)
  }

  /// Adds a unit of which only the rank on a board is known.
  mutating func rankOnly(_ id: String, _ rank: Int, on board: String = "board") {
    units.append(Unit(id: id, title: id, kind: "city", parent: nil, depth: .rank))
    published(id, rank: rank, on: board)
  }

  /// Adds a row of published results.
  mutating func published(
    _ unit: String, score: Double? = nil, rank: Int? = nil, on board: String = "board", at h: Int = 0
  ) {
    results.append(
      PublishedResult(
        board: board, unit: unit, period: Self.period(h), score: score.map { Quantity($0) }, rank: rank))
  }

  /// Adds a row of the superior level's reference values; nil leaf: the total.
  mutating func reference(
    _ leaf: String?, best: Double? = nil, mean: Double? = nil, worst: Double? = nil, on board: String = "board",
    at h: Int = 0
  ) {
    reference.append(
      ReferenceRow(board: board, indicator: leaf, period: Self.period(h), best: best, mean: mean, worst: worst))
  }

  // MARK: Schemes and boards

  mutating func scheme(_ nodes: [IndicatorNode], id: String = "scheme") {
    schemes.append(Scheme(id: id, title: id, indicators: nodes))
  }

  /// Adds a board; without `units`, of all units added so far.
  mutating func board(
    _ id: String = "board", units ids: [String]? = nil, scheme: String = "scheme", ties: Board.Ties = .min,
    tieBreak: [String] = [], decimals: Int? = nil, cumulative: RunningTotal? = nil
  ) {
    boards.append(
      Board(
        id: id, title: id, units: ids ?? units.map(\.id), scheme: scheme, release: [], ties: ties,
        tieBreak: tieBreak, decimals: decimals, cumulative: cumulative))
  }

  /// Adds a layer of dynamics for one unit, one leaf, or one unit's leaf.
  mutating func moving(_ unit: String? = nil, _ leaf: String? = nil, kind: String? = nil, _ keys: DynamicsKeys) {
    dynamics.overrides.append(
      DynamicsOverride(unit: unit, kind: kind, ours: nil, indicator: leaf, reference: false, keys: keys))
  }

  /// The scenario; boards default to one of all units.
  var scenario: Scenario {
    var copy = self
    if copy.boards.isEmpty { copy.board() }
    return Scenario(
      id: "fixture", title: "fixture", asOf: Self.period(0), horizon: Self.period(horizon), step: Self.step,
      seed: seed, illustrative: true, units: units, history: history, results: results, reference: reference,
      ours: ours, schemes: schemes, boards: copy.boards, dynamics: dynamics, owners: [], actions: actions,
      synergies: synergies, budget: Budget(), futures: futures, targets: targets, plans: [],
      provenance: ProvenanceCount(), changes: [], warnings: [], digest: "0000000000000000", expectations: nil)
  }
}

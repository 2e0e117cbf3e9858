// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

/// Tells for one event whether each decision helps it, can only hurt it, or cannot matter.
///
/// A test of one leaf's value rests on that leaf of that unit alone (and on what is rolled up into it); a test of a
/// score or a rank rests on all leaves of the scheme that move, and for a rank on the other units too.
struct SlotSense {
  enum Sense: Sendable { case helps, hurts, neutral }

  /// The values an event rests on, and the units whose good is its harm.
  private struct Stake {
    var own: Set<Cell> = []
    var against: Set<String> = []
    /// The good of one of `against` may be another one's harm, and so the event's good: a decision for any of them could
    /// go either way.
    var isOpen = false
    /// Units that move one of `against` from below, in a direction that nobody looked into.
    var feeding: Set<String> = []
    var isCertain = true
  }

  /// One leaf of one unit (`total` for a unit known by its total): what an effect moves.
  private struct Cell: Hashable {
    let unit: String
    let leaf: String
  }

  /// What a decision does to the values of a stake.
  private struct Touch {
    var helps = false
    /// Every effect there can only better it, or leaves it alone.
    var improves = true
    /// Nothing it does there fades, or it can start at one step only.
    var isOrdered = true
  }

  private let scoring: ScoringSense
  private let rules: PlanRules
  private let scenario: Scenario
  /// [slots]: all that it touches can only get better.
  private let improves: [Bool]

  init(_ scenario: Scenario, _ rules: PlanRules) {
    let scoring = ScoringSense(scenario)
    self.scoring = scoring
    self.rules = rules
    self.scenario = scenario
    improves = rules.slots.map { scoring.improves(scenario.actions[$0.action], in: scenario) }
  }

  /// [slots]; nil where something is not certain.
  func classify(_ units: [String], _ clause: Clause) -> [Sense]? {
    var stake = Stake()
    for unit in units { add(clause, unit, to: &stake) }
    guard stake.isCertain else { return nil }
    let touches = touches(stake.own)
    var senses: [Sense] = []
    for (slot, touch) in touches.enumerated() {
      let units = rules.facts[slot].units
      let hurts = units.contains { stake.against.contains($0) }
      if hurts && stake.isOpen || units.contains(where: stake.feeding.contains) { return nil }
      if touch.helps && (hurts || !touch.improves || !touch.isOrdered) || hurts && !improves[slot] { return nil }
      senses.append(touch.helps ? .helps : hurts ? .hurts : .neutral)
    }
    return withEnablers(senses, touches)
  }

  // MARK: Decisions

  /// [slots]: by its own effects, and by those it makes stronger.
  private func touches(_ own: Set<Cell>) -> [Touch] {
    var touches = rules.facts.indices.map { touch($0, own) }
    let moving = touches.indices.filter { touches[$0].helps }
    for slot in touches.indices where !touches[slot].helps {
      guard moving.contains(where: { strengthens(slot, $0) }) else { continue }
      touches[slot].helps = true
      touches[slot].improves = scoring.synergiesHelp(scenario.actions[rules.slots[slot].action], in: scenario)
    }
    return touches
  }

  private func touch(_ slot: Int, _ own: Set<Cell>) -> Touch {
    let action = scenario.actions[rules.slots[slot].action]
    let fact = rules.facts[slot]
    var touch = Touch()
    for effect in action.effects {
      guard fact.units.contains(where: { own.contains(Cell(unit: $0, leaf: effect.indicator)) }) else { continue }
      touch.helps = true
      touch.improves = touch.improves && scoring.improves(effect)
      touch.isOrdered = touch.isOrdered && (effect.fade == nil || fact.window.count <= 1)
    }
    if touch.helps { touch.improves = touch.improves && scoring.synergiesHelp(action, in: scenario) }
    return touch
  }

  /// Whether two decisions are partners of a synergy on some unit.
  private func strengthens(_ slot: Int, _ other: Int) -> Bool {
    let ids = [slot, other].map { rules.facts[$0].action }
    guard scenario.synergies.contains(where: { $0.actions.contains(ids[0]) && $0.actions.contains(ids[1]) }) else {
      return false
    }
    return rules.facts[slot].units.contains { rules.facts[other].units.contains($0) }
  }

  /// A decision that another needs helps with it; nil where it would help both sides.
  private func withEnablers(_ senses: [Sense], _ touches: [Touch]) -> [Sense]? {
    var result = senses
    for slot in rules.order.reversed() {
      let dependents = rules.neededBy[slot]
      guard dependents.contains(where: { result[$0] == .helps }) else {
        if result[slot] == .neutral && dependents.contains(where: { result[$0] == .hurts }) { result[slot] = .hurts }
        continue
      }
      // A second way for something harmful to get done would hurt though the plan need not contain it.
      let opensHarm = dependents.contains { dependent in
        result[dependent] == .hurts && rules.needs[dependent].contains { $0.contains(slot) && $0.count > 1 }
      }
      if result[slot] == .hurts || opensHarm || !touches[slot].isOrdered { return nil }
      result[slot] = .helps
    }
    return result
  }

  // MARK: What an event rests on

  private func add(_ clause: Clause, _ unit: String, to stake: inout Stake) {
    switch clause.test {
    case .all(let members), .any(let members), .atLeast(_, of: let members):
      for member in members { addMember(member, unit, to: &stake) }
    case .rank, .rankGain, .notBottom, .shareOfIndicators:
      if case .shareOfIndicators(.valueAtBest, _) = clause.test, losesPoints(on: clause.board) {
        stake.isCertain = false
      }
      rest(on: unit, board: clause.board, ranked: true, &stake)
    case .score:
      rest(on: unit, board: clause.board, ranked: false, &stake)
    case .indicatorValue(let id, let bound), .events(let id, let bound):
      stake.isCertain = stake.isCertain && rises(id, bound, board: clause.board)
      rest(on: id, of: unit, &stake)
    case .indicatorRank(let id, _):
      // Places on a leaf follow values, not points: no cohort comes in.
      rest(on: id, of: unit, &stake)
      oppose(unit, board: clause.board, isOpen: scoring.ranksDensely(on: clause.board), &stake)
    }
  }

  private func addMember(_ member: Clause, _ unit: String, to stake: inout Stake) {
    switch member.scope {
    case .inherited: add(member, unit, to: &stake)
    case .unit(let own): add(member, own, to: &stake)
    case .each(let units), .count(let units, _): for own in units { add(member, own, to: &stake) }
    }
  }

  /// Points below zero turn a share of the best upside down.
  private func losesPoints(on board: String) -> Bool {
    (scoring.scheme(of: board)?.leaves ?? []).contains { node in
      if case .perEvent? = node.leaf?.score { return node.points > 0 }
      return false
    }
  }

  /// Whether a bound on a leaf's value can only be reached by getting better.
  private func rises(_ id: String, _ bound: Test.Bound, board: String) -> Bool {
    guard let leaf = scoring.scheme(of: board)?.leaves.first(where: { $0.id == id })?.leaf else { return false }
    if case .atLeast = bound { return leaf.sign > 0 }
    return leaf.sign < 0
  }

  /// Adds a unit on a board with everything that is rolled up into it.
  private func rest(on unit: String, board: String, ranked: Bool, _ stake: inout Stake) {
    stake.isCertain = stake.isCertain && scoring.isMonotone(board: board)
    stake.own.insert(Cell(unit: unit, leaf: "total"))
    for id in scoring.movedLeaves(of: board) { rest(on: id, of: unit, &stake) }
    guard ranked || scoring.competes(on: board) else { return }
    // One rival's better value can take points from another: a place is won though nothing was done for it.
    let isOpen = ranked && (scoring.competes(on: board) || scoring.ranksDensely(on: board))
    oppose(unit, board: board, isOpen: isOpen, &stake)
  }

  /// Sets the other units of a board against the event.
  private func oppose(_ unit: String, board: String, isOpen: Bool, _ stake: inout Stake) {
    stake.isOpen = stake.isOpen || isOpen
    for other in scoring.units(of: board) where other != unit {
      stake.against.insert(other)
      stake.feeding.formUnion(scoring.feeding(other, on: board))
    }
  }

  /// Adds the measured value of a unit's leaf, with everything that is rolled up into it.
  private func rest(on id: String, of unit: String, _ stake: inout Stake) {
    guard stake.own.insert(Cell(unit: unit, leaf: id)).inserted else { return }
    guard let leaf = scoring.leaf(id), !scoring.noiseDependsOnLevel(leaf) else {
      stake.isCertain = false
      return
    }
    let children = scoring.children(of: unit)
    guard let rollup = leaf.rollup, !children.isEmpty else { return }
    switch rollup.source {
    case .indicator(let source):
      stake.isCertain = stake.isCertain && leadsOneWay(leaf, from: source, rollup.take)
      for child in children { rest(on: source, of: child, &stake) }
    case .boardScore(let board), .boardRankShare(let board):
      var ranked = false
      if case .boardRankShare = rollup.source { ranked = true }
      stake.isCertain = stake.isCertain && leaf.sign > 0
      let members = scoring.units(of: board)
      for child in children where members.contains(child) { rest(on: child, board: board, ranked: ranked, &stake) }
    }
  }

  /// Whether a child's better value is the parent's better value.
  private func leadsOneWay(_ leaf: Leaf, from id: String, _ take: Rollup.Take) -> Bool {
    guard let source = scoring.leaf(id) else { return false }
    if case .shareAtLeast = take { return leaf.sign > 0 }
    return source.sign == leaf.sign
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

/// Tells for one event whether each decision helps it, can only hurt it, or cannot matter.
struct SlotSense {
  enum Sense: Sendable { case helps, hurts, neutral }

  /// The units an event rests on, and those whose good is its harm.
  private struct Stake {
    var own: Set<String> = []
    var against: Set<String> = []
    var isCertain = true
  }

  private let scoring: ScoringSense
  private let rules: PlanRules
  /// [slots]: what it touches can only get better.
  private let improves: [Bool]
  /// [slots]: nothing it does fades, or it can start at one step only.
  private let startsAreOrdered: [Bool]

  init(_ scenario: Scenario, _ rules: PlanRules, _ classes: StartClasses) {
    let scoring = ScoringSense(scenario)
    self.scoring = scoring
    self.rules = rules
    improves = rules.slots.map { scoring.improves(scenario.actions[$0.action], in: scenario) }
    startsAreOrdered = rules.facts.indices.map { classes.earlierIsStronger[$0] || rules.facts[$0].window.count <= 1 }
  }

  /// [slots]; nil where something is not certain.
  func classify(_ units: [String], _ clause: Clause) -> [Sense]? {
    var stake = Stake()
    for unit in units { add(clause, unit, to: &stake) }
    guard stake.isCertain else { return nil }
    var senses: [Sense] = []
    for slot in rules.facts.indices {
      let touched = rules.facts[slot].units
      let onOwn = touched.contains { stake.own.contains($0) }
      let onOthers = touched.contains { stake.against.contains($0) }
      if onOwn && onOthers || (onOwn || onOthers) && !improves[slot] { return nil }
      if onOwn && !startsAreOrdered[slot] { return nil }
      senses.append(onOwn ? .helps : onOthers ? .hurts : .neutral)
    }
    return withEnablers(senses)
  }

  /// A decision that another needs helps with it; nil where it would help both sides.
  private func withEnablers(_ senses: [Sense]) -> [Sense]? {
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
      if result[slot] == .hurts || opensHarm || !startsAreOrdered[slot] { return nil }
      result[slot] = .helps
    }
    return result
  }

  private func add(_ clause: Clause, _ unit: String, to stake: inout Stake) {
    switch clause.test {
    case .all(let members), .any(let members), .atLeast(_, of: let members):
      for member in members { addMember(member, unit, to: &stake) }
    case .rank, .rankGain, .notBottom, .indicatorRank, .shareOfIndicators:
      if case .shareOfIndicators(.valueAtBest, _) = clause.test, losesPoints(on: clause.board) {
        stake.isCertain = false
      }
      rest(on: unit, board: clause.board, ranked: true, &stake)
    case .score:
      rest(on: unit, board: clause.board, ranked: false, &stake)
    case .indicatorValue(let id, let bound), .events(let id, let bound):
      stake.isCertain = stake.isCertain && rises(id, bound, board: clause.board)
      rest(on: unit, board: clause.board, ranked: false, &stake)
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
    stake.own.insert(unit)
    for leaf in scoring.movedLeaves(of: board) where leaf.rollup != nil { rollUp(leaf, unit, &stake) }
    guard ranked || scoring.competes(on: board) else { return }
    for other in scoring.units(of: board) where other != unit { addBelow(other, to: &stake.against) }
  }

  private func rollUp(_ leaf: Leaf, _ unit: String, _ stake: inout Stake) {
    let children = scoring.children(of: unit)
    guard let rollup = leaf.rollup, !children.isEmpty else { return }
    switch rollup.source {
    case .indicator(let id):
      stake.isCertain = stake.isCertain && leadsOneWay(leaf, from: id, rollup.take)
      // A child's leaf may be rolled up itself: everything below counts.
      for child in children { addBelow(child, to: &stake.own) }
    case .boardScore(let board), .boardRankShare(let board):
      var ranked = false
      if case .boardRankShare = rollup.source { ranked = true }
      stake.isCertain = stake.isCertain && leaf.sign > 0
      let members = scoring.units(of: board)
      for child in children where members.contains(child) {
        rest(on: child, board: board, ranked: ranked, &stake)
      }
    }
  }

  private func addBelow(_ unit: String, to units: inout Set<String>) {
    guard units.insert(unit).inserted else { return }
    for child in scoring.children(of: unit) { addBelow(child, to: &units) }
  }

  /// Whether a child's better value is the parent's better value.
  private func leadsOneWay(_ leaf: Leaf, from id: String, _ take: Rollup.Take) -> Bool {
    guard let source = scoring.leaf(id) else { return false }
    if source.survey.map({ $0.sd == nil }) ?? false { return false }
    if case .shareAtLeast = take { return leaf.sign > 0 }
    return source.sign == leaf.sign
  }
}

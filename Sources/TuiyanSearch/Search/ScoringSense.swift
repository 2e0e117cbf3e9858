// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

/// What can be said of a scenario's scoring for certain: where a better value never means fewer points.
///
/// Only leaves that some action moves (or that are rolled up from such) are looked at: the others do not change.
struct ScoringSense {
  private let schemes: [String: Scheme]
  private let boards: [String: Board]
  private let children: [String: [String]]
  /// Units known by indicators.
  private let detailed: Set<String>
  /// By leaf id; of leaves that several schemes have, any will do.
  private let leaves: [String: Leaf]
  /// By scheme: the leaves that actions name, and all that are rolled up.
  private let moved: [String: [(id: String, leaf: Leaf)]]

  init(_ scenario: Scenario) {
    schemes = Dictionary(scenario.schemes.map { ($0.id, $0) }) { first, _ in first }
    boards = Dictionary(scenario.boards.map { ($0.id, $0) }) { first, _ in first }
    children = Dictionary(grouping: scenario.units.filter { $0.parent != nil }) { $0.parent ?? "" }
      .mapValues { $0.map(\.id) }
    detailed = Set(scenario.units.filter { $0.depth == .indicators }.map(\.id))
    let named = Set(scenario.actions.flatMap(\.effects).map(\.indicator))
    let all = scenario.schemes.map { scheme in
      (scheme.id, scheme.leaves.compactMap { node in node.leaf.map { (id: node.id, leaf: $0) } })
    }
    leaves = Dictionary(all.flatMap(\.1).map { ($0.id, $0.leaf) }) { first, _ in first }
    moved = Dictionary(
      all.map { id, leaves in (id, leaves.filter { named.contains($0.id) || $0.leaf.rollup != nil }) }
    ) { first, _ in first }
  }

  func units(of board: String) -> [String] { boards[board]?.units ?? [] }

  func scheme(of board: String) -> Scheme? { boards[board].flatMap { schemes[$0.scheme] } }

  /// A leaf of any scheme; a leaf id is one quantity wherever it stands.
  func leaf(_ id: String) -> Leaf? { leaves[id] }

  func children(of unit: String) -> [String] { children[unit] ?? [] }

  /// The moved leaves of a board's scheme, by id.
  func movedLeaves(of board: String) -> [String] { movedOn(board).map(\.id) }

  private func movedOn(_ board: String) -> [(id: String, leaf: Leaf)] {
    boards[board].flatMap { moved[$0.scheme] } ?? []
  }

  private func rulesOfMovedLeaves(of board: String) -> [Leaf] { movedOn(board).map(\.leaf) }

  /// Of dense ranks, two others that draw level take one place less: a rank can get better because another unit does.
  func ranksDensely(on board: String) -> Bool { boards[board]?.ties == .dense }

  /// Units whose values come into a unit's total on a board through roll-ups: all below it, and all on the boards that
  /// any roll-up reads. Empty for a unit that is not known by indicators, or has nothing rolled up.
  func feeding(_ unit: String, on board: String) -> Set<String> {
    guard detailed.contains(unit), movedOn(board).contains(where: { $0.leaf.rollup != nil }) else { return [] }
    var below: Set<String> = []
    var open = children(of: unit)
    while let next = open.popLast() {
      if below.insert(next).inserted { open += children(of: next) }
    }
    guard !below.isEmpty else { return [] }
    for leaf in leaves.values where leaf.rollup != nil {
      switch leaf.rollup?.source {
      case .boardScore(let id), .boardRankShare(let id): below.formUnion(units(of: id))
      case .indicator, nil: break
      }
    }
    return below
  }

  /// Whether one unit's better value can cost another unit of the board points.
  func competes(on board: String) -> Bool {
    rulesOfMovedLeaves(of: board).contains {
      switch $0.score {
      case .cohort, .rank: true
      default: false
      }
    }
  }

  /// Whether better values never mean fewer points on a board.
  func isMonotone(board: String) -> Bool {
    rulesOfMovedLeaves(of: board).allSatisfy { Self.pointsRise($0) && !noiseDependsOnLevel($0) }
  }

  /// A survey without a stated sd errs by an amount that depends on the level.
  func noiseDependsOnLevel(_ leaf: Leaf) -> Bool { leaf.survey.map { $0.sd == nil } ?? false }

  /// Whether points never fall as the value gets better, the cohort's other values unchanged.
  private static func pointsRise(_ leaf: Leaf) -> Bool {
    switch leaf.score {
    case .linear(let from, let to):
      return (to - from) * leaf.sign > 0
    case .cohort(let from, let to):
      // Worst and best are ends whatever the values; of two inner anchors the order is not certain.
      return (from == .worst && to != .worst) || (to == .best && from != .best)
    case .steps(let knots), .piecewise(let knots):
      let ascending = knots.sorted { leaf.sign * $0.value < leaf.sign * $1.value }
      return zip(ascending, ascending.dropFirst()).allSatisfy { $0.share <= $1.share }
    case .perEvent(let points, _, _):
      return points * leaf.sign >= 0
    case .rank:
      return true
    }
  }

  /// Whether an action can only better what it touches (where it has an effect at all).
  func improves(_ action: Action, in scenario: Scenario) -> Bool {
    synergiesHelp(action, in: scenario) && action.effects.allSatisfy(improves)
  }

  /// Whether no synergy makes an action weaker, or its partners.
  func synergiesHelp(_ action: Action, in scenario: Scenario) -> Bool {
    scenario.synergies.allSatisfy { !$0.actions.contains(action.id) || $0.factor >= 1 }
  }

  /// Whether an effect can only better what it touches.
  func improves(_ effect: Effect) -> Bool {
    let leaf = leaf(effect.indicator)
    let support = effect.size.distribution(span: leaf?.span ?? 1).support
    switch effect.kind {
    case .add: return support.low >= 0
    case .close, .set: return true
    case .rate:
      // Fewer events are better where the leaf says lower is.
      guard let leaf else { return false }
      return leaf.sign < 0 ? support.high <= 1 : support.low >= 1
    }
  }
}

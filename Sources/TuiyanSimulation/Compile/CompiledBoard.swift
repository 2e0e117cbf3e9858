// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

/// A board with dense members and its scheme's tree in post-order. A class, because millions of tiles look at it.
final class CompiledBoard: Sendable {
  enum Member: Sendable {
    /// Scored leaf by leaf: [leaves of the scheme] cell indices.
    case indicators(unit: Int, cells: [Int])
    /// Index into `CompiledModel.totals`.
    case total(unit: Int, process: Int)

    var unit: Int {
      switch self {
      case .indicators(let unit, _), .total(let unit, _): unit
      }
    }
  }

  struct Node: Sendable {
    let id: String
    /// Index among the scheme's leaves; nil: a group.
    let leaf: Int?
    /// Children's node indices; they come before.
    let children: [Int]
    let aggregate: Aggregate
  }

  /// A leaf of the scheme as this board scores it.
  struct ScoredLeaf: Sendable {
    /// Index into `CompiledModel.leaves`.
    let quantity: Int
    let node: Int
    let rule: ScoringRule
    /// The last reference row, where there is one, with its drift in the better direction.
    let reference: Reference?
  }

  struct Reference: Sendable {
    let best: Double?
    let mean: Double?
    let worst: Double?
    /// [dynamics variants].
    let drift: [Parameter]
  }

  let board: Board
  let members: [Member]
  let nodes: [Node]
  let roots: [Int]
  let leaves: [ScoredLeaf]
  /// [rule sets].
  let rules: [RuleSet]
  /// The most a unit can score.
  let total: Double
  let rankOnly: RankOnlyOrder?

  /// Members scored leaf by leaf, as indices into `members`.
  let indicatorMembers: [Int]
  /// [members]: place among `indicatorMembers`; −1 for totals.
  let indicatorPlace: [Int]
  /// Nodes whose points separate equal totals.
  let tieBreak: [Int]
  /// [nodes]: the group a node stands in; −1 at the top.
  private let parents: [Int]

  init(
    board: Board, members: [Member], nodes: [Node], roots: [Int], leaves: [ScoredLeaf], rules: [RuleSet],
    total: Double, rankOnly: RankOnlyOrder?, indicatorMembers: [Int], indicatorPlace: [Int], tieBreak: [Int]
  ) {
    self.board = board
    self.members = members
    self.nodes = nodes
    self.roots = roots
    self.leaves = leaves
    self.rules = rules
    self.total = total
    self.rankOnly = rankOnly
    self.indicatorMembers = indicatorMembers
    self.indicatorPlace = indicatorPlace
    self.tieBreak = tieBreak
    var parents = Array(repeating: -1, count: nodes.count)
    for (node, shape) in nodes.enumerated() { for child in shape.children { parents[child] = node } }
    self.parents = parents
  }

  /// The groups a node stands in, nearest first.
  func groups(above node: Int) -> [Int] {
    var groups: [Int] = []
    var next = parents[node]
    while next >= 0 {
      groups.append(next)
      next = parents[next]
    }
    return groups
  }
}

/// The figures of a scheme that a future may change, under one set of rules.
struct RuleSet: Sendable {
  /// [nodes]: points.
  let points: [Double]
  /// [leaves]: anchors of `linear`; 0 elsewhere.
  let from: [Double]
  let to: [Double]
  /// [leaves]: ends of `cohort`; nil elsewhere.
  let cohort: [(from: ScoringRule.Anchor, to: ScoringRule.Anchor)?]
}

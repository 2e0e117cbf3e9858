// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

/// One board's rules as flat values. A class, because a value of this many arrays costs a count of each at every use.
final class BoardTables: Sendable {
  /// How a leaf's values become points.
  struct Leaf: Sendable {
    enum Rule: Sendable { case linear, cohort, steps, piecewise, perEvent, rank }

    let rule: Rule
    let node: Int
    let sign: Double
    /// Every rule set has the same anchors.
    let hasOneScale: Bool
    /// Into `knots` and `heights`.
    let knots: Range<Int>
    let perEvent: Double
    let floor: Double
    let cap: Double
    /// The last reference row.
    let best: Double?
    let mean: Double?
    let worst: Double?
    let hasReference: Bool
  }

  struct Node: Sendable {
    /// Into `children`.
    let children: Range<Int>
    let aggregate: Aggregate
  }

  let memberCount: Int
  /// [members]: place among the members scored leaf by leaf; −1 for totals.
  let indicatorPlace: [Int]
  /// Members scored leaf by leaf.
  let indicatorMembers: [Int]
  let leaves: [Leaf]
  let nodes: [Node]
  let children: [Int]
  /// Where the children's points stand from the first node's, as `TileState` lays them out.
  let childOffsets: [Int]
  let rootOffsets: [Int]
  /// Values of the knots of `steps` and `piecewise`, and the shares they give.
  let knots: [Double]
  let heights: [Double]
  /// [rule sets][nodes]: points.
  let points: [Double]
  /// [rule sets][leaves]: ends of `linear`.
  let from: [Double]
  let to: [Double]
  /// [rule sets][leaves]: ends of `cohort`; `best` elsewhere.
  let cohortFrom: [ScoringRule.Anchor]
  let cohortTo: [ScoringRule.Anchor]
  /// [indicator members][leaves]: cells; −1 where nothing was ever reported.
  private let cells: [Int]
  /// [members]: the sum of points that belongs to the total; −1 where there is none.
  let sums: [Int]

  /// - Parameter block: numbers from one node's points to the next one's.
  init(model: CompiledModel, board index: Int, block: Int) {
    let board = model.boards[index]
    memberCount = board.members.count
    indicatorPlace = board.indicatorPlace
    indicatorMembers = board.indicatorMembers
    rootOffsets = board.roots.map { $0 * block }
    points = board.rules.flatMap(\.points)
    from = board.rules.flatMap(\.from)
    to = board.rules.flatMap(\.to)
    cohortFrom = board.rules.flatMap { $0.cohort.map { $0?.from ?? .best } }
    cohortTo = board.rules.flatMap { $0.cohort.map { $0?.to ?? .best } }
    cells = board.indicatorMembers.flatMap { member in
      board.leaves.indices.map { leaf in
        let cell = board.cell(member, leaf: leaf)
        return model.cells[cell].hasValue ? cell : -1
      }
    }
    sums = board.members.indices.map { model.sum(board: index, member: $0) ?? -1 }
    var children: [Int] = []
    nodes = board.nodes.map { node in
      let start = children.count
      children += node.children
      return Node(children: start..<children.count, aggregate: node.aggregate)
    }
    self.children = children
    childOffsets = children.map { $0 * block }
    var knots: [ScoringRule.Knot] = []
    leaves = board.leaves.enumerated().map { place, leaf in
      let start = knots.count
      if case .steps(let list) = leaf.rule { knots += list }
      if case .piecewise(let list) = leaf.rule { knots += list }
      return Self.leaf(leaf, place: place, board: board, model: model, knots: start..<knots.count)
    }
    self.knots = knots.map(\.value)
    heights = knots.map(\.share)
  }

  private static func leaf(
    _ leaf: CompiledBoard.ScoredLeaf, place: Int, board: CompiledBoard, model: CompiledModel, knots: Range<Int>
  ) -> Leaf {
    let first = board.rules[0]
    var perEvent = 0.0
    var bounds = (floor: -Double.infinity, cap: Double.infinity)
    if case .perEvent(let points, let floor, let cap) = leaf.rule {
      perEvent = points
      bounds = (floor ?? -.infinity, cap ?? .infinity)
    }
    return Leaf(
      rule: leaf.rule.kind, node: leaf.node, sign: model.leaves[leaf.quantity].scale.sign,
      hasOneScale: board.rules.allSatisfy { rules in
        rules.from[place] == first.from[place] && rules.to[place] == first.to[place]
          && rules.cohort[place]?.from == first.cohort[place]?.from
          && rules.cohort[place]?.to == first.cohort[place]?.to
      },
      knots: knots, perEvent: perEvent, floor: bounds.floor, cap: bounds.cap, best: leaf.reference?.best,
      mean: leaf.reference?.mean, worst: leaf.reference?.worst, hasReference: leaf.reference != nil)
  }

  /// The cell of the n-th member scored leaf by leaf; −1 where nothing was ever reported.
  func cell(place: Int, leaf: Int) -> Int { cells[place * leaves.count + leaf] }

  /// The points of a node under a rule set.
  func points(_ rules: Int32, node: Int) -> Double { points[Int(rules) * nodes.count + node] }
}

extension ScoringRule {
  fileprivate var kind: BoardTables.Leaf.Rule {
    switch self {
    case .linear: .linear
    case .cohort: .cohort
    case .steps: .steps
    case .piecewise: .piecewise
    case .perEvent: .perEvent
    case .rank: .rank
    }
  }

  /// One member's value changes the others' points.
  var comparesMembers: Bool {
    switch self {
    case .cohort, .rank: true
    default: false
    }
  }
}

extension CompiledBoard {
  /// The cell of an indicator member for a leaf of the scheme.
  func cell(_ member: Int, leaf: Int) -> Int {
    guard case .indicators(_, let cells) = members[member] else { return -1 }
    return cells[leaf]
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics

/// One board's rules as flat values, whose lists last as long as the store they were made in. Never written once they are
/// made, which makes sharing them safe; so are the lists below.
struct BoardTables: @unchecked Sendable {
  /// How a leaf's values become points.
  struct Leaf: @unchecked Sendable {
    enum Rule: Sendable { case linear, cohort, steps, piecewise, perEvent, rank }

    let rule: Rule
    let node: Int
    let sign: Double
    /// Every rule set has the same anchors.
    let hasOneScale: Bool
    /// Values of the knots of `steps` and `piecewise`, and the shares they give.
    let knots: UnsafeBufferPointer<Double>
    let heights: UnsafeBufferPointer<Double>
    let perEvent: Double
    let floor: Double
    let cap: Double
    /// The last reference row.
    let best: Double?
    let mean: Double?
    let worst: Double?
    let hasReference: Bool
  }

  struct Node: @unchecked Sendable {
    let children: UnsafeBufferPointer<Int>
    /// Where their points stand from the first node's, as `TileState` lays them out.
    let offsets: UnsafeBufferPointer<Int>
    let aggregate: Aggregate
  }

  let memberCount: Int
  /// [members]: place among the members scored leaf by leaf; −1 for totals.
  let indicatorPlace: UnsafeBufferPointer<Int>
  /// Members scored leaf by leaf.
  let indicatorMembers: UnsafeBufferPointer<Int>
  let leaves: UnsafeBufferPointer<Leaf>
  let nodes: UnsafeBufferPointer<Node>
  /// Where the roots' points stand, as those of a node's children.
  let rootOffsets: UnsafeBufferPointer<Int>
  /// [rule sets][nodes]: points.
  let points: UnsafeBufferPointer<Double>
  /// [rule sets][leaves]: ends of `linear`.
  let from: UnsafeBufferPointer<Double>
  let to: UnsafeBufferPointer<Double>
  /// [rule sets][leaves]: ends of `cohort`; `best` elsewhere.
  let cohortFrom: UnsafeBufferPointer<ScoringRule.Anchor>
  let cohortTo: UnsafeBufferPointer<ScoringRule.Anchor>
  /// [indicator members][leaves]: cells; −1 where nothing was ever reported.
  private let cells: UnsafeBufferPointer<Int>
  /// [members]: the sum of points that belongs to the total; −1 where there is none.
  let sums: UnsafeBufferPointer<Int>

  /// - Parameters:
  ///   - block: numbers from one node's points to the next one's.
  ///   - store: of the lists.
  init(model: CompiledModel, board index: Int, block: Int, in store: FlatStore) {
    let board = model.boards[index]
    memberCount = board.members.count
    indicatorPlace = store.list(board.indicatorPlace)
    indicatorMembers = store.list(board.indicatorMembers)
    rootOffsets = store.list(board.roots.map { $0 * block })
    points = store.list(board.rules.flatMap(\.points))
    from = store.list(board.rules.flatMap(\.from))
    to = store.list(board.rules.flatMap(\.to))
    cohortFrom = store.list(board.rules.flatMap { $0.cohort.map { $0?.from ?? .best } })
    cohortTo = store.list(board.rules.flatMap { $0.cohort.map { $0?.to ?? .best } })
    cells = store.list(
      board.indicatorMembers.flatMap { member in
        board.leaves.indices.map { leaf in
          let cell = board.cell(member, leaf: leaf)
          return model.cells[cell].hasValue ? cell : -1
        }
      })
    sums = store.list(board.members.indices.map { model.sum(board: index, member: $0) ?? -1 })
    nodes = store.list(
      board.nodes.map { node in
        Node(
          children: store.list(node.children), offsets: store.list(node.children.map { $0 * block }),
          aggregate: node.aggregate)
      })
    leaves = store.list(
      board.leaves.enumerated().map { place, leaf in
        var knots: [ScoringRule.Knot] = []
        if case .steps(let list) = leaf.rule { knots = list }
        if case .piecewise(let list) = leaf.rule { knots = list }
        return Self.leaf(
          leaf, place: place, board: board, model: model, knots: store.list(knots.map(\.value)),
          heights: store.list(knots.map(\.share)))
      })
  }

  private static func leaf(
    _ leaf: CompiledBoard.ScoredLeaf, place: Int, board: CompiledBoard, model: CompiledModel,
    knots: UnsafeBufferPointer<Double>, heights: UnsafeBufferPointer<Double>
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
      knots: knots, heights: heights, perEvent: perEvent, floor: bounds.floor, cap: bounds.cap,
      best: leaf.reference?.best,
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

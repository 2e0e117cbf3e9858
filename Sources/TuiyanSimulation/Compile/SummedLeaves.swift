// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanNumerics

/// Leaves of one rival on one board whose points are drawn as one sum.
///
/// Points of a leaf that is scored on a line and touches no end are linear in its path, and the sum of paths with one ρ
/// and one trend is such a path again: P[h] = level + error·ε₀ + drift·φ(h) + n[h],
/// n[h] = ρ·n[h−1] + own·e + Σ weightₖ·cₖ, in points, cₖ being the factor that all units share on leaf k. Its
/// distribution differs from that of the leaves drawn one by one only where one of these would have been clipped: in
/// total variation by `bound` at most.
final class SummedLeaves: Sendable {
  /// Whose they are.
  struct Place: Hashable, Comparable {
    let board: Int
    let member: Int

    static func < (left: Place, right: Place) -> Bool { (left.board, left.member) < (right.board, right.member) }
  }

  /// A factor that all units share on a leaf, and what it adds.
  struct Factor: Sendable {
    let key: StreamKey
    /// Row of the factor among a tile's.
    let place: Int
    let weight: Float
  }

  let board: Int
  let member: Int
  let unit: Int
  /// The leaves' cells.
  let cells: [Int]
  let key: StreamKey
  let level: Double
  let error: Double
  let drift: Parameter
  let own: Double
  let rho: Double
  /// φ of every step from 0.
  let trend: [Double]
  let factors: [Factor]
  /// Σ over leaves and steps of the probability that a leaf's path is beyond an end.
  let bound: Double

  /// - Parameter leaves: of one member, with one ρ and one trend.
  init(_ leaves: [LinearLeaf], key: StreamKey) {
    let first = leaves[0]
    board = first.board
    member = first.member
    unit = first.unit
    cells = leaves.map(\.cell)
    self.key = key
    rho = first.process.rho[0]
    trend = first.process.trend[0]
    level = leaves.reduce(0) { $0 + $1.slope * ($1.level - $1.from) }
    error = leaves.reduce(0) { $0 + ($1.slope * $1.levelSD) * ($1.slope * $1.levelSD) }.squareRoot()
    let mean = leaves.reduce(0) { $0 + $1.slope * $1.drift.mean }
    let spread = leaves.reduce(0) { $0 + ($1.slope * $1.drift.sd) * ($1.slope * $1.drift.sd) }.squareRoot()
    drift = spread > 0 ? Parameter(.normal(mean: mean, sd: spread)) : Parameter(mean)
    own = leaves.reduce(0) { sum, leaf in
      let share = leaf.slope * leaf.sigma * leaf.process.own[0]
      return sum + share * share
    }.squareRoot()
    factors = leaves.filter { $0.process.hasCommon && $0.process.shared[0] > 0 }.map { leaf in
      Factor(
        key: leaf.process.commonKey, place: leaf.process.commonPlace,
        weight: Float(leaf.slope * leaf.sigma * leaf.process.shared[0]))
    }
    bound = leaves.reduce(0) { $0 + $1.bound }
  }
}

extension SummedLeaves {
  /// The largest probability, over all steps, with which a leaf may touch an end and still be summed.
  static let mostOfLeaf = 1e-6
  /// The largest sum of these over a model: the total variation distance between the two ways is no larger. Less than a
  /// tenth of the Monte Carlo error that a probability of one half still has at ten million replications.
  static let mostOfModel = 1.5e-5

  /// All sums of a model: units that are not ours and that no target names, leaves that nothing but their total looks at.
  ///
  /// Where a member's leaves differ in ρ or trend, those that most of them share are summed, the first among equals.
  static func all(of model: CompiledModel) -> [SummedLeaves] {
    let alike = byMember(LinearLeaf.all(of: model)).compactMap { _, leaves in
      let kinds = Dictionary(grouping: leaves) { LinearLeaf.Kind($0) }.values
      return kinds.max { ($0.count, $1[0].cell) < ($1.count, $0[0].cell) }
    }
    let chosen = within(mostOfModel, alike.filter { $0.count > 1 }.flatMap { $0 })
    return byMember(chosen).filter { $0.leaves.count > 1 }.map { place, leaves in
      let board = model.boards[place.board]
      let unit = model.scenario.units[board.members[place.member].unit].id
      return SummedLeaves(leaves, key: StreamKey.things.child("sum").child(board.board.id).child(unit))
    }
  }

  private static func byMember(_ leaves: [LinearLeaf]) -> [(place: Place, leaves: [LinearLeaf])] {
    let members = Dictionary(grouping: leaves) { Place(board: $0.board, member: $0.member) }
    return members.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// The leaves with the smallest bounds, as many as stay within a sum, in their own order.
  private static func within(_ most: Double, _ leaves: [LinearLeaf]) -> [LinearLeaf] {
    var sum = 0.0
    let order = leaves.indices.sorted { (leaves[$0].bound, $0) < (leaves[$1].bound, $1) }
    let kept = order.prefix { place in
      sum += leaves[place].bound
      return sum <= most
    }
    return kept.sorted().map { leaves[$0] }
  }
}

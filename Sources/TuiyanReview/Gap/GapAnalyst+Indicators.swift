// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics
import TuiyanSimulation

extension GapAnalyst {
  /// Every leaf of a unit on a board, by worth.
  func indicators(
    of standing: UnitStanding, on board: BoardStanding, yields: [UnitYield]
  ) -> [IndicatorGap] {
    guard let leaves = standing.leaves, let nodes = scheme(of: board.board)?.leaves else { return [] }
    let gaps = zip(nodes, leaves).enumerated().map { place, pair in
      gap(pair.0, pair.1, at: place, of: standing, on: board, yields: yields)
    }
    return gaps.enumerated().sorted { (-$0.element.worth, $0.offset) < (-$1.element.worth, $1.offset) }
      .map(\.element)
  }

  private func gap(
    _ node: IndicatorNode, _ leaf: LeafStanding, at place: Int, of standing: UnitStanding, on board: BoardStanding,
    yields: [UnitYield]
  ) -> IndicatorGap {
    let unit = standing.unit.id
    let sign = node.leaf?.sign ?? 1
    let field = Field(node, at: place, board: board)
    let row = past.reference(node.id, on: board.board.id)
    let best = reference(row?.best, row, field, field.best, node.id)
    let mean = reference(row?.mean, row, field, field.mean, node.id)
    let atBest = supposed(leaf, at: best?.value, of: unit, on: board)
    let atMean = supposed(leaf, at: mean?.value, of: unit, on: board)
    let pointsMax = node.pointsMax
    let gainAtBest = atBest.map { $0.total - standing.total }
    let isZero = pointsMax > 0 && abs(leaf.points) < Self.tolerance
    return IndicatorGap(
      id: node.id, owner: node.owner, value: leaf.value, points: leaf.points, pointsMax: pointsMax, best: best,
      mean: mean, toBest: distance(leaf.value, best?.value, sign), toMean: distance(leaf.value, mean?.value, sign),
      gainAtBest: gainAtBest, gainAtMean: atMean.map { $0.total - standing.total }, rankAtBest: atBest?.rank,
      place: leaf.value.map { field.place(of: $0, worst: row?.worst) },
      change: leaf.isMade ? nil : past.change(of: unit, node.id, sign: sign), isZero: isZero,
      worth: max(0, gainAtBest ?? (pointsMax - leaf.points)),
      yields: leafYields(node.id, yields))
  }

  private func distance(_ value: Double?, _ reference: Double?, _ sign: Double) -> Double? {
    guard let value, let reference else { return nil }
    return sign * (reference - value)
  }

  private func supposed(
    _ leaf: LeafStanding, at value: Double?, of unit: String, on board: BoardStanding
  ) -> SupposedStanding? {
    guard leaf.value != nil, let value else { return nil }
    return standings.supposing([leaf.id: value], of: unit, on: board.board.id)
  }

  /// What the superior level publishes; else what the board's units report, where more than one does.
  private func reference(
    _ published: Double?, _ row: ReferenceRow?, _ field: Field, _ own: Double, _ leaf: String
  ) -> ReferenceValue? {
    if let published, let row {
      return ReferenceValue(value: published, source: .reference(row.period, row.provenance))
    }
    guard field.values.count > 1 else { return nil }
    let kinds = field.units.map { past.reports(of: $0, leaf).last?.provenance }
    return ReferenceValue(
      value: own,
      source: .members(
        field.values.count, assumed: kinds.filter { $0 == .assumed }.count,
        masked: kinds.filter { $0 == .masked }.count))
  }

  private func leafYields(_ leaf: String, _ yields: [UnitYield]) -> [LeafYield] {
    yields.compactMap { yield in
      yield.byLeaf[leaf].map { LeafYield(action: yield.whole.action, gain: $0) }
    }
  }

  /// The values of one leaf on a board.
  private struct Field {
    let units: [String]
    let values: [Double]
    let sign: Double

    init(_ node: IndicatorNode, at place: Int, board: BoardStanding) {
      let known = board.units.compactMap { unit in
        unit.leaves?[place].value.map { (unit: unit.unit.id, value: $0) }
      }
      units = known.map(\.unit)
      values = known.map(\.value)
      sign = node.leaf?.sign ?? 1
    }

    var best: Double { (sign > 0 ? values.max() : values.min()) ?? 0 }
    var mean: Double { values.reduce(0, +) / Double(max(1, values.count)) }

    func place(of value: Double, worst: Double?) -> IndicatorPlace {
      let ahead = values.map { sign * ($0 - value) }.filter { $0 > GapAnalyst.tolerance }
      let behind = values.filter { sign * (value - $0) > GapAnalyst.tolerance }.count
      let isBottom = values.count >= GapAnalyst.leastForBottom && behind < 3 && !ahead.isEmpty
      return IndicatorPlace(
        rank: 1 + ahead.count, count: values.count, toNext: ahead.min(), isBottom: isBottom,
        isAtPublishedWorst: worst.map { sign * (value - $0) <= GapAnalyst.tolerance } ?? false)
    }
  }
}

extension IndicatorNode {
  /// The most a leaf can give: its points; for events the cap, or 0 where events cost points.
  var pointsMax: Double {
    guard case .perEvent(let each, _, let cap)? = leaf?.score else { return points }
    return each > 0 ? cap ?? points : 0
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanSimulation

extension GapAnalyst {
  /// One leaf of a unit, with what to measure it by.
  struct LeafQuestion {
    let node: IndicatorNode
    let leaf: LeafStanding
    let best: ReferenceValue?
    let mean: ReferenceValue?
    let place: IndicatorPlace?
    let atBest: Supposition?
    let atMean: Supposition?
  }

  /// The leaves of a unit on a board, in the scheme's order; none where it is known by its total or rank.
  func leafQuestions(of standing: UnitStanding, on board: BoardStanding) -> [LeafQuestion] {
    guard let leaves = standing.leaves, let nodes = scheme(of: board.board)?.leaves else { return [] }
    return zip(nodes, leaves).enumerated().map { place, pair in
      let (node, leaf) = pair
      let field = Field(node, at: place, board: board)
      let row = past.reference(node.id, on: board.board.id)
      let best = reference(row?.best, row, field, field.best, node.id)
      let mean = reference(row?.mean, row, field, field.mean, node.id)
      func supposed(_ value: Double?) -> Supposition? {
        guard leaf.value != nil, let value else { return nil }
        return Supposition(unit: standing.unit.id, board: board.board.id, change: .leaves([leaf.id: value]))
      }
      return LeafQuestion(
        node: node, leaf: leaf, best: best, mean: mean,
        place: leaf.value.map { field.place(of: $0, worst: row?.worst) },
        atBest: supposed(best?.value), atMean: supposed(mean?.value))
    }
  }

  /// Every leaf of a unit on a board, by worth.
  func indicators(
    _ questions: [LeafQuestion], of standing: UnitStanding, _ answers: SupposedAnswers, yields: [UnitYield]
  ) -> [IndicatorGap] {
    let gaps = questions.map { gap($0, of: standing, answers, yields: yields) }
    return gaps.enumerated().sorted { (-$0.element.worth, $0.offset) < (-$1.element.worth, $1.offset) }
      .map(\.element)
  }

  private func gap(
    _ asked: LeafQuestion, of standing: UnitStanding, _ answers: SupposedAnswers, yields: [UnitYield]
  ) -> IndicatorGap {
    let (node, leaf) = (asked.node, asked.leaf)
    let sign = node.leaf?.sign ?? 1
    let atBest = answers[asked.atBest]
    let pointsMax = node.pointsMax
    let gainAtBest = atBest.map { $0.total - standing.total }
    return IndicatorGap(
      id: node.id, owner: node.owner, value: leaf.value, points: leaf.points, pointsMax: pointsMax, best: asked.best,
      mean: asked.mean, toBest: distance(leaf.value, asked.best?.value, sign),
      toMean: distance(leaf.value, asked.mean?.value, sign), gainAtBest: gainAtBest,
      gainAtMean: answers[asked.atMean].map { $0.total - standing.total }, rankAtBest: atBest?.rank,
      place: asked.place, change: leaf.isMade ? nil : past.change(of: standing.unit.id, node.id, sign: sign),
      isZero: pointsMax > 0 && abs(leaf.points) < Tolerance.value,
      worth: max(0, gainAtBest ?? (pointsMax - leaf.points)), yields: leafYields(node.id, yields))
  }

  private func distance(_ value: Double?, _ reference: Double?, _ sign: Double) -> Double? {
    guard let value, let reference else { return nil }
    return sign * (reference - value)
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
      let ahead = values.map { sign * ($0 - value) }.filter { $0 > Tolerance.value }
      let behind = values.filter { sign * (value - $0) > Tolerance.value }.count
      let isBottom = values.count >= GapAnalyst.leastForBottom && behind < 3 && !ahead.isEmpty
      return IndicatorPlace(
        rank: 1 + ahead.count, count: values.count, toNext: ahead.min(), isBottom: isBottom,
        isAtPublishedWorst: worst.map { sign * (value - $0) <= Tolerance.value } ?? false)
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

// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanSimulation

extension GapAnalyst {
  /// Whom to call in, those with the most to gain first.
  ///
  /// Indicators call in their owner, or the unit itself where none is named; the unit's own standing on the board calls
  /// in the unit.
  func callIns(_ gaps: [UnitGap]) -> [CallIn] {
    let all = gaps.flatMap(callIns)
    return all.enumerated().sorted { (-$0.element.worth, $0.offset) < (-$1.element.worth, $1.offset) }.map(\.element)
  }

  private func callIns(_ gap: UnitGap) -> [CallIn] {
    var order: [String?] = []
    var reasons: [String?: [CallIn.Reason]] = [:]
    var worth: [String?: Double] = [:]
    func add(_ owner: String?, _ found: [CallIn.Reason], _ points: Double) {
      guard !found.isEmpty else { return }
      if reasons[owner] == nil { order.append(owner) }
      reasons[owner, default: []] += found
      worth[owner, default: 0] += points
    }
    add(nil, boardReasons(gap), 0)
    for indicator in gap.indicators { add(indicator.owner, leafReasons(indicator, of: gap), indicator.worth) }
    return order.map { owner in
      CallIn(
        unit: gap.unit.id, board: gap.board.id, owner: owner, reasons: reasons[owner] ?? [],
        worth: worth[owner, default: 0])
    }
  }

  private func boardReasons(_ gap: UnitGap) -> [CallIn.Reason] {
    var found: [CallIn.Reason] = []
    if gap.count >= Self.leastForBottom, gap.rank > Double(gap.count - 3), gap.rank > 1 {
      found.append(.boardBottom(rank: gap.rank, of: gap.count))
    }
    if let published = gap.published {
      if published.timesLast > 0 { found.append(.boardLast(periods: published.timesLast)) }
      if let before = gap.publishedBefore, published.rank > before.rank {
        found.append(.boardFell(from: before.rank, to: published.rank, at: published.period))
      }
    }
    return found
  }

  private func leafReasons(_ leaf: IndicatorGap, of gap: UnitGap) -> [CallIn.Reason] {
    var found: [CallIn.Reason] = []
    if !leaf.isReported {
      found.append(.unreported(indicator: leaf.id))
    } else if leaf.isZero {
      found.append(.zero(indicator: leaf.id))
    }
    if leaf.points < -Tolerance.value, let count = leaf.value {
      found.append(.losses(indicator: leaf.id, count: count, points: leaf.points))
    }
    if let place = leaf.place, place.isBottom {
      found.append(.bottom(indicator: leaf.id, rank: place.rank, of: place.count))
    } else if leaf.place?.isAtPublishedWorst == true {
      found.append(.worst(indicator: leaf.id))
    }
    if let change = leaf.change, change.isFall {
      found.append(.fell(CallIn.IndicatorFall(indicator: leaf.id, change: change)))
    }
    if let last = past.reports(of: gap.unit.id, leaf.id).last?.period,
      let others = gap.board.units.compactMap({ past.reports(of: $0, leaf.id).last?.period }).max(), last < others
    {
      found.append(.overdue(indicator: leaf.id, last: last, others: others))
    }
    return found
  }
}

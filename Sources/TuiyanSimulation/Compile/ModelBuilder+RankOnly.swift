// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics

extension ModelBuilder {
  /// Ties the unknown totals of a board with rank-only units to what is known of the others.
  ///
  /// Known: the totals of units scored by indicator (computed, every draw at its median) or known by score, the
  /// published best (the first unit's) and mean. Location and scale are the least-squares line of the known totals on
  /// Blom normal scores; the published mean stands at score 0.
  /// - Parameter known: [members], the computed totals.
  /// - Throws: where known totals contradict the published order, or fewer than two are known.
  mutating func tieRankOnly(_ index: Int, known: [Double?]) throws(DiagnosticList) {
    try tie(index, try publishedOrder(of: index, computed: known))
    let moving = unitsWithMovingTotal(on: index)
    if !moving.isEmpty { notes.insert(.orderAtMedians(board: boards[index].board.id, units: moving)) }
  }

  private struct Placed {
    let member: Int
    let rank: Int
    let total: Double?
    /// The published best is the total of a first unit of which only the rank is known.
    var isPublishedBest = false
  }

  private func publishedOrder(of index: Int, computed: [Double?]) throws(DiagnosticList) -> [Placed] {
    let board = boards[index].board
    var placed: [Placed] = []
    for (member, id) in board.units.enumerated() {
      let rank = lookup.lastRank(board: board.id, unit: id) ?? board.units.count
      let isRankOnly = scenario.units[unitIndex[id, default: 0]].depth == .rank
      let known = isRankOnly ? nil : totals.first { $0.board == index && $0.member == member }?.process.level[0]
      placed.append(Placed(member: member, rank: rank, total: computed[member] ?? known?.value(at: 0.5)))
    }
    placed.sort { ($0.rank, $0.member) < ($1.rank, $1.member) }
    if let best = referenceTotal(board.id)?.best, let first = placed.first, first.total == nil {
      placed[0] = Placed(member: first.member, rank: first.rank, total: best, isPublishedBest: true)
    }
    try refuseContradictions(placed, board: board)
    return placed
  }

  private func refuseContradictions(_ placed: [Placed], board: Board) throws(DiagnosticList) {
    var problems: [Diagnostic] = []
    var last: Placed?
    for next in placed where next.total != nil {
      if let above = last, let high = above.total, let low = next.total, low > high + Tolerance.total,
        above.rank < next.rank
      {
        problems.append(
          Diagnostic(
            at: Place(file: "results.csv"),
            .model(
              .orderContradicted(
                board: board.id, above: board.units[above.member], aboveTotal: high, below: board.units[next.member],
                belowTotal: low))))
      }
      last = next
    }
    if placed.filter({ $0.total != nil }).count + (referenceTotal(board.id)?.mean == nil ? 0 : 1) < 2 {
      problems.append(Diagnostic(at: Place(file: "results.csv"), .model(.tooFewKnownTotals(board: board.id))))
    }
    if !problems.isEmpty { throw DiagnosticList(problems) }
  }

  private func referenceTotal(_ board: String) -> ReferenceRow? { references[board: board, indicator: nil] }

  private mutating func tie(_ index: Int, _ placed: [Placed]) throws(DiagnosticList) {
    let board = boards[index]
    var x: [Double] = []
    var y: [Double] = []
    for (place, unit) in placed.enumerated() {
      if let total = unit.total {
        x.append(NormalScores.blom(rank: placed.count - place, of: placed.count))
        y.append(total)
      }
    }
    if let mean = referenceTotal(board.board.id)?.mean {
      x.append(0)
      y.append(mean)
    }
    guard let line = try? Line.fit(x: x, y: y) else {
      throw DiagnosticList([
        Diagnostic(at: Place(file: "results.csv"), .model(.tooFewKnownTotals(board: board.board.id)))
      ])
    }
    let gaps = gaps(placed, board: board)
    boards[index] = board.with(
      rankOnly: RankOnlyOrder(location: line.intercept, scale: max(0, line.slope), gaps: gaps.map(\.gap)))
    for (gap, entry) in gaps.enumerated() {
      for (place, member) in entry.members.enumerated() { start(board: index, member: member, gap: gap, place: place) }
    }
  }

  /// Runs of unknown totals between known ones.
  private func gaps(_ placed: [Placed], board: CompiledBoard) -> [(gap: RankOnlyOrder.Gap, members: [Int])] {
    var gaps: [(gap: RankOnlyOrder.Gap, members: [Int])] = []
    var run: [Int] = []
    var high = board.total
    func close(low: Double) {
      guard !run.isEmpty else { return }
      let key = StreamKey.things.child("order").child(board.board.id).child(board.board.units[run[0]])
      gaps.append((RankOnlyOrder.Gap(count: run.count, low: min(low, high), high: high, key: key), run))
      run = []
    }
    for unit in placed {
      if let total = unit.total {
        close(low: total)
        high = total
        if unit.isPublishedBest {
          run = [unit.member]
          close(low: total)
        }
      } else {
        run.append(unit.member)
      }
    }
    close(low: 0)
    return gaps
  }

  private mutating func start(board: Int, member: Int, gap: Int, place: Int) {
    guard let index = totals.firstIndex(where: { $0.board == board && $0.member == member }) else { return }
    let total = totals[index]
    totals[index] = TotalProcess(
      board: board, member: member, unit: total.unit, start: .drawn(gap: gap, place: place),
      process: total.process)
  }
}

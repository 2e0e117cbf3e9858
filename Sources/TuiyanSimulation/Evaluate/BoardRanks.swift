// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics

/// Ranks every member of a board in 64 replications at once. Owned by one thread at a time.
///
/// Under `min` ties ranks are counted; else each lane keeps its order from step to step, and an insertion sort of an
/// almost sorted list is nearly linear.
final class BoardRanks {
  private let ranking: Ranking
  private let count: Int
  /// [members][lanes].
  let ranks: UnsafeMutablePointer<Double>
  /// [lanes][members].
  private let order: UnsafeMutablePointer<Int32>
  /// Totals of one lane, sorted.
  private let keys: UnsafeMutablePointer<Double>
  /// [lanes][members].
  private let totals: UnsafeMutablePointer<Double>
  /// [lanes]: totals above and level with one member's.
  private let above: UnsafeMutablePointer<Double>
  private let level: UnsafeMutablePointer<Double>

  init(ranking: Ranking) {
    self.ranking = ranking
    count = ranking.memberCount
    let room = max(1, count)
    ranks = .allocate(capacity: room * Tile.lanes)
    order = .allocate(capacity: room * Tile.lanes)
    for lane in 0..<Tile.lanes { for place in 0..<count { order[lane * count + place] = Int32(place) } }
    keys = .allocate(capacity: room)
    totals = .allocate(capacity: room * Tile.lanes)
    above = .allocate(capacity: Tile.lanes)
    level = .allocate(capacity: Tile.lanes)
  }

  deinit {
    ranks.deallocate()
    order.deallocate()
    keys.deallocate()
    totals.deallocate()
    above.deallocate()
    level.deallocate()
  }

  /// Fills `ranks` from a state's totals of one kept step.
  /// - Parameter wanted: the members whose ranks are asked for, at least; nil: all.
  func fill(_ state: TileState, step: Int, wanted: [Int]? = nil) {
    guard count > 0 else { return }
    if ranking.ties == .min {
      guard let wanted else { return fillByCounting(state, step: step) }
      for member in wanted { count(member, state, step: step) }
      return
    }
    for member in 0..<count {
      let row = state.key(board: ranking.index, member: member) + step * Tile.lanes
      for lane in 0..<Tile.lanes { totals[lane * count + member] = row[lane] }
    }
    for lane in 0..<Tile.lanes {
      let own = order + lane * count
      let place = step * Tile.lanes + lane
      sort(own, totals + lane * count)
      applyTieRule(own, lane: lane, at: place, state: state)
    }
  }

  /// rank = 1 + greater totals; then, of equal ones, each scored member's wins in the tie-break.
  private func fillByCounting(_ state: TileState, step: Int) {
    let keys = Keys(state, ranking, step: step)
    Standing.ranks(keys.first, stride: keys.stride, members: count, tolerance: Tolerance.total, into: ranks)
    guard ranking.breaksTies else { return }
    for scored in ranking.scoredMembers { breakTies(of: scored, keys, state, step: step) }
  }

  /// Where the totals of a board stand at one kept step.
  private struct Keys {
    let first: UnsafeMutablePointer<Double>
    let stride: Int

    init(_ state: TileState, _ ranking: Ranking, step: Int) {
      first = state.key(board: ranking.index, member: 0) + step * Tile.lanes
      stride =
        ranking.memberCount > 1
        ? state.key(board: ranking.index, member: 1) + step * Tile.lanes - first : Tile.lanes
    }
  }

  /// One member's rank, counted on its own.
  private func count(_ member: Int, _ state: TileState, step: Int) {
    let keys = Keys(state, ranking, step: step)
    let rank = ranks + member * Tile.lanes
    Standing.of(
      member, among: keys.first, stride: keys.stride, members: count, tolerance: Tolerance.total, above: rank,
      level: level)
    for lane in 0..<Tile.lanes { rank[lane] += 1 }
    guard ranking.breaksTies else { return }
    for lane in 0..<Tile.lanes where level[lane] > 0 {
      let place = step * Tile.lanes + lane
      rank[lane] =
        ranking.isScored(member)
        ? rank[lane] + ranking.winners(over: member, at: place, state: state)
        : ranking.rank(of: member, at: place, state: state)
    }
  }

  /// Raises the ranks of those who lose the tie-break against a scored member, and its own by those it loses against.
  private func breakTies(of scored: Int, _ keys: Keys, _ state: TileState, step: Int) {
    Standing.of(
      scored, among: keys.first, stride: keys.stride, members: count, tolerance: Tolerance.total, above: above,
      level: level)
    let own = keys.first + scored * keys.stride
    for lane in 0..<Tile.lanes where level[lane] > 0 {
      for other in 0..<count where other != scored {
        guard abs(keys.first[other * keys.stride + lane] - own[lane]) <= Tolerance.total else { continue }
        if !ranking.isScored(other) {
          ranks[other * Tile.lanes + lane] += 1
        } else if ranking.wins(other, over: scored, at: step * Tile.lanes + lane, state: state) == true {
          ranks[scored * Tile.lanes + lane] += 1
        }
      }
    }
  }

  /// Sorts one lane's members by total, descending; leaves the sorted totals in `keys`.
  private func sort(_ own: UnsafeMutablePointer<Int32>, _ totals: UnsafeMutablePointer<Double>) {
    for place in 0..<count {
      let member = own[place]
      let key = totals[Int(member)]
      var slot = place
      while slot > 0, keys[slot - 1] < key {
        keys[slot] = keys[slot - 1]
        own[slot] = own[slot - 1]
        slot -= 1
      }
      keys[slot] = key
      own[slot] = member
    }
  }

  private func applyTieRule(_ own: UnsafeMutablePointer<Int32>, lane: Int, at i: Int, state: TileState) {
    var groups = 0
    var start = 0
    while start < count {
      var end = start + 1
      while end < count, keys[start] <= keys[end] + Tolerance.total { end += 1 }
      if end - start > 1, ranking.breaksTies { breakTies(own, from: start, to: end, at: i, state: state) }
      while start < end {
        var last = start + 1
        while last < end, areEqual(own[start], own[last], at: i, state: state) { last += 1 }
        groups += 1
        assign(own, from: start, to: last, group: groups, lane: lane)
        start = last
      }
    }
  }

  /// Sorts members with equal totals by the tie-break, from the order in which they are listed: which of two that are
  /// level even there comes first must not depend on what was ranked before.
  private func breakTies(_ own: UnsafeMutablePointer<Int32>, from start: Int, to end: Int, at i: Int, state: TileState)
  {
    var tied = UnsafeMutableBufferPointer(start: own + start, count: end - start)
    tied.sort()
    for place in (start + 1)..<end {
      let member = own[place]
      var slot = place
      while slot > start,
        ranking.wins(Int(member), over: Int(own[slot - 1]), at: i, state: state) == true
      {
        own[slot] = own[slot - 1]
        slot -= 1
      }
      own[slot] = member
    }
  }

  private func areEqual(_ left: Int32, _ right: Int32, at i: Int, state: TileState) -> Bool {
    !ranking.breaksTies || ranking.wins(Int(left), over: Int(right), at: i, state: state) == nil
  }

  private func assign(_ own: UnsafeMutablePointer<Int32>, from start: Int, to end: Int, group: Int, lane: Int) {
    let rank =
      switch ranking.ties {
      case .min: Double(start + 1)
      case .max: Double(end)
      case .average: Double(start + 1 + end) / 2
      case .dense: Double(group)
      }
    for place in start..<end { ranks[Int(own[place]) * Tile.lanes + lane] = rank }
  }
}

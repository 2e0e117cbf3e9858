// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanNumerics

/// The totals of a board that no plan can move, as one tile has them at one step.
final class StillTotals: Sendable {
  /// From the first to the last that some asked member needs.
  let every: SortedTotals
  /// Those of members scored leaf by leaf: the only ones that can stay level with another such member where a
  /// tie-break decides, since units known by their total come last in it. nil: there are none, or no tie-break decides.
  private let scored: SortedTotals?

  init(board: Int, asked: AskedRanks, state: TileState, step: Int) {
    let ranking = asked.rankings[board]
    let still = asked.still[board]
    let needed = asked.windows[board].map { $0 ?? still.indices }
    let first = needed.map(\.lowerBound).min() ?? 0
    every = SortedTotals(
      board: board, members: still, places: first..<(needed.map(\.upperBound).max() ?? first), state: state, step: step)
    let alike = asked.still[board].filter(ranking.isScored)
    scored =
      ranking.breaksTies && !alike.isEmpty
      ? SortedTotals(board: board, members: alike, places: alike.indices, state: state, step: step) : nil
  }

  /// How many are above a member's total, and how many may share its place, lane by lane.
  ///
  /// Within a window the first number is exact; outside it is the window's end, which gives the same answers.
  /// - Parameters:
  ///   - window: the places that can decide an answer about the member; nil: all.
  ///   - above: on the way in, any guess of 0 or more.
  func place(
    _ key: UnsafeMutablePointer<Double>, in window: Range<Int>?, breaksTies: Bool, above: UnsafeMutablePointer<Double>,
    level: UnsafeMutablePointer<Double>
  ) {
    if let window {
      every.place(key, in: window, above: above, level: level)
    } else {
      every.place(key, above: above, level: level)
    }
    guard breaksTies else { return }
    level.update(repeating: 0, count: Tile.lanes)
    scored?.countLevel(key, into: level)
  }
}

/// Totals sorted once per lane, from the greatest, as they are ranked.
final class SortedTotals: @unchecked Sendable {
  /// Those that are kept.
  private let places: Range<Int>
  /// [places][lanes]; never written once it is made, which makes sharing it safe.
  private let rows: UnsafeMutablePointer<Double>

  init(board: Int, members: [Int], places: Range<Int>, state: TileState, step: Int) {
    self.places = places
    let lanes = Tile.lanes
    let rows = UnsafeMutablePointer<Double>.allocate(capacity: max(1, places.count * lanes))
    self.rows = rows
    guard !places.isEmpty else { return }
    withUnsafeTemporaryAllocation(of: Double.self, capacity: members.count * lanes) { buffer in
      guard let all = buffer.baseAddress else { return }
      for (place, member) in members.enumerated() {
        (all + place * lanes).initialize(from: state.key(board: board, member: member) + step * lanes, count: lanes)
      }
      Standing.sort(all, count: members.count)
      rows.initialize(from: all + places.lowerBound * lanes, count: places.count * lanes)
    }
  }

  deinit { rows.deallocate() }

  private func row(_ place: Int) -> UnsafeMutablePointer<Double> {
    rows + (place - places.lowerBound) * Tile.lanes
  }

  /// The n-th greatest in a lane, from 0, one of those that are kept.
  func greatest(_ n: Int, lane: Int) -> Double { row(n)[lane] }

  /// How many equal a total, lane by lane, to be added.
  func countLevel(_ key: UnsafeMutablePointer<Double>, into level: UnsafeMutablePointer<Double>) {
    for place in places {
      let row = row(place)
      for lane in 0..<Tile.lanes { level[lane] += abs(row[lane] - key[lane]) <= Tolerance.total ? 1 : 0 }
    }
  }

  /// How many are above a total, and how many equal it, lane by lane, where all are kept.
  /// - Parameter above: on the way in, any guess of 0 or more: a member that moved a little is found next to where it stood.
  func place(
    _ key: UnsafeMutablePointer<Double>, above: UnsafeMutablePointer<Double>, level: UnsafeMutablePointer<Double>
  ) {
    guard !places.isEmpty else {
      above.update(repeating: 0, count: Tile.lanes)
      level.update(repeating: 0, count: Tile.lanes)
      return
    }
    Standing.place(key, among: rows, count: places.count, tolerance: Tolerance.total, above: above, level: level)
  }

  /// The same as if all before a window were above and all after it were not.
  func place(
    _ key: UnsafeMutablePointer<Double>, in window: Range<Int>, above: UnsafeMutablePointer<Double>,
    level: UnsafeMutablePointer<Double>
  ) {
    above.update(repeating: Double(window.lowerBound), count: Tile.lanes)
    level.update(repeating: 0, count: Tile.lanes)
    Standing.count(
      row(window.lowerBound), rows: window.count, ahead: key, tolerance: Tolerance.total, above: above, level: level)
  }
}

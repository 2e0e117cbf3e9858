// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanNumerics

/// The totals of a board that no plan can move, as one tile has them at one step. A class, because a value of several
/// arrays costs a count of each at every use.
final class StillTotals: Sendable {
  /// All of them, where some asked member needs more than a window.
  private let all: SortedTotals?
  /// Those of members scored leaf by leaf: the only ones that can stay level with another such member where a
  /// tie-break decides, since units known by their total come last in it.
  private let scored: SortedTotals?
  /// [asked members].
  private let windows: [TotalsWindow?]

  init(board: Int, asked: AskedRanks, state: TileState, step: Int) {
    let ranking = asked.rankings[board]
    let every = SortedTotals(board: board, members: asked.still[board], state: state, step: step)
    windows = asked.windows[board].map { $0.map { TotalsWindow(every, places: $0) } }
    all = windows.contains { $0 == nil } ? every : nil
    let alike = asked.still[board].filter(ranking.isScored)
    scored =
      ranking.breaksTies && !alike.isEmpty
      ? SortedTotals(board: board, members: alike, state: state, step: step) : nil
  }

  /// The n-th greatest in a lane, from 0; nil where the member's window leaves it out.
  /// - Parameter place: the member's place among the asked ones.
  func greatest(_ n: Int, of place: Int, lane: Int) -> Double? {
    if let window = windows[place] { return window.greatest(n, lane: lane) }
    return all?.greatest(n, lane: lane)
  }

  /// How many are above a member's total, and how many may share its place, lane by lane.
  ///
  /// Within a window the first number is exact; outside it is the window's end, which gives the same answers.
  /// - Parameter place: the member's place among the asked ones.
  func place(
    _ key: UnsafeMutablePointer<Double>, of place: Int, breaksTies: Bool, above: UnsafeMutablePointer<Double>,
    level: UnsafeMutablePointer<Double>
  ) {
    if let window = windows[place] {
      window.place(key, above: above, level: level)
    } else if let all {
      all.place(key, above: above, level: level)
    }
    guard breaksTies else { return }
    if let scored {
      scored.countLevel(key, into: level)
    } else {
      for lane in 0..<Tile.lanes { level[lane] = 0 }
    }
  }
}

/// Some of a tile's sorted totals: [places][lanes], from the greatest.
struct TotalsWindow: Sendable {
  /// Totals above the window.
  private let first: Double
  private let count: Int
  private let values: [Double]

  init(_ sorted: SortedTotals, places: Range<Int>) {
    first = Double(places.lowerBound)
    count = places.count
    values = Array(sorted.greatest(places))
  }

  /// The n-th greatest of all in a lane, from 0; nil outside the window.
  func greatest(_ n: Int, lane: Int) -> Double? {
    let place = n - Int(first)
    return place >= 0 && place < count ? values[place * Tile.lanes + lane] : nil
  }

  func place(
    _ key: UnsafeMutablePointer<Double>, above: UnsafeMutablePointer<Double>, level: UnsafeMutablePointer<Double>
  ) {
    for lane in 0..<Tile.lanes {
      above[lane] = first
      level[lane] = 0
    }
    values.withUnsafeBufferPointer { values in
      for place in 0..<count {
        for lane in 0..<Tile.lanes {
          let ahead = values[place * Tile.lanes + lane] - key[lane]
          above[lane] += ahead > Tolerance.total ? 1 : 0
          level[lane] += abs(ahead) <= Tolerance.total ? 1 : 0
        }
      }
    }
  }
}

/// Totals sorted once per lane: [places][lanes], from the greatest, as they are ranked.
struct SortedTotals: Sendable {
  let count: Int
  private let sorted: [Double]

  init(board: Int, members: [Int], state: TileState, step: Int) {
    count = members.count
    let offset = step * Tile.lanes
    sorted = Array(unsafeUninitializedCapacity: members.count * Tile.lanes) { buffer, made in
      guard let rows = buffer.baseAddress, !members.isEmpty else { return }
      for (place, member) in members.enumerated() {
        (rows + place * Tile.lanes).initialize(
          from: state.key(board: board, member: member) + offset, count: Tile.lanes)
      }
      Standing.sort(rows, count: members.count)
      made = members.count * Tile.lanes
    }
  }

  /// The n-th greatest in a lane, from 0.
  func greatest(_ place: Int, lane: Int) -> Double { sorted[place * Tile.lanes + lane] }

  /// The n-th greatest of every lane, from 0.
  func greatest(_ places: Range<Int>) -> ArraySlice<Double> {
    sorted[places.lowerBound * Tile.lanes..<places.upperBound * Tile.lanes]
  }

  /// How many equal a total, lane by lane.
  func countLevel(_ key: UnsafeMutablePointer<Double>, into level: UnsafeMutablePointer<Double>) {
    for lane in 0..<Tile.lanes { level[lane] = 0 }
    for place in 0..<count {
      for lane in 0..<Tile.lanes {
        level[lane] += abs(sorted[place * Tile.lanes + lane] - key[lane]) <= Tolerance.total ? 1 : 0
      }
    }
  }

  /// How many are above a total, and how many equal it, lane by lane.
  /// - Parameter above: on the way in, any guess: a member that moved a little is found next to where it stood.
  func place(
    _ key: UnsafeMutablePointer<Double>, above: UnsafeMutablePointer<Double>, level: UnsafeMutablePointer<Double>
  ) {
    sorted.withUnsafeBufferPointer { sorted in
      guard let first = sorted.baseAddress, count > 0 else {
        for lane in 0..<Tile.lanes {
          above[lane] = 0
          level[lane] = 0
        }
        return
      }
      Standing.place(key, among: first, count: count, tolerance: Tolerance.total, above: above, level: level)
    }
  }
}

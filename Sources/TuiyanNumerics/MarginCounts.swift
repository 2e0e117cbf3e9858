// SPDX-License-Identifier: GPL-3.0-or-later
import CTuiyanKernels

/// Counts over margins in single precision: an event happens in a replication where its margin is not negative. The same
/// at every level of the processor.
public enum MarginCounts {
  /// How many more margins are not negative once `factor` times the amounts, place by place, is added to them.
  public static func gain(
    _ amounts: UnsafeBufferPointer<Float>, times factor: Float, on margins: UnsafeBufferPointer<Float>
  ) -> Int {
    precondition(amounts.count <= margins.count)
    guard let moves = amounts.baseAddress, let from = margins.baseAddress else { return 0 }
    var gained: Int64 = 0
    tk_gain(from, moves, amounts.count, factor, &gained)
    return Int(gained)
  }

  /// The same where each amount belongs to a margin of its own.
  /// - Parameter places: `[amounts]`, all different and within the margins.
  public static func gain(
    _ amounts: UnsafeBufferPointer<Float>, at places: UnsafeBufferPointer<Int32>, times factor: Float,
    on margins: UnsafeBufferPointer<Float>
  ) -> Int {
    precondition(amounts.count == places.count)
    guard let moves = amounts.baseAddress, let each = places.baseAddress, let from = margins.baseAddress else {
      return 0
    }
    var gained: Int64 = 0
    tk_gain_at(from, each, moves, amounts.count, factor, &gained)
    return Int(gained)
  }

  /// Replications in which an event surely happens once one row is taken away and another added, and the ranges of
  /// replications among which are some that are nearer to zero than `haze`.
  ///
  /// - Parameter less: as many as there are margins, or none: nothing is taken away; so is `more`.
  public static func clear(
    _ margins: UnsafeBufferPointer<Float>, less: UnsafeBufferPointer<Float>, more: UnsafeBufferPointer<Float>,
    haze: Float
  ) -> (surely: Int, hazy: [Range<Int>]) {
    precondition((less.isEmpty || less.count == margins.count) && (more.isEmpty || more.count == margins.count))
    guard let first = margins.baseAddress else { return (0, []) }
    let block = Int(TK_BLOCK)
    let blocks = (margins.count + block - 1) / block
    return withUnsafeTemporaryAllocation(of: Int32.self, capacity: blocks) { counts in
      var surely: Int64 = 0
      tk_clear(
        first, less.isEmpty ? nil : less.baseAddress, more.isEmpty ? nil : more.baseAddress, margins.count, haze,
        &surely, counts.baseAddress)
      let hazy = counts.indices.filter { counts[$0] > 0 }.map { $0 * block..<min(($0 + 1) * block, margins.count) }
      return (Int(surely), hazy)
    }
  }

  /// How many margins, with one row and another added, are above −`haze`.
  ///
  /// - Parameter more: as many as there are margins, or none.
  public static func reach(
    _ margins: UnsafeBufferPointer<Float>, more: UnsafeBufferPointer<Float>, rest: UnsafeBufferPointer<Float>,
    haze: Float
  ) -> Int {
    precondition((more.isEmpty || more.count == margins.count) && rest.count == margins.count)
    guard let first = margins.baseAddress, let last = rest.baseAddress else { return 0 }
    var hits: Int64 = 0
    tk_reach(first, more.isEmpty ? nil : more.baseAddress, last, margins.count, haze, &hits)
    return Int(hits)
  }

  /// most = max(most, move + rest), place by place.
  public static func raise(
    _ most: UnsafeMutablePointer<Float>, to move: UnsafeBufferPointer<Float>, plus rest: UnsafePointer<Float>
  ) {
    guard let first = move.baseAddress else { return }
    tk_most(first, rest, move.count, most)
  }
}

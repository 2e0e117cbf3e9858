// SPDX-License-Identifier: GPL-3.0-or-later

/// Which scores and ranks a projection is to give; what it gives does not depend on it, nor do targets.
public enum ProjectionScope: Sendable {
  /// Every unit at every step.
  case everything
  /// What people read: our units at every step, every unit at the horizon. The others' earlier steps are not ranked.
  case readers

  /// The members of a board whose scores and ranks are wanted at each kept step, ascending; nil: all of them.
  /// - Parameter ours: places of our units on the board.
  func members(ours: [Int], steps: Int) -> [[Int]?] {
    switch self {
    case .everything: Array(repeating: nil, count: steps)
    case .readers: (0..<steps).map { $0 == steps - 1 ? nil : ours }
    }
  }
}

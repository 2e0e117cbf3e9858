// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Synchronization

/// Memory of tiles, which the tiles of one judge give back for those of the next: a judge has hundreds of megabytes, and
/// the system takes longer to give them out than a judge to write them. Freed with the last of those who use it.
final class TileMemory: Sendable {
  /// Nobody else looks at it while it is spare, which makes handing it from thread to thread safe.
  private struct Piece: @unchecked Sendable {
    let start: UnsafeMutablePointer<Double>
  }

  /// Of each size, in numbers, those that nobody uses.
  private let spare = Mutex<[Int: [Piece]]>([:])

  deinit {
    spare.withLock { spare in
      for piece in spare.values.joined() { free(piece.start) }
    }
  }

  /// Room for one number or more, all 0.
  func take(_ count: Int) -> UnsafeMutablePointer<Double> {
    let known = spare.withLock { $0[count]?.popLast() }
    if let known {
      known.start.update(repeating: 0, count: count)
      return known.start
    }
    guard let memory = calloc(count, MemoryLayout<Double>.stride) else {
      preconditionFailure("no memory for \(count) numbers")
    }
    return memory.bindMemory(to: Double.self, capacity: count)
  }

  func giveBack(_ start: UnsafeMutablePointer<Double>, count: Int) {
    let piece = Piece(start: start)
    spare.withLock { $0[count, default: []].append(piece) }
  }
}

/// What one judge gives back when it is let go, and the next one of the same model takes.
public struct JudgeMemory: Sendable {
  let tiles = TileMemory()

  public init() {}
}

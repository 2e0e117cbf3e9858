// SPDX-License-Identifier: GPL-3.0-or-later
import Dispatch

/// Shares tiles among threads; tile i always goes to worker i mod threads, so results never depend on timing.
package enum ParallelTiles {
  /// Runs `work(worker, tile)` for every tile, each worker's tiles in ascending order.
  package static func run(tiles: Int, threads: Int, _ work: @Sendable (_ worker: Int, _ tile: Int) -> Void) {
    let workers = max(1, min(threads, tiles))
    guard workers > 1 else {
      for tile in 0..<tiles { work(0, tile) }
      return
    }
    DispatchQueue.concurrentPerform(iterations: workers) { worker in
      for tile in stride(from: worker, to: tiles, by: workers) { work(worker, tile) }
    }
  }
}

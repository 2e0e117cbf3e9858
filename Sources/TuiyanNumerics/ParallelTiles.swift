// SPDX-License-Identifier: GPL-3.0-or-later
import Dispatch
import Synchronization

/// Shares tiles among threads.
///
/// Which worker runs a tile depends on timing, so what a tile leaves behind must not depend on its worker: numbers go to
/// places of the tile's own, or are whole and added up.
package enum ParallelTiles {
  /// Runs `work(worker, tile)` once for every tile; a worker is used by one thread at a time.
  ///
  /// Worker w begins with the tiles that leave the remainder w when divided by the workers, in ascending order, so that it
  /// mostly finds in its cache what it left there in an earlier run; one that has come to the end of its own goes on
  /// with those of the others, so that all end together even where one was held up.
  package static func run(tiles: Int, threads: Int, _ work: @Sendable (_ worker: Int, _ tile: Int) -> Void) {
    let workers = max(1, min(threads, tiles))
    guard workers > 1 else {
      for tile in 0..<tiles { work(0, tile) }
      return
    }
    let shares = (0..<workers).map { Share(first: $0, step: workers, end: tiles) }
    DispatchQueue.concurrentPerform(iterations: workers) { worker in
      for place in 0..<workers {
        let share = shares[(worker + place) % workers]
        while let tile = share.next() { work(worker, tile) }
      }
    }
  }

  /// Tiles that are still to be run, handed out to whoever asks.
  private final class Share: Sendable {
    private let place: Atomic<Int>
    private let step: Int
    private let end: Int

    init(first: Int, step: Int, end: Int) {
      place = Atomic(first)
      self.step = step
      self.end = end
    }

    func next() -> Int? {
      let tile = place.add(step, ordering: .relaxed).oldValue
      return tile < end ? tile : nil
    }
  }
}

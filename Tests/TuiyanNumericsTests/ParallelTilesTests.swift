// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Synchronization
import Testing
import TuiyanNumerics

@Suite("Tiles shared among threads")
struct ParallelTilesTests {
  @Test("Every tile is run once, by a worker there is", arguments: [1, 2, 3, 8, 64], [0, 1, 2, 7, 64, 1_000])
  func everyTileOnce(threads: Int, tiles: Int) {
    let runs = Mutex(Array(repeating: 0, count: tiles))
    ParallelTiles.run(tiles: tiles, threads: threads) { worker, tile in
      #expect(worker >= 0 && worker < threads)
      runs.withLock { $0[tile] += 1 }
    }
    #expect(runs.withLock { $0 }.allSatisfy { $0 == 1 })
  }

  @Test("No worker runs two tiles at a time")
  func oneTileAtATime() {
    let busy = Mutex(Array(repeating: false, count: 4))
    ParallelTiles.run(tiles: 2_000, threads: 4) { worker, _ in
      #expect(busy.withLock { $0[worker] } == false)
      busy.withLock { $0[worker] = true }
      busy.withLock { $0[worker] = false }
    }
  }

  @Test(
    "What a worker that is held up has left is run by another",
    .enabled(
      if: ProcessInfo.processInfo.activeProcessorCount > 1, "with one processor all tiles wait in one line"))
  func theRestIsTakenOver() {
    let tiles = 100
    let others = DispatchSemaphore(value: 0)
    let wereRun = Mutex(false)
    ParallelTiles.run(tiles: tiles, threads: 2) { _, tile in
      guard tile == 0 else {
        others.signal()
        return
      }
      let deadline = DispatchTime.now() + 60
      wereRun.withLock { $0 = (1..<tiles).allSatisfy { _ in others.wait(timeout: deadline) == .success } }
    }
    #expect(wereRun.withLock { $0 })
  }
}

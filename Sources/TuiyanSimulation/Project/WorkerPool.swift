// SPDX-License-Identifier: GPL-3.0-or-later

/// One worker per thread; each index is used by one thread only, which makes sharing the pool safe.
final class WorkerPool<Worker>: @unchecked Sendable {
  private let workers: [Worker]

  init(count: Int, make: () -> Worker) { workers = (0..<count).map { _ in make() } }

  subscript(index: Int) -> Worker { workers[index] }
}

/// One summary per member; each index is written by one thread only, which makes sharing it safe.
final class SummarySlots: @unchecked Sendable {
  private let slots: UnsafeMutablePointer<[UnitPeriod]>
  private let count: Int

  init(count: Int) {
    self.count = count
    slots = .allocate(capacity: max(1, count))
    slots.initialize(repeating: [], count: max(1, count))
  }

  deinit {
    slots.deinitialize(count: max(1, count))
    slots.deallocate()
  }

  subscript(index: Int) -> [UnitPeriod] {
    get { slots[index] }
    set { slots[index] = newValue }
  }
}

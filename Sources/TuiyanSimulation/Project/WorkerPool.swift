// SPDX-License-Identifier: GPL-3.0-or-later

/// One worker per thread; each index is used by one thread at a time, which makes sharing the pool safe.
final class WorkerPool<Worker>: @unchecked Sendable {
  private let workers: [Worker]

  init(count: Int, make: () -> Worker) { workers = (0..<count).map { _ in make() } }

  subscript(index: Int) -> Worker { workers[index] }
}

/// One result per index; each index is written by one thread only, which makes sharing it safe.
final class ResultSlots<Result>: @unchecked Sendable {
  private let slots: UnsafeMutableBufferPointer<Result?>

  init(count: Int) {
    slots = .allocate(capacity: count)
    slots.initialize(repeating: nil)
  }

  deinit {
    slots.deinitialize()
    slots.deallocate()
  }

  subscript(index: Int) -> Result? {
    get { slots[index] }
    set { slots[index] = newValue }
  }

  /// In the order of the indices; those never written are left out.
  var results: [Result] { slots.compactMap { $0 } }
}

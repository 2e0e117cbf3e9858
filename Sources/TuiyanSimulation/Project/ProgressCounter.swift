// SPDX-License-Identifier: GPL-3.0-or-later
import Synchronization
import TuiyanNumerics

/// Counts finished tiles from any thread and tells a sink now and then.
final class ProgressCounter: Sendable {
  private let finished = Atomic<Int>(0)
  private let total: Int
  private let interval: Int
  private let sink: ProgressSink?

  init(total: Int, sink: ProgressSink?) {
    self.total = max(1, total)
    interval = max(1, total / 100)
    self.sink = sink
  }

  func finishedOne() {
    guard let sink else { return }
    let count = finished.add(1, ordering: .relaxed).newValue
    if count % interval == 0 || count == total { sink(Double(count) / Double(total)) }
  }
}

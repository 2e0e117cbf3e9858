// SPDX-License-Identifier: GPL-3.0-or-later

/// Receives the share of the work done, 0…1, from any thread.
public typealias ProgressSink = @Sendable (Double) -> Void

/// A part of a longer piece of work.
package enum ProgressStretch {
  /// A sink whose 0…1 is the stretch from `start` to `end` of another's; nil where nobody listens.
  package static func of(_ sink: ProgressSink?, from start: Double, to end: Double) -> ProgressSink? {
    guard let sink else { return nil }
    return { sink(start + (end - start) * $0) }
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later

/// Receives the share of the work done, 0…1, from any thread.
public typealias ProgressSink = @Sendable (Double) -> Void

// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanNumerics

/// The addresses of one run's draws: the seed over the model's own stream keys.
///
/// A draw is addressed by (seed, id path, purpose, replication, index): never by the plan, the thread or the place of
/// a unit in a list, so adding a county, a thread or an action moves nobody else's numbers.
struct RunStreams: Sendable {
  private let root: StreamKey

  init(seed: UInt64) { root = StreamKey(seed: seed) }

  /// The stream of a thing for a purpose.
  func key(_ thing: StreamKey, _ purpose: Purpose) -> StreamKey {
    root.child(thing.bits).child(purpose.rawValue)
  }

  enum Purpose: UInt64, Sendable {
    case path = 1
    case level, levelError, drift, sigma, survey, events, eventRate, deed, order, future, reference
  }
}

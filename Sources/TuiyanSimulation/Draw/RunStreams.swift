// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanNumerics

/// The addresses of one run's draws: the seed over the model's own stream keys.
///
/// A draw is addressed by (seed, id path, purpose, replication, index): never by the plan, the thread or the place of
/// a unit in a list, so adding a county, a thread or an action moves nobody else's numbers.
struct RunStreams: Sendable {
  private let root: StreamKey
  private let second: StreamKey
  private let sources: DrawSources
  /// nil where all draws come from the seed's own stream.
  private let groups: DrawGroups?

  /// - Parameter model: whose groups `sources` names; needed only where they are not plain.
  init(seed: UInt64, sources: DrawSources = DrawSources(), of model: CompiledModel? = nil) {
    root = StreamKey(seed: seed)
    second = root.child("second stream")
    self.sources = sources
    groups = sources.isPlain ? nil : model.map { DrawGroups($0) }
  }

  /// The stream of a thing for a purpose; nil: every draw at its median.
  /// - Parameter group: of the draws, where one stream serves two; nil: that of the thing.
  func key(_ thing: StreamKey, _ purpose: Purpose, as group: DrawGroup? = nil) -> StreamKey? {
    guard let groups else { return root.child(thing.bits).child(purpose.rawValue) }
    switch sources[group ?? groups.group(of: thing, purpose)] {
    case .own: return root.child(thing.bits).child(purpose.rawValue)
    case .second: return second.child(thing.bits).child(purpose.rawValue)
    case .median: return nil
    }
  }

  /// Where the draws of a group come from.
  func source(of group: DrawGroup) -> DrawSources.Source { sources[group] }

  enum Purpose: UInt64, Sendable {
    case path = 1
    case level, levelError, drift, sigma, survey, events, eventRate, deed, order, future, reference
  }
}

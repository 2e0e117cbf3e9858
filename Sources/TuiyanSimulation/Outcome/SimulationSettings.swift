// SPDX-License-Identifier: GPL-3.0-or-later

/// How a simulation is run; but for `drawsEveryLeaf` none of it changes what a replication is.
public struct SimulationSettings: Sendable, Hashable {
  /// Replications, 1 … 10,000,000 (of each future, where futures have no probabilities).
  public var replications: Int
  public var seed: UInt64
  /// Worker threads, ≥ 1; the results are the same bytes whatever it is.
  public var threads: Int
  /// Rivals' leaves that chance cannot push to an end are not drawn as sums; see `ModelNote.summed`.
  public var drawsEveryLeaf: Bool

  public init(replications: Int = 20_000, seed: UInt64, threads: Int, drawsEveryLeaf: Bool = false) {
    self.replications = replications
    self.seed = seed
    self.threads = threads
    self.drawsEveryLeaf = drawsEveryLeaf
  }
}

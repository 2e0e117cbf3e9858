// SPDX-License-Identifier: GPL-3.0-or-later

/// How a simulation is run; none of it changes what a replication of a compiled model is.
public struct SimulationSettings: Sendable, Hashable {
  /// Replications, 1 … 10,000,000 (of each future, where futures have no probabilities).
  public var replications: Int
  public var seed: UInt64
  /// Worker threads, ≥ 1; the results are the same bytes whatever it is.
  public var threads: Int
  /// For whoever compiles a scenario with these settings: no leaves are drawn as sums; see `ModelNote.summed`. A model
  /// that is compiled stays what it is.
  public var drawsEveryLeaf: Bool

  public init(replications: Int = 20_000, seed: UInt64, threads: Int, drawsEveryLeaf: Bool = false) {
    self.replications = replications
    self.seed = seed
    self.threads = threads
    self.drawsEveryLeaf = drawsEveryLeaf
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later

/// Which replications reach which target under one plan: one bit a replication, 64 replications a word.
///
/// Records of several plans made on the same replications can be compared bit by bit: their differences are paired.
public struct TargetRecord: Sendable, Hashable {
  /// One target's bits.
  public struct Hits: Sendable, Hashable {
    /// [words]: the (joint) event.
    public var joint: [UInt64]
    /// [units × words]: each unit's own event, where the target is over several units; else empty.
    public var units: [[UInt64]]

    public init(joint: [UInt64], units: [[UInt64]]) {
      self.joint = joint
      self.units = units
    }
  }

  /// [targets], in the order of `Scenario.targets`.
  public var targets: [Hits]

  public init(targets: [Hits]) { self.targets = targets }
}

/// Which bits of a record are replications, and which future each lives in.
public struct ReplicationLayout: Sendable {
  /// Replications in all (of all futures together).
  public let count: Int
  /// [words]: the bits in use.
  public let valid: [UInt64]
  /// [futures × words]: the replications that live in each future; disjoint, together `valid`. Empty without futures.
  public let futures: [[UInt64]]
  /// True where futures have no probabilities: each was run with all replications and is judged apart.
  public let futuresAreApart: Bool

  public init(count: Int, valid: [UInt64], futures: [[UInt64]], futuresAreApart: Bool) {
    self.count = count
    self.valid = valid
    self.futures = futures
    self.futuresAreApart = futuresAreApart
  }
}

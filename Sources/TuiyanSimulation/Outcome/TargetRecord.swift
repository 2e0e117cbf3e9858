// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

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

/// Judges plans on one fixed set of replications (common random numbers).
///
/// The record of a plan is exactly what a full simulation of that plan on those replications gives.
/// Implementations remember the last plan and re-score only what differs; a value is for one thread at a time.
public protocol PlanJudge: AnyObject {
  var layout: ReplicationLayout { get }

  /// The record of a plan.
  func record(of plan: PlanVector) -> TargetRecord

  /// [plans]: the record of each, in their order; the same as one by one, sooner where neighbours differ by little.
  func records(of plans: [PlanVector]) -> [TargetRecord]
}

extension PlanJudge {
  public func records(of plans: [PlanVector]) -> [TargetRecord] { plans.map { record(of: $0) } }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanNumerics
import TuiyanPlans
import TuiyanSearch

/// What each decision of a plan, and each owner's decisions together, add to the subject.
public struct ContributionTable: Sendable {
  /// In the order of the scenario.
  public let actions: [Contribution]
  public let owners: [OwnerContribution]
  /// The plan against nothing, on all replications.
  public let total: PairedDifference
  /// What the Shapley values share out: the same gain on their own replications; their sum is this to rounding.
  public let sharedGain: PairedDifference
  public let shapleyReplications: Int
  /// Every coalition was judged; else the values come from pairs of an order and its reverse, which adds to their error.
  public let isExact: Bool
}

/// What the decisions of one owner add.
public struct OwnerContribution: Sendable {
  /// nil: decisions nobody answers for.
  public let owner: String?
  public let decisions: Int
  /// Its decisions with what they require, against nothing.
  public let alone: PairedDifference
  /// The plan against the plan without them and what needs them.
  public let last: PairedDifference
  /// The sum of its decisions' Shapley values.
  public let shapley: MeanEstimate
}

/// Judges coalitions for `ContributionTable`.
struct ContributionStudy {
  let bench: PlanBench
  /// On fewer replications, for the many coalitions of Shapley values.
  let shapleyBench: PlanBench
  let shapleyReplications: Int
  let plan: PlanVector
  let key: StreamKey

  /// Most decisions whose coalitions are all judged.
  static let exactLimit = 14

  /// Replications on which so many coalitions can be judged in a few seconds.
  static func replications(decisions: Int, of all: Int) -> Int {
    let coalitions = decisions <= exactLimit ? 1 << decisions : 1 << 11
    return min(all, max(1_024, (4 << 20) / coalitions))
  }

  private var rules: PlanRules { bench.space.rules }

  func table() -> ContributionTable {
    let record = bench.record(plan)
    let shapley = ShapleyValues(
      bench: shapleyBench, plan: plan, key: key, allowance: 600, shouldStop: { false }, exactLimit: Self.exactLimit)
    let shares = shapley.shares()
    let explanation = PlanExplanation(bench: bench, plan: plan, record: record)
    let actions = explanation.contributions(tied: [], shapley: shares.members)
    let gain = shapleyBench.difference(shapleyBench.record(plan), minus: shapleyBench.record(rules.nothing))
    return ContributionTable(
      actions: actions, owners: owners(record, shares),
      total: bench.difference(record, minus: bench.record(rules.nothing)), sharedGain: gain,
      shapleyReplications: shapleyReplications, isExact: plan.members.count <= Self.exactLimit)
  }

  /// In the order of the scenario's owners, those of nobody last.
  private func owners(_ record: TargetRecord, _ shares: GainShares) -> [OwnerContribution] {
    let members = plan.members
    let nothing = bench.record(rules.nothing)
    let present = Set(members.map { rules.facts[$0].owner })
    let order = present.sorted { ($0 ?? .max) < ($1 ?? .max) }
    return order.map { owner in
      let own = members.indices.filter { rules.facts[members[$0]].owner == owner }
      var with = rules.nothing
      var without = plan
      for place in own {
        let needed = rules.withRequirements(members[place], of: plan)
        for slot in needed.members { with.starts[slot] = needed.starts[slot] }
        without.starts[members[place]] = 0
      }
      return OwnerContribution(
        owner: owner.map { rules.owners[$0] }, decisions: own.count,
        alone: bench.difference(bench.record(with), minus: nothing),
        last: bench.difference(record, minus: bench.record(rules.validPart(without))),
        shapley: shares.sum(of: Array(own)))
    }
  }
}

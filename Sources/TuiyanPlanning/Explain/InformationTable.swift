// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanNumerics
import TuiyanPlans
import TuiyanSearch

/// What it would be worth to know an input before choosing among a few plans.
public struct InformationTable: Sendable {
  public struct Row: Sendable {
    public let input: UncertainInput
    public let information: PartialInformation
  }

  /// A plan that knowing more might make one choose instead.
  public struct Candidate: Sendable {
    /// The id of a stored plan; nil for the plan explained, and for plans made from it.
    public let id: String?
    public let choices: [Choice]
    public let subject: MeanEstimate
  }

  /// The plan explained first.
  public let candidates: [Candidate]
  /// Inputs worth something, the most valuable first.
  public let rows: [Row]
  /// Inputs that were looked at, of all candidates.
  public let looked: Int
  /// What knowing everything would be worth: the most any input can be.
  public let perfect: MeanEstimate
  public let replications: Int
}

/// Values information for `InformationTable`.
struct InformationStudy {
  let bench: PlanBench
  /// On fewer replications, to look for plans made from the one explained.
  let scout: PlanBench
  let plan: PlanVector
  /// The group of replications the sample stands on.
  let group: Int
  /// Other plans to choose among.
  let others: [(id: String?, plan: PlanVector)]

  /// Candidates in all, at most.
  static let most = 10

  /// - Parameters:
  ///   - plain: the inputs of the plan explained.
  ///   - inputs: draws those of the other candidates besides.
  func table(_ plain: InputSample, _ inputs: InputStudy) -> InformationTable {
    let candidates = candidates()
    let sample = inputs.widened(plain, by: candidates.map(\.plan))
    let records = candidates.map { bench.record($0.plan) }
    let utilities = records.map { Array(bench.objective.draws($0, group: group).prefix(sample.count)) }
    let rows = zip(sample.inputs, sample.values).map { input, values in
      InformationTable.Row(input: input, information: PartialInformation(utilities: utilities, input: values))
    }
    let worthy = rows.enumerated().filter { $0.element.information.value.mean > 0 }.sorted {
      ($0.element.information.value.mean, -$0.offset) > ($1.element.information.value.mean, -$1.offset)
    }
    return InformationTable(
      candidates: zip(candidates, records).map { candidate, record in
        .init(
          id: candidate.id, choices: bench.space.choices(candidate.plan, in: bench.scenario),
          subject: bench.estimate(record))
      }, rows: worthy.map(\.element), looked: rows.count, perfect: PartialInformation.perfect(utilities: utilities),
      replications: sample.count)
  }

  /// The plan, the others, and exchanges: an action left out put in, and the weakest ones out until it fits.
  private func candidates() -> [(id: String?, plan: PlanVector)] {
    var candidates: [(id: String?, plan: PlanVector)] = [(nil, plan)]
    func add(_ id: String?, _ plan: PlanVector) {
      guard candidates.count < Self.most, !candidates.contains(where: { $0.plan == plan }) else { return }
      candidates.append((id, plan))
    }
    for other in others { add(other.id, other.plan) }
    let record = scout.record(plan)
    let weakest = plan.members.map { slot in
      (slot, scout.difference(record, minus: scout.record(bench.space.rules.without(slot, plan))).mean)
    }.sorted { ($0.1, $0.0) < ($1.1, $1.0) }.map(\.0)
    let left = bench.space.rules.facts.indices.filter { plan.starts[$0] == 0 }.compactMap { slot in
      bench.space.adding(slot, to: plan, ignoringLimits: true).map {
        (slot, scout.difference(scout.record($0), minus: record).mean)
      }
    }.sorted { ($0.1, -$0.0) > ($1.1, -$1.0) }
    for (slot, _) in left.prefix(Self.most) {
      if let exchanged = exchanged(slot, for: weakest) { add(nil, exchanged) }
    }
    return candidates
  }

  private func exchanged(_ slot: Int, for weakest: [Int]) -> PlanVector? {
    var smaller = plan
    for loser in [nil] + weakest.prefix(6).map({ Optional($0) }) {
      if let loser { smaller = bench.space.rules.without(loser, smaller) }
      if let found = bench.space.adding(slot, to: smaller), bench.space.rules.isFeasible(found) { return found }
    }
    return nil
  }
}

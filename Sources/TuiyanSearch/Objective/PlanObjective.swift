// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanPlans

/// What a plan's record is worth: the objective, and how far each promise is kept.
///
/// Within one group of replications the objective is Σ weight · P(strive), where a target with `each` enters as its
/// expected share of units (or its joint probability, where it says so); without strive targets it is the sum of
/// the ensure probabilities. Where futures are apart, each is a group and `robust` says how they are weighed:
/// `worst` the smallest of theirs, `mean` their plain mean, `regret` minus the largest shortfall of any against the
/// best that could be had there. Otherwise there is one group. A promise counts by its worst group, always.
public struct PlanObjective: Sendable {
  /// One target's part of the objective.
  struct Term: Sendable {
    let target: Int
    let weight: Double
    /// The expected share of units rather than the joint event.
    let byUnit: Bool
  }

  /// How groups are weighed.
  enum Mode: Sendable, Hashable {
    case worst, mean
    /// Minus the largest loss against `references[group]`.
    case regret(references: [Double])
    /// One group alone.
    case only(Int)
  }

  let terms: [Term]
  /// Σ |weight|, so that what is small beside the objective can be told; never 0.
  let scale: Double
  /// Ensure targets and their confidence.
  package private(set) var promises: [(target: Int, confidence: Double)]
  /// [groups × words]: disjoint sets of replications that are judged apart.
  package let groups: [[UInt64]]
  /// [groups]: replications in each.
  package let sizes: [Int]
  var mode: Mode

  /// - Parameter layout: of the records that will be judged.
  public init(_ targets: [Target], layout: ReplicationLayout, robust: RobustRule) {
    self.init(targets, layout: layout, mode: robust == .mean ? .mean : .worst)
  }

  init(_ targets: [Target], layout: ReplicationLayout, mode: Mode) {
    var strive: [Term] = []
    var ensure: [(target: Int, confidence: Double)] = []
    for (index, target) in targets.enumerated() {
      switch target.kind {
      case .ensure(let confidence):
        ensure.append((index, confidence))
      case .strive(let weight):
        strive.append(Term(target: index, weight: weight, byUnit: target.entersByUnit))
      }
    }
    terms = strive.isEmpty ? ensure.map { Term(target: $0.target, weight: 1, byUnit: false) } : strive
    scale = max(1e-9, terms.reduce(0) { $0 + abs($1.weight) })
    promises = ensure
    groups = layout.futuresAreApart && !layout.futures.isEmpty ? layout.futures : [layout.valid]
    sizes = groups.map(Bits.count)
    self.mode = mode
  }

  /// The same with every promise's confidence moved: where a sample is known to flatter (or belittle) plans.
  ///
  /// - Parameter amounts: [promises]
  func movingConfidence(by amounts: [Double]) -> PlanObjective {
    var copy = self
    for place in promises.indices { copy.promises[place].confidence += amounts[place] }
    return copy
  }

  /// [promises]: the standard error √(c(1 − c)/n) of a probability at the confidence asked.
  package func errors(of replications: Int) -> [Double] {
    promises.map { ($0.confidence * (1 - $0.confidence) / Double(replications)).squareRoot() }
  }

  /// [promises]: the probability in the worst group.
  package func promised(by record: TargetRecord) -> [Double] {
    promises.map { promise in
      groups.indices.map { probability(of: promise.target, in: record, group: $0) }.min() ?? 0
    }
  }

  /// The most the objective can be: every target reached in every replication (0 for `regret`: nothing lost).
  public var ceiling: Double {
    if case .regret = mode { return 0 }
    return terms.reduce(0) { $0 + $1.weight }
  }

  /// What a search gives up of the objective for a promise that is missed by 1: four times all that can be striven for.
  var priceOfMissing: Double { 4 * scale }

  /// The worth of a record.
  public func value(of record: TargetRecord) -> PlanValue { value(of: score(of: record)) }

  /// What a record says of promises and of each group, before the groups are weighed.
  func score(of record: TargetRecord) -> PlanScore {
    let worst = promised(by: record)
    let shortfall = zip(promises, worst).reduce(0.0) { $0 + max(0, $1.0.confidence - $1.1) }
    return PlanScore(
      kept: zip(promises, worst).allSatisfy { $0.confidence <= $1 }, shortfall: shortfall,
      parts: groups.indices.map { objective(of: record, group: $0) })
  }

  /// The worth of a score: its groups weighed.
  func value(of score: PlanScore) -> PlanValue {
    PlanValue(
      kept: score.kept, shortfall: Self.settled(score.shortfall), objective: Self.settled(weighed(score.parts)))
  }

  /// Σ weight · P(strive) within one group.
  package func objective(of record: TargetRecord, group: Int) -> Double {
    terms.reduce(0) { sum, term in
      let hits = record.targets[term.target]
      guard sizes[group] > 0 else { return sum }
      if term.byUnit && !hits.units.isEmpty {
        let reached = hits.units.reduce(0) { $0 + Bits.count($1, in: groups[group]) }
        return sum + term.weight * Double(reached) / Double(hits.units.count * sizes[group])
      }
      return sum + term.weight * Double(Bits.count(hits.joint, in: groups[group])) / Double(sizes[group])
    }
  }

  /// The group that decides under `worst` and `regret`; nil where all groups enter.
  package func decidingGroup(_ parts: [Double]) -> Int? {
    switch mode {
    case .mean: return nil
    case .only(let group): return group
    case .worst: return parts.indices.min { parts[$0] < parts[$1] }
    case .regret(let references): return parts.indices.min { parts[$0] - references[$0] < parts[$1] - references[$1] }
    }
  }

  /// The (joint) probability of a target in a group.
  package func probability(of target: Int, in record: TargetRecord, group: Int) -> Double {
    Double(Bits.count(record.targets[target].joint, in: groups[group])) / Double(max(1, sizes[group]))
  }

  /// The objective of groups that reach `parts`.
  package func weighed(_ parts: [Double]) -> Double {
    switch mode {
    case .worst: parts.min() ?? 0
    case .mean: parts.reduce(0, +) / Double(max(1, parts.count))
    case .only(let group): parts[group]
    case .regret(let references): zip(parts, references).map { $0 - $1 }.min() ?? 0
    }
  }

  /// Rounded to 10⁻¹², so that equal counts summed in another order still tie.
  static func settled(_ value: Double) -> Double { (value * 1e12).rounded() / 1e12 }
}

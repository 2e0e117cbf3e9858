// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics
import TuiyanPlans

extension TargetRecord {
  /// What the bits say of every target.
  ///
  /// Over futures without probabilities the probability is the smallest of theirs, by unit too; the expected number is
  /// that of the future in which it is smallest.
  public func outcomes(_ scenario: Scenario, _ layout: ReplicationLayout) -> [TargetOutcome] {
    zip(scenario.targets, targets).map { target, hits in
      let apart = layout.futuresAreApart ? layout.futures : [layout.valid]
      let units = target.clause.unitIDs
      return TargetOutcome(
        id: target.id, title: target.title, kind: target.kind,
        probability: Self.smallest(hits.joint, within: apart),
        byUnit: units.isEmpty
          ? nil : zip(units, hits.units).map { ($0, Self.smallest($1, within: apart)) },
        expected: units.isEmpty ? nil : Self.expected(hits.units, within: apart),
        byFuture: layout.futures.isEmpty
          ? nil : zip(scenario.futures, layout.futures).map { ($0.id, Self.share(hits.joint, within: $1)) })
    }
  }

  /// The share of the bits of a mask that are set.
  public static func share(_ bits: [UInt64], within mask: [UInt64]) -> Proportion {
    var hits = 0
    var trials = 0
    for (word, valid) in zip(bits, mask) {
      hits += (word & valid).nonzeroBitCount
      trials += valid.nonzeroBitCount
    }
    return Proportion(successes: hits, trials: max(1, trials))
  }

  private static func smallest(_ bits: [UInt64], within masks: [[UInt64]]) -> Proportion {
    let shares = masks.map { share(bits, within: $0) }
    return shares.min { $0.value < $1.value } ?? share(bits, within: [])
  }

  private static func expected(_ units: [[UInt64]], within masks: [[UInt64]]) -> MeanEstimate? {
    masks.map { count(units, within: $0) }.min { $0.mean < $1.mean }
  }

  /// Mean number of units that reach a target, from the counts of every pair of units.
  private static func count(_ units: [[UInt64]], within mask: [UInt64]) -> MeanEstimate {
    var trials = 0
    var sum = 0
    var squares = 0
    for word in mask.indices {
      trials += mask[word].nonzeroBitCount
      for left in units {
        sum += (left[word] & mask[word]).nonzeroBitCount
        for right in units { squares += (left[word] & right[word] & mask[word]).nonzeroBitCount }
      }
    }
    return MeanEstimate(sum: Double(sum), sumOfSquares: Double(squares), count: max(1, trials))
  }
}

extension Clause {
  /// The units a target is over; empty for one unit.
  public var unitIDs: [String] {
    switch scope {
    case .each(let ids), .count(let ids, _): ids
    case .unit, .inherited: []
    }
  }
}

extension ReplicationLayout {
  /// How the run is shared among a scenario's futures.
  public func shares(of scenario: Scenario) -> [FutureShare] {
    zip(scenario.futures, futures).map { future, mask in
      FutureShare(
        id: future.id, title: future.title, probability: future.probability,
        replications: mask.reduce(0) { $0 + $1.nonzeroBitCount })
    }
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanPlans

/// An objective as a weighted sum of counts of single events, with promises on single events.
struct EventWeights {
  /// [events]: what one replication of the event adds to the objective.
  let weight: [Double]
  /// Promises: an event, and how many replications it needs.
  let promises: [(event: Int, needed: Int, confidence: Double)]
  /// Replications.
  let size: Double
  /// What one replication that is missing to a promise costs.
  let missing: Double

  /// - Parameter count: how many events there are.
  /// - Returns: nil where a target is made of several events, or where futures are judged apart.
  init?(_ objective: PlanObjective, of targets: [SingleEvents]?, count: Int) {
    guard objective.groups.count == 1, let targets else { return nil }
    let size = Double(max(1, objective.sizes[0]))
    var weight = Array(repeating: 0.0, count: count)
    for term in objective.terms {
      let target = targets[term.target]
      if term.byUnit && !target.units.isEmpty {
        for unit in target.units {
          guard let unit else { return nil }
          weight[unit] += term.weight / Double(target.units.count) / size
        }
      } else {
        guard let joint = target.joint else { return nil }
        weight[joint] += term.weight / size
      }
    }
    var promises: [(event: Int, needed: Int, confidence: Double)] = []
    for promise in objective.promises {
      guard let joint = targets[promise.target].joint else { return nil }
      promises.append((joint, Int((promise.confidence * size - 1e-9).rounded(.up)), promise.confidence))
    }
    self.weight = weight
    self.promises = promises
    self.size = size
    missing = objective.priceOfMissing / size
  }

  /// Objective less what is missing to promises.
  func worth(_ counts: [Int]) -> Double {
    var sum = 0.0
    for event in counts.indices { sum += weight[event] * Double(counts[event]) }
    for promise in promises { sum -= missing * Double(max(0, promise.needed - counts[promise.event])) }
    return sum
  }

  /// What the counts are worth.
  func value(_ counts: [Int]) -> PlanValue {
    var shortfall = 0.0
    var kept = true
    for promise in promises {
      let missing = promise.confidence - Double(counts[promise.event]) / size
      kept = kept && missing <= 0
      shortfall += max(0, missing)
    }
    let objective = counts.indices.reduce(0) { $0 + weight[$1] * Double(counts[$1]) }
    return PlanValue(
      kept: kept, shortfall: PlanObjective.settled(shortfall), objective: PlanObjective.settled(objective))
  }
}

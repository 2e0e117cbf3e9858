// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanNumerics
import TuiyanSimulation

/// Shares the gain of a plan among its decisions: each gets its mean marginal gain over all orders of joining.
///
/// φ(i) = Σ_S |S|!(n − |S| − 1)!/n! · (v(S ∪ i) − v(S)); v of a coalition that lacks a requirement is that of its
/// largest valid part. Exact up to ten decisions (all 2ⁿ coalitions); beyond, from pairs of a random order and its
/// reverse. Every order shares out the whole gain, so the shares add up to it either way. Shapley (1953).
struct ShapleyValues {
  /// Most decisions for which every coalition is judged.
  static let exactLimit = 10

  let bench: PlanBench
  let plan: PlanVector
  let key: StreamKey
  /// Coalitions that may be judged where not all are.
  let allowance: Int
  let shouldStop: @Sendable () -> Bool
  /// Most decisions of this plan for which every coalition is judged.
  var exactLimit = Self.exactLimit

  /// [members of the plan, ascending]
  func values() -> [MeanEstimate] {
    plan.members.count <= exactLimit ? exact(plan.members) : sampled(plan.members)
  }

  private func worth(_ coalition: PlanVector) -> Double {
    bench.value(bench.space.rules.validPart(coalition)).objective
  }

  private func exact(_ members: [Int]) -> [MeanEstimate] {
    let count = members.count
    var worths = Array(repeating: 0.0, count: 1 << count)
    // Gray code: neighbours differ by one decision.
    for step in 0..<(1 << count) {
      let mask = step ^ (step >> 1)
      var coalition = bench.space.rules.nothing
      for place in 0..<count where mask >> place & 1 == 1 {
        coalition.starts[members[place]] = plan.starts[members[place]]
      }
      worths[mask] = worth(coalition)
    }
    // weights[s] = s!(n − s − 1)!/n!
    var weights = Array(repeating: 1 / Double(max(1, count)), count: max(1, count))
    for size in 1..<max(1, count) { weights[size] = weights[size - 1] * Double(size) / Double(count - size) }
    return (0..<count).map { place in
      var share = 0.0
      for mask in 0..<(1 << count) where mask >> place & 1 == 0 {
        share += weights[mask.nonzeroBitCount] * (worths[mask | 1 << place] - worths[mask])
      }
      return MeanEstimate(mean: share, squaredDeviations: 0, count: 1 << max(1, count))
    }
  }

  private func sampled(_ members: [Int]) -> [MeanEstimate] {
    let pairs = max(2, allowance / (2 * members.count))
    var samples = Array(repeating: [Double](), count: members.count)
    for pair in 0..<pairs {
      if pair >= 2 && shouldStop() { break }
      var dice = KeyedDice(key.child(UInt64(pair)))
      var order = Array(members.indices)
      for place in stride(from: order.count - 1, to: 0, by: -1) { order.swapAt(place, dice.below(place + 1)) }
      let gains = marginals(members, order)
      for place in members.indices { samples[place].append(gains[place] / 2) }
    }
    return samples.map { MeanEstimate($0) }
  }

  /// [members]: what each adds when they join in an order, and again in the reverse order.
  ///
  /// The coalitions of the reverse order are what is left as they leave in the order itself.
  private func marginals(_ members: [Int], _ order: [Int]) -> [Double] {
    var gains = Array(repeating: 0.0, count: members.count)
    var coalition = bench.space.rules.nothing
    var before = worth(coalition)
    for place in order {
      coalition.starts[members[place]] = plan.starts[members[place]]
      let after = worth(coalition)
      gains[place] += after - before
      before = after
    }
    for place in order {
      coalition.starts[members[place]] = 0
      let after = worth(coalition)
      gains[place] += before - after
      before = after
    }
    return gains
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanNumerics
import TuiyanPlans
import TuiyanSearch

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

  /// Coalitions that are judged in one go.
  private static let batch = 64

  /// [coalitions]
  private func worths(_ coalitions: [PlanVector]) -> [Double] {
    let plans = coalitions.map(bench.space.rules.validPart)
    bench.weigh(plans)
    return plans.map { bench.value($0).objective }
  }

  private func exact(_ members: [Int]) -> [MeanEstimate] {
    let count = members.count
    var worths = Array(repeating: 0.0, count: 1 << count)
    // Gray code: neighbours differ by one decision.
    let masks = (0..<(1 << count)).map { $0 ^ ($0 >> 1) }
    for start in stride(from: 0, to: masks.count, by: Self.batch) {
      let stretch = masks[start..<min(start + Self.batch, masks.count)]
      let coalitions = stretch.map { mask in
        var coalition = bench.space.rules.nothing
        for place in 0..<count where mask >> place & 1 == 1 {
          coalition.starts[members[place]] = plan.starts[members[place]]
        }
        return coalition
      }
      for (mask, worth) in zip(stretch, self.worths(coalitions)) { worths[mask] = worth }
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
    var coalitions = [bench.space.rules.nothing]
    func change(_ place: Int, to start: Int) {
      var next = coalitions[coalitions.count - 1]
      next.starts[members[place]] = start
      coalitions.append(next)
    }
    for place in order { change(place, to: plan.starts[members[place]]) }
    for place in order { change(place, to: 0) }
    let worths = worths(coalitions)
    var gains = Array(repeating: 0.0, count: members.count)
    for (step, place) in order.enumerated() {
      gains[place] += worths[step + 1] - worths[step]
      gains[place] += worths[order.count + step] - worths[order.count + step + 1]
    }
    return gains
  }
}

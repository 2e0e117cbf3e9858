// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanNumerics
import TuiyanPlans
import TuiyanSearch

/// Shares the gain of a plan among its decisions: each gets its mean marginal gain over all orders of joining.
///
/// φ(i) = Σ_S |S|!(n − |S| − 1)!/n! · (v(S ∪ i) − v(S)); v of a coalition that lacks a requirement is that of its
/// largest valid part. Exact up to ten decisions (all 2ⁿ coalitions); beyond, from pairs of a random order and its
/// reverse. Every order shares out the whole gain, so the shares add up to it either way. Shapley (1953).
///
/// v is a mean over replications, so φ(i) is the mean of what the same sum gives within each replication; their spread is
/// its Monte Carlo error.
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

  /// Of the members of the plan, ascending.
  func shares() -> GainShares {
    plan.members.count <= exactLimit ? exact(plan.members) : sampled(plan.members)
  }

  /// Coalitions that are judged in one go.
  private static let batch = 64

  /// [coalitions, each the largest valid part of itself]
  private func worths(_ coalitions: [PlanVector]) -> [(objective: Double, draws: [Double])] {
    bench.prepare(coalitions)
    return coalitions.map { coalition in
      let record = bench.record(coalition)
      return (bench.value(of: record).objective, bench.draws(record))
    }
  }

  private func exact(_ members: [Int]) -> GainShares {
    let (coalitions, weights) = weighed(members)
    var means = Array(repeating: 0.0, count: members.count)
    var tally: ShareTally?
    for start in stride(from: 0, to: coalitions.count, by: Self.batch) {
      let stretch = Array(coalitions[start..<min(start + Self.batch, coalitions.count)])
      for (coalition, worth) in zip(stretch, worths(stretch)) {
        let shares = weights[coalition, default: []]
        for place in means.indices { means[place] += shares[place] * worth.objective }
        if tally == nil { tally = ShareTally(members: members.count, replications: worth.draws.count) }
        tally?.add(worth.draws, weights: shares)
      }
    }
    return GainShares(means: means, blocks: tally?.sums ?? [], orders: [])
  }

  /// The valid parts of all coalitions, each once, with what each member's share takes of its worth.
  private func weighed(_ members: [Int]) -> (coalitions: [PlanVector], weights: [PlanVector: [Double]]) {
    let count = members.count
    // ofSize[s] = s!(n − s − 1)!/n!
    var ofSize = Array(repeating: 1 / Double(max(1, count)), count: max(1, count))
    for size in 1..<max(1, count) { ofSize[size] = ofSize[size - 1] * Double(size) / Double(count - size) }
    var coalitions: [PlanVector] = []
    var weights: [PlanVector: [Double]] = [:]
    // Gray code: neighbours differ by one decision.
    for mask in (0..<(1 << count)).map({ $0 ^ ($0 >> 1) }) {
      let part = bench.space.rules.validPart(coalition(of: members, mask))
      let size = mask.nonzeroBitCount
      if weights[part] == nil { coalitions.append(part) }
      for place in 0..<count {
        weights[part, default: Array(repeating: 0, count: count)][place] +=
          mask >> place & 1 == 1 ? ofSize[size - 1] : -ofSize[size]
      }
    }
    return (coalitions, weights)
  }

  private func coalition(of members: [Int], _ mask: Int) -> PlanVector {
    var coalition = bench.space.rules.nothing
    for place in members.indices where mask >> place & 1 == 1 {
      coalition.starts[members[place]] = plan.starts[members[place]]
    }
    return coalition
  }

  private func sampled(_ members: [Int]) -> GainShares {
    let pairs = max(2, allowance / (2 * members.count))
    var orders = Array(repeating: [Double](), count: members.count)
    var tally: ShareTally?
    var done = 0
    for pair in 0..<pairs {
      if pair >= 2 && shouldStop() { break }
      var dice = KeyedDice(key.child(UInt64(pair)))
      var order = Array(members.indices)
      for place in stride(from: order.count - 1, to: 0, by: -1) { order.swapAt(place, dice.below(place + 1)) }
      let gains = marginals(members, order, &tally)
      for place in members.indices { orders[place].append(gains[place]) }
      done += 1
    }
    let blocks = (tally?.sums ?? []).map { row in row.map { $0 / Double(done) } }
    return GainShares(
      means: orders.map { $0.reduce(0, +) / Double(done) }, blocks: blocks, orders: orders)
  }

  /// [members]: what each adds when they join in an order, and again in the reverse order, by half each.
  ///
  /// The coalitions of the reverse order are what is left as they leave in the order itself.
  private func marginals(_ members: [Int], _ order: [Int], _ tally: inout ShareTally?) -> [Double] {
    var coalitions = [bench.space.rules.nothing]
    func change(_ place: Int, to start: Int) {
      var next = coalitions[coalitions.count - 1]
      next.starts[members[place]] = start
      coalitions.append(next)
    }
    for place in order { change(place, to: plan.starts[members[place]]) }
    for place in order { change(place, to: 0) }
    let worths = worths(coalitions.map(bench.space.rules.validPart))
    var shares = Array(repeating: Array(repeating: 0.0, count: members.count), count: coalitions.count)
    for (step, place) in order.enumerated() {
      shares[step + 1][place] += 0.5
      shares[step][place] -= 0.5
      shares[order.count + step][place] += 0.5
      shares[order.count + step + 1][place] -= 0.5
    }
    var gains = Array(repeating: 0.0, count: members.count)
    for (worth, shares) in zip(worths, shares) {
      for place in gains.indices { gains[place] += shares[place] * worth.objective }
      if tally == nil { tally = ShareTally(members: members.count, replications: worth.draws.count) }
      tally?.add(worth.draws, weights: shares)
    }
    return gains
  }
}

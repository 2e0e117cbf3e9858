// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanNumerics
import TuiyanPlans

/// Probabilities of single events from the mean and the variance of their margins alone.
///
/// Under a plan an event's margin has the mean μ = μ₀ + Σ f·m and the variance σ² = σ₀² + Σ (2f·c + f²·v), the sums over
/// the decisions taken: m and v are the mean and the variance of what one moves at its strongest start, c its covariance
/// with the margin it is added to near the base plan, f the share that its start has; what decisions share of their chance
/// is left out. The probability follows from the law of the margin under the base plan (`MarginLaw`).
///
/// A plan costs no pass over replications, and none looks good by fitting the chance of a few of them; what is found has to
/// be judged all the same.
package struct SmoothGauge: ClimbGauge {
  /// What a decision moves of one event's margin.
  private struct Push {
    let event: Int
    let step: Int
    let mean: Double
    let covariance: Double
    let variance: Double
  }

  /// How one event stands under the plan.
  private struct Standing {
    var mean: Double
    var variance: Double
    var probability: Double
  }

  private let model: MarginModel
  private let laws: UnsafeBufferPointer<MarginLaw>
  /// [slots]
  private let pushes: UnsafeBufferPointer<UnsafeBufferPointer<Push>>
  /// [events]: what a probability of 1 adds to the objective.
  private let weight: UnsafeBufferPointer<Double>
  /// [events]: probabilities promised.
  private let promises: UnsafeBufferPointer<UnsafeBufferPointer<Double>>
  /// Of the lists above: climbs look at them all the time, on every thread.
  private let store: FlatStore
  /// What a promise that is missed by 1 costs.
  private let missing: Double
  /// [events]
  private var standings: [Standing]
  package private(set) var worth = 0.0

  /// - Parameters:
  ///   - margins: of the model's own plan, on the replications whose law is to be taken: all there are.
  ///   - layout: of these margins.
  /// - Returns: nil where the objective is not a sum over single events.
  package init?(_ model: MarginModel, _ objective: PlanObjective, margins: EventMargins, layout: ReplicationLayout) {
    let count = margins.rows.count
    guard let weights = EventWeights(objective, of: model.judge.singleEvents, count: count) else { return nil }
    let store = FlatStore()
    let lanes = ReplicationLanes(model.judge.layout.valid)
    let base = model.base.rows.map(lanes.values)
    let all = ReplicationLanes(layout.valid)
    let laws = margins.rows.map { MarginLaw(all.values($0), in: store) }
    self.model = model
    self.laws = store.list(laws)
    pushes = store.list(
      model.plan.starts.indices.map { slot in
        store.list(
          model.moves(of: slot).map { move in
            Self.push(move, lanes.values(of: move), on: base[move.event], isIn: model.plan.starts[slot] > 0)
          })
      })
    weight = store.list(weights.weight.map { $0 * weights.size })
    promises = store.list(
      (0..<count).map { event in
        store.list(weights.promises.filter { $0.event == event }.map(\.confidence))
      })
    missing = weights.missing * weights.size
    self.store = store
    standings = laws.map {
      Standing(
        mean: $0.mean, variance: $0.variance, probability: $0.probability(mean: $0.mean, variance: $0.variance))
    }
    worth = standings.indices.reduce(0) { $0 + worth(of: $1, at: standings[$1].probability) }
  }

  /// - Parameters:
  ///   - amounts: what the move adds, replication by replication.
  ///   - base: margins under the base plan.
  ///   - isIn: the decision is in the base plan, whose margins have the amounts already.
  private static func push(_ move: MarginModel.Move, _ amounts: [Float], on base: [Float], isIn: Bool) -> Push {
    let size = Double(max(1, amounts.count))
    let mean = amounts.reduce(0.0) { $0 + Double($1) } / size
    let middle = base.reduce(0.0) { $0 + Double($1) } / size
    var variance = 0.0
    var covariance = 0.0
    for (amount, margin) in zip(amounts, base) {
      let off = Double(amount) - mean
      variance += off * off / size
      covariance += off * (Double(margin) - middle) / size
    }
    return Push(
      event: move.event, step: move.step, mean: mean, covariance: isIn ? covariance - variance : covariance,
      variance: variance)
  }

  package func gain(_ slot: Int, from old: Int, to new: Int) -> Double {
    var gain = 0.0
    for push in pushes[slot] {
      let before = standings[push.event]
      let after = moved(before, push, slot, from: old, to: new)
      gain += worth(of: push.event, at: after.probability) - worth(of: push.event, at: before.probability)
    }
    return gain
  }

  package mutating func set(_ slot: Int, from old: Int, to new: Int) {
    for push in pushes[slot] {
      let before = standings[push.event]
      let after = moved(before, push, slot, from: old, to: new)
      worth += worth(of: push.event, at: after.probability) - worth(of: push.event, at: before.probability)
      standings[push.event] = after
    }
  }

  private func moved(_ standing: Standing, _ push: Push, _ slot: Int, from old: Int, to new: Int) -> Standing {
    let before = Double(model.share(slot, old, at: push.step))
    let after = Double(model.share(slot, new, at: push.step))
    let mean = standing.mean + (after - before) * push.mean
    let variance =
      standing.variance + 2 * (after - before) * push.covariance + (after * after - before * before) * push.variance
    return Standing(
      mean: mean, variance: variance, probability: laws[push.event].probability(mean: mean, variance: variance))
  }

  /// What an event's probability adds to the worth.
  private func worth(of event: Int, at probability: Double) -> Double {
    var worth = weight[event] * probability
    for confidence in promises[event] { worth -= missing * max(0, confidence - probability) }
    return worth
  }
}

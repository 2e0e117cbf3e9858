// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

/// A leaf of 100 points that scores its value: 0 → 0 points, 100 → all.
func leaf(
  _ id: String, points: Double = 100, better: Leaf.Direction = .higher, range: ClosedRange<Double>? = nil,
  transform: Leaf.Transform = .identity, unit: String? = nil, frontier: Double? = nil, survey: Survey? = nil,
  events: EventCount? = nil, rollup: Rollup? = nil, cumulative: RunningTotal? = nil,
  score: ScoringRule = .linear(from: 0, to: 100)
) -> IndicatorNode {
  IndicatorNode(
    id: id, title: id, points: points, owner: nil,
    body: .leaf(
      Leaf(
        unit: unit, better: better, range: range, transform: transform, frontier: frontier, survey: survey,
        events: events, rollup: rollup, cumulative: cumulative, score: score)))
}

/// A group whose points are the sum of its children's.
func group(_ id: String, _ children: [IndicatorNode]) -> IndicatorNode { group(id, .sum, children) }

/// A group worth the sum of its children's points.
func group(_ id: String, _ aggregate: Aggregate, _ children: [IndicatorNode]) -> IndicatorNode {
  IndicatorNode(
    id: id, title: id, points: children.reduce(0) { $0 + $1.points }, owner: nil,
    body: .group(children: children, aggregate: aggregate))
}

/// An effect on a leaf (or `total`).
func effect(
  _ indicator: String, _ kind: Effect.Kind, delay: Int = 0, ramp: Double = 1, shape: Effect.Ramp = .linear,
  fade: Double? = nil
) -> Effect {
  Effect(indicator: indicator, kind: kind, delay: delay, ramp: ramp, shape: shape, fade: fade)
}

extension Quantity {
  /// Equal to `first` with probability p, else to `second`.
  static func either(_ first: Double, _ p: Double, or second: Double) -> Quantity {
    Quantity(.discrete([.init(value: Part(first), probability: p), .init(value: Part(second), probability: 1 - p)]))
  }

  static func normal(_ mean: Double, _ sd: Double) -> Quantity { Quantity(.normal(Part(mean), Part(sd))) }

  static func uniform(_ low: Double, _ high: Double) -> Quantity { Quantity(.uniform(Part(low), Part(high))) }
}

extension DynamicsKeys {
  /// A random walk with a step of this sd, none of it shared.
  static func walk(_ sigma: Double) -> DynamicsKeys { DynamicsKeys(sigma: Quantity(sigma)) }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TuiyanModel

/// A province workload as a scenario of the product's own model.
///
/// One difference to the programs compared with: an action with several effects draws one size for each of them, not
/// one for all, as the product does. The number of draws, leaves, ranks and summaries is the same or larger.
struct Workload {
  static let asOf = Period(step: .month, ordinal: 2022 * 12)

  let parameters: WorkloadParameters

  /// Units × leaves × months of one replication.
  var leafMonths: Int { parameters.units * parameters.leaves * parameters.months }

  /// Normal draws of one replication: steps of every leaf and common factor, and one survey a unit and month.
  var normals: Int {
    parameters.months * (parameters.leaves * (parameters.units + 1) + parameters.units)
  }

  /// The twelve actions that are on.
  var plan: StoredPlan {
    let entries = parameters.chosen.indices.filter { parameters.chosen[$0] }.map {
      StoredPlan.Entry(action: "action-\($0)", start: Self.asOf.advanced(by: 1))
    }
    return StoredPlan(id: "chosen", title: "chosen", entries: entries)
  }

  func scenario() -> Scenario {
    let units = (0..<parameters.units).map { "unit-\($0)" }
    let last = Self.asOf.advanced(by: parameters.months)
    return Scenario(
      id: "workload", title: "workload", asOf: Self.asOf, horizon: last, step: .month, seed: 1, illustrative: true,
      units: units.map { Unit(id: $0, title: $0, kind: "unit", parent: nil, depth: .indicators) }, history: [],
      results: [], reference: [], ours: [units[0]], schemes: [scheme],
      boards: [
        Board(
          id: "board", title: "board", units: units, scheme: "scheme", release: [], ties: .min, tieBreak: [],
          decimals: nil)
      ], dynamics: dynamics(units), owners: [], actions: actions(units[0]), synergies: [], budget: Budget(),
      futures: [],
      targets: [8, 10].map { rank in
        Target(
          id: "top-\(rank)", title: "top \(rank)", kind: .strive(weight: 1), objectiveIsJoint: false,
          clause: Clause(
            board: "board", scope: .unit(units[0]), span: .by(last), test: .rank(atMost: Double(rank))))
      }, plans: [plan], provenance: ProvenanceCount(), changes: [], warnings: [], digest: "", expectations: nil)
  }

  private var scheme: Scheme {
    Scheme(
      id: "scheme", title: "scheme",
      indicators: (0..<parameters.leaves).map { leaf in
        let isSurveyed = leaf == parameters.leaves - 1
        return IndicatorNode(
          id: "leaf-\(leaf)", title: "leaf \(leaf)", points: 100 * parameters.weight[leaf], owner: nil,
          body: .leaf(
            Leaf(
              unit: "%", better: .higher, range: 0...100, transform: .identity, frontier: nil,
              survey: isSurveyed ? Survey(answers: parameters.answers, sd: nil) : nil, events: nil, rollup: nil,
              score: .linear(from: 0, to: 100))))
      })
  }

  private func dynamics(_ units: [String]) -> Dynamics {
    let leaves = parameters.leaves
    let steps = (0..<leaves).map { leaf in
      DynamicsOverride(
        unit: nil, kind: nil, ours: nil, indicator: "leaf-\(leaf)", reference: false,
        keys: DynamicsKeys(sigma: Quantity(parameters.sd[leaf])))
    }
    let levels = units.indices.flatMap { unit in
      (0..<leaves).map { leaf in
        DynamicsOverride(
          unit: units[unit], kind: nil, ours: nil, indicator: "leaf-\(leaf)", reference: false,
          keys: DynamicsKeys(
            level: Quantity(parameters.level[unit * leaves + leaf]),
            drift: Quantity(parameters.drift[unit * leaves + leaf])))
      }
    }
    return Dynamics(
      base: DynamicsKeys(
        levelSD: Quantity(0), sigma: Quantity(1), rho: parameters.rho, damping: 1,
        common: parameters.load * parameters.load), overrides: steps + levels)
  }

  private func actions(_ unit: String) -> [Action] {
    let first = Self.asOf.advanced(by: 1)
    return parameters.deeds.enumerated().map { index, deed in
      Action(
        id: "action-\(index)", title: "action \(index)", owner: nil, units: [unit], each: false, money: deed.cost,
        staff: 0, earliest: first, latest: first, duration: deed.start, slip: Quantity(0), success: deed.success,
        credit: 1, requires: [], excludes: [],
        effects: deed.effects.map { leaf, factor in
          Effect(
            indicator: "leaf-\(leaf)", kind: .add(size(deed.size, factor)), delay: 0, ramp: deed.ramp, shape: .linear,
            fade: nil)
        }, evidence: nil)
    }
  }

  private func size(_ size: WorkloadParameters.Size, _ factor: Double) -> Quantity {
    func part(_ value: Double) -> Quantity.Part { Quantity.Part(value * factor) }
    return switch size {
    case .triangular(let low, let mode, let high): Quantity(.triangular(part(low), part(mode), part(high)))
    case .lognormal(let mean, let sd): Quantity(.lognormal(part(exp(mean)), exp(sd)))
    case .pert(let low, let mode, let high): Quantity(.pert(part(low), part(mode), part(high)))
    }
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TuiyanModel

/// One planned action for one unit.
struct PlainDeed {
  let action: Int
  let unit: Int
  /// Planned start, in steps after as_of.
  let start: Int
  let duration: Int
  let slip: PlainFigure
  let success: Double
  let credit: Double
  /// One list for each action it requires: the deeds of which one must succeed; empty: it can never work.
  var needs: [[Int]]
}

/// What a deed does to a cell or to a total.
struct PlainEffect {
  let deed: Int
  let kind: Effect.Kind
  let size: PlainFigure
  /// Synergies, of `add` and `close` only.
  let factor: Double
  let delay: Int
  let ramp: Double
  let shape: Effect.Ramp
  let fade: Double?

  /// The share in force `elapsed` steps after it begins: clamp((elapsed + 1)/ramp, 0, 1), smoothed to 3p² − 2p³ for `s`,
  /// halved every `fade` steps after the first at which it is full.
  func progress(_ elapsed: Int) -> Double {
    let p = max(0, min(1, (Double(elapsed) + 1) / ramp))
    let grown = shape == .s ? 3 * p * p - 2 * p * p * p : p
    guard let fade, p >= 1 else { return grown }
    var full = 0
    while (Double(full) + 1) / ramp < 1 { full += 1 }
    return exp2(-Double(elapsed - full) / fade)
  }
}

/// A stored plan, deed by deed.
struct PlainPlan {
  private(set) var deeds: [PlainDeed] = []
  /// [cells].
  private(set) var cellEffects: [[PlainEffect]]
  /// [totals].
  private(set) var totalEffects: [[PlainEffect]]

  init(_ plain: PlainScenario, _ plan: StoredPlan) {
    cellEffects = Array(repeating: [], count: plain.cells.count)
    totalEffects = Array(repeating: [], count: plain.totals.count)
    let scenario = plain.scenario
    precondition(scenario.actions.allSatisfy { $0.locks.isEmpty }, "a scenario as it is loaded has no locks")
    for (index, action) in scenario.actions.enumerated() {
      for id in action.units {
        let entry = plan.entries.last {
          $0.action == action.id && (!action.each || $0.unit == nil || $0.unit == id)
        }
        guard let entry, let unit = plain.unitPlace[id] else { continue }
        deeds.append(
          PlainDeed(
            action: index, unit: unit, start: (entry.start ?? action.earliest).ordinal - scenario.asOf.ordinal,
            duration: action.duration, slip: PlainFigure(action.slip, span: 0), success: action.success,
            credit: action.credit, needs: []))
      }
    }
    for place in deeds.indices { deeds[place].needs = needs(of: deeds[place], plain) }
    for place in deeds.indices { addEffects(of: place, plain) }
  }

  /// For each required action: its deed for the same unit, or, where it does not act there, for any unit; planned to
  /// end by the dependent's planned start.
  private func needs(of deed: PlainDeed, _ plain: PlainScenario) -> [[Int]] {
    let scenario = plain.scenario
    return scenario.actions[deed.action].requires.map { id in
      let actsHere = scenario.actions.contains {
        $0.id == id && $0.units.contains(scenario.units[deed.unit].id)
      }
      return deeds.indices.filter { place in
        let other = deeds[place]
        return scenario.actions[other.action].id == id && (!actsHere || other.unit == deed.unit)
          && other.start + other.duration <= deed.start
      }
    }
  }

  private mutating func addEffects(of place: Int, _ plain: PlainScenario) {
    let deed = deeds[place]
    let action = plain.scenario.actions[deed.action]
    let mine = Set(deeds.filter { $0.unit == deed.unit }.map { plain.scenario.actions[$0.action].id })
    var synergy = 1.0
    for pair in plain.scenario.synergies where pair.actions.contains(action.id) && mine.isSuperset(of: pair.actions) {
      synergy *= pair.factor
    }
    for effect in action.effects {
      var factor = 1.0
      switch effect.kind {
      case .add, .close: factor = synergy
      case .set, .rate: break
      }
      func made(span: Double) -> PlainEffect {
        PlainEffect(
          deed: place, kind: effect.kind, size: PlainFigure(effect.size, span: span), factor: factor,
          delay: effect.delay, ramp: effect.ramp, shape: effect.shape, fade: effect.fade)
      }
      if effect.indicator == "total" {
        for total in plain.totals.indices where plain.totals[total].unit == deed.unit {
          totalEffects[total].append(made(span: plain.totals[total].scale.high))
        }
      } else if let leaf = plain.leafPlace[effect.indicator], let cell = plain.cellPlace[deed.unit][leaf] {
        cellEffects[cell].append(made(span: plain.leaves[leaf].span))
      }
    }
  }
}

/// How the deeds of a plan turned out in one replication.
struct PlainLuck {
  /// Steps by which each start slips.
  private let slips: [Int]
  /// Done, accepted, and with what it requires.
  private let works: [Bool]
  private let deeds: [PlainDeed]

  init(_ plan: PlainPlan, draws: PlainDraws) {
    deeds = plan.deeds
    slips = deeds.map { Int(draws.value($0.slip).rounded()) }
    let done = deeds.map { draws.happens($0.success) }
    let accepted = deeds.map { draws.happens($0.credit) }
    func succeeds(_ place: Int) -> Bool {
      done[place] && plan.deeds[place].needs.allSatisfy { $0.contains(where: succeeds) }
    }
    works = deeds.indices.map { succeeds($0) && accepted[$0] }
  }

  /// The share of an effect in force at h, 0 where the deed came to nothing:
  /// it begins at start + slip + duration + delay, and nothing starts before as_of + 1.
  func progress(_ effect: PlainEffect, _ h: Int) -> Double {
    guard works[effect.deed] else { return 0 }
    let deed = deeds[effect.deed]
    return effect.progress(h - (max(1, deed.start + slips[effect.deed]) + deed.duration + effect.delay))
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics

extension ModelBuilder {
  /// Makes a deed for every action and unit, with what it needs and what it moves.
  mutating func compileDeeds() {
    var index: [Place: Int] = [:]
    for (slotIndex, slot) in slots.enumerated() {
      for unit in slot.unit.map({ [$0] }) ?? scenario.actions[slot.action].units {
        index[Place(action: slot.action, unit: unit)] = deeds.count
        deeds.append(bareDeed(action: slot.action, unit: unit, slot: slotIndex))
      }
    }
    for place in deeds.indices {
      deeds[place] = deeds[place].with(
        requires: requirements(of: deeds[place], index: index),
        synergies: synergies(of: deeds[place], index: index))
      addEffects(of: place)
    }
    orderDeeds()
    cellEffects = cellEffects.map {
      $0.sorted { ($0.kind.order, $0.deed, $0.size) < ($1.kind.order, $1.deed, $1.size) }
    }
    totalEffects = totalEffects.map {
      $0.sorted { ($0.kind.order, $0.deed, $0.size) < ($1.kind.order, $1.deed, $1.size) }
    }
  }

  private struct Place: Hashable {
    let action: Int
    let unit: String
  }

  private mutating func bareDeed(action index: Int, unit: String, slot: Int) -> Deed {
    let action = scenario.actions[index]
    let unitPlace = unitIndex[unit, default: 0]
    defer { sizeLanes += action.effects.count }
    let sizes = action.effects.map { size($0.size.distribution(span: span(of: $0, unit: unitPlace))) }
    let lock = action.locks[unit]
    let inForce = lock?.inForceFrom.map { $0.ordinal - scenario.asOf.ordinal }
    return Deed(
      action: index, unit: unitPlace, slot: slot, success: lock?.success ?? action.success,
      credit: lock?.credit ?? action.credit, duration: action.duration, inForce: inForce,
      slip: inForce == nil ? Parameter(action.slip.distribution(span: 0)) : Parameter(0),
      sizes: sizes, requires: [], synergies: [], key: StreamKey.things.child("action").child(action.id).child(unit),
      sizeOffset: sizeLanes)
  }

  private func span(of effect: Effect, unit: Int) -> Double {
    if effect.indicator == "total" {
      return totals.first { $0.unit == unit }.map { $0.process.scale.high - $0.process.scale.low } ?? 0
    }
    return leaves[leafIndex[effect.indicator, default: 0]].leaf.span ?? 0
  }

  /// A required action that acts on the same unit must get done there; else on any of its units.
  private func requirements(of deed: Deed, index: [Place: Int]) -> [[Int]] {
    let unit = scenario.units[deed.unit].id
    return scenario.actions[deed.action].requires.map { id in
      guard let required = scenario.actions.firstIndex(where: { $0.id == id }) else { return [] }
      if let same = index[Place(action: required, unit: unit)] { return [same] }
      return scenario.actions[required].units.compactMap { index[Place(action: required, unit: $0)] }
    }
  }

  private func synergies(of deed: Deed, index: [Place: Int]) -> [(deeds: [Int], factor: Double)] {
    let own = scenario.actions[deed.action].id
    let unit = scenario.units[deed.unit].id
    return scenario.synergies.filter { $0.actions.contains(own) }.compactMap { synergy in
      let members = synergy.actions.map { id in
        scenario.actions.firstIndex { $0.id == id }.flatMap { index[Place(action: $0, unit: unit)] }
      }
      let found = members.compactMap { $0 }
      return found.count == members.count ? (found, synergy.factor) : nil
    }
  }

  private mutating func addEffects(of place: Int) {
    let deed = deeds[place]
    for (size, effect) in scenario.actions[deed.action].effects.enumerated() {
      func compiled(since level: Int) -> DeedEffect {
        DeedEffect(
          deed: place, kind: effect.isOnTop ? .lift : effect.kind.dense, size: size, delay: effect.delay,
          progress: progress(of: effect, inForce: deed.inForce, since: level))
      }
      if effect.indicator == "total" {
        for total in totals.indices where totals[total].unit == deed.unit {
          totalEffects[total].append(compiled(since: totals[total].process.begins))
        }
      } else if let cell = cellIndex[deed.unit]?[leafIndex[effect.indicator, default: -1]] {
        cellEffects[cell].append(compiled(since: cells[cell].begins))
      }
    }
  }

  /// The share in force by elapsed steps; where some was in force when the level was known, what is still to come of the
  /// rest.
  ///
  /// With p₀ in force then: add p − p₀; close (p − p₀)/(1 − f·p₀) at the median f; set (p − p₀)/(1 − p₀), so that
  /// both together bring what the whole would have brought; rates act on later events only, so p stays.
  /// - Parameter level: the step after as_of at which the level was known.
  private func progress(of effect: Effect, inForce: Int?, since level: Int) -> [Double] {
    let began = inForce.map { $0 + effect.delay } ?? level + 1
    guard began <= level else { return (0...steps).map { effect.progress(elapsed: $0) } }
    let before = effect.progress(elapsed: level - began)
    let whole = (0...max(0, steps - began)).map { effect.progress(elapsed: $0) }
    switch effect.kind {
    case .add: return whole.map { $0 - before }
    case .close:
      let size = min(max(effect.size.distribution(span: 0).quantile(0.5), 0), 1)
      let left = 1 - size * before
      return whole.map { left > 0 ? max(0, $0 - before) / left : 0 }
    case .set: return whole.map { before < 1 ? max(0, $0 - before) / (1 - before) : 0 }
    case .rate: return whole
    }
  }

  private mutating func orderDeeds() {
    var state = Array(repeating: 0, count: deeds.count)
    var order: [Int] = []
    func visit(_ deed: Int) {
      guard state[deed] == 0 else { return }
      state[deed] = 1
      for required in deeds[deed].requires.joined() { visit(required) }
      order.append(deed)
    }
    for deed in deeds.indices { visit(deed) }
    deedOrder = order
  }
}

extension Deed {
  fileprivate func with(requires: [[Int]], synergies: [(deeds: [Int], factor: Double)]) -> Deed {
    Deed(
      action: action, unit: unit, slot: slot, success: success, credit: credit, duration: duration, inForce: inForce,
      slip: slip,
      sizes: sizes, requires: requires, synergies: synergies, key: key, sizeOffset: sizeOffset)
  }
}

extension Effect.Kind {
  fileprivate var dense: DeedEffect.Kind {
    switch self {
    case .add: .add
    case .close: .close
    case .set: .set
    case .rate: .rate
    }
  }
}

extension DeedEffect.Kind {
  /// The order in which effects apply.
  fileprivate var order: Int {
    switch self {
    case .rate: 0
    case .add: 1
    case .close: 2
    case .set: 3
    case .lift: 4
    }
  }
}

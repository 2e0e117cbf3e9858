// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanPlans
import TuiyanSimulation

/// Numbers for tests: splitmix64.
struct Dice {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }
  mutating func number(_ range: ClosedRange<Int>) -> Int { range.lowerBound + Int(next() % UInt64(range.count)) }
  mutating func chance(_ probability: Double) -> Bool { unit() < probability }
}

/// Judges a toy scenario plainly: score = base + Σ size · progress of what is done and has what it requires.
///
/// Score targets compare a unit's total with their bound, rank targets count the board's own units and some rivals
/// that are drawn once. No cleverness: every record is made from nothing.
final class ToyJudge: PlanJudge {
  let layout: ReplicationLayout
  private let scenario: Scenario
  private let slots: [ActionSlot]
  private let replications: Int
  /// [futures][units][replications]
  private let base: [[[Double]]]
  /// [slots][units of the action][replications]
  private let done: [[[Bool]]]
  /// [rivals][replications]
  private let rivals: [[Double]]
  private(set) var records = 0

  /// - Parameter shifts: by how much every unit starts higher in each future; futures are run apart where there are
  ///   several.
  init(_ scenario: Scenario, replications: Int, seed: UInt64, rivals: Int = 0, shifts: [Double] = [0]) {
    var dice = Dice(state: seed)
    self.scenario = scenario
    self.replications = replications
    slots = ActionSlot.all(of: scenario)
    let plain = scenario.units.map { _ in (0..<replications).map { _ in 20 + 40 * dice.unit() } }
    base = shifts.map { shift in plain.map { $0.map { $0 + shift } } }
    done = slots.map { slot in
      let action = scenario.actions[slot.action]
      return (slot.unit.map { [$0] } ?? action.units).map { _ in
        (0..<replications).map { _ in dice.chance(action.success) }
      }
    }
    self.rivals = (0..<rivals).map { _ in (0..<replications).map { _ in 20 + 60 * dice.unit() } }
    let words = (replications + 63) / 64
    func mask(_ future: Int?) -> [UInt64] {
      shifts.indices.flatMap { own in
        (0..<words).map { word -> UInt64 in
          let lanes = min(64, replications - word * 64)
          let valid: UInt64 = lanes == 64 ? .max : (1 << UInt64(lanes)) - 1
          return future == nil || future == own ? valid : 0
        }
      }
    }
    layout = ReplicationLayout(
      count: replications * shifts.count, valid: mask(nil), futures: shifts.count > 1 ? shifts.indices.map(mask) : [],
      futuresAreApart: shifts.count > 1)
  }

  func record(of plan: PlanVector) -> TargetRecord {
    records += 1
    let parts = base.map { levels in bits(scores(plan, levels)) }
    var record = parts[0]
    for part in parts.dropFirst() {
      for target in record.targets.indices {
        record.targets[target].joint += part.targets[target].joint
        for unit in record.targets[target].units.indices {
          record.targets[target].units[unit] += part.targets[target].units[unit]
        }
      }
    }
    return record
  }

  /// [units][replications]
  private func scores(_ plan: PlanVector, _ levels: [[Double]]) -> [[Double]] {
    var scores = levels
    let last = scenario.horizon.ordinal - scenario.asOf.ordinal
    for (slot, start) in plan.starts.enumerated() where start > 0 {
      let action = scenario.actions[slots[slot].action]
      for (place, unit) in unitsOf(slot).enumerated() {
        guard let index = scenario.units.firstIndex(where: { $0.id == unit }) else { continue }
        for effect in action.effects {
          let begin = start + action.duration + effect.delay
          let progress = last < begin ? 0 : effect.progress(elapsed: last - begin)
          let size = effect.size.constant ?? -3
          for replication in 0..<replications where happens(slot, place, unit, replication, plan) {
            scores[index][replication] += size * progress
          }
        }
      }
    }
    return scores
  }

  private func unitsOf(_ slot: Int) -> [String] {
    slots[slot].unit.map { [$0] } ?? scenario.actions[slots[slot].action].units
  }

  private func happens(_ slot: Int, _ place: Int, _ unit: String, _ replication: Int, _ plan: PlanVector) -> Bool {
    guard plan.starts[slot] > 0, done[slot][place][replication] else { return false }
    return scenario.actions[slots[slot].action].requires.allSatisfy { id in
      let all = slots.indices.filter { scenario.actions[slots[$0].action].id == id }
      let here = all.filter { unitsOf($0).contains(unit) }
      return (here.isEmpty ? all : here).contains { other in
        unitsOf(other).enumerated().contains { spot, name in
          (here.isEmpty || name == unit) && happens(other, spot, name, replication, plan)
        }
      }
    }
  }

  private func bits(_ scores: [[Double]]) -> TargetRecord {
    TargetRecord(
      targets: scenario.targets.map { target in
        switch target.clause.scope {
        case .each(let units):
          let own = units.map { event(target, $0, scores) }
          return TargetRecord.Hits(
            joint: own.dropFirst().reduce(own[0]) { zip($0, $1).map { $0 & $1 } }, units: own)
        case .unit(let unit): return TargetRecord.Hits(joint: event(target, unit, scores), units: [])
        case .inherited, .count: return TargetRecord.Hits(joint: [], units: [])
        }
      })
  }

  private func event(_ target: Target, _ unit: String, _ scores: [[Double]]) -> [UInt64] {
    var words = Array(repeating: UInt64(0), count: (replications + 63) / 64)
    guard let own = scenario.units.firstIndex(where: { $0.id == unit }) else { return words }
    for replication in 0..<replications {
      let score = scores[own][replication]
      let reached: Bool
      switch target.clause.test {
      case .score(let least): reached = score >= least
      case .rank(let most):
        let above =
          scores.indices.filter { $0 != own && scores[$0][replication] > score }.count
          + rivals.filter { $0[replication] > score }.count
        reached = Double(1 + above) <= most
      default: reached = false
      }
      if reached { words[replication >> 6] |= 1 << UInt64(replication & 63) }
    }
    return words
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanNumerics
import TuiyanPlans

/// What a plan decides, unfolded to deeds.
struct PlanTables: Sendable {
  /// [deeds]: planned first step in force without slip and delay (start + duration), or 0 where not planned.
  let inForce: [Int]
  /// [deeds]: planned start, 0 where not planned.
  let starts: [Int]
  /// [deeds]: of an action it needs, no planned deed ends by its own start.
  private let isTooEarly: [Bool]
  /// [deeds]: factor of add and close sizes from synergies.
  let factor: [Double]

  init(_ plan: PlanVector, model: CompiledModel) {
    let starts = model.deeds.map { plan.starts[$0.slot] }
    self.starts = starts
    inForce = model.deeds.indices.map { place in
      let deed = model.deeds[place]
      return starts[place] > 0 ? deed.inForce ?? starts[place] + deed.duration : 0
    }
    isTooEarly = model.deeds.indices.map { place in
      // What has come to pass is not asked about its plan.
      model.deeds[place].inForce == nil
        && model.deeds[place].requires.contains { required in
          !required.contains { other in
            let deed = model.deeds[other]
            return starts[other] > 0 && (deed.inForce != nil || starts[other] + deed.duration <= starts[place])
          }
        }
    }
    factor = model.deeds.map { deed in
      deed.synergies.reduce(1) { product, synergy in
        synergy.deeds.allSatisfy { starts[$0] > 0 } ? product * synergy.factor : product
      }
    }
  }

  /// The deeds that are planned, ascending.
  var deeds: [Int] { Self.deeds(under: [self]) }

  /// The deeds that one plan or another contains, ascending.
  static func deeds(under plans: [PlanTables]) -> [Int] {
    let all = plans.first?.starts.indices ?? 0..<0
    return all.filter { deed in plans.contains { $0.starts[deed] > 0 } }
  }

  /// In which lanes each planned deed has its effect: done, accepted, and what it requires done.
  ///
  /// done = success ∧ ⋀ required (⋁ over the required action's planned deeds); effective = done ∧ credit. A deed that
  /// starts before anything it needs is planned to end is never done.
  func effective(_ draws: TileDraws, model: CompiledModel, done: inout [UInt64], into effective: inout [UInt64]) {
    for deed in model.deedOrder {
      guard starts[deed] > 0, !isTooEarly[deed] else {
        done[deed] = 0
        effective[deed] = 0
        continue
      }
      var bits = draws.success[deed]
      for required in model.deeds[deed].requires { bits &= required.reduce(0) { $0 | done[$1] } }
      done[deed] = bits
      effective[deed] = bits & draws.credit[deed]
    }
  }
}

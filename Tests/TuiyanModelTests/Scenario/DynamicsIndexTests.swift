// SPDX-License-Identifier: GPL-3.0-or-later
import Testing
import TuiyanModel

@Suite("Dynamics by whom they name")
struct DynamicsIndexTests {
  /// Every way of naming a unit, a kind, a side and an indicator, twice over, each with keys of its own.
  private var dynamics: Dynamics {
    var overrides: [DynamicsOverride] = []
    for round in 0..<2 {
      for unit in [nil, "a", "b"] as [String?] {
        for kind in [nil, "city", "county"] as [String?] {
          for ours in [nil, true, false] as [Bool?] {
            for indicator in [nil, "x", "y"] as [String?] {
              let number = Double(overrides.count * 7_919 % 1_009)
              // Keys are left out here and there, so that several layers make one answer.
              let keys = DynamicsKeys(
                drift: overrides.count % 3 == 0 ? nil : Quantity(number), rho: overrides.count % 5 == 0 ? number : nil,
                common: overrides.count % 7 == 0 ? number : nil)
              overrides.append(
                DynamicsOverride(
                  unit: unit, kind: kind, ours: ours, indicator: indicator, reference: overrides.count % 11 == 0,
                  keys: keys))
            }
          }
        }
      }
      if round == 0 { overrides.reverse() }
    }
    return Dynamics(
      base: DynamicsKeys(damping: 1), ours: DynamicsKeys(tails: 4), rivals: DynamicsKeys(tails: 9), overrides: overrides
    )
  }

  @Test("the index gives the keys that reading every override gives")
  func same() {
    for count in [0, 1, 20, 80, 162] {
      var dynamics = dynamics
      dynamics.overrides = Array(dynamics.overrides.prefix(count))
      let index = DynamicsIndex(dynamics)
      for (id, kind) in [("a", "city"), ("b", "county"), ("c", "city"), ("d", "village")] {
        let unit = Unit(id: id, title: id, kind: kind, parent: nil, depth: .indicators)
        for isOurs in [true, false] {
          for indicator in ["x", "y", "z"] {
            #expect(
              index.keys(unit: unit, isOurs: isOurs, indicator: indicator)
                == dynamics.keys(unit: unit, isOurs: isOurs, indicator: indicator))
          }
        }
      }
    }
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanPlans

/// What a change of one slot can move directly: its own effects, those of deeds that need it, and synergies.
struct SlotReach: Sendable {
  let cells: [Int]
  let totals: [Int]

  static func all(
    slots: [ActionSlot], deeds: [Deed], cellEffects: [[DeedEffect]], totalEffects: [[DeedEffect]]
  ) -> [SlotReach] {
    var dependents = Array(repeating: [Int](), count: deeds.count)
    for (index, deed) in deeds.enumerated() {
      for required in deed.requires.joined() { dependents[required].append(index) }
      for synergy in deed.synergies {
        for partner in synergy.deeds where partner != index { dependents[partner].append(index) }
      }
    }
    var cellsOf = Array(repeating: [Int](), count: deeds.count)
    for (cell, effects) in cellEffects.enumerated() { for effect in effects { cellsOf[effect.deed].append(cell) } }
    var totalsOf = Array(repeating: [Int](), count: deeds.count)
    for (total, effects) in totalEffects.enumerated() { for effect in effects { totalsOf[effect.deed].append(total) } }
    return slots.indices.map { slot in
      var reached = Set<Int>()
      var frontier = deeds.indices.filter { deeds[$0].slot == slot }
      while let deed = frontier.popLast() {
        if reached.insert(deed).inserted { frontier += dependents[deed] }
      }
      return SlotReach(
        cells: Set(reached.flatMap { cellsOf[$0] }).sorted(), totals: Set(reached.flatMap { totalsOf[$0] }).sorted())
    }
  }
}

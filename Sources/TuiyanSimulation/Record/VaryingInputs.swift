// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanPlans

/// Cells and totals that are not the same in every replication, before roll-ups and scoring spread it.
struct VaryingInputs {
  private(set) var cells: Set<Int> = []
  private(set) var totals: Set<Int> = []

  /// What some slots of a plan can move.
  init(_ reach: [SlotReach], slots: [Int]) {
    cells = Set(slots.flatMap { reach[$0].cells })
    totals = Set(slots.flatMap { reach[$0].totals })
  }

  /// What chance moves where some groups of draws are at their median.
  ///
  /// Rivals, shocks and rules move whole boards; nil where one of these is left to chance.
  init?(_ model: CompiledModel, sources: DrawSources, plan: PlanVector) {
    guard [.rivals, .shocks, .rules].allSatisfy({ sources[$0] == .median }) else { return nil }
    let ours = Set(model.scenario.ours)
    func isOurs(_ unit: Int) -> Bool { ours.contains(model.scenario.units[unit].id) }
    if sources[.effects] != .median || sources[.execution] != .median {
      for slot in plan.starts.indices where plan.starts[slot] > 0 {
        cells.formUnion(model.reach[slot].cells)
        totals.formUnion(model.reach[slot].totals)
      }
    }
    for (index, cell) in model.cells.enumerated() {
      let isDrawn = sources[.ours] != .median && isOurs(cell.unit)
      let isSurveyed = sources[.survey] != .median && model.leaves[cell.leaf].isSurvey && cell.hasValue
      if isDrawn || isSurveyed { cells.insert(index) }
    }
    guard sources[.ours] != .median else { return }
    for (index, total) in model.totals.enumerated() where isOurs(total.unit) { totals.insert(index) }
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

extension Draft {
  /// Cohort scoring has at least two sources of values on every board with units at depth indicators.
  func checkCohorts(into diagnostics: inout Diagnostics) {
    guard tables.history.isComplete, tables.reference.isComplete, tables.units.isComplete else { return }
    for board in boards {
      let members = units(of: board.value, at: .indicators)
      guard !members.isEmpty, let scheme = scheme(of: board.value) else { continue }
      for leaf in scheme.leaves {
        guard case .cohort? = leaf.leaf?.score else { continue }
        let reference = known.reference(leaf.id, on: board.value.id)
        let found =
          members.filter { hasValue(leaf, $0) }.count + (reference?.best.value != nil ? 1 : 0)
          + (reference?.worst.value != nil ? 1 : 0)
        guard found < 2 else { continue }
        diagnostics.error(
          .scheme(.cohortSources(leaf: leaf.id, board: board.value.id, found: found)),
          at: leaf.node["score"]?.place(of: "cohort") ?? leaf.node.place)
      }
    }
  }

  /// Whether a unit at depth indicators has a measured value of a leaf.
  func hasValue(_ leaf: IndicatorDraft, _ unit: String) -> Bool {
    guard let rule = leaf.leaf, let stated = units[unit] else { return false }
    if rule.events != nil || isRolledUp(leaf, for: unit) { return true }
    if known.leaf(leaf.id, of: unit)?.lastValue != nil { return true }
    return dynamics.value.keys(unit: stated, isOurs: ours.contains(unit), indicator: leaf.id).level != nil
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanPlans
import TuiyanSearch

/// The plan that is recommended.
struct PlanChoice {
  let plan: PlanVector
  /// Its worth on the search replications.
  let onSearch: PlanValue
  /// It keeps every promise on both sets of replications.
  let feasible: Bool
}

/// What the search has proved of the plan that is recommended, which need not be the search's best.
struct PlanProof {
  /// No plan is better on the search replications.
  let proved: Bool
  /// By how much a better plan's objective can be higher, at most; nil where it may be better by its promises.
  let gap: Double?
  /// Nil where the plan is as good as the search's best.
  let passedOver: PassedOver?

  init(of choice: PlanChoice, in found: PlanFound) {
    guard found.value.beats(choice.onSearch) else {
      proved = found.proved
      gap = found.proved ? 0 : found.value.kept ? found.gap : nil
      passedOver = nil
      return
    }
    proved = false
    passedOver = PassedOver(proved: found.proved)
    gap = choice.onSearch.kept ? max(0, found.value.objective + found.gap - choice.onSearch.objective) : nil
  }
}

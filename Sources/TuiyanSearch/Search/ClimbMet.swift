// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanPlans

/// A plan that a climb met on its way.
struct ClimbMet {
  let plan: PlanVector
  let worth: Double
}

/// What a climb may put in next, and what that gains and takes.
struct ClimbCandidate {
  enum Step {
    /// One slot at a start.
    case start(Int, Int)
    /// A slot with others that it needs: the plan that this makes.
    case plan(PlanVector)
  }

  let step: Step
  let gain: Double
  let money: Double
  let count: Int
}

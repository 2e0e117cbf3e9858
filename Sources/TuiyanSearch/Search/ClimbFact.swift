// SPDX-License-Identifier: GPL-3.0-or-later

/// What a climb asks of a slot over and over.
struct ClimbFact {
  /// It moves some margin, or something that does needs it.
  let matters: Bool
  /// It needs nothing and excludes nothing.
  let standsAlone: Bool
  /// An earlier start has at least the effect of a later one.
  let earlierIsStronger: Bool
  let money: Double

  init(_ slot: Int, _ space: PlanSpace, _ model: MarginModel) {
    matters = !model.moves(of: slot).isEmpty || !space.rules.neededBy[slot].isEmpty
    standsAlone = space.rules.needs[slot].isEmpty && space.rules.conflicts[slot].isEmpty
    earlierIsStronger = space.classes.earlierIsStronger[slot]
    money = space.rules.burdens[slot].money
  }
}

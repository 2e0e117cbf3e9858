// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanText

extension Draft {
  /// What an action requires, and what that requires, can all be in one plan, be done in time and be paid in people.
  func checkRequirements(into diagnostics: inout Diagnostics) {
    let chains = RequirementChains(actions.map(\.value), asOf: frame.asOf)
    let clashes = actions.map { chains.clash(of: $0.value) }
    let broken = Set(zip(actions, clashes).compactMap { $1 == nil ? nil : $0.value.id })
    for (action, clash) in zip(actions, clashes) {
      // What needs something that cannot be done needs no line of its own.
      guard let clash, broken.isDisjoint(with: chains.needed(by: action.value.id)),
        !action.value.requires.contains(where: action.value.excludes.contains)
      else { continue }
      diagnostics.error(
        .plan(.requiredExclude(action: action.value.id, one: clash.one, other: clash.other)),
        at: action.place("requires"))
    }
    guard let horizon = frame.horizon, let first = frame.firstStart, first <= horizon else { return }
    for action in actions where !chains.isCircular(action.value.id) {
      guard checkEnds(of: action, chains, by: horizon, into: &diagnostics) else { continue }
      checkForce(of: action, chains, first: first, by: horizon, into: &diagnostics)
    }
  }

  /// Whether every required action can have ended by the last start.
  private func checkEnds(
    of action: Noted<Action>, _ chains: RequirementChains, by horizon: Period, into diagnostics: inout Diagnostics
  ) -> Bool {
    let latest = min(action.value.latest, horizon)
    guard action.value.earliest <= latest else { return false }
    for item in action.node["requires"]?.items ?? [] {
      guard let id = item.text, id != action.value.id, let end = chains.earliestEnd(of: id), end > latest else {
        continue
      }
      diagnostics.warning(
        .time(
          .requiredTooLate(
            action: action.value.id, latest: latest.description, required: id, end: end.description)),
        at: item.place)
      return false
    }
    return true
  }

  /// Something of what an action does comes before the horizon is over; single effects may come later.
  private func checkForce(
    of action: Noted<Action>, _ chains: RequirementChains, first: Period, by horizon: Period,
    into diagnostics: inout Diagnostics
  ) {
    let slip = action.value.slip.distribution(span: 1).support.low
    let early = Int(min(max(slip, -1_000), 0).rounded())
    guard let start = chains.earliestStart(of: action.value.id) else { return }
    let end = max(first, start.advanced(by: early)).advanced(by: action.value.duration)
    guard let delay = action.value.effects.map(\.delay).min(), case let inForce = end.advanced(by: delay),
      inForce > horizon
    else {
      return
    }
    diagnostics.warning(
      .time(
        .neverInForce(action: action.value.id, first: inForce.description, horizon: horizon.description)),
      at: action.place("duration"))
  }

  /// Nobody plans more people for one action than its owner, or the budget, has.
  func checkPeople(into diagnostics: inout Diagnostics) {
    let staff = Dictionary(
      owners.map { ($0.value.id, $0.value.staff) }, uniquingKeysWith: { first, _ in first })
    // A plan must fit the budget of every future, and each holds the scenario's own where it changes nothing.
    let budgets = futures.map(\.value.budget.staffPerStep) + [root["budget"]?["staff_per_step"]?.number]
    let most = budgets.compactMap { $0 }.min()
    for action in actions where action.value.staff > 0 {
      guard let place = action.node["cost"]?.place(of: "staff") else { continue }
      func warn(_ owner: String?, _ available: Double) {
        diagnostics.warning(
          .plan(
            .tooFewPeople(
              action: action.value.id, staff: DecimalText.plain(action.value.staff), owner: owner,
              available: DecimalText.plain(available))), at: place)
      }
      if let owner = action.value.owner, let available = staff[owner] ?? nil, available < action.value.staff {
        warn(owner, available)
      } else if let most, most < action.value.staff {
        warn(nil, most)
      }
    }
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

/// What a plan may use up at most; nil: not limited.
public struct PlanLimits: Sendable, Hashable {
  /// Money in all.
  public var money: Double?
  /// People busy at any one step.
  public var staffPerStep: Double?
  /// Decisions taken; an `each` action counts once per unit.
  public var actions: Int?
  /// Decisions of one owner that run at once.
  public var perOwner: Int?
  /// [owners]: people one owner's running decisions may use at once.
  public var ownerStaff: [Double?]

  /// The limits of a scenario: a plan must fit the budget of every future (or, without futures, the scenario's).
  public init(_ scenario: Scenario) {
    let budgets = scenario.futures.isEmpty ? [scenario.budget] : scenario.futures.map(\.budget)
    money = budgets.compactMap(\.money).min()
    staffPerStep = budgets.compactMap(\.staffPerStep).min()
    actions = budgets.compactMap(\.actions).min()
    perOwner = budgets.compactMap(\.perOwner).min()
    ownerStaff = scenario.owners.map(\.staff)
  }

  /// Whether an amount is within a limit; sums of decimals may exceed it by one part in 10⁹.
  package static func allows(_ used: Double, _ allowed: Double?) -> Bool {
    guard let allowed else { return true }
    return used <= allowed + 1e-9 * max(1, abs(allowed))
  }
}

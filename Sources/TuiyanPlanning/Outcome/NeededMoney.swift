// SPDX-License-Identifier: GPL-3.0-or-later

/// What money would do for a promise that cannot be kept with the budget there is, all other rules unchanged.
public struct NeededMoney: Sendable, Hashable {
  /// The least money, in the scenario's unit, at which a plan was found that keeps the promise on the replications it was
  /// looked for on; nil: none was found.
  public let amount: Double?
  /// No plan does with less, or, without an amount, none does at all. Otherwise the search did not see every plan.
  public let proved: Bool

  public init(amount: Double?, proved: Bool) {
    self.amount = amount
    self.proved = proved
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later

/// What shows only once a scenario's scores are computed.
public enum ModelProblem: Hashable, Sendable {
  /// A roll-up is made from something that is itself made from it; both ends by id.
  case rollupCycle(from: String, to: String)
  /// On a board with rank-only units a known total is above that of a unit published ahead of it.
  case orderContradicted(board: String, above: String, aboveTotal: Double, below: String, belowTotal: Double)
  /// A board with rank-only units needs two known totals.
  case tooFewKnownTotals(board: String)
}

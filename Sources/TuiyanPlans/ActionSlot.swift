// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

/// One decision that a plan may take: an action, for one unit where the action is decided unit by unit.
public struct ActionSlot: Sendable, Hashable {
  /// Index into `Scenario.actions`.
  public let action: Int
  /// For `each` actions the id of the one unit; nil: one decision for all of the action's units.
  public let unit: String?

  public init(action: Int, unit: String?) {
    self.action = action
    self.unit = unit
  }

  /// Every slot of a scenario, in the order of its actions and, within an `each` action, of its units.
  public static func all(of scenario: Scenario) -> [ActionSlot] {
    scenario.actions.enumerated().flatMap { index, action in
      action.each ? action.units.map { ActionSlot(action: index, unit: $0) } : [ActionSlot(action: index, unit: nil)]
    }
  }
}

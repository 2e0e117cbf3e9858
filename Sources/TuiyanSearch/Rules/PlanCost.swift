// SPDX-License-Identifier: GPL-3.0-or-later

/// What a plan uses up.
public struct PlanCost: Sendable, Hashable {
  public let money: Double
  public let peakStaff: Double
  public let actions: Int
  /// [periods as_of + 1 … horizon]: money paid and people busy at each step.
  public let moneyByStep: [Double]
  public let staffByStep: [Double]

  public init(money: Double, peakStaff: Double, actions: Int, moneyByStep: [Double], staffByStep: [Double]) {
    self.money = money
    self.peakStaff = peakStaff
    self.actions = actions
    self.moneyByStep = moneyByStep
    self.staffByStep = staffByStep
  }
}

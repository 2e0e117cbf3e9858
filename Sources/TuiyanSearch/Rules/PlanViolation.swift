// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

/// A rule that a stored plan breaks; it runs all the same, with a warning.
public enum PlanViolation: Sendable, Hashable {
  case money(used: Double, allowed: Double)
  case staff(at: Period, used: Double, allowed: Double)
  case actions(used: Int, allowed: Int)
  case perOwner(owner: String, at: Period, used: Int, allowed: Int)
  case ownerStaff(owner: String, at: Period, used: Double, allowed: Double)
  case window(action: String, unit: String?, start: Period, earliest: Period, latest: Period)
  /// Its window opens only after the run has ended.
  case afterHorizon(action: String, unit: String?, start: Period, earliest: Period, horizon: Period)
  case requires(action: String, unit: String?, missing: String)
  case requiresLater(action: String, unit: String?, required: String)
  case excludes(action: String, excluded: String, unit: String?)
}

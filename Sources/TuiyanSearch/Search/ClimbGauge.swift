// SPDX-License-Identifier: GPL-3.0-or-later

/// What a plan is worth while decisions are put in and taken out one at a time; start 0: not taken.
package protocol ClimbGauge: SendableMetatype {
  /// Objective less what is missing to promises, of the plan as it stands.
  var worth: Double { get }

  /// What the worth would gain if a slot that starts at `old` started at `new`.
  mutating func gain(_ slot: Int, from old: Int, to new: Int) -> Double

  /// Starts a slot at `new` instead of `old`.
  mutating func set(_ slot: Int, from old: Int, to new: Int)
}

// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics

/// One action on one unit: what chance decides about it is drawn once per replication, whatever plan contains it.
struct Deed: Sendable {
  let action: Int
  let unit: Int
  /// The slot that decides whether and when.
  let slot: Int
  let success: Double
  let credit: Double
  let duration: Int
  /// The first step in force where that has come to pass, ≤ 0 where it is in the past; nil: start + duration.
  let inForce: Int?
  let slip: Parameter
  /// [effects of the action, then further sizes of effects on totals]; see `DeedSizes`.
  let sizes: [Parameter]
  /// [sizes]: the effect whose draw each is made from.
  let sizeEffects: [Int]
  /// For each required action: the deeds of which one must get done.
  let requires: [[Int]]
  /// Synergies it takes part in: all of `deeds` planned → sizes of add and close × factor.
  let synergies: [(deeds: [Int], factor: Double)]
  let key: StreamKey
  /// Offset of its sizes in a tile's size block, in lanes.
  let sizeOffset: Int

  /// Effects of the action, each of which has one draw for all its sizes.
  var effectCount: Int { (sizeEffects.max() ?? -1) + 1 }
}

/// One effect of one deed on one cell or total.
struct DeedEffect: Sendable {
  /// `lift`: an add on top of all others.
  enum Kind: Sendable { case add, close, set, rate, lift }

  let deed: Int
  let kind: Kind
  /// Index into the deed's sizes.
  let size: Int
  let delay: Int
  /// [elapsed steps ≥ 0]: share in force; 0 before.
  let progress: [Double]
}

// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanNumerics

/// The sizes of one action's effects on one unit.
///
/// An effect that is a share of a total has another size on every board with other full marks, each made from the one
/// draw of the effect.
struct DeedSizes {
  /// [sizes]: the effects' own in their order, then what effects on totals are on further boards.
  private(set) var distributions: [Distribution]
  /// [sizes]: the effect that it is a size of.
  private(set) var effects: [Int]

  init(_ distributions: [Distribution]) {
    self.distributions = distributions
    effects = Array(distributions.indices)
  }

  /// Where an effect has a size so distributed.
  func place(of effect: Int, _ distribution: Distribution) -> Int? {
    distributions.indices.first { effects[$0] == effect && distributions[$0] == distribution }
  }

  /// Gives an effect a further size, unless it has it.
  mutating func add(_ distribution: Distribution, of effect: Int) {
    guard place(of: effect, distribution) == nil else { return }
    distributions.append(distribution)
    effects.append(effect)
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import Dispatch
import TuiyanNumerics

/// One of several climbs that run side by side, each with dice of its own, so that what they find does not depend on
/// how many run at once. Touched by one thread at a time, which makes sharing it safe.
final class ClimbChain<Gauge: ClimbGauge>: @unchecked Sendable {
  private var climb: MarginClimb<Gauge>
  private var dice: KeyedDice
  private var found: [ClimbMet] = []

  private init(_ climb: MarginClimb<Gauge>, dice: KeyedDice) {
    self.climb = climb
    self.dice = dice
  }

  /// The best plans that several chains meet, one for each set of decisions, best first.
  /// - Parameter iterations: of all chains together.
  static func best(
    _ climb: MarginClimb<Gauge>, _ style: ClimbStyle, chains: Int, iterations: Int, keep: Int, dice: (Int) -> KeyedDice,
    shouldStop: @escaping @Sendable () -> Bool
  ) -> [ClimbMet] {
    let all = (0..<chains).map { ClimbChain(climb, dice: dice($0)) }
    DispatchQueue.concurrentPerform(iterations: chains) { place in
      let chain = all[place]
      chain.found = chain.climb.best(
        style, iterations: iterations / chains, keep: keep, dice: &chain.dice, shouldStop: shouldStop)
    }
    return MarginClimb<Gauge>.merged(all.map(\.found), keep: keep)
  }
}

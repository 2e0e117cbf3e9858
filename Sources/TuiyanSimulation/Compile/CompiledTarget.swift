// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

/// A target with dense references.
struct CompiledTarget: Sendable {
  let target: Target
  let clause: CompiledClause
}

struct CompiledClause: Sendable {
  enum Scope: Sendable {
    case inherited
    case unit(Int)
    case each([Int])
    case count([Int], atLeast: Int)
  }

  let board: Int
  let scope: Scope
  /// Steps h at which the test must hold.
  let steps: [Int]
  let test: CompiledTest

  /// Every step that must be evaluated for this clause.
  var stepsNeeded: Set<Int> {
    switch test {
    case .all(let members), .any(let members), .atLeast(_, let members):
      members.reduce(into: Set()) { $0.formUnion($1.stepsNeeded) }
    case .rankGainSinceAsOf: Set(steps).union([0])
    default: Set(steps)
    }
  }
}

indirect enum CompiledTest: Sendable {
  case rank(atMost: Double)
  /// The simulated rank must be at most published − n; [units] by unit index, nil where none is published.
  case rankGain(bounds: [Int: Double])
  case rankGainSinceAsOf(atLeast: Double)
  case score(atLeast: Double)
  /// Index among the board's scored leaves.
  case indicatorValue(leaf: Int, Test.Bound)
  case indicatorRank(leaf: Int, atMost: Double)
  case notBottom(Int)
  case shareOfIndicators(Test.Shared, leaves: [Int], atLeast: Double)
  case all([CompiledClause])
  case any([CompiledClause])
  case atLeast(Int, [CompiledClause])
}

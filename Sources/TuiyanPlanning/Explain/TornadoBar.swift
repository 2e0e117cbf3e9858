// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanNumerics

/// What the target's outcome is where one input is low, and where it is high.
///
/// Low and high are the stretches of the input's ranks from 5 % to 15 % and from 85 % to 95 %, a value that many
/// replications share counting with the part of the stretch it covers; for an input of two values, the replications with
/// the one and with the other. A group's input is the margin that its draws alone give, so low is bad for us.
public struct TornadoBar: Sendable {
  public let input: UncertainInput
  /// The input at the middle of both stretches, its 10 % and 90 % quantiles; or its two values.
  public let ends: (low: Double, high: Double)
  public let low: MeanEstimate
  public let high: MeanEstimate

  public var swing: Double { high.mean - low.mean }

  /// Swings that their own error does not explain, the largest first.
  /// - Parameter mostRivals: of single rivals, how many; groups, actions and futures are all shown.
  static func bars(_ sample: InputSample, mostRivals: Int = 5) -> [TornadoBar] {
    let chosen = sample.chosen { input in
      switch input {
      case .group, .done, .future, .rival: true
      case .slip, .size: false
      }
    }
    let bars = zip(chosen.inputs, chosen.values).compactMap { bar($0, $1, sample.outcome) }.filter { bar in
      let error = (bar.low.standardError * bar.low.standardError + bar.high.standardError * bar.high.standardError)
        .squareRoot()
      if case .group = bar.input { return true }
      return abs(bar.swing) > 3 * error
    }
    var rivals = 0
    return bars.enumerated().sorted {
      (abs($0.element.swing), -$0.offset) > (abs($1.element.swing), -$1.offset)
    }.map(\.element).filter { bar in
      guard case .rival = bar.input else { return true }
      rivals += 1
      return rivals <= mostRivals
    }
  }

  private static func bar(_ input: UncertainInput, _ values: [Double], _ outcome: [Double]) -> TornadoBar? {
    let quantiles = Quantiles.of(values, at: [0, 0.1, 0.9, 1])
    let (least, most) = (quantiles[0], quantiles[3])
    if values.allSatisfy({ $0 == least || $0 == most }) {
      let below = values.indices.filter { values[$0] == least }.map { outcome[$0] }
      let above = values.indices.filter { values[$0] == most }.map { outcome[$0] }
      guard below.count > 1, above.count > 1 else { return nil }
      return TornadoBar(input: input, ends: (least, most), low: MeanEstimate(below), high: MeanEstimate(above))
    }
    let ranked = RankedOutcomes(outcome, by: values)
    guard let low = ranked.mean(over: 0.05...0.15), let high = ranked.mean(over: 0.85...0.95) else { return nil }
    return TornadoBar(input: input, ends: (quantiles[1], quantiles[2]), low: low, high: high)
  }
}

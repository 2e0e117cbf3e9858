// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// One forecaster's view of one contest.
enum Forecaster: Int, CaseIterable, Sendable {
  case estimator, randomWalk, persistence, climatology
}

/// The scores of one contest, forecaster by forecaster; means over its events, no numbers where there are none.
struct ContestScores: Sendable {
  /// [forecasters].
  var brier: [Double] = []
  var logScore: [Double] = []
  var crps: [Double] = []
  var gainBrier: [Double] = []
  /// Shares of observed ranks inside the central 50 and 90 % of the estimator's forecast.
  var coverage: [Double] = []
  /// Observed ranks within the closed intervals from quantile to quantile.
  var closed: [Int] = []
  /// The estimator's rank events and gain events.
  var rankEvents: [JudgedEvent] = []
  var gainEvents: [JudgedEvent] = []

  static let levels = [0.5, 0.9]

  init(_ record: ContestRecord, settings: BacktestSettings) {
    let ranks = settings.ranks(of: record.units.count)
    let gains = settings.gains(of: record.units.count)
    for forecaster in Forecaster.allCases {
      let view = ForecastView(record: record, forecaster: forecaster)
      let events = view.rankEvents(ranks)
      let climbs = view.gainEvents(gains)
      brier.append(events.mean(\.squaredError))
      logScore.append(events.mean { $0.logLoss(draws: view.draws) })
      crps.append(view.rankScore)
      gainBrier.append(climbs.mean(\.squaredError))
      if forecaster == .estimator {
        rankEvents = events
        gainEvents = climbs
        coverage = Self.levels.map { view.coverage($0) }
        closed = Self.levels.map { view.closedCoverage($0) }
      }
    }
  }
}

/// A forecast probability and what happened.
struct JudgedEvent: Sendable {
  let probability: Double
  let happened: Bool

  var squaredError: Double { (probability - (happened ? 1 : 0)) * (probability - (happened ? 1 : 0)) }

  /// −ln of the chance given to what happened, a frequency f of S draws taken as (fS + ½)/(S + 1).
  func logLoss(draws: Int) -> Double {
    let given = happened ? probability : 1 - probability
    return -log((given * Double(draws) + 0.5) / Double(draws + 1))
  }
}

extension [JudgedEvent] {
  /// No number where there is no event.
  func mean(_ score: (JudgedEvent) -> Double) -> Double {
    isEmpty ? .nan : reduce(0) { $0 + score($1) } / Double(count)
  }
}

/// The probabilities one forecaster gives in one contest.
private struct ForecastView {
  let record: ContestRecord
  let forecaster: Forecaster

  private var units: Int { record.units.count }

  var draws: Int { record.estimator.replications }

  /// P(rank ≤ k) of a unit.
  func probability(_ unit: Int, atMost k: Int) -> Double {
    switch forecaster {
    case .estimator: record.estimator.probability(of: unit, atMost: k)
    case .randomWalk: record.randomWalk.probability(of: unit, atMost: k)
    case .persistence: record.current[unit] <= k ? 1 : 0
    case .climatology: min(1, max(0, Double(k) / Double(units)))
    }
  }

  func rankEvents(_ ranks: [Int]) -> [JudgedEvent] {
    ranks.flatMap { k in
      (0..<units).map { unit in
        JudgedEvent(probability: probability(unit, atMost: k), happened: record.observed[unit] <= k)
      }
    }
  }

  func gainEvents(_ gains: [Int]) -> [JudgedEvent] {
    gains.enumerated().flatMap { place, gain in
      (0..<units).map { unit in
        let past = place < record.pastGains.count ? record.pastGains[place] ?? 0.5 : 0.5
        return JudgedEvent(
          probability: forecaster == .climatology
            ? past : probability(unit, atMost: record.current[unit] - gain),
          happened: record.current[unit] - record.observed[unit] >= gain)
      }
    }
  }

  /// Mean over units of Σ_{k<n} (P(rank ≤ k) − 1[observed ≤ k])².
  var rankScore: Double {
    var sum = 0.0
    for unit in 0..<units {
      for k in 1..<max(1, units) {
        let error = probability(unit, atMost: k) - (record.observed[unit] <= k ? 1 : 0)
        sum += error * error
      }
    }
    return sum / Double(units)
  }

  /// Share of observed ranks inside the central interval, a rank on its edge by the part of its chance inside.
  ///
  /// What came is counted as one more draw: where it is as good as the others the share is exactly the level, however
  /// few draws there are, and ranks that were never drawn do not divide by zero.
  func coverage(_ level: Double) -> Double {
    let low = (1 - level) / 2
    let high = 1 - low
    let total = Double(draws + 1)
    var sum = 0.0
    for unit in 0..<units {
      let rank = record.observed[unit]
      let below = Double(record.estimator.count(of: unit, atMost: rank - 1)) / total
      let upTo = Double(record.estimator.count(of: unit, atMost: rank) + 1) / total
      sum += max(0, min(upTo, high) - max(below, low)) / (upTo - below)
    }
    return sum / Double(units)
  }

  /// How many observed ranks lie from the lower quantile to the upper one, quantile p being the least k with
  /// P(rank ≤ k) ≥ p.
  func closedCoverage(_ level: Double) -> Int {
    let low = (1 - level) / 2
    return (0..<units).count { unit in
      let rank = record.observed[unit]
      return probability(unit, atMost: rank) >= low && probability(unit, atMost: rank - 1) < 1 - low
    }
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics

/// Puts the records of all origins together: means over origins, bootstrap intervals, calibration, verdict.
struct BacktestJudge {
  let records: [ContestRecord]
  let settings: BacktestSettings

  func result(horizon: Int, questions: [BacktestQuestion]) -> BacktestResult {
    let scores = records.map { ContestScores($0, settings: settings) }
    let bootstrap = OriginBootstrap(clusters: clusters, resamples: settings.resamples, seed: settings.seed)
    func compared(_ part: (ContestScores) -> [Double]) -> BacktestResult.Compared {
      let rows = scores.map(part)
      func score(_ forecaster: Forecaster) -> BacktestResult.Score {
        bootstrap.score(rows.map { $0[forecaster.rawValue] })
      }
      let estimator = Forecaster.estimator.rawValue
      let walk = Forecaster.randomWalk.rawValue
      return BacktestResult.Compared(
        estimator: score(.estimator), randomWalk: score(.randomWalk), persistence: score(.persistence),
        climatology: score(.climatology), difference: bootstrap.score(rows.map { $0[estimator] - $0[walk] }))
    }
    let rankEvents = scores.flatMap(\.rankEvents)
    let gainEvents = scores.flatMap(\.gainEvents)
    let brier = compared(\.brier)
    let reliability = ReliabilityTable.bins(rankEvents)
    return BacktestResult(
      origins: zip(records, scores).map { origin($0, $1) }, horizon: horizon, events: rankEvents.count,
      gainEvents: gainEvents.count, brier: brier, logScore: compared(\.logScore), crps: compared(\.crps),
      coverage: ContestScores.levels.enumerated().map { place, level in
        BacktestResult.Coverage(
          level: level, share: bootstrap.score(scores.map { $0.coverage[place] }),
          closed: scores.reduce(0) { $0 + $1.closed[place] }, ranks: records.reduce(0) { $0 + $1.units.count })
      },
      reliability: reliability, calibrationError: ReliabilityTable.calibrationError(reliability),
      gainBrier: compared(\.gainBrier), gainReliability: ReliabilityTable.bins(gainEvents),
      answers: questions.map(answer),
      unjudged: settings.unjudged(units: records.map(\.units.count)), verdict: verdict(brier),
      rung: records[records.count - 1].rung, clusters: clusters.count, settings: settings)
  }

  private func verdict(_ brier: BacktestResult.Compared) -> BacktestResult.Verdict {
    if brier.estimator.value.isNaN { return .noEvents }
    if records.allSatisfy(\.rung.kind.isWalk) { return .sameModel }
    return .between(estimator: brier.estimator.value, randomWalk: brier.randomWalk.value)
  }

  /// Indices of the records of each cluster, in the order of its first.
  private var clusters: [[Int]] {
    var places: [Int: Int] = [:]
    var found: [[Int]] = []
    for (index, record) in records.enumerated() {
      if let cluster = record.cluster, let place = places[cluster] {
        found[place].append(index)
      } else {
        if let cluster = record.cluster { places[cluster] = found.count }
        found.append([index])
      }
    }
    return found
  }

  private func origin(_ record: ContestRecord, _ scores: ContestScores) -> BacktestResult.Origin {
    BacktestResult.Origin(
      period: record.period, target: record.target, units: record.units.count,
      brier: scores.brier[Forecaster.estimator.rawValue],
      randomWalkBrier: scores.brier[Forecaster.randomWalk.rawValue],
      coverage: scores.coverage, gains: ReliabilityTable.bins(scores.gainEvents))
  }

  private func answer(_ question: BacktestQuestion) -> BacktestResult.Answer {
    let rows = records.compactMap { record -> BacktestResult.Answer.Row? in
      guard let unit = record.units.firstIndex(of: question.unit) else { return nil }
      let bound =
        switch question.event {
        case .rankAtMost(let k): k
        case .gainAtLeast(let n): question.ties.place(of: unit, in: record.current) - n
        case .notBottom(let n): Double(record.units.count - n)
        }
      return BacktestResult.Answer.Row(
        period: record.period, target: record.target, units: record.units.count,
        probability: record.estimator.probability(of: unit, atMost: Int(bound.rounded(.down))),
        happened: question.ties.place(of: unit, in: record.observed) <= bound)
    }
    return BacktestResult.Answer(question: question, rows: rows)
  }
}

extension Board.Ties {
  /// A unit's place by this rule, from ranks that share the best place where units are equal.
  func place(of unit: Int, in ranks: [Int]) -> Double {
    let rank = ranks[unit]
    let equal = Double(ranks.count { $0 == rank } - 1)
    return switch self {
    case .min: Double(rank)
    case .max: Double(rank) + equal
    case .average: Double(rank) + equal / 2
    case .dense: Double(Set(ranks.filter { $0 < rank }).count + 1)
    }
  }
}

/// Forecasts in tenths, and how often each tenth came true.
public enum ReliabilityTable {
  public static let bins = 10

  /// From probabilities and whether each event happened; empty bins are left out.
  public static func bins(of events: [(probability: Double, happened: Bool)]) -> [BacktestResult.ReliabilityBin] {
    bins(events.map { JudgedEvent(probability: $0.probability, happened: $0.happened) })
  }

  static func bins(_ events: [JudgedEvent]) -> [BacktestResult.ReliabilityBin] {
    let placed = Dictionary(grouping: events) { min(bins - 1, Int($0.probability * Double(bins))) }
    return placed.sorted { $0.key < $1.key }.map { bin, events in
      BacktestResult.ReliabilityBin(
        from: Double(bin) / Double(bins), to: Double(bin + 1) / Double(bins),
        forecast: events.mean(\.probability), observed: events.mean { $0.happened ? 1 : 0 }, count: events.count)
    }
  }

  /// Σ n·|forecast − observed| / Σ n; no number without forecasts.
  public static func calibrationError(_ bins: [BacktestResult.ReliabilityBin]) -> Double {
    let count = bins.reduce(0) { $0 + $1.count }
    let sum = bins.reduce(0) { $0 + Double($1.count) * abs($1.forecast - $1.observed) }
    return count == 0 ? .nan : sum / Double(count)
  }
}

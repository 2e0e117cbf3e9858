// SPDX-License-Identifier: GPL-3.0-or-later

/// How good forecasts made at earlier dates would have been, on one panel at one horizon.
public struct BacktestResult: Sendable {
  /// Where forecasts were made, in order.
  public let origins: [Origin]
  /// Panel periods ahead.
  public let horizon: Int
  /// Forecasts of rank ≤ k judged: origins × units × k.
  public let events: Int
  /// Events of "climbs ≥ n" judged.
  public let gainEvents: Int

  /// Mean squared error of P(rank ≤ k), averaged over the origins that have such events; less is better. No number
  /// where none has.
  public let brier: Compared
  /// −mean ln of the probability given to what happened; a frequency of f in S draws counts as (fS + ½)/(S + 1).
  public let logScore: Compared
  /// Continuous ranked probability score of the rank, Σ_k (P(rank ≤ k) − 1[observed ≤ k])², in places.
  public let crps: Compared
  /// Share of observed ranks inside the central 50 % and 90 % of the forecast.
  ///
  /// Ranks are discrete: rank r counts by the share of [P(rank < r), P(rank ≤ r)] that lies within [(1 − level)/2,
  /// (1 + level)/2], so that an honest forecast covers exactly the level. It is what the non-randomised probability
  /// integral transform puts there. Source: Czado, Gneiting and Held 2009, "Predictive model assessment for count
  /// data", Biometrics 65.
  public let coverage: [Coverage]
  /// Rank events by forecast, tenths; bins without a forecast are left out.
  public let reliability: [ReliabilityBin]
  /// Expected calibration error: Σ n_bin·|forecast − observed| / n over the bins; no number without forecasts.
  public let calibrationError: Double

  /// "Climbs ≥ n places".
  public let gainBrier: Compared
  public let gainReliability: [ReliabilityBin]

  /// The scenario's own questions, in the order asked.
  public let answers: [Answer]
  /// Events asked for that some origins cannot tell.
  public let unjudged: [Unjudged]
  public let verdict: Verdict
  /// How the last origin's forecast was made.
  public let rung: EstimateRung
  /// What intervals resample: origins, of running totals courses.
  public let clusters: Int
  public let settings: BacktestSettings

  /// One date at which a forecast was made.
  public struct Origin: Sendable, Hashable {
    /// Ordinals of the last period known and of the period forecast.
    public let period: Int
    public let target: Int
    /// Units ranked.
    public let units: Int
    public let brier: Double
    public let randomWalkBrier: Double
    /// Coverage at this origin alone, level by level.
    public let coverage: [Double]
    /// "Climbs ≥ n places" at this origin alone, by forecast; what a bootstrap by period puts together.
    public let gains: [ReliabilityBin]

    public init(
      period: Int, target: Int, units: Int, brier: Double, randomWalkBrier: Double, coverage: [Double] = [],
      gains: [ReliabilityBin] = []
    ) {
      self.coverage = coverage
      self.gains = gains
      self.period = period
      self.target = target
      self.units = units
      self.brier = brier
      self.randomWalkBrier = randomWalkBrier
    }
  }

  /// A mean score with its 95 % bootstrap interval (origins resampled, of running totals whole courses); its ends are
  /// no numbers where there is one cluster.
  public struct Score: Sendable, Hashable {
    public let value: Double
    public let low: Double
    public let high: Double

    public init(value: Double, low: Double, high: Double) {
      self.value = value
      self.low = low
      self.high = high
    }
  }

  /// The estimator's score beside those of its competitors.
  public struct Compared: Sendable, Hashable {
    public let estimator: Score
    /// One pooled sd, no drift, period-centred.
    public let randomWalk: Score
    /// The rank stays what it is.
    public let persistence: Score
    /// Every unit has the same chance: k/n; for gains, how often they happened before the origin (½ where there was
    /// no occasion).
    public let climatology: Score
    /// Estimator less random walk, by the same resamples.
    public let difference: Score

    public init(estimator: Score, randomWalk: Score, persistence: Score, climatology: Score, difference: Score) {
      self.estimator = estimator
      self.randomWalk = randomWalk
      self.persistence = persistence
      self.climatology = climatology
      self.difference = difference
    }
  }

  /// How many observed ranks lie inside the central `level` of the forecast.
  public struct Coverage: Sendable, Hashable {
    /// 0.5 or 0.9.
    public let level: Double
    public let share: Score
    /// Observed ranks, of `ranks`, that lie from the lower to the upper quantile of the forecast, both counted whole.
    ///
    /// For comparison only: an interval of whole ranks holds more than its level even of an honest forecast.
    public let closed: Int
    public let ranks: Int

    public init(level: Double, share: Score, closed: Int, ranks: Int) {
      self.level = level
      self.share = share
      self.closed = closed
      self.ranks = ranks
    }
  }

  /// Forecasts between two probabilities, and how often they came true.
  public struct ReliabilityBin: Sendable, Hashable {
    public let from: Double
    public let to: Double
    /// Mean forecast.
    public let forecast: Double
    public let observed: Double
    public let count: Int

    public init(from: Double, to: Double, forecast: Double, observed: Double, count: Int) {
      self.from = from
      self.to = to
      self.forecast = forecast
      self.observed = observed
      self.count = count
    }
  }

  /// What was forecast for one question at one origin, and what came.
  public struct Answer: Sendable, Hashable {
    public let question: BacktestQuestion
    public let rows: [Row]

    /// One origin at which the unit was ranked, with the probability then given and what came.
    public struct Row: Sendable, Hashable {
      public let period: Int
      public let target: Int
      /// Units ranked.
      public let units: Int
      public let probability: Double
      public let happened: Bool

      public init(period: Int, target: Int, units: Int, probability: Double, happened: Bool) {
        self.period = period
        self.target = target
        self.units = units
        self.probability = probability
        self.happened = happened
      }
    }

    public init(question: BacktestQuestion, rows: [Row]) {
      self.question = question
      self.rows = rows
    }
  }

  /// An event asked for that is certain or impossible where no more than n units are ranked, and so not counted there.
  public struct Unjudged: Sendable, Hashable {
    /// Rank ≤ n, or a climb of at least n places.
    public enum Event: Sendable, Hashable { case rankAtMost, gainAtLeast }

    public let event: Event
    public let n: Int
    /// Origins where it is not counted.
    public let origins: Int

    public init(event: Event, n: Int, origins: Int) {
      self.event = event
      self.n = n
      self.origins = origins
    }
  }

  /// Which forecaster to use on this panel.
  public enum Verdict: String, Sendable, Hashable {
    /// Its Brier score is lower than the random walk's.
    case useEstimator
    /// It is not: fall back to the pooled random walk.
    case useRandomWalk
    /// At every origin the estimator was the random walk itself: fewer than four units, or one period of a course.
    case sameModel
    /// There was no event to compare them by.
    case noEvents

    /// By two Brier scores: an estimator that is not better is not used.
    static func between(estimator: Double, randomWalk: Double) -> Verdict {
      estimator >= randomWalk ? .useRandomWalk : .useEstimator
    }
  }
}

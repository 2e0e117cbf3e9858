// SPDX-License-Identifier: GPL-3.0-or-later

/// What of a model was estimated from history, by which rung of the ladder and from how many points.
public struct ModelEstimate: Sendable, Hashable {
  /// Whose dynamics were estimated.
  public enum Subject: Sendable, Hashable {
    case indicator(String)
    /// Totals of the score-only units of a board.
    case total(board: String)
  }

  /// Keys that some units state and others do not.
  public struct Filled: Sendable, Hashable {
    /// In the order drift, sigma, rho, damping, common.
    public let keys: [String]
    public let units: [String]

    public init(keys: [String], units: [String]) {
      self.keys = keys
      self.units = units
    }
  }

  /// What a backtest of the panel said before the estimator was used.
  public struct Judgement: Sendable, Hashable {
    public let origins: Int
    /// Panel periods ahead.
    public let horizon: Int
    /// Draws of each forecaster at each origin.
    public let draws: Int
    public let brier: Double
    public let randomWalkBrier: Double

    public init(origins: Int, horizon: Int, draws: Int, brier: Double, randomWalkBrier: Double) {
      self.origins = origins
      self.horizon = horizon
      self.draws = draws
      self.brier = brier
      self.randomWalkBrier = randomWalkBrier
    }

    /// The random walk is used in the estimator's place.
    public var prefersRandomWalk: Bool {
      BacktestResult.Verdict.between(estimator: brier, randomWalk: randomWalkBrier) == .useRandomWalk
    }
  }

  public let subject: Subject
  /// Those whose history it comes from.
  public let cohort: Cohort
  /// At the horizon; nil where only single keys were filled.
  public let rung: EstimateRung?
  /// Ids of the units that state no key: their paths are the panel's own draws, joint over the cohort.
  public let whole: [String]
  /// Units that state some keys: those missing, from the pooled estimates.
  public let filled: [Filled]
  /// Changes the pooled estimates come from; 0 where no key was filled.
  public let increments: Int
  /// nil: too short a panel to judge, so few units that the estimator is a random walk itself, or a leaf, whose ranks are
  /// nobody's target.
  public let judgement: Judgement?

  public init(
    subject: Subject, cohort: Cohort, rung: EstimateRung?, whole: [String], filled: [Filled], increments: Int,
    judgement: Judgement?
  ) {
    self.subject = subject
    self.cohort = cohort
    self.rung = rung
    self.whole = whole
    self.filled = filled
    self.increments = increments
    self.judgement = judgement
  }

  /// The random walk was used because the backtest did not favour the estimator.
  public var fellBack: Bool { judgement?.prefersRandomWalk ?? false }
}

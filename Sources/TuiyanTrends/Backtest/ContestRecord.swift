// SPDX-License-Identifier: GPL-3.0-or-later

/// One forecast of a whole ranking, beside what came.
public struct ContestRecord: Sendable {
  /// [units] ranked together.
  public let units: [String]
  /// Ordinals of the last period known and of the period forecast.
  public let period: Int
  public let target: Int
  /// [units]: ranks at the origin and at the target.
  public let current: [Int]
  public let observed: [Int]
  public let estimator: RankDistribution
  public let randomWalk: RankDistribution
  public let rung: EstimateRung
  /// [gains asked]: how often units climbed so far before the origin; nil without an occasion.
  public let pastGains: [Double?]
  /// Records of one cluster are resampled together: the origins of a course share how it ends; nil: alone.
  public let cluster: Int?

  public init(
    units: [String], period: Int, target: Int, current: [Int], observed: [Int], estimator: RankDistribution,
    randomWalk: RankDistribution, rung: EstimateRung, pastGains: [Double?], cluster: Int? = nil
  ) {
    precondition(current.count == units.count && observed.count == units.count)
    precondition(estimator.units == units.count && randomWalk.units == units.count)
    self.units = units
    self.period = period
    self.target = target
    self.current = current
    self.observed = observed
    self.estimator = estimator
    self.randomWalk = randomWalk
    self.rung = rung
    self.pastGains = pastGains
    self.cluster = cluster
  }
}

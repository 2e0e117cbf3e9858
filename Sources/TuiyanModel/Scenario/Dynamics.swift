// SPDX-License-Identifier: GPL-3.0-or-later

/// The keys of one dynamics layer; nil where the layer does not state a key.
public struct DynamicsKeys: Sendable, Hashable {
  public var level: Quantity?
  public var levelSD: Quantity?
  public var drift: Quantity?
  public var sigma: Quantity?
  public var rho: Double?
  public var damping: Double?
  public var common: Double?
  /// Degrees of freedom of Student-t innovations, > 2.
  public var tails: Double?

  public init(
    level: Quantity? = nil, levelSD: Quantity? = nil, drift: Quantity? = nil, sigma: Quantity? = nil,
    rho: Double? = nil, damping: Double? = nil, common: Double? = nil, tails: Double? = nil
  ) {
    self.level = level
    self.levelSD = levelSD
    self.drift = drift
    self.sigma = sigma
    self.rho = rho
    self.damping = damping
    self.common = common
    self.tails = tails
  }

  /// These keys, with those that are missing taken from `other`.
  public func filled(from other: DynamicsKeys) -> DynamicsKeys {
    var keys = self
    keys.fill(from: other)
    return keys
  }

  mutating func fill(from other: DynamicsKeys) {
    if level == nil { level = other.level }
    if levelSD == nil { levelSD = other.levelSD }
    if drift == nil { drift = other.drift }
    if sigma == nil { sigma = other.sigma }
    if rho == nil { rho = other.rho }
    if damping == nil { damping = other.damping }
    if common == nil { common = other.common }
    if tails == nil { tails = other.tails }
  }
}

/// One entry of `dynamics.overrides`.
public struct DynamicsOverride: Sendable, Hashable {
  public let unit: String?
  public let kind: String?
  /// true: `ours: true`; false: `rivals: true`; nil: neither stated.
  public let ours: Bool?
  /// A leaf id, or `total` for totals.
  public let indicator: String?
  /// `reference: true`: `keys.drift` is the drift of the reference row of `indicator`.
  public let reference: Bool
  public let keys: DynamicsKeys

  public init(
    unit: String?, kind: String?, ours: Bool?, indicator: String?, reference: Bool, keys: DynamicsKeys
  ) {
    self.unit = unit
    self.kind = kind
    self.ours = ours
    self.indicator = indicator
    self.reference = reference
    self.keys = keys
  }
}

/// Everything the scenario states about how levels move.
public struct Dynamics: Sendable, Hashable {
  public var base: DynamicsKeys
  public var ours: DynamicsKeys
  public var rivals: DynamicsKeys
  /// The base layer of totals of score-only and rank-only units.
  public var score: DynamicsKeys
  /// Drift of the reference rows' best, mean and worst, in the better direction, per step.
  public var referenceDrift: Quantity?
  public var overrides: [DynamicsOverride]

  public init(
    base: DynamicsKeys = .init(), ours: DynamicsKeys = .init(), rivals: DynamicsKeys = .init(),
    score: DynamicsKeys = .init(), referenceDrift: Quantity? = nil, overrides: [DynamicsOverride] = []
  ) {
    self.base = base
    self.ours = ours
    self.rivals = rivals
    self.score = score
    self.referenceDrift = referenceDrift
    self.overrides = overrides
  }
}

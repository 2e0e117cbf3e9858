// SPDX-License-Identifier: GPL-3.0-or-later

/// How much is known of a unit: every leaf, the total only, or the published rank only.
public enum Depth: String, Sendable, CaseIterable {
  case indicators, score, rank
}

/// One place or body that is scored and ranked: a prefecture, county, park, town or department.
public struct Unit: Sendable, Hashable {
  public let id: String
  public let title: String
  public let kind: String
  public let parent: String?
  public let depth: Depth

  public init(id: String, title: String, kind: String, parent: String?, depth: Depth) {
    self.id = id
    self.title = title
    self.kind = kind
    self.parent = parent
    self.depth = depth
  }
}

/// One row of `history.csv`: a leaf's value for a unit at a period.
public struct Observation: Sendable {
  public let unit: String
  public let indicator: String
  public let period: Period
  /// nil: known to be unreported (the cell is empty).
  public let value: Quantity?
  /// Where the figure comes from; nil: not stated.
  public let provenance: ProvenanceKind?

  public init(
    unit: String, indicator: String, period: Period, value: Quantity?, provenance: ProvenanceKind? = nil
  ) {
    self.unit = unit
    self.indicator = indicator
    self.period = period
    self.value = value
    self.provenance = provenance
  }
}

/// One row of `results.csv`: what the superior level published for a unit on a board.
public struct PublishedResult: Sendable {
  public let board: String
  public let unit: String
  public let period: Period
  public let score: Quantity?
  public let rank: Int?

  public init(board: String, unit: String, period: Period, score: Quantity?, rank: Int?) {
    self.board = board
    self.unit = unit
    self.period = period
    self.score = score
    self.rank = rank
  }
}

/// One row of `reference.csv`: the frontier, mean and worst value published for a leaf (or the total) of a board.
public struct ReferenceRow: Sendable {
  public let board: String
  /// nil: the total.
  public let indicator: String?
  public let period: Period
  public let best: Double?
  public let mean: Double?
  public let worst: Double?
  /// Where the figures come from; nil: not stated.
  public let provenance: ProvenanceKind?

  public init(
    board: String, indicator: String?, period: Period, best: Double?, mean: Double?, worst: Double?,
    provenance: ProvenanceKind? = nil
  ) {
    self.board = board
    self.indicator = indicator
    self.period = period
    self.best = best
    self.mean = mean
    self.worst = worst
    self.provenance = provenance
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later

/// A weighted tree of indicators; its total is the sum of its first-level points.
public struct Scheme: Sendable {
  public let id: String
  public let title: String
  public let indicators: [IndicatorNode]

  public init(id: String, title: String, indicators: [IndicatorNode]) {
    self.id = id
    self.title = title
    self.indicators = indicators
  }

  /// The most a unit can score, in points.
  public var total: Double { indicators.reduce(0) { $0 + $1.points } }

  /// Every leaf, in the order written.
  public var leaves: [IndicatorNode] { indicators.flatMap(\.leaves) }

  /// Every node (groups before their children), in the order written.
  public var nodes: [IndicatorNode] { indicators.flatMap(\.nodes) }
}

/// One indicator: a group of others, or a leaf that is measured.
public struct IndicatorNode: Sendable {
  /// What a node is made of.
  public enum Body: Sendable {
    case group(children: [IndicatorNode], aggregate: Aggregate)
    case leaf(Leaf)
  }

  public let id: String
  public let title: String
  public let points: Double
  /// The id of the owner that answers for it; inherited from the parent node by the loader where not stated.
  public let owner: String?
  public let body: Body

  public init(id: String, title: String, points: Double, owner: String?, body: Body) {
    self.id = id
    self.title = title
    self.points = points
    self.owner = owner
    self.body = body
  }

  public var leaf: Leaf? { if case .leaf(let leaf) = body { leaf } else { nil } }

  public var children: [IndicatorNode] { if case .group(let children, _) = body { children } else { [] } }

  public var leaves: [IndicatorNode] { leaf != nil ? [self] : children.flatMap(\.leaves) }

  public var nodes: [IndicatorNode] { [self] + children.flatMap(\.nodes) }
}

/// How a group makes its points from its children.
public enum Aggregate: String, Sendable, CaseIterable {
  /// The sum of the children's points.
  case sum
  /// group points × Π share^(child points / group points); a zero share gives zero.
  case geometric
  /// group points × the smallest share.
  case min
}

/// What is measured at a leaf, and how the value becomes points.
public struct Leaf: Sendable {
  /// Whether more is better or less is.
  public enum Direction: String, Sendable, CaseIterable { case higher, lower }

  /// The scale g on which values move: x; ln((x − low)/(high − x)) within the range; ln x.
  public enum Transform: String, Sendable, CaseIterable { case identity, logit, log }

  public let unit: String?
  public let better: Direction
  public let range: ClosedRange<Double>?
  public let transform: Transform
  public let frontier: Double?
  public let survey: Survey?
  public let events: EventCount?
  public let rollup: Rollup?
  /// The values run up over a course; nil: each stands for itself.
  public let cumulative: RunningTotal?
  public let score: ScoringRule

  public init(
    unit: String?, better: Direction, range: ClosedRange<Double>?, transform: Transform, frontier: Double?,
    survey: Survey?, events: EventCount?, rollup: Rollup?, cumulative: RunningTotal? = nil, score: ScoringRule
  ) {
    self.unit = unit
    self.better = better
    self.range = range
    self.transform = transform
    self.frontier = frontier
    self.survey = survey
    self.events = events
    self.rollup = rollup
    self.cumulative = cumulative
    self.score = score
  }

  /// The width of the range, of which `"0.8%"` takes its share.
  public var span: Double? { range.map { $0.upperBound - $0.lowerBound } }

  /// The sd of one answer of its survey, in its own unit; nil: not stated.
  package var answerSD: Double? { survey?.sd?.resolved(span ?? 0) }

  /// Where `close` goes: the stated frontier, else the better end of the range.
  public var target: Double? {
    frontier ?? range.map { better == .higher ? $0.upperBound : $0.lowerBound }
  }

  /// +1 where more is better, −1 where less is.
  public var sign: Double { better == .higher ? 1 : -1 }
}

/// A sample of firms answers: the measured value carries sampling error.
public struct Survey: Sendable, Hashable {
  public let answers: Int
  /// The sd of one answer; nil: binomial on a leaf in %.
  public let sd: Quantity.Part?

  public init(answers: Int, sd: Quantity.Part?) {
    self.answers = answers
    self.sd = sd
  }
}

/// A count of events since `as_of`, on top of those so far.
public struct EventCount: Sendable, Hashable {
  /// The highest rate.
  public static let mostPerStep = 1e6

  /// Events per step; with `once`, the probability of the single event.
  public let rate: Quantity
  public let soFar: Double
  public let once: Bool

  public init(rate: Quantity, soFar: Double, once: Bool) {
    self.rate = rate
    self.soFar = soFar
    self.once = once
  }
}

/// A parent's leaf that is made from its children at the same step.
public struct Rollup: Sendable, Hashable {
  /// What of the children is taken.
  public enum Source: Sendable, Hashable {
    /// The children's measured value of a leaf.
    case indicator(String)
    /// The children's total on a board.
    case boardScore(String)
    /// (N − rank)/(N − 1) of the children on a board.
    case boardRankShare(String)
  }

  /// How the children become one value; `min` is the worst child.
  public enum Take: Sendable, Hashable {
    case mean, min, sum
    /// The share of the children at this value or better.
    case shareAtLeast(Double)
  }

  public let source: Source
  public let take: Take

  public init(source: Source, take: Take) {
    self.source = source
    self.take = take
  }
}

/// How a measured value becomes a share of the leaf's points (or, for events, points themselves).
public enum ScoringRule: Sendable, Hashable {
  /// One end of a cohort scale.
  public enum Anchor: Sendable, Hashable {
    case best, worst, mean, median
    /// `q25` is `.quantile(0.25)`, of the values in raw order.
    case quantile(Double)
  }

  /// A value and the share of the points, 0…1, that it earns.
  public struct Knot: Sendable, Hashable {
    public let value: Double
    public let share: Double
    public init(value: Double, share: Double) {
      self.value = value
      self.share = share
    }
  }

  /// clip((x − from)/(to − from), 0, 1).
  case linear(from: Double, to: Double)
  /// The same between this step's cohort anchors.
  case cohort(from: Anchor, to: Anchor)
  /// The share of the best step reached; ascending in goodness of value.
  case steps([Knot])
  /// Linear between knots, flat outside; ascending in value.
  case piecewise([Knot])
  /// count × points, not beyond floor or cap.
  case perEvent(points: Double, floor: Double?, cap: Double?)
  /// (N − rank)/(N − 1).
  case rank
}

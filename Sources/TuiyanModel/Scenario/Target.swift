// SPDX-License-Identifier: GPL-3.0-or-later

/// A promise (`ensure`, kept with a confidence) or an ambition (`strive`, whose probability is maximised).
public struct Target: Sendable {
  /// A promise asks for a probability of at least its confidence, 0…1; an ambition enters the objective by its weight, ≥ 0.
  public enum Kind: Sendable, Hashable {
    case ensure(confidence: Double)
    case strive(weight: Double)
  }

  public let id: String
  public let title: String
  public let kind: Kind
  /// A strive target over several units enters the objective as the joint probability instead of expected/n.
  public let objectiveIsJoint: Bool
  public let clause: Clause

  public init(id: String, title: String, kind: Kind, objectiveIsJoint: Bool, clause: Clause) {
    self.id = id
    self.title = title
    self.kind = kind
    self.objectiveIsJoint = objectiveIsJoint
    self.clause = clause
  }

  /// It enters the objective as the expected share of its units, not as a probability.
  public var entersByUnit: Bool {
    if case .each = clause.scope { !objectiveIsJoint } else { false }
  }

  /// The same condition with another part in the objective.
  package func with(kind: Kind, isJoint: Bool) -> Target {
    Target(id: id, title: title, kind: kind, objectiveIsJoint: isJoint, clause: clause)
  }
}

/// One condition, with who it is about and when; board, unit and time are inherited by members that do not state them.
public struct Clause: Sendable {
  /// Whom a clause is about.
  public enum Scope: Sendable, Hashable {
    /// The unit of the enclosing clause (a member of a combination).
    case inherited
    case unit(String)
    /// Every one of these units (reported jointly, one by one, and as the expected number).
    case each([String])
    /// At least `atLeast` of these units.
    case count([String], atLeast: Int)
  }

  /// When its test must hold: at one period, or at every period from the first to the last.
  public enum Span: Sendable, Hashable {
    case by(Period)
    case throughout(Period, Period)

    public var end: Period {
      switch self {
      case .by(let period), .throughout(_, let period): period
      }
    }
  }

  public let board: String
  public let scope: Scope
  public let span: Span
  public let test: Test

  public init(board: String, scope: Scope, span: Span, test: Test) {
    self.board = board
    self.scope = scope
    self.span = span
    self.test = test
  }

  /// The periods at which the test must hold, in order.
  public var periods: [Period] {
    switch span {
    case .by(let period): [period]
    case .throughout(let first, let last): (first.ordinal...last.ordinal).map { Period(step: first.step, ordinal: $0) }
    }
  }

  /// The periods that decide it: those of its single conditions, one after the other.
  public var decidingPeriods: [Period] { singles.flatMap(\.periods) }

  /// The last of them.
  public var lastDeciding: Period { decidingPeriods.max() ?? span.end }

  /// Its single conditions, in order: itself, or those of all its members.
  public var singles: [Clause] {
    switch test {
    case .all(let members), .any(let members), .atLeast(_, of: let members): members.flatMap(\.singles)
    default: [self]
    }
  }
}

/// What must hold for a unit at a period.
public indirect enum Test: Sendable {
  /// The rank that a gain is counted from.
  public enum Since: Sendable, Hashable {
    /// The rank published in `results.csv` at this period.
    case published(Period)
    /// The same replication's rank at h = 0.
    case asOf
  }

  /// A bound that itself counts as reached.
  public enum Bound: Sendable, Hashable {
    case atLeast(Double)
    case atMost(Double)
  }

  /// What must hold for a leaf to count towards a share of leaves.
  public enum Shared: Sendable, Hashable {
    /// The leaf's rank on the board is at most this.
    case rankAtMost(Int)
    /// The leaf's points are at least this share of the best unit's.
    case valueAtBest(Double)
  }

  case rank(atMost: Double)
  case rankGain(atLeast: Double, since: Since)
  case score(atLeast: Double)
  case indicatorValue(String, Bound)
  case indicatorRank(String, atMost: Double)
  /// rank ≤ N − n.
  case notBottom(Int)
  /// The share of the leaves with points for which `Shared` holds is at least this.
  case shareOfIndicators(Shared, atLeast: Double)
  case events(String, Bound)
  case all([Clause])
  case any([Clause])
  case atLeast(Int, of: [Clause])
}

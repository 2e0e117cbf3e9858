// SPDX-License-Identifier: GPL-3.0-or-later

/// A promise (`ensure`, kept with a confidence) or an ambition (`strive`, whose probability is maximised).
public struct Target: Sendable {
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
}

/// One condition, with who it is about and when; board, unit and time are inherited by members that do not state them.
public struct Clause: Sendable {
  public enum Scope: Sendable, Hashable {
    /// The unit of the enclosing clause (a member of a combination).
    case inherited
    case unit(String)
    /// Every one of these units (reported jointly, one by one, and as the expected number).
    case each([String])
    /// At least `atLeast` of these units.
    case count([String], atLeast: Int)
  }
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
  public enum Since: Sendable, Hashable {
    /// The rank published in `results.csv` at this period.
    case published(Period)
    /// The same replication's rank at h = 0.
    case asOf
  }
  public enum Bound: Sendable, Hashable {
    case atLeast(Double)
    case atMost(Double)
  }
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

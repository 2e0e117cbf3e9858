// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

/// Units whose past is looked at together, because they are ranked together.
public struct Cohort: Sendable, Hashable {
  /// Ids of its boards, in the scenario's order.
  public let boards: [String]
  /// Ids, of a leaf's cohort in the order of `units.csv`, of a board in its own.
  public let units: [String]
  /// The same leaf is learnt in other cohorts too: a reader must be told which this is.
  public let hasOthers: Bool

  package init(boards: [String], units: [String], hasOthers: Bool) {
    self.boards = boards
    self.units = units
    self.hasOthers = hasOthers
  }

  /// Those that a board ranks by their totals.
  package init(of board: Board) { self.init(boards: [board.id], units: board.units, hasOthers: false) }

  /// The boards tell cohorts of one leaf apart.
  public func hash(into hasher: inout Hasher) { hasher.combine(boards) }
}

/// A leaf as one cohort has it, or a board's totals.
package struct LearntSubject: Sendable, Hashable {
  package let subject: ModelEstimate.Subject
  package let cohort: Cohort

  package init(_ subject: ModelEstimate.Subject, in cohort: Cohort) {
    self.subject = subject
    self.cohort = cohort
  }
}

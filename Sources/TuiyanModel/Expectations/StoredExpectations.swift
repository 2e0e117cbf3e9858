// SPDX-License-Identifier: GPL-3.0-or-later

/// What a scenario is stored to give: `expected.yaml`.
public struct StoredExpectations: Sendable {
  public let path: String
  /// Replications and seed of the run whose figures are stored; they are run again with both.
  public let replications: Int
  public let seed: UInt64
  public let lines: [Expectation]
  /// The file's own bytes, in which `--update` replaces figures.
  public let text: String

  package init(path: String, replications: Int, seed: UInt64, lines: [Expectation], text: String) {
    self.path = path
    self.replications = replications
    self.seed = seed
    self.lines = lines
    self.text = text
  }
}

/// One figure of a stored run, with where it is written.
public struct ExpectedFigure: Sendable, Hashable {
  public let value: Double
  public let place: Place
  /// The figure as it is written.
  public let written: String

  package init(value: Double, place: Place, written: String) {
    self.value = value
    self.place = place
    self.written = written
  }
}

/// One line of `expected.yaml`.
public struct Expectation: Sendable {
  /// What is expected, under which plan.
  public enum Subject: Sendable {
    /// A target's probability under a stored plan.
    case target(plan: String, target: String, probability: ExpectedFigure)
    /// A unit's standing under a stored plan.
    case standing(
      plan: String, board: String, unit: String, period: Period, scoreMean: ExpectedFigure?,
      rankMedian: ExpectedFigure?)
    /// The best plan: a target's probability under it, and which actions it has and has not.
    case best(target: String?, probability: ExpectedFigure?, includes: [String], excludes: [String])
    /// A distance at as_of.
    case gap(unit: String, indicator: String, toBest: ExpectedFigure)
  }

  public let place: Place
  public let subject: Subject
  /// The difference allowed; nil: four standard errors of both runs together.
  public let within: Double?

  package init(place: Place, subject: Subject, within: Double?) {
    self.place = place
    self.subject = subject
    self.within = within
  }
}

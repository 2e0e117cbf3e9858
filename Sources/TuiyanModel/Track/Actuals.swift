// SPDX-License-Identifier: GPL-3.0-or-later

/// What has come in since as_of: measured values, published results, and how actions stand.
public struct Actuals: Sendable {
  public let observations: [Observation]
  public let results: [PublishedResult]
  public let actions: [ActionReport]
  /// What is allowed but worth saying.
  public let warnings: [Diagnostic]

  public init(
    observations: [Observation] = [], results: [PublishedResult] = [], actions: [ActionReport] = [],
    warnings: [Diagnostic] = []
  ) {
    self.observations = observations
    self.results = results
    self.actions = actions
    self.warnings = warnings
  }

  /// The last period of which anything came in.
  public var period: Period? { (observations.map(\.period) + results.map(\.period)).max() }

  /// What had come in by a period; how actions stand is left out.
  public func upTo(_ period: Period) -> Actuals {
    Actuals(
      observations: observations.filter { $0.period <= period }, results: results.filter { $0.period <= period })
  }

  /// The rows of some units only.
  public func of(_ isWanted: (String) -> Bool) -> Actuals {
    Actuals(observations: observations.filter { isWanted($0.unit) }, results: results.filter { isWanted($0.unit) })
  }
}

/// How one action stands: a row of the table of actions.
public struct ActionReport: Sendable, Hashable {
  /// How far it has come, in the words of the table.
  public enum Status: String, Sendable, CaseIterable {
    /// Not begun when it was planned to; `start` is when it did or will, empty: not known.
    case late
    /// Begun and not finished.
    case running
    /// Finished, for certain.
    case done
    /// Finished, but the evaluator does not accept it.
    case notCredited = "not_credited"

    static var known: String { allCases.map(\.rawValue).joined(separator: ", ") }
  }

  public let action: String
  /// For an action decided unit by unit; nil: all of its units.
  public let unit: String?
  public let status: Status
  /// When it began (or will begin).
  public let start: Period?
  /// The last period in which it ran, for one that is finished.
  public let end: Period?

  public init(action: String, unit: String?, status: Status, start: Period?, end: Period?) {
    self.action = action
    self.unit = unit
    self.status = status
    self.start = start
    self.end = end
  }
}

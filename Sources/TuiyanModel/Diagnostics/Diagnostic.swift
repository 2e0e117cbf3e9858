// SPDX-License-Identifier: GPL-3.0-or-later

/// A place in a file of the scenario; 1:1 is the whole file.
public struct Place: Hashable, Sendable, Comparable {
  /// The file as the user would name it, relative to where the scenario was named.
  public let file: String
  public let line: Int
  public let column: Int

  public init(file: String, line: Int = 1, column: Int = 1) {
    self.file = file
    self.line = line
    self.column = column
  }

  public static func < (left: Place, right: Place) -> Bool {
    (left.file, left.line, left.column) < (right.file, right.line, right.column)
  }
}

/// One thing that is wrong (or worth a warning), with where it stands.
public struct Diagnostic: Hashable, Sendable, Error {
  /// An error refuses the scenario; a warning is said and the work goes on.
  public enum Severity: Hashable, Sendable { case error, warning }

  public let severity: Severity
  public let place: Place
  public let problem: Problem

  public init(_ severity: Severity = .error, at place: Place, _ problem: Problem) {
    self.severity = severity
    self.place = place
    self.problem = problem
  }
}

/// Everything that is wrong with a scenario, in the order of files and lines.
public struct DiagnosticList: Error, Sendable {
  public let diagnostics: [Diagnostic]

  public init(_ diagnostics: [Diagnostic]) { self.diagnostics = diagnostics }
}

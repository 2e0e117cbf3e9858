// SPDX-License-Identifier: GPL-3.0-or-later

/// Collects everything that is wrong while a scenario is read, so that it can all be said at once.
public struct Diagnostics: Sendable {
  public private(set) var list: [Diagnostic] = []

  public init() {}

  public var hasErrors: Bool { list.contains { $0.severity == .error } }

  /// Diagnostics by file, line and column, each once.
  public var sorted: [Diagnostic] {
    var seen = Set<Diagnostic>()
    return list.filter { seen.insert($0).inserted }.enumerated()
      .sorted { ($0.element.place, $0.offset) < ($1.element.place, $1.offset) }.map(\.element)
  }

  public mutating func error(_ problem: Problem, at place: Place) {
    list.append(Diagnostic(.error, at: place, problem))
  }

  public mutating func warning(_ problem: Problem, at place: Place) {
    list.append(Diagnostic(.warning, at: place, problem))
  }
}

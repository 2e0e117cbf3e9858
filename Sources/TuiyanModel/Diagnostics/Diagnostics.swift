// SPDX-License-Identifier: GPL-3.0-or-later

/// Collects everything that is wrong while a scenario is read, so that it can all be said at once; past the limits the
/// rest is only counted.
public struct Diagnostics: Sendable {
  public static let errorLimit = 2_000
  public static let warningLimit = 500

  /// Problems of one severity that are not listed.
  fileprivate struct Unlisted: Sendable {
    var count = 0
    var first: Place?
  }

  public private(set) var list: [Diagnostic] = []
  private var errors = 0
  private var unlistedErrors = Unlisted()
  private var unlistedWarnings = Unlisted()

  public init() {}

  public var hasErrors: Bool { errors > 0 }

  /// How many were noted, listed or not.
  public var count: Int { list.count + unlistedErrors.count + unlistedWarnings.count }

  /// Further errors are only counted.
  public var isFull: Bool { errors >= Self.errorLimit }

  /// Diagnostics by file, line and column, each once; last, how many more there are.
  public var sorted: [Diagnostic] {
    var seen = Set<Diagnostic>()
    var sorted = list.filter { seen.insert($0).inserted }.enumerated()
      .sorted { ($0.element.place, $0.offset) < ($1.element.place, $1.offset) }.map(\.element)
    if let place = unlistedErrors.first {
      sorted.append(Diagnostic(.error, at: place, .limit(.more(unlistedErrors.count))))
    }
    if let place = unlistedWarnings.first {
      sorted.append(Diagnostic(.warning, at: place, .limit(.more(unlistedWarnings.count))))
    }
    return sorted
  }

  public mutating func error(_ problem: Problem, at place: Place) {
    errors += 1
    guard errors <= Self.errorLimit else { return unlistedErrors.add(1, at: place) }
    list.append(Diagnostic(.error, at: place, problem))
  }

  public mutating func warning(_ problem: Problem, at place: Place) {
    guard list.count - min(errors, Self.errorLimit) < Self.warningLimit else {
      return unlistedWarnings.add(1, at: place)
    }
    list.append(Diagnostic(.warning, at: place, problem))
  }

  public mutating func add(_ diagnostic: Diagnostic) {
    switch diagnostic.severity {
    case .error: error(diagnostic.problem, at: diagnostic.place)
    case .warning: warning(diagnostic.problem, at: diagnostic.place)
    }
  }

  /// Takes over what others collected.
  public mutating func add(_ others: Diagnostics) {
    for diagnostic in others.list { add(diagnostic) }
    errors += others.unlistedErrors.count
    if let place = others.unlistedErrors.first { unlistedErrors.add(others.unlistedErrors.count, at: place) }
    if let place = others.unlistedWarnings.first { unlistedWarnings.add(others.unlistedWarnings.count, at: place) }
  }
}

extension Diagnostics.Unlisted {
  fileprivate mutating func add(_ number: Int, at place: Place) {
    count += number
    first = first ?? place
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

/// Collects the problems of one table; past `limit` they are counted, and the count is said in one closing problem.
package struct TableLog {
  package static let limit = 1_000

  package let file: String
  private var list: [Diagnostic] = []
  private var unlisted = 0
  private var firstUnlisted: Place?

  package init(file: String) { self.file = file }

  package mutating func error(_ problem: TableProblem, line: Int, column: Int) {
    error(problem, at: Place(file: file, line: line, column: column))
  }

  package mutating func error(_ problem: TableProblem, at place: Place) {
    guard list.count < TableLog.limit else {
      unlisted += 1
      if firstUnlisted == nil { firstUnlisted = place }
      return
    }
    list.append(Diagnostic(.error, at: place, .table(problem)))
  }

  /// Hands everything over.
  package func report(into diagnostics: inout Diagnostics) {
    for diagnostic in list { diagnostics.error(diagnostic.problem, at: diagnostic.place) }
    if let firstUnlisted { diagnostics.error(.table(.more(unlisted)), at: firstUnlisted) }
  }
}

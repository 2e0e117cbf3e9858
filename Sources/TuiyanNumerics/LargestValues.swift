// SPDX-License-Identifier: GPL-3.0-or-later

/// The largest values across columns, row by row.
package enum LargestValues {
  /// For every row the values that stand at given places of its columns, largest first.
  /// - Parameters:
  ///   - places: 1 is the largest; a place beyond the number of columns gives 0.
  ///   - columns: [columns][rows].
  ///   - rows: how many rows there are.
  /// - Returns: [places][rows].
  package static func at(_ places: [Int], of columns: [[Double]], rows: Int) -> [[Double]] {
    precondition(columns.allSatisfy { $0.count >= rows }, "every column has a value in every row")
    var found = Array(repeating: Array(repeating: 0.0, count: rows), count: places.count)
    var sorted = Array(repeating: 0.0, count: columns.count)
    for row in 0..<rows {
      for column in columns.indices { sorted[column] = columns[column][row] }
      sorted.sort(by: >)
      for (index, place) in places.enumerated() where sorted.indices.contains(place - 1) {
        found[index][row] = sorted[place - 1]
      }
    }
    return found
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later

/// What is wrong in a CSV table.
public enum TableProblem: Hashable, Sendable {
  /// A row has another number of cells than the header.
  case raggedRow(cells: Int, expected: Int)
}

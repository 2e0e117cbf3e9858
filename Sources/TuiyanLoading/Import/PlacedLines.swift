// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanText

/// The text of a file made from a panel, and which place of the panel each of its lines comes from.
struct PlacedLines {
  private(set) var text: String
  /// By line; a row whose cells hold line ends stands on several.
  private var places: [Int: Place] = [:]
  private var line: Int

  /// A file that comes from the panel as a whole.
  init(_ text: String) {
    self.text = text
    line = 1
  }

  init(header: [String]) {
    text = CSVText.record(header)
    line = 2
  }

  mutating func add(_ cells: [String], from place: Place?) {
    let row = CSVText.record(cells)
    let count = row.unicodeScalars.count { $0 == "\n" }
    for number in line..<(line + count) { places[number] = place }
    line += count
    text += row
  }

  func place(ofLine line: Int) -> Place? { places[line] }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

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
    text = header.joined(separator: ",") + "\n"
    line = 2
  }

  mutating func add(_ cells: [String], from place: Place?) {
    let row = cells.map(Self.cell).joined(separator: ",") + "\n"
    let count = row.unicodeScalars.count { $0 == "\n" }
    for number in line..<(line + count) { places[number] = place }
    line += count
    text += row
  }

  func place(ofLine line: Int) -> Place? { places[line] }

  /// RFC 4180: in quotes where a separator, a quote or a line end stands in it.
  private static func cell(_ text: String) -> String {
    text.contains { ",\"\n\r\r\n".contains($0) } ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
  }
}

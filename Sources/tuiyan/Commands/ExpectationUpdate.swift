// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanPlanning
import TuiyanReport

/// Puts today's figures into the place of stored ones.
struct ExpectationUpdate {
  private let stored: StoredExpectations

  init(_ stored: StoredExpectations) { self.stored = stored }

  /// The file's text with other figures and nothing else changed; choices of actions are left to people.
  /// - Throws: `Failure.file` where a figure is not found where it was read.
  func text(with drifted: [CheckedFigure]) throws -> String {
    let figures = Dictionary(
      drifted.compactMap { figure in figure.figure.map { ($0, figure.found) } }, uniquingKeysWith: { first, _ in first }
    )
    var scalars = Array(stored.text.unicodeScalars)
    let starts = Self.lineStarts(scalars)
    for (figure, found) in figures.sorted(by: { $0.key.place > $1.key.place }) {
      let written = Array(figure.written.unicodeScalars)
      let row = figure.place.line - 1
      let start = starts.indices.contains(row) ? starts[row] + figure.place.column - 1 : scalars.count
      guard start + written.count <= scalars.count, Array(scalars[start..<start + written.count]) == written else {
        throw Failure.file(.figureNotFound(figure.place, figure.written))
      }
      scalars.replaceSubrange(start..<start + written.count, with: NumberText.short(found, atMost: 4).unicodeScalars)
    }
    return String(String.UnicodeScalarView(scalars))
  }

  /// Where each line begins, by the line ends of YAML 1.1; a byte order mark counts for no column.
  private static func lineStarts(_ scalars: [Unicode.Scalar]) -> [Int] {
    var starts = [scalars.first == "\u{FEFF}" ? 1 : 0]
    for (place, scalar) in scalars.enumerated() {
      switch scalar {
      case "\r": if place + 1 == scalars.count || scalars[place + 1] != "\n" { starts.append(place + 1) }
      case "\n", "\u{85}", "\u{2028}", "\u{2029}": starts.append(place + 1)
      default: continue
      }
    }
    return starts
  }
}

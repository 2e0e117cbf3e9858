// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanText

/// Applies `--set PATH=VALUE` texts to a scenario's tree, as if its file had been edited.
///
/// Points of an indicator are the exception: as in a future, the indicator keeps the value and the rest of its scheme is
/// scaled, so `schemes.SCHEME.INDICATOR.points` is handed back instead of being applied.
enum ChangeReader {
  /// The name of the command line in messages; the line is the number of the change.
  static let file = "--set"

  /// - Returns: points that are set, by path.
  static func apply(
    _ changes: [String], to root: inout YAMLNode, into diagnostics: inout Diagnostics
  ) -> [YAMLEntry] {
    var points: [YAMLEntry] = []
    var first: [[String]: Place] = [:]
    for (index, change) in changes.enumerated() {
      let whole = Place(file: file, line: index + 1, column: 1)
      guard let equals = change.firstIndex(of: "="), equals != change.startIndex,
        change[equals...].dropFirst().contains(where: { !$0.isWhitespace })
      else {
        diagnostics.error(.change(.malformed(Excerpt.of(change))), at: whole)
        continue
      }
      let path = String(change[..<equals])
      let text = String(change[change.index(after: equals)...])
      if let problem = refusal(of: path, at: whole, &first) {
        diagnostics.error(.change(problem), at: whole)
        continue
      }
      var inner = Diagnostics()
      let value = YAMLReader.read(Array(text.utf8), file: file, into: &inner)
      let shift = Shift(lines: index, columns: path.unicodeScalars.count + 1)
      for diagnostic in inner.list { diagnostics.error(diagnostic.problem, at: shift.moved(diagnostic.place)) }
      guard let value, inner.count == 0 else { continue }
      if isPoints(path) {
        points.append(YAMLEntry(key: path, place: whole, value: shift.moved(value)))
      } else if let problem = TreePath(path).set(shift.moved(value), in: &root) {
        diagnostics.error(.change(problem), at: whole)
      }
    }
    return points
  }

  /// Why a path cannot be set at all, or not again.
  /// - Parameter first: where each path was set first.
  private static func refusal(of path: String, at place: Place, _ first: inout [[String]: Place]) -> ChangeProblem? {
    let steps = TreePath(path).steps
    if let key = steps.first, isConsumed(key) { return .alreadyRead(key) }
    if let earlier = first[steps] { return .setTwice(path, first: earlier) }
    first[steps] = place
    return nil
  }

  /// Keys that are used up while variants are merged.
  private static func isConsumed(_ key: String) -> Bool { ["extends", "remove"].contains(key) }

  private static func isPoints(_ path: String) -> Bool {
    let steps = TreePath(path).steps
    return steps.count == 4 && steps[0] == "schemes" && steps[3] == "points"
  }

  /// From places in the value to places in the list of changes.
  private struct Shift {
    let lines: Int
    let columns: Int

    func moved(_ place: Place) -> Place {
      Place(file: place.file, line: lines + 1, column: columns + (place.line == 1 ? place.column : 1))
    }

    func moved(_ node: YAMLNode) -> YAMLNode {
      switch node.content {
      case .scalar, .refused: YAMLNode(node.content, at: moved(node.place))
      case .list(let items): YAMLNode(.list(items.map(moved)), at: moved(node.place))
      case .map(let entries):
        YAMLNode(
          .map(entries.map { YAMLEntry(key: $0.key, place: moved($0.place), value: moved($0.value)) }),
          at: moved(node.place))
      }
    }
  }
}

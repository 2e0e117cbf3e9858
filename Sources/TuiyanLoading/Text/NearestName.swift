// SPDX-License-Identifier: GPL-3.0-or-later

/// Finds the known name that somebody who mistyped most likely meant.
public enum NearestName {
  /// The known name nearest to `text`, or nil where none is near.
  ///
  /// Near is an optimal-string-alignment distance of at most max(1, length/3) in Unicode scalars, upper and lower case
  /// alike; among equals the one named first. Texts above 100 scalars are near nothing.
  /// Complexity: O(names × length²).
  public static func of(_ text: String, among known: some Sequence<String>) -> String? {
    let wanted = Array(text.lowercased().unicodeScalars)
    guard !wanted.isEmpty, wanted.count <= 100 else { return nil }
    let limit = max(1, wanted.count / 3)
    var best: (name: String, distance: Int)?
    for name in known {
      let candidate = Array(name.lowercased().unicodeScalars)
      guard abs(candidate.count - wanted.count) <= limit else { continue }
      let distance = distance(wanted, candidate)
      if distance <= limit, distance < (best?.distance ?? .max) { best = (name, distance) }
    }
    return best?.name
  }

  /// How many slips lie between two texts, upper and lower case alike.
  public static func distance(_ left: String, _ right: String) -> Int {
    distance(Array(left.lowercased().unicodeScalars), Array(right.lowercased().unicodeScalars))
  }

  /// Insertions, deletions, substitutions and swaps of neighbours that turn one text into the other (Damerau 1964,
  /// each place edited at most once).
  static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    guard !left.isEmpty, !right.isEmpty else { return max(left.count, right.count) }
    var before = [Int](repeating: 0, count: right.count + 1)
    var last = Array(0...right.count)
    for i in 1...left.count {
      var row = [i] + [Int](repeating: 0, count: right.count)
      for j in 1...right.count {
        let replaced = last[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1)
        row[j] = min(replaced, last[j] + 1, row[j - 1] + 1)
        if i > 1, j > 1, left[i - 1] == right[j - 2], left[i - 2] == right[j - 1] {
          row[j] = min(row[j], before[j - 2] + 1)
        }
      }
      (before, last) = (last, row)
    }
    return last[right.count]
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later

/// Finds the known name a writer most likely meant.
enum Nearest {
  /// The known name within an edit distance of max(1, length/3), nearest first, then in the order given.
  static func name(to text: String, among known: some Sequence<String>) -> String? {
    let wanted = Array(text.unicodeScalars)
    guard wanted.count <= 100 else { return nil }
    let allowed = max(1, wanted.count / 3)
    var best: (name: String, distance: Int)?
    for name in known {
      let candidate = Array(name.unicodeScalars)
      guard abs(candidate.count - wanted.count) <= allowed else { continue }
      let distance = editDistance(wanted, candidate)
      if distance <= allowed, distance < best?.distance ?? .max { best = (name, distance) }
    }
    return best?.name
  }

  /// Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours.
  static func editDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    var before = [Int](repeating: 0, count: right.count + 1)
    var last = Array(0...right.count)
    for row in left.indices {
      var current = [row + 1]
      current.reserveCapacity(right.count + 1)
      for column in right.indices {
        let change = last[column] + (left[row] == right[column] ? 0 : 1)
        var distance = min(change, last[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          distance = min(distance, before[column - 1] + 1)
        }
        current.append(distance)
      }
      (before, last) = (last, current)
    }
    return last[right.count]
  }
}

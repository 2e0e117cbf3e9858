// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

/// What an SVG of ours draws, read back from its text, to see what lies upon what.
struct DrawnPicture {
  struct Label {
    let text: String
    let left: Double
    let right: Double
    /// Of the baseline.
    let y: Double
    let size: Double
    let fill: String
    let isHaloed: Bool

    /// Narrower than any font draws them, so that only what plainly touches counts.
    static func width(_ text: String, _ size: Double) -> Double {
      text.unicodeScalars.reduce(0) { $0 + ($1.value > 0x2E80 || "“”".unicodeScalars.contains($1) ? 1 : 0.5) * size }
    }

    private func holds(_ x: Double, _ y: Double) -> Bool {
      x > left && x < right && y > self.y - 0.75 * size && y < self.y
    }

    /// A point every half pixel is looked at.
    func isCrossed(by line: Line) -> Bool {
      let steps = max(1, Int(hypot(line.x2 - line.x1, line.y2 - line.y1) * 2))
      return (0...steps).contains { step in
        let part = Double(step) / Double(steps)
        return holds(line.x1 + part * (line.x2 - line.x1), line.y1 + part * (line.y2 - line.y1))
      }
    }

    func covers(_ marker: (x: Double, y: Double)) -> Bool { holds(marker.x, marker.y) }

    func overlaps(_ other: Label) -> Bool {
      min(right, other.right) > max(left, other.left) && abs(y - other.y) < 0.75 * min(size, other.size)
    }
  }

  struct Line {
    let x1: Double
    let y1: Double
    let x2: Double
    let y2: Double
    let stroke: String
  }

  let labels: [Label]
  let lines: [Line]
  /// Lines through points that are not areas, piece by piece.
  let courses: [Line]
  let markers: [(x: Double, y: Double)]

  init(_ svg: String) throws {
    var labels: [Label] = []
    for found in svg.matches(of: /<text x="([^"]*)" y="([^"]*)"([^>]*)>(?:<title>[^<]*<\/title>)?([^<]*)<\/text>/) {
      let rest = String(found.3)
      let size = try #require(rest.firstMatch(of: /font-size="([0-9.]+)"/).flatMap { Double($0.1) })
      let fill = try #require(rest.firstMatch(of: /fill="([^"]*)"/)).1
      let text = String(found.4).replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&amp;", with: "&")
      let (x, y) = (try #require(Double(found.1)), try #require(Double(found.2)))
      let width = Label.width(text, size)
      let left = rest.contains("\"middle\"") ? x - width / 2 : rest.contains("\"end\"") ? x - width : x
      labels.append(
        Label(
          text: text, left: left, right: left + width, y: y, size: size, fill: String(fill),
          isHaloed: rest.contains("paint-order=\"stroke\"")))
    }
    self.labels = labels
    let number = { (text: Substring) in try #require(Double(text)) }
    lines = try svg.matches(of: /<line x1="([^"]*)" y1="([^"]*)" x2="([^"]*)" y2="([^"]*)" stroke="([^"]*)"/).map {
      Line(x1: try number($0.1), y1: try number($0.2), x2: try number($0.3), y2: try number($0.4), stroke: String($0.5))
    }
    markers = try svg.matches(of: /<circle cx="([^"]*)" cy="([^"]*)"/).map { (try number($0.1), try number($0.2)) }
    courses = try svg.matches(of: /<path d="([^"Z]*)" fill="none"[^>]* stroke="([^"]*)"/).flatMap { path in
      let points = try path.1.split(whereSeparator: { "ML".contains($0) }).map { point in
        try point.split(separator: " ").map { try number($0) }
      }
      return zip(points, points.dropFirst()).map {
        Line(x1: $0[0], y1: $0[1], x2: $1[0], y2: $1[1], stroke: String(path.2))
      }
    }
  }
}

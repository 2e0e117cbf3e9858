// SPDX-License-Identifier: GPL-3.0-or-later

/// Where labels may stand: clear of the lines, the markers and the labels that are there already. All in pixels.
struct SVGLabelRoom {
  typealias Point = (x: Double, y: Double)

  struct Box: Hashable {
    let left: Double
    let top: Double
    let right: Double
    let bottom: Double
  }

  /// No label leaves it.
  private let bounds: Box
  private var lines: [(from: Point, to: Point)] = []
  private var boxes: [Box] = []

  init(within bounds: Box) { self.bounds = bounds }

  /// Keeps labels off a line through points.
  mutating func avoid(line points: [Point]) {
    for (from, to) in zip(points, points.dropFirst()) { lines.append((from, to)) }
  }

  /// Keeps labels off a marker about a point.
  mutating func avoid(marker point: Point, radius: Double) {
    boxes.append(
      Box(left: point.x - radius, top: point.y - radius, right: point.x + radius, bottom: point.y + radius))
  }

  /// Gives a label the first place at which it crosses least; it is then kept clear itself.
  /// - Parameter places: left ends of its baseline, the best first; moved into the bounds where they lie outside.
  mutating func place(width: Double, size: Double, at places: [Point]) -> Point {
    var best: (point: Point, box: Box, crossed: Double)?
    for place in places {
      let x = max(bounds.left, min(place.x, bounds.right - width))
      let y = max(bounds.top + size, min(place.y, bounds.bottom - size / 4))
      let box = Box(left: x - 2, top: y - size * 0.9 - 1, right: x + width + 2, bottom: y + size * 0.2 + 1)
      let crossed = crossed(by: box)
      if crossed < (best?.crossed ?? .infinity) - 1e-9 { best = ((x, y), box, crossed) }
      if crossed == 0 { break }
    }
    guard let best else { return (bounds.left, bounds.bottom) }
    boxes.append(best.box)
    return best.point
  }

  /// How much of lines and boxes lies in a box; 0: it is clear.
  private func crossed(by box: Box) -> Double {
    lines.reduce(0) { $0 + Self.length(from: $1.from, to: $1.to, within: box) }
      + boxes.reduce(0) { sum, other in
        let width = min(box.right, other.right) - max(box.left, other.left)
        let height = min(box.bottom, other.bottom) - max(box.top, other.top)
        return sum + (width > 0 && height > 0 ? width * height / 4 : 0)
      }
  }

  /// Length of the part of a line that lies in a box: the line is cut at each of its four sides.
  static func length(from: Point, to: Point, within box: Box) -> Double {
    let (dx, dy) = (to.x - from.x, to.y - from.y)
    var (enter, leave) = (0.0, 1.0)
    for (step, room) in [
      (-dx, from.x - box.left), (dx, box.right - from.x), (-dy, from.y - box.top), (dy, box.bottom - from.y),
    ] {
      if step == 0 {
        if room < 0 { return 0 }
      } else if step < 0 {
        enter = max(enter, room / step)
      } else {
        leave = min(leave, room / step)
      }
    }
    return max(0, leave - enter) * (dx * dx + dy * dy).squareRoot()
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

extension RankFan {
  /// A goal's line: below the last rank that reaches it, over the periods that it is about.
  struct Mark {
    let from: Double
    let to: Double
    let y: Double
  }

  /// nil: none of its periods is in the picture.
  func mark(of goal: RankGoal, _ plot: SVGPlot) -> Mark? {
    let places = steps.indices.filter { goal.periods.contains(steps[$0].period) }
    guard let first = places.first, let last = places.last else { return nil }
    let aside = min(max(plot.width / Double(max(1, steps.count - 1)) / 2, 12), 22)
    return Mark(
      from: max(plot.left, plot.x(Double(first)) - aside),
      to: min(SVGCanvas.width - 14, plot.x(Double(last)) + aside), y: plot.y(goal.rank + 0.5))
  }

  func drawGoalLines(_ plot: SVGPlot, _ canvas: inout SVGCanvas) {
    for goal in goals {
      guard let mark = mark(of: goal, plot) else { continue }
      canvas.line(
        mark.from, mark.y, mark.to, mark.y, stroke: SVGCanvas.Colour.vermillion, width: 2, dashed: true,
        fact: .init(goal.label, [("rank", goal.rank)]))
    }
  }

  /// Names beside their lines, clear of every line and marker; one that found no room there is tied to its line.
  func drawGoalLabels(_ plot: SVGPlot, _ canvas: inout SVGCanvas) {
    var room = SVGLabelRoom(
      within: .init(left: plot.left + 4, top: plot.top, right: SVGCanvas.width - 10, bottom: plot.bottom))
    let course = steps.enumerated().map { (x: plot.x(Double($0)), y: plot.y($1.q50)) }
    room.avoid(line: course)
    for point in course { room.avoid(marker: point, radius: 4) }
    let marks = goals.map { mark(of: $0, plot) }
    for mark in marks.compactMap({ $0 }) { room.avoid(line: [(mark.from, mark.y), (mark.to, mark.y)]) }
    let order = goals.indices.sorted { (goals[$0].rank, $0) < (goals[$1].rank, $1) }
    for index in order {
      guard let mark = marks[index] else { continue }
      let text = SVGText.fitted(goals[index].name, goals[index].figures, to: plot.width - 16, size: 12)
      let width = SVGText.width(text, size: 12)
      let place = room.place(width: width, size: 12, at: Self.places(beside: mark, width: width))
      let (above, below) = (mark.y - place.y, place.y - 11 - mark.y)
      if max(above, below) > 12 {
        let x = max(place.x + 4, min((mark.from + mark.to) / 2, place.x + width - 4))
        let end = (x: x, y: above > 0 ? place.y + 3 : place.y - 12)
        canvas.line(x, mark.y, end.x, end.y, stroke: SVGCanvas.Colour.vermillion, width: 0.75)
        room.avoid(line: [(x, mark.y), end])
      }
      canvas.text(
        text, place.x, place.y, size: 12, fill: SVGCanvas.Colour.vermillion, bold: true, isHaloed: true)
    }
  }

  /// Above and below the line, ending and beginning with it, then moved along it, then line by line farther away.
  private static func places(beside mark: Mark, width: Double) -> [SVGLabelRoom.Point] {
    let along = Array(stride(from: mark.from + 16 - width, through: mark.to - 16, by: 16))
    let lefts = [mark.to - width, mark.from, (mark.from + mark.to - width) / 2] + along
    var places: [SVGLabelRoom.Point] = []
    for row in 0..<7 {
      for y in [mark.y - 6 - 15 * Double(row), mark.y + 16 + 15 * Double(row)] { places += lefts.map { (x: $0, y: y) } }
    }
    return places
  }
}

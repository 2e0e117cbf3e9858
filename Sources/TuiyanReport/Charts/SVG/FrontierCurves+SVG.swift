// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

extension FrontierCurves {
  /// Where the value axis ends.
  var top: Double { isShare ? 1 : max(1, curves.flatMap { $0.steps.map(\.high) }.filter(\.isFinite).max() ?? 1) * 1.06 }

  func draw(on canvas: inout SVGCanvas, top edge: Double, _ language: Language) -> Double {
    let legend = canvas.legend(
      curves.enumerated().map { (SVGCanvas.Colour.of($0), 1, $1.name) }, left: 70, top: edge)
    let plot = SVGPlot(
      left: 70, top: legend + 24, width: 650, height: 300, x: 0...max(most * 1.02, 1), y: 0...top)
    plot.drawX(SVGPlot.ticks(0...max(most, 1)).map { ($0, NumberText.short($0)) }, on: &canvas)
    plot.drawY(
      SVGPlot.ticks(0...top).map { ($0, isShare ? NumberText.stated($0) : NumberText.short($0, atMost: 2)) },
      on: &canvas)
    canvas.upright(
      (isShare ? Phrase.probability : Phrase.aimValue)[language], 26, plot.top + plot.height / 2, limit: plot.height)
    canvas.text(
      Phrase.cumulativeMoney[language], plot.right, plot.bottom + 36, anchor: .end, size: 12,
      fill: SVGCanvas.Colour.grey)
    if let budget {
      canvas.line(
        plot.x(budget), plot.top, plot.x(budget), plot.bottom, stroke: SVGCanvas.Colour.grey, width: 1.5, dashed: true,
        fact: .init(Phrase.presentBudget(budget)[language], [("budget", budget)]))
    }
    for (place, curve) in curves.enumerated() { draw(curve, SVGCanvas.Colour.of(place), plot, language, &canvas) }
    labels(plot, &canvas)
    return plot.bottom + 44
  }

  private func draw(
    _ curve: Curve, _ colour: String, _ plot: SVGPlot, _ language: Language, _ canvas: inout SVGCanvas
  ) {
    canvas.path(stairs(curve, plot), stroke: colour, width: 2.5)
    for step in curve.steps {
      let x = plot.x(step.money)
      if step.low.isFinite, step.high.isFinite {
        canvas.line(x, plot.y(step.low), x, plot.y(min(step.high, top)), stroke: colour, width: 1.5)
      }
      canvas.circle(
        x, plot.y(step.value), 4, fill: colour, stroke: "#FFFFFF",
        fact: .init(
          "\(curve.name)  \(NumberText.money(step.money, language))  \(step.text)",
          [("money", step.money), ("value", step.value)]))
    }
  }

  /// Through the steps, up to where the money axis ends.
  private func stairs(_ curve: Curve, _ plot: SVGPlot) -> [(x: Double, y: Double)] {
    var points: [(x: Double, y: Double)] = []
    for step in curve.steps {
      if let last = points.last { points.append((plot.x(step.money), last.y)) }
      points.append((plot.x(step.money), plot.y(step.value)))
    }
    if let last = points.last { points.append((plot.x(max(most, 1)), last.y)) }
    return points
  }

  /// The first and the last value of each curve in words, clear of all curves.
  private func labels(_ plot: SVGPlot, _ canvas: inout SVGCanvas) {
    var room = SVGLabelRoom(
      within: .init(left: plot.left + 2, top: plot.top - 14, right: SVGCanvas.width - 10, bottom: plot.bottom))
    if let budget { room.avoid(line: [(plot.x(budget), plot.top), (plot.x(budget), plot.bottom)]) }
    for curve in curves {
      room.avoid(line: stairs(curve, plot))
      for step in curve.steps {
        let x = plot.x(step.money)
        room.avoid(marker: (x, plot.y(step.value)), radius: 5)
        if step.low.isFinite, step.high.isFinite {
          room.avoid(line: [(x, plot.y(step.low)), (x, plot.y(min(step.high, top)))])
        }
      }
    }
    for (number, curve) in curves.enumerated() {
      let ends = curve.steps.count > 1 ? [curve.steps[0], curve.steps[curve.steps.count - 1]] : curve.steps
      for step in ends {
        let width = Self.sample + SVGText.width(step.text, size: 11)
        let place = room.place(width: width, size: 11, at: places(beside: step, width: width, plot))
        canvas.rect(place.x, place.y - 8, 8, 8, fill: SVGCanvas.Colour.of(number), stroke: "#FFFFFF")
        canvas.text(step.text, place.x + Self.sample, place.y, size: 11, isHaloed: true)
      }
    }
  }

  /// Room for the colour that says whose value it is.
  private static let sample = 11.0

  /// Above and below its point, to the right, to the left, then farther away.
  private func places(beside step: Step, width: Double, _ plot: SVGPlot) -> [SVGLabelRoom.Point] {
    let (x, y) = (plot.x(step.money), plot.y(step.value))
    var places: [SVGLabelRoom.Point] = []
    for away in stride(from: 0.0, through: 60, by: 6) {
      for left in [x + 7, x - width / 2, x - width - 7, x + 7 + away, x - width - 7 - away] {
        places += [(x: left, y: y - 8 - away), (x: left, y: y + 16 + away)]
      }
    }
    return places
  }
}

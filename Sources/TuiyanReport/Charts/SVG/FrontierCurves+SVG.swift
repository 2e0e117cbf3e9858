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
    return plot.bottom + 44
  }

  private func draw(
    _ curve: Curve, _ colour: String, _ plot: SVGPlot, _ language: Language, _ canvas: inout SVGCanvas
  ) {
    var points: [(x: Double, y: Double)] = []
    for step in curve.steps {
      if let last = points.last { points.append((plot.x(step.money), last.y)) }
      points.append((plot.x(step.money), plot.y(step.value)))
    }
    if let last = points.last { points.append((plot.x(max(most, 1)), last.y)) }
    canvas.path(points, stroke: colour, width: 2.5)
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
    label(curve, plot, colour, &canvas)
  }

  /// The first and the last value in words, where they are not the same.
  private func label(_ curve: Curve, _ plot: SVGPlot, _ colour: String, _ canvas: inout SVGCanvas) {
    guard let first = curve.steps.first, let last = curve.steps.last else { return }
    let ends: [(Step, SVGCanvas.Anchor, Double)] =
      curve.steps.count > 1 ? [(first, .start, 8), (last, .start, 6)] : [(first, .start, 8)]
    for (step, anchor, shift) in ends {
      let width = SVGText.width(step.text, size: 11)
      let x = min(plot.x(step.money) + shift, plot.right - width)
      let y = plot.y(step.value)
      canvas.text(
        step.text, x, y - 8, anchor: anchor, size: 11, fill: SVGCanvas.Colour.ink)
    }
  }
}

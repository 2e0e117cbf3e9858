// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

extension ReliabilityPoints {
  func draw(on canvas: inout SVGCanvas, top: Double, _ language: Language) -> Double {
    let side = 400.0
    let plot = SVGPlot(
      left: (SVGCanvas.width - side) / 2 + 10, top: top + 6, width: side, height: side, x: 0...1, y: 0...1)
    let ticks = [0, 0.25, 0.5, 0.75, 1].map { ($0, NumberText.stated($0)) }
    plot.drawX(ticks, on: &canvas)
    plot.drawY(ticks, on: &canvas)
    canvas.line(
      plot.x(0), plot.y(0), plot.x(1), plot.y(1), stroke: SVGCanvas.Colour.grey, dashed: true,
      fact: .init(Phrase.perfectForecast[language]))
    canvas.text(
      Phrase.meanForecast[language], plot.x(0.5), plot.bottom + 36, anchor: .middle, size: 12,
      fill: SVGCanvas.Colour.grey)
    canvas.upright(Phrase.observed[language], plot.left - 52, plot.y(0.5), limit: side)
    canvas.path(
      points.map { (plot.x($0.forecast), plot.y($0.observed)) }, stroke: SVGCanvas.Colour.blue, width: 1.5)
    let most = Double(points.map(\.count).max() ?? 1)
    for point in points {
      let x = plot.x(point.forecast)
      canvas.line(x, plot.y(point.low), x, plot.y(point.high), stroke: SVGCanvas.Colour.blue, width: 1.5)
      canvas.circle(
        x, plot.y(point.observed), 3 + 8 * (Double(point.count) / max(most, 1)).squareRoot(),
        fill: SVGCanvas.Colour.blue, opacity: 0.6, fact: fact(point, language))
    }
    return plot.bottom + 44
  }

  private func fact(_ point: Point, _ language: Language) -> SVGCanvas.Fact {
    let text = [
      "\(Phrase.meanForecast[language]) \(NumberText.fixed(point.forecast, 3))",
      "\(Phrase.observed[language]) \(NumberText.fixed(point.observed, 3))",
      "\(Phrase.count[language]) \(point.count)",
    ]
    return .init(
      text.joined(separator: "  "),
      [("forecast", point.forecast), ("observed", point.observed), ("n", Double(point.count))])
  }
}

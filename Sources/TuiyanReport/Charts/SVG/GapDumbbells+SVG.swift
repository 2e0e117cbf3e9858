// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

extension GapDumbbells {
  var range: ClosedRange<Double> {
    let all = rows.flatMap { [$0.points, $0.atBest] + ($0.atMean.map { [$0] } ?? []) }
    let (low, high) = (min(0, all.min() ?? 0), max(0, all.max() ?? 1))
    return low...max(high, low + 1e-6)
  }

  func draw(on canvas: inout SVGCanvas, top: Double, _ language: Language) -> Double {
    let left = 296.0
    let height = 24.0
    let plot = SVGPlot(
      left: left, top: top + 8, width: SVGCanvas.width - left - 90, height: height * Double(rows.count), x: range,
      y: 0...1)
    plot.drawX(SVGPlot.ticks(range).map { ($0, NumberText.short($0, atMost: 3)) }, on: &canvas)
    canvas.text(Phrase.pointsAxis[language], plot.right + 12, plot.bottom + 17, size: 11, fill: SVGCanvas.Colour.grey)
    for (place, row) in rows.enumerated() {
      let y = plot.top + height * (Double(place) + 0.5)
      let owner = SVGText.cut(row.owner, to: 104, size: 10.5)
      let room = left - 34 - SVGText.width(owner, size: 10.5) - 8
      canvas.text(row.name, left - 20 - SVGText.width(owner, size: 10.5), y + 4, anchor: .end, size: 12, limit: room)
      canvas.text(owner, left - 12, y + 4, anchor: .end, size: 10.5, fill: "#888888")
      draw(row, y: y, plot, language, &canvas)
      canvas.text(
        NumberText.signed(row.worth, NumberText.fixed(row.worth, 2)), SVGCanvas.width - 24, y + 4, anchor: .end,
        size: 12, bold: true)
    }
    return plot.bottom + 26
  }

  private func draw(_ row: Row, y: Double, _ plot: SVGPlot, _ language: Language, _ canvas: inout SVGCanvas) {
    let (own, best) = (plot.x(row.points), plot.x(row.atBest))
    canvas.line(own, y, best, y, stroke: SVGCanvas.Colour.sky, width: 4, dashed: !row.isBestKnown)
    if let mean = row.atMean {
      let x = plot.x(mean)
      canvas.line(
        x, y - 7, x, y + 7, stroke: SVGCanvas.Colour.ink, width: 2,
        fact: fact(row, Phrase.pointsAtMean[language], "mean", mean))
    }
    canvas.circle(
      best, y, 5, fill: "#FFFFFF", stroke: SVGCanvas.Colour.green,
      fact: fact(row, Phrase.pointsAtBest[language], "best", row.atBest))
    canvas.circle(
      own, y, 5, fill: SVGCanvas.Colour.blue, fact: fact(row, Phrase.pointsNow[language], "points", row.points))
  }

  private func fact(_ row: Row, _ what: String, _ key: String, _ value: Double) -> SVGCanvas.Fact {
    .init("\(row.name)  \(what) \(NumberText.short(value, atMost: 2))", [(key, value)])
  }
}

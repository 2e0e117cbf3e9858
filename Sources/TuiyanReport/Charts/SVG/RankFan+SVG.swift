// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

extension RankFan {
  /// Ranks worth showing: all that a band or a goal touches, with a place to spare, at least six.
  var range: ClosedRange<Double> {
    let low = (steps.map(\.q05) + goals.map(\.rank)).min() ?? 1
    let high = (steps.map(\.q95) + goals.map(\.rank)).max() ?? Double(count)
    let first = max(1, (low - 1).rounded(.down))
    return first...max(first + 1, min(Double(count), max((high + 1).rounded(.up), first + 5)))
  }

  /// Pixels between the first and the last rank of a whole picture.
  static let height = 320.0

  func draw(on canvas: inout SVGCanvas, top: Double, height: Double, _ language: Language) -> Double {
    let legend = canvas.legend(
      [
        (SVGCanvas.Colour.blue, 1, Phrase.medianLine[language]),
        (SVGCanvas.Colour.blue, 0.35, Phrase.halfBand[language]),
        (SVGCanvas.Colour.sky, 0.3, Phrase.wideBand[language]),
      ], left: 70, top: top)
    let plot = SVGPlot(
      left: 70, top: legend + 14, width: 650, height: height, x: 0...Double(max(1, steps.count - 1)),
      y: (range.lowerBound - 0.5)...(range.upperBound + 0.5), flipped: true)
    plot.drawY(SVGPlot.rankTicks(range, most: min(12, Int(height / 14))).map { ($0, NumberText.rank($0)) }, on: &canvas)
    let every = max(1, (steps.count + 12) / 13)
    let labelled = steps.indices.filter { (steps.count - 1 - $0).isMultiple(of: every) }
    let labels = labels(language)
    plot.drawX(labelled.map { (Double($0), labels[$0]) }, on: &canvas)
    canvas.upright(Phrase.rankAxis[language], 28, plot.top + plot.height / 2, limit: plot.height)
    band(\.q05, \.q95, fill: SVGCanvas.Colour.sky, opacity: 0.3, plot, &canvas)
    band(\.q25, \.q75, fill: SVGCanvas.Colour.blue, opacity: 0.35, plot, &canvas)
    drawGoals(plot, &canvas)
    canvas.path(
      steps.enumerated().map { (plot.x(Double($0)), plot.y($1.q50)) }, stroke: SVGCanvas.Colour.blue, width: 2.5)
    for (place, step) in steps.enumerated() {
      canvas.circle(
        plot.x(Double(place)), plot.y(step.q50), 3.5, fill: SVGCanvas.Colour.blue, stroke: "#FFFFFF",
        fact: fact(step, language))
    }
    return plot.bottom + 26
  }

  private func band(
    _ upper: KeyPath<Step, Double>, _ lower: KeyPath<Step, Double>, fill: String, opacity: Double, _ plot: SVGPlot,
    _ canvas: inout SVGCanvas
  ) {
    let above = steps.enumerated().map { (plot.x(Double($0)), plot.y($1[keyPath: upper])) }
    let below = steps.enumerated().map { (plot.x(Double($0)), plot.y($1[keyPath: lower])) }
    canvas.path(above + below.reversed(), fill: fill, opacity: opacity)
  }

  /// A dashed line below the last rank that reaches the goal; several labels on one line stand one above the other.
  private func drawGoals(_ plot: SVGPlot, _ canvas: inout SVGCanvas) {
    let places = SVGPlot.spread(
      goals.map { plot.y($0.rank + 0.5) - 5 }, gap: 15, within: (plot.top + 12)...(plot.bottom - 4))
    for (goal, place) in zip(goals, places) {
      let y = plot.y(goal.rank + 0.5)
      canvas.line(
        plot.left, y, plot.right, y, stroke: SVGCanvas.Colour.vermillion, width: 1.5, dashed: true,
        fact: .init(goal.label, [("rank", goal.rank)]))
      canvas.text(
        goal.label, plot.left + 8, place, size: 12, fill: SVGCanvas.Colour.vermillion, bold: true,
        isHaloed: true, limit: plot.width - 16)
    }
  }

  /// The periods; where all lie in one year, the first tells it.
  func labels(_ language: Language) -> [String] {
    var labels = NumberText.narrowPeriods(steps.map(\.period), language)
    if let first = steps.first?.period, NumberText.isWithinOneYear(steps.map(\.period)) {
      labels[0] = NumberText.period(first, language)
    }
    return labels
  }

  private func fact(_ step: Step, _ language: Language) -> SVGCanvas.Fact {
    let ranks = Phrase.rankPlace(step.q50)[language]
    let span = "\(NumberText.rank(step.q05))–\(NumberText.rank(step.q95))"
    return .init(
      "\(NumberText.period(step.period, language))  \(Phrase.medianLine[language]) \(ranks)  5–95 % \(span)",
      [("q05", step.q05), ("q50", step.q50), ("q95", step.q95)])
  }
}

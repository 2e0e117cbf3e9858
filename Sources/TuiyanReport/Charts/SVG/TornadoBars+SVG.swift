// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

extension TornadoBars {
  /// Probabilities shown: those of the bars and a little more, inside 0…1.
  var range: ClosedRange<Double> {
    let ends = bars.flatMap { [$0.low, $0.high] } + [centre]
    let (low, high) = (ends.min() ?? 0, ends.max() ?? 1)
    let spare = max(0.02, (high - low) * 0.08)
    return max(0, low - spare)...min(1, high + spare)
  }

  func draw(on canvas: inout SVGCanvas, top: Double, _ language: Language) -> Double {
    let left = 260.0
    let legend = canvas.legend(
      [
        (SVGCanvas.Colour.vermillion, 0.85, Phrase.lowInput[language]),
        (SVGCanvas.Colour.blue, 0.85, Phrase.highInput[language]),
      ], left: left, top: top)
    let height = 42.0
    let plot = SVGPlot(
      left: left, top: legend + 28, width: SVGCanvas.width - left - 50, height: height * Double(bars.count),
      x: range, y: 0...1)
    plot.drawX(SVGPlot.ticks(range).map { ($0, "\(NumberText.short($0 * 100, atMost: 2)) %") }, on: &canvas)
    canvas.text(
      centreText, min(max(plot.x(centre), left + 60), plot.right - 60), plot.top - 8, anchor: .middle, size: 12,
      bold: true)
    for (place, bar) in bars.enumerated() { draw(bar, y: plot.top + height * Double(place), plot, &canvas) }
    canvas.line(plot.x(centre), plot.top - 4, plot.x(centre), plot.bottom, stroke: SVGCanvas.Colour.ink, width: 1.5)
    return plot.bottom + 26
  }

  private func draw(_ bar: Bar, y: Double, _ plot: SVGPlot, _ canvas: inout SVGCanvas) {
    for (place, line) in SVGText.lines(bar.name, to: plot.left - 36, size: 12, most: 2).enumerated() {
      canvas.text(line, plot.left - 12, y + 17 + 15 * Double(place), anchor: .end, size: 12)
    }
    let ends = [(bar.low, bar.lowText, bar.lowEnd, "low"), (bar.high, bar.highText, bar.highEnd, "high")]
    for (value, text, end, key) in ends {
      let (from, to) = (plot.x(min(value, centre)), plot.x(max(value, centre)))
      canvas.rect(
        from, y + 4, to - from, 18,
        fill: key == "low" ? SVGCanvas.Colour.vermillion : SVGCanvas.Colour.blue, opacity: 0.85,
        fact: .init("\(bar.name)  \(end)  \(text)", [(key, value)]))
    }
    // Each end's words stand under the bar on their own side of the middle, so that they never meet.
    let isReversed = bar.low > bar.high
    let (first, second) = isReversed ? (ends[1], ends[0]) : (ends[0], ends[1])
    let middle = min(max((plot.x(first.0) + plot.x(second.0)) / 2, plot.left + 80), plot.right - 80)
    canvas.text(
      "\(first.2) \(first.1)", middle - 6, y + 35, anchor: .end, size: 10.5, fill: SVGCanvas.Colour.grey,
      limit: middle - plot.left + 20)
    canvas.text(
      "\(second.2) \(second.1)", middle + 6, y + 35, size: 10.5, fill: SVGCanvas.Colour.grey,
      limit: SVGCanvas.width - middle - 16)
  }
}

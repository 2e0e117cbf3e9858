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

  /// Room for words on either side of the bars.
  private static let aside = 128.0

  func draw(on canvas: inout SVGCanvas, top: Double, _ language: Language) -> Double {
    let left = 170 + Self.aside
    let legend = canvas.legend(
      [
        (SVGCanvas.Colour.vermillion, 0.85, Phrase.lowInput[language]),
        (SVGCanvas.Colour.blue, 0.85, Phrase.highInput[language]),
      ], left: left, top: top)
    let height = 34.0
    let plot = SVGPlot(
      left: left, top: legend + 28, width: SVGCanvas.width - left - Self.aside - 8,
      height: height * Double(bars.count), x: range, y: 0...1)
    plot.drawX(SVGPlot.ticks(range).map { ($0, "\(NumberText.short($0 * 100, atMost: 2)) %") }, on: &canvas)
    canvas.text(centreText, plot.x(centre), plot.top - 8, anchor: .middle, size: 12, bold: true)
    for (place, bar) in bars.enumerated() { draw(bar, y: plot.top + height * Double(place), plot, &canvas, language) }
    canvas.line(plot.x(centre), plot.top - 4, plot.x(centre), plot.bottom, stroke: SVGCanvas.Colour.ink, width: 1.5)
    return plot.bottom + 26
  }

  private func draw(_ bar: Bar, y: Double, _ plot: SVGPlot, _ canvas: inout SVGCanvas, _ language: Language) {
    let lines = SVGText.lines(bar.name, to: 146, size: 12, most: 2)
    for (place, line) in lines.enumerated() {
      canvas.text(line, 164, y + (lines.count == 1 ? 21 : 14) + 15 * Double(place), anchor: .end, size: 12)
    }
    let ends = [(bar.low, bar.lowText, bar.lowEnd, "low"), (bar.high, bar.highText, bar.highEnd, "high")]
    for (value, text, end, key) in ends {
      let (from, to) = (plot.x(min(value, centre)), plot.x(max(value, centre)))
      canvas.rect(
        from, y + 6, to - from, 20,
        fill: key == "low" ? SVGCanvas.Colour.vermillion : SVGCanvas.Colour.blue, opacity: 0.85,
        fact: .init("\(bar.name)  \(Phrase.barEnd(end, text)[language])", [(key, value)]))
    }
    // The words of each end stand outside the bars, the smaller probability on the left.
    let (first, second) = bar.low > bar.high ? (ends[1], ends[0]) : (ends[0], ends[1])
    let (left, right) = (plot.x(min(first.0, centre)) - 6, plot.x(max(second.0, centre)) + 6)
    canvas.text(
      SVGText.fitted(first.2, Phrase.barValue(first.1)[language], to: left - 166, size: 10.5), left, y + 20,
      anchor: .end, size: 10.5, fill: SVGCanvas.Colour.grey)
    canvas.text(
      SVGText.fitted(second.2, Phrase.barValue(second.1)[language], to: SVGCanvas.width - right - 8, size: 10.5), right,
      y + 20, size: 10.5, fill: SVGCanvas.Colour.grey)
  }
}

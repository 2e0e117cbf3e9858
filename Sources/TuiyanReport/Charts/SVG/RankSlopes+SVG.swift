// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

extension RankSlopes {
  func draw(on canvas: inout SVGCanvas, top: Double, _ language: Language) -> Double {
    let gap = lines.count > 24 ? 15.0 : 19.0
    let ranks = lines.flatMap { [$0.before, $0.mean] }
    let (low, high) = (ranks.min() ?? 1, ranks.max() ?? 2)
    let plot = SVGPlot(
      left: 230, top: top + 34, width: 270, height: max(200, gap * Double(lines.count)), x: 0...1,
      y: low...max(low + 1, high), flipped: true)
    for (value, period, anchor) in [(0.0, from, SVGCanvas.Anchor.end), (1.0, to, .start)] {
      canvas.line(
        plot.x(value), plot.top - 8, plot.x(value), plot.bottom + 8, stroke: SVGCanvas.Colour.light)
      canvas.text(
        NumberText.period(period, language), plot.x(value), top + 12, anchor: anchor, size: 13,
        bold: true)
    }
    let bounds = (plot.top - 4)...(plot.bottom + 4)
    let left = SVGPlot.spread(lines.map { plot.y($0.before) }, gap: gap, within: bounds)
    let right = SVGPlot.spread(lines.map { plot.y($0.mean) }, gap: gap, within: bounds)
    // Ours last, on top of the others.
    let order = lines.indices.sorted {
      (lines[$0].isOurs ? 1 : 0, $0) < (lines[$1].isOurs ? 1 : 0, $1)
    }
    for index in order { draw(lines[index], left[index], right[index], plot, &canvas) }
    return plot.bottom + 24
  }

  /// A line with its ends, and what is written beside them.
  private func draw(_ line: Line, _ left: Double, _ right: Double, _ plot: SVGPlot, _ canvas: inout SVGCanvas) {
    let colour = line.isOurs ? SVGCanvas.Colour.blue : "#AAAAAA"
    let (from, to) = (plot.y(line.before), plot.y(line.mean))
    canvas.line(
      plot.x(0), from, plot.x(1), to, stroke: colour, width: line.isOurs ? 3 : 1.5,
      fact: .init(
        "\(line.name)  \(NumberText.rank(line.before)) → \(forecast(line))",
        [("before", line.before), ("mean", line.mean), ("q05", line.q05), ("q95", line.q95)]))
    for (x, y, label) in [(plot.x(0), from, left), (plot.x(1), to, right)] {
      canvas.circle(x, y, line.isOurs ? 4.5 : 3, fill: colour)
      let reach = x == plot.x(0) ? -14.0 : 14.0
      if abs(y - label) > 1.5 { canvas.line(x, y, x + reach, label, stroke: SVGCanvas.Colour.light) }
    }
    write(line, left, right, plot, &canvas)
  }

  private func write(
    _ line: Line, _ left: Double, _ right: Double, _ plot: SVGPlot, _ canvas: inout SVGCanvas
  ) {
    let colour = line.isOurs ? SVGCanvas.Colour.blue : SVGCanvas.Colour.grey
    canvas.text(
      SVGText.fitted(line.name, " \(NumberText.rank(line.before))", to: plot.left - 40, size: 12), plot.x(0) - 18,
      left + 4, anchor: .end, size: 12, fill: colour, bold: line.isOurs)
    canvas.text(
      SVGText.fitted(before: "\(forecast(line)) ", line.name, "", to: SVGCanvas.width - plot.right - 34, size: 12),
      plot.x(1) + 18, right + 4, size: 12, fill: colour, bold: line.isOurs)
  }

  /// `8.4 (5–11)`.
  func forecast(_ line: Line) -> String {
    "\(NumberText.fixed(line.mean, 1)) (\(NumberText.rank(line.q05))–\(NumberText.rank(line.q95)))"
  }
}

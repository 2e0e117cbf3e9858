// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

extension ContributionBars {
  /// Marks of the parts of a bar.
  private static func mark(_ place: Int) -> String { String(place + 1) }

  /// As drawn: percentage points where the values are shares.
  private func drawn(_ value: Double) -> Double { isShare ? value * 100 : value }

  func draw(on canvas: inout SVGCanvas, top: Double, _ language: Language) -> Double {
    let left = 160.0
    let width = SVGCanvas.width - left - 90
    let ends = rows.flatMap { row in
      [
        row.parts.reduce(0) { $0 + max(0, drawn($1.value)) }, row.parts.reduce(0) { $0 + min(0, drawn($1.value)) },
      ]
    }
    let range = min(0, ends.min() ?? 0)...max(ends.max() ?? 1, 1e-9)
    let room = SVGCanvas.width - left - 30
    let lists = rows.map { row in
      row.parts.enumerated().map {
        SVGText.fitted(before: "\(Self.mark($0)) ", $1.name, " \($1.text)", to: room, size: 11)
      }
    }
    let blocks = lists.map { wrap($0, to: room) }
    let heights = blocks.map { 30 + 16 * Double($0.count) + 10 }
    let plot = SVGPlot(left: left, top: top, width: width, height: heights.reduce(0, +), x: range, y: 0...1)
    plot.drawX(SVGPlot.ticks(range).map { ($0, NumberText.short($0, atMost: 4)) }, on: &canvas)
    canvas.text(axis, plot.right + 12, plot.bottom + 17, size: 11, fill: SVGCanvas.Colour.grey, limit: 76)
    var y = top
    for ((row, block), height) in zip(zip(rows, blocks), heights) {
      for (place, line) in SVGText.lines(row.owner, to: left - 34, size: 12, most: 2).enumerated() {
        canvas.text(line, left - 10, y + 21 + 15 * Double(place), anchor: .end, size: 12)
      }
      draw(row, y: y + 6, plot, &canvas)
      for (place, line) in block.enumerated() {
        canvas.text(line, left + 2, y + 44 + 16 * Double(place), size: 11, fill: SVGCanvas.Colour.grey)
      }
      y += height
    }
    canvas.line(plot.x(0), top, plot.x(0), plot.bottom, stroke: SVGCanvas.Colour.grey)
    return plot.bottom + 26
  }

  private func draw(_ row: Row, y: Double, _ plot: SVGPlot, _ canvas: inout SVGCanvas) {
    var (above, below) = (0.0, 0.0)
    for (place, part) in row.parts.enumerated() {
      let value = drawn(part.value)
      let from = value >= 0 ? above : below + value
      let (start, end) = (plot.x(from), plot.x(from + abs(value)))
      if value >= 0 { above += value } else { below += value }
      let colour = SVGCanvas.Colour.of(place)
      canvas.rect(
        start, y, end - start, 22, fill: colour, stroke: "#FFFFFF",
        fact: .init("\(row.owner)  \(part.name)  \(part.text)", [("value", part.value)]))
      if end - start >= 14 {
        canvas.text(
          Self.mark(place), (start + end) / 2, y + 15, anchor: .middle, size: 11,
          fill: SVGCanvas.Colour.text(on: colour))
      }
    }
    let total = NumberText.signed(drawn(row.total), NumberText.fixed(drawn(row.total), isShare ? 1 : 3))
    canvas.text(total, plot.x(above) + 6, y + 16, size: 12, bold: true)
  }

  /// Items one after another, as many on a line as fit.
  private func wrap(_ items: [String], to limit: Double) -> [String] {
    var lines: [String] = []
    for item in items {
      let joined = lines.last.map { $0 + " · " + item }
      if let joined, SVGText.width(joined, size: 11) <= limit {
        lines[lines.count - 1] = joined
      } else {
        lines.append(item)
      }
    }
    return lines
  }
}

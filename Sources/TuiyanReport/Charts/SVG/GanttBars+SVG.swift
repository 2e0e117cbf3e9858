// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

extension GanttBars {
  func draw(on canvas: inout SVGCanvas, top: Double, _ language: Language) -> Double {
    let widestOwner = rows.map { SVGText.width($0.owner, size: 12) }.max() ?? 0
    let widestAction = rows.map { SVGText.width($0.action, size: 12) }.max() ?? 0
    let owners = min(176, widestOwner + 4)
    let left = ChartSVG.margin + owners + 14 + min(212, widestAction + 4) + 12
    let height = 26.0
    let column = (SVGCanvas.width - 20 - left) / Double(max(1, steps.count))
    let legend = canvas.legend(
      [
        (SVGCanvas.Colour.blue, 1, Phrase.running[language]), (SVGCanvas.Colour.blue, 0.3, Phrase.growing[language]),
      ], left: left, top: top)
    let begin = legend + 28
    let bottom = begin + height * Double(rows.count)
    calendar(left: left, column: column, begin: begin, bottom: bottom, language, &canvas)
    var colour = -1
    for (place, row) in rows.enumerated() {
      let y = begin + height * Double(place)
      if place == 0 || rows[place - 1].owner != row.owner {
        colour += 1
        canvas.line(ChartSVG.margin, y, SVGCanvas.width - 20, y, stroke: SVGCanvas.Colour.light)
        canvas.text(row.owner, ChartSVG.margin, y + 17, size: 12, bold: true, limit: owners)
      }
      canvas.text(
        row.action, left - 10, y + 17, anchor: .end, size: 12, limit: left - ChartSVG.margin - owners - 22)
      draw(row, SVGCanvas.Colour.of(colour), left: left, column: column, y: y, language, &canvas)
    }
    canvas.line(ChartSVG.margin, bottom, SVGCanvas.width - 20, bottom, stroke: SVGCanvas.Colour.light)
    return bottom + 10
  }

  private func calendar(
    left: Double, column: Double, begin: Double, bottom: Double, _ language: Language, _ canvas: inout SVGCanvas
  ) {
    let labels = NumberText.narrowPeriods(steps, language)
    let widest = labels.map { SVGText.width($0, size: 11) }.max() ?? 0
    let every = max(1, Int((max(28, widest + 4) / column).rounded(.up)))
    for (place, label) in labels.enumerated() {
      let x = left + column * Double(place)
      canvas.line(x, begin, x, bottom, stroke: SVGCanvas.Colour.faint)
      guard place.isMultiple(of: every) else { continue }
      canvas.text(
        label, x + column / 2, begin - 7, anchor: .middle, size: 11,
        fill: SVGCanvas.Colour.grey)
    }
    canvas.line(
      left + column * Double(steps.count), begin, left + column * Double(steps.count), bottom,
      stroke: SVGCanvas.Colour.faint)
  }

  private func draw(
    _ row: Row, _ colour: String, left: Double, column: Double, y: Double, _ language: Language,
    _ canvas: inout SVGCanvas
  ) {
    let end = steps.count
    let x = { (step: Int) in left + column * Double(min(max(step, 0), end)) }
    if let full = row.full, full > row.last {
      canvas.rect(x(row.last), y + 6, x(full) - x(row.last), 14, fill: colour, opacity: 0.3)
    }
    let span = [row.first, row.last].map { NumberText.period(asOf.advanced(by: $0), language) }.joined(separator: "–")
    canvas.rect(
      x(row.first - 1) + 1, y + 6, x(row.last) - x(row.first - 1) - 1, 14, fill: colour,
      fact: .init(
        "\(row.owner)  \(row.action)  \(span)", [("first", Double(row.first)), ("last", Double(row.last))]))
    // What runs beyond the horizon says so.
    if row.last > end { canvas.text("→", x(end) + 2, y + 17, size: 12, fill: colour) }
  }
}

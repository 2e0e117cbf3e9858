// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

extension SVGPlot {
  /// Upright rules at periods, the first at x = 0, one apart; below them the months or quarters, and the year under the
  /// first of each. So many are left out that none runs into its neighbour; the last always stands.
  /// - Returns: the lower edge of the labels.
  func drawPeriods(_ periods: [Period], _ language: Language, on canvas: inout SVGCanvas) -> Double {
    let years = periods.map { NumberText.period(Period(step: .year, ordinal: $0.year), language) }
    let names = periods.map { NumberText.withinYear($0, language) }
    let widest = (years + names).map { SVGText.width($0, size: 11) }.max() ?? 0
    let apart = width / Double(max(1, periods.count - 1))
    let every = max(1, Int(((widest + 6) / apart).rounded(.up)))
    var year: Int?
    for place in periods.indices where (periods.count - 1 - place).isMultiple(of: every) {
      let x = x(Double(place))
      canvas.line(x, top, x, bottom, stroke: SVGCanvas.Colour.faint)
      canvas.text(names[place], x, bottom + 17, anchor: .middle, size: 11, fill: SVGCanvas.Colour.grey)
      if periods[place].step != .year, periods[place].year != year {
        canvas.text(years[place], x, bottom + 31, anchor: .middle, size: 11, fill: SVGCanvas.Colour.grey)
      }
      year = periods[place].year
    }
    return bottom + (periods.first?.step == .year ? 26 : 40)
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanSimulation

/// Forecast against observed as an SVG picture: a point a bin, its area by how many forecasts it holds, the diagonal where
/// forecasts are right as often as they say.
struct ReliabilityDiagram {
  let title: String
  let forecastLabel: String
  let observedLabel: String
  let bins: [BacktestResult.ReliabilityBin]

  private let size = 360.0
  private let margin = 48.0

  var svg: String {
    let most = Double(bins.map(\.count).max() ?? 1)
    let total = size + 2 * margin
    var parts = [
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(number(total)) \(number(total))\" "
        + "font-family=\"sans-serif\" font-size=\"12\">",
      "<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>",
      "<text x=\"\(number(total / 2))\" y=\"24\" text-anchor=\"middle\" font-size=\"14\">\(escaped(title))</text>",
    ]
    for tick in stride(from: 0.0, through: 1.0, by: 0.25) {
      parts.append(line(tick, 0, tick, 1, "#dddddd"))
      parts.append(line(0, tick, 1, tick, "#dddddd"))
      parts.append(text(number(tick), x: x(tick), y: y(0) + 16, anchor: "middle"))
      parts.append(text(number(tick), x: x(0) - 6, y: y(tick) + 4, anchor: "end"))
    }
    parts.append(line(0, 0, 1, 1, "#888888"))
    let points = bins.map { "\(number(x($0.forecast))),\(number(y($0.observed)))" }.joined(separator: " ")
    parts.append("<polyline points=\"\(points)\" fill=\"none\" stroke=\"#0072b2\" stroke-width=\"1.5\"/>")
    for bin in bins {
      let radius = 2 + 8 * (Double(bin.count) / most).squareRoot()
      parts.append(
        "<circle cx=\"\(number(x(bin.forecast)))\" cy=\"\(number(y(bin.observed)))\" r=\"\(number(radius))\" "
          + "fill=\"#0072b2\" fill-opacity=\"0.6\"><title>\(bin.count)</title></circle>")
    }
    parts.append(text(escaped(forecastLabel), x: x(0.5), y: total - 8, anchor: "middle"))
    parts.append(
      "<text transform=\"translate(14 \(number(y(0.5)))) rotate(-90)\" text-anchor=\"middle\">\(escaped(observedLabel))</text>"
    )
    return (parts + ["</svg>"]).joined(separator: "\n") + "\n"
  }

  private func x(_ share: Double) -> Double { margin + share * size }
  private func y(_ share: Double) -> Double { margin + (1 - share) * size }

  private func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ colour: String) -> String {
    "<line x1=\"\(number(x(x1)))\" y1=\"\(number(y(y1)))\" x2=\"\(number(x(x2)))\" y2=\"\(number(y(y2)))\" "
      + "stroke=\"\(colour)\"/>"
  }

  private func text(_ text: String, x: Double, y: Double, anchor: String) -> String {
    "<text x=\"\(number(x))\" y=\"\(number(y))\" text-anchor=\"\(anchor)\">\(text)</text>"
  }

  private func number(_ value: Double) -> String { NumberText.short(value, atMost: 2) }

  private func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }
}

extension BacktestReport {
  /// The reliability diagram of the first panel that could be backtested; nil where there is none.
  public func picture() -> String? {
    guard let entry = entries.first(where: { (try? $0.result.get()) != nil }), let result = try? entry.result.get()
    else { return nil }
    return ReliabilityDiagram(
      title: name(of: entry.source), forecastLabel: Phrase.meanForecast[language],
      observedLabel: Phrase.observed[language], bins: result.reliability
    ).svg
  }
}

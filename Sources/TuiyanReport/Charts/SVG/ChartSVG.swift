// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

/// Draws any chart as one standalone SVG: title, how to read it, the picture, notes. Needs nothing installed.
public enum ChartSVG {
  /// Pixels of the picture, whatever its height.
  public static let width = Int(SVGCanvas.width)

  static let margin = 24.0

  /// The picture as SVG text; the same chart gives the same bytes. Titles are text, never markup.
  /// - Parameter strip: height in pixels of a course drawn as a strip, its title and notes told only by the page around
  ///   it; nil: a whole picture.
  public static func render(_ chart: Chart, language: Language, strip: Double? = nil) -> String {
    var canvas = SVGCanvas()
    let top = strip == nil ? head(chart, on: &canvas) : 4
    var bottom = body(chart, on: &canvas, top: top, strip, language)
    bottom += strip == nil ? 6 : -14
    for note in strip == nil ? chart.notes : [] {
      for line in SVGText.lines(note, to: SVGCanvas.width - 2 * margin, size: 11, most: 3) {
        bottom += 16
        canvas.text(line, margin, bottom, size: 11, fill: SVGCanvas.Colour.grey)
      }
    }
    let height = NumberText.short((bottom + 18).rounded(.up), atMost: 0)
    let opening =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(width)\" height=\"\(height)\" "
      + "viewBox=\"0 0 \(width) \(height)\" role=\"img\" xml:lang=\"\(language == .zh ? "zh-CN" : "en")\" "
      + "data-kind=\"\(chart.kind.rawValue)\" font-family=\"\(SVGText.fonts)\">"
    let description = SVGText.escaped(([chart.subtitle] + chart.notes).joined(separator: " "))
    let parts =
      [opening, "<title>\(SVGText.escaped(chart.title))</title>", "<desc>\(description)</desc>"]
      + ["<rect width=\"\(width)\" height=\"\(height)\" fill=\"#FFFFFF\"/>"] + canvas.elements + ["</svg>"]
    return parts.joined(separator: "\n") + "\n"
  }

  /// - Returns: where the picture itself may begin.
  private static func head(_ chart: Chart, on canvas: inout SVGCanvas) -> Double {
    let room = SVGCanvas.width - 2 * margin
    var y = 14.0
    for line in SVGText.lines(chart.title, to: room, size: 18, most: 2, keepsEnd: true) {
      y += 22
      canvas.text(line, margin, y, size: 18, bold: true)
    }
    y += 3
    for line in SVGText.lines(chart.subtitle, to: room, size: 12, most: 4) {
      y += 18
      canvas.text(line, margin, y, size: 12, fill: SVGCanvas.Colour.grey)
    }
    return y + 16
  }

  /// - Returns: where the picture ends.
  private static func body(
    _ chart: Chart, on canvas: inout SVGCanvas, top: Double, _ strip: Double?, _ language: Language
  ) -> Double {
    switch chart.body {
    case .fan(let fan): fan.draw(on: &canvas, top: top, height: strip ?? RankFan.height, language)
    case .ranks(let shares): shares.draw(on: &canvas, top: top, language)
    case .slope(let slopes): slopes.draw(on: &canvas, top: top, language)
    case .contributions(let bars): bars.draw(on: &canvas, top: top, language)
    case .tornado(let bars): bars.draw(on: &canvas, top: top, language)
    case .frontier(let curves): curves.draw(on: &canvas, top: top, language)
    case .gantt(let bars): bars.draw(on: &canvas, top: top, language)
    case .gap(let rows): rows.draw(on: &canvas, top: top, language)
    case .reliability(let points): points.draw(on: &canvas, top: top, language)
    }
  }
}

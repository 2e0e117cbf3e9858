// SPDX-License-Identifier: GPL-3.0-or-later

extension StepPlot {
  /// The same picture as a standalone SVG of 720 × 420, with both axes labelled.
  ///
  /// - Parameters:
  ///   - title: above the picture.
  ///   - xTitle: below the x axis.
  public func svg(title: String, xTitle: String) -> String {
    let frame = (left: 80.0, top: 50.0, width: 600.0, height: 290.0)
    func x(_ value: Double) -> Double { frame.left + (right > 0 ? value / right : 0) * frame.width }
    func y(_ value: Double) -> Double { frame.top + frame.height * (1 - (top > 0 ? min(max(value / top, 0), 1) : 0)) }
    var parts = [
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"720\" height=\"420\" viewBox=\"0 0 720 420\" "
        + "font-family=\"sans-serif\" font-size=\"13\">",
      "<rect width=\"720\" height=\"420\" fill=\"white\"/>",
      Self.text(title, 360, 28, anchor: "middle", size: 16),
    ]
    for tick in 0...4 {
      let share = Double(tick) / 4
      let (across, up) = (x(right * share), y(top * share))
      parts.append(
        Self.line(frame.left, up, frame.left + frame.width, up, colour: tick == 0 ? "#444" : "#ddd", width: 1))
      parts.append(Self.text(yText(top * share), frame.left - 8, up + 4, anchor: "end"))
      parts.append(Self.text(xText(right * share), across, frame.top + frame.height + 20, anchor: "middle"))
    }
    for (place, curve) in curves.enumerated() {
      let colour = Self.colours[place % Self.colours.count]
      parts.append(Self.path(curve.points.map { (x($0.x), y($0.y)) }, end: x(right), colour: colour))
      for point in curve.points {
        parts.append(
          "<circle cx=\"\(Self.number(x(point.x)))\" cy=\"\(Self.number(y(point.y)))\" r=\"3.5\" fill=\"\(colour)\"/>")
      }
      let legend = 400 - 16 * Double(curves.count - 1 - place)
      parts.append(Self.line(frame.left, legend - 4, frame.left + 24, legend - 4, colour: colour, width: 2))
      parts.append(Self.text(curve.name, frame.left + 32, legend, anchor: "start"))
    }
    parts.append(Self.text(xTitle, frame.left + frame.width, 400, anchor: "end"))
    return (parts + ["</svg>"]).joined(separator: "\n") + "\n"
  }

  private static let colours = ["#1f6fb4", "#c2571a", "#3c8c3c", "#7a4fa3"]

  private static func number(_ value: Double) -> String { NumberText.short(value, atMost: 1) }

  private static func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, colour: String, width: Double)
    -> String
  {
    "<line x1=\"\(number(x1))\" y1=\"\(number(y1))\" x2=\"\(number(x2))\" y2=\"\(number(y2))\" stroke=\"\(colour)\" "
      + "stroke-width=\"\(number(width))\"/>"
  }

  private static func path(_ points: [(Double, Double)], end: Double, colour: String) -> String {
    guard let first = points.first else { return "" }
    var steps = "M\(number(first.0)) \(number(first.1))"
    for point in points.dropFirst() { steps += "H\(number(point.0))V\(number(point.1))" }
    return "<path d=\"\(steps)H\(number(end))\" fill=\"none\" stroke=\"\(colour)\" stroke-width=\"2\"/>"
  }

  private static func text(_ text: String, _ x: Double, _ y: Double, anchor: String, size: Int = 13) -> String {
    "<text x=\"\(number(x))\" y=\"\(number(y))\" text-anchor=\"\(anchor)\" font-size=\"\(size)\">\(escaped(text))</text>"
  }

  private static func escaped(_ text: String) -> String {
    TerminalText.plain(text).replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }
}

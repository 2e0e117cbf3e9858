// SPDX-License-Identifier: GPL-3.0-or-later

/// Collects the elements of a picture; coordinates in pixels, two decimals, so that the same picture is the same bytes.
struct SVGCanvas {
  /// Where text is tied to its place.
  enum Anchor: String { case start, middle, end }

  /// Colours of Okabe and Ito (2008), which the colour-blind tell apart, and greys for what is not data.
  enum Colour {
    static let blue = "#0072B2"
    static let orange = "#E69F00"
    static let green = "#009E73"
    static let vermillion = "#D55E00"
    static let sky = "#56B4E9"
    static let purple = "#CC79A7"
    static let yellow = "#F0E442"
    static let ink = "#222222"
    static let grey = "#666666"
    static let light = "#D9D9D9"
    static let faint = "#EFEFEF"
    static let series = [blue, orange, green, vermillion, sky, purple, yellow, "#999999"]

    /// The place's colour, beginning anew after the last.
    static func of(_ place: Int) -> String { series[place % series.count] }

    /// The colour of text upon it.
    static func text(on colour: String) -> String {
      [blue, vermillion, green, ink, "#999999"].contains(colour) ? "#FFFFFF" : ink
    }
  }

  /// What a reader learns from pointing at an element, and its numbers for programs.
  struct Fact {
    let title: String
    let data: [(key: String, value: Double)]

    init(_ title: String, _ data: [(key: String, value: Double)] = []) {
      self.title = title
      self.data = data
    }
  }

  static let width = 760.0
  private(set) var elements: [String] = []

  mutating func rect(
    _ x: Double, _ y: Double, _ width: Double, _ height: Double, fill: String, opacity: Double = 1,
    stroke: String? = nil, fact: Fact? = nil
  ) {
    var shape = "<rect x=\"\(number(x))\" y=\"\(number(y))\" width=\"\(number(max(0, width)))\""
    shape += " height=\"\(number(max(0, height)))\" fill=\"\(fill)\"\(transparency(opacity))"
    if let stroke { shape += " stroke=\"\(stroke)\"" }
    add(shape, "rect", fact)
  }

  mutating func line(
    _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, stroke: String, width: Double = 1, dashed: Bool = false,
    fact: Fact? = nil
  ) {
    var shape = "<line x1=\"\(number(x1))\" y1=\"\(number(y1))\" x2=\"\(number(x2))\" y2=\"\(number(y2))\""
    shape += " stroke=\"\(stroke)\" stroke-width=\"\(number(width))\"\(dashed ? " stroke-dasharray=\"6 4\"" : "")"
    add(shape, "line", fact)
  }

  mutating func circle(
    _ x: Double, _ y: Double, _ radius: Double, fill: String, opacity: Double = 1, stroke: String? = nil,
    fact: Fact? = nil
  ) {
    var shape = "<circle cx=\"\(number(x))\" cy=\"\(number(y))\" r=\"\(number(radius))\" fill=\"\(fill)\""
    shape += transparency(opacity)
    if let stroke { shape += " stroke=\"\(stroke)\" stroke-width=\"1.5\"" }
    add(shape, "circle", fact)
  }

  /// A line through points, or the area within them.
  mutating func path(
    _ points: [(x: Double, y: Double)], stroke: String? = nil, width: Double = 2, fill: String? = nil,
    opacity: Double = 1, fact: Fact? = nil
  ) {
    guard !points.isEmpty else { return }
    let steps = points.enumerated().map { "\($0 == 0 ? "M" : "L")\(number($1.x)) \(number($1.y))" }
    var shape = "<path d=\"\(steps.joined())\(fill == nil ? "" : "Z")\" fill=\"\(fill ?? "none")\""
    shape += transparency(opacity)
    if let stroke { shape += " stroke=\"\(stroke)\" stroke-width=\"\(number(width))\" stroke-linejoin=\"round\"" }
    add(shape, "path", fact)
  }

  /// One line of text, cut to `limit` where that is given; what was cut stands in its title. A halo keeps it readable
  /// upon lines.
  mutating func text(
    _ text: String, _ x: Double, _ y: Double, anchor: Anchor = .start, size: Double = 12, fill: String = Colour.ink,
    bold: Bool = false, isHaloed: Bool = false, limit: Double? = nil
  ) {
    let shown = limit.map { SVGText.cut(text, to: $0, size: size) } ?? text
    var shape = "<text x=\"\(number(x))\" y=\"\(number(y))\" font-size=\"\(number(size))\" fill=\"\(fill)\""
    if anchor != .start { shape += " text-anchor=\"\(anchor.rawValue)\"" }
    if bold { shape += " font-weight=\"bold\"" }
    if isHaloed { shape += " stroke=\"#FFFFFF\" stroke-width=\"3\" stroke-linejoin=\"round\" paint-order=\"stroke\"" }
    let whole = shown == text ? "" : "<title>\(SVGText.escaped(text))</title>"
    elements.append(shape + ">" + whole + SVGText.escaped(shown) + "</text>")
  }

  /// Text that reads upwards, centred on its place.
  mutating func upright(_ text: String, _ x: Double, _ y: Double, size: Double = 12, limit: Double) {
    let shown = SVGText.escaped(SVGText.cut(text, to: limit, size: size))
    elements.append(
      "<text transform=\"translate(\(number(x)) \(number(y))) rotate(-90)\" text-anchor=\"middle\" "
        + "font-size=\"\(number(size))\" fill=\"\(Colour.grey)\">\(shown)</text>")
  }

  private mutating func add(_ shape: String, _ name: String, _ fact: Fact?) {
    guard let fact else { return elements.append(shape + "/>") }
    let data = fact.data.compactMap { entry in
      NumberText.plain(entry.value).map { " data-\(entry.key)=\"\($0)\"" }
    }
    elements.append(shape + data.joined() + "><title>\(SVGText.escaped(fact.title))</title></\(name)>")
  }

  private func transparency(_ opacity: Double) -> String {
    opacity < 1 ? " fill-opacity=\"\(number(opacity))\"" : ""
  }

  private func number(_ value: Double) -> String { NumberText.short(value, atMost: 2) }
}

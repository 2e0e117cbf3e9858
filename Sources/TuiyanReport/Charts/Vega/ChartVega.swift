// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanText

/// Any chart as a Vega-Lite specification: the same numbers, for renderers and pages that draw it with tooltips.
///
/// Source: Vega-Lite 6 documentation (Satyanarayan, Moritz, Wongsuphasawat and Heer 2017).
public enum ChartVega {
  static let schema = "https://vega.github.io/schema/vega-lite/v6.json"

  /// `{$schema, title, description, width, config, data, layer, …}`; all data are inline, nothing is fetched.
  public static func specification(_ chart: Chart, language: Language) -> JSONValue {
    let room = SVGCanvas.width - 2 * ChartSVG.margin
    let lines =
      SVGText.lines(chart.subtitle, to: room, size: 12, most: 4)
      + chart.notes.flatMap { SVGText.lines($0, to: room, size: 12, most: 3) }
    let head: [(key: String, value: JSONValue)] = [
      ("$schema", .string(schema)),
      (
        "title",
        [
          "text": .strings(SVGText.lines(chart.title, to: room, size: 18, most: 2, keepsEnd: true)),
          "subtitle": .strings(lines),
          "anchor": "start", "fontSize": .integer(18), "subtitleFontSize": .integer(12), "subtitleColor": "#666666",
          "subtitlePadding": .integer(6), "offset": .integer(12),
        ]
      ),
      ("description", .string(TerminalText.plain(chart.title))), ("width", .integer(ChartSVG.width)),
      ("autosize", ["type": "fit-x", "contains": "padding"]), ("background", "#FFFFFF"),
      ("padding", .integer(12)),
    ]
    return .object(head + body(chart, language) + [("config", config(language))])
  }

  private static func body(_ chart: Chart, _ language: Language) -> [(key: String, value: JSONValue)] {
    switch chart.body {
    case .fan(let fan): fan.vega(language)
    case .ranks(let shares): shares.vega(language)
    case .slope(let slopes): slopes.vega(language)
    case .contributions(let bars): bars.vega(language)
    case .tornado(let bars): bars.vega(language)
    case .frontier(let curves): curves.vega(language)
    case .gantt(let bars): bars.vega(language)
    case .gap(let rows): rows.vega(language)
    case .reliability(let points): points.vega(language)
    }
  }

  private static func config(_ language: Language) -> JSONValue {
    let members: [(key: String, value: JSONValue)] = [
      ("font", .string(SVGText.fonts)), ("view", ["stroke": .null]),
      (
        "axis", ["gridColor": "#EFEFEF", "labelColor": "#444444", "titleColor": "#666666", "labelLimit": .integer(260)]
      ),
      ("legend", ["orient": "top", "title": .null, "labelLimit": .integer(600), "symbolOpacity": .integer(1)]),
      ("range", ["category": .strings(SVGCanvas.Colour.series)]),
    ]
    guard language == .zh else { return .object(members) }
    return .object(members + [("locale", ["time": chineseTime])])
  }

  private static let chineseTime: JSONValue = {
    let months = (1...12).map { "\($0)月" }
    let days = ["日", "一", "二", "三", "四", "五", "六"]
    return [
      "dateTime": "%Y年%-m月%-d日 %X", "date": "%Y年%-m月%-d日", "time": "%H:%M:%S", "periods": .strings(["上午", "下午"]),
      "days": .strings(days.map { "星期" + $0 }), "shortDays": .strings(days.map { "周" + $0 }),
      "months": .strings(months), "shortMonths": .strings(months),
    ]
  }()
}

/// Pieces of specifications.
enum Vega {
  typealias Members = [(key: String, value: JSONValue)]

  /// `{values: […]}`.
  static func values(_ rows: [JSONValue]) -> JSONValue { ["values": .array(rows)] }

  static func numbers(_ values: Double...) -> JSONValue { .numbers(values) }

  /// One layer.
  static func layer(
    _ mark: JSONValue, data: JSONValue? = nil, _ encoding: (key: String, value: JSONValue)...
  ) -> JSONValue {
    let own: Members = data.map { [("data", $0)] } ?? []
    return .object(own + [("mark", mark), ("encoding", .object(encoding))])
  }

  static func quantity(
    _ field: String, title: String? = nil, scale: JSONValue? = nil, axis: JSONValue? = nil
  ) -> JSONValue {
    channel(field, "quantitative", title: title, extra: scale.map { [("scale", $0)] } ?? [], axis: axis)
  }

  /// In the order of the data.
  static func category(_ field: String, title: String? = nil, axis: JSONValue? = nil) -> JSONValue {
    channel(field, "ordinal", title: title, extra: [("sort", .null)], axis: axis)
  }

  private static func channel(
    _ field: String, _ type: String, title: String?, extra: Members, axis: JSONValue?
  ) -> JSONValue {
    let base: Members = [("field", .string(field)), ("type", .string(type)), ("title", .optional(title))]
    return .object(base + extra + (axis.map { [("axis", $0)] } ?? []))
  }

  static func datum(_ value: Double) -> JSONValue { ["datum": .number(value)] }

  /// `[{field, title}…]`.
  static func tooltip(_ fields: [(field: String, title: String)]) -> JSONValue {
    .array(fields.map { ["field": .string($0.field), "title": .string($0.title)] })
  }

  /// A text that is data; control characters left out.
  static func text(_ text: String) -> JSONValue { .string(TerminalText.plain(text)) }
}

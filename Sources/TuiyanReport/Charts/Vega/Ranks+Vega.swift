// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

extension RankFan {
  func vega(_ language: Language) -> Vega.Members {
    let labels = labels(language)
    let rows = steps.indices.map { place -> JSONValue in
      let step = steps[place]
      return [
        "period": .string(labels[place]), "q05": .number(step.q05),
        "q25": .number(step.q25),
        "q50": .number(step.q50), "q75": .number(step.q75), "q95": .number(step.q95),
      ]
    }
    let x = Vega.category("period", axis: ["labelAngle": .integer(0), "labelOverlap": .bool(true)])
    let scale: JSONValue = [
      "reverse": .bool(true), "zero": .bool(false), "nice": .bool(false),
      "domain": Vega.numbers(range.lowerBound - 0.5, range.upperBound + 0.5),
    ]
    let y = { (field: String) in
      Vega.quantity(
        field, title: Phrase.rankAxis[language], scale: scale,
        axis: ["tickMinStep": .integer(1), "format": "d"])
    }
    let tips = Vega.tooltip([
      ("period", Phrase.period[language]), ("q50", Phrase.medianLine[language]), ("q05", "5 %"),
      ("q25", "25 %"),
      ("q75", "75 %"), ("q95", "95 %"),
    ])
    let bands = [
      ("q05", "q95", SVGCanvas.Colour.sky, 0.3), ("q25", "q75", SVGCanvas.Colour.blue, 0.35),
    ].map {
      upper, lower, colour, opacity in
      Vega.layer(
        ["type": "area", "color": .string(colour), "opacity": .number(opacity)], ("x", x),
        ("y", y(upper)),
        ("y2", ["field": .string(lower)]))
    }
    let line = Vega.layer(
      [
        "type": "line", "color": .string(SVGCanvas.Colour.blue),
        "point": ["size": .integer(60), "color": .string(SVGCanvas.Colour.blue)],
      ], ("x", x),
      ("y", y("q50")), ("tooltip", tips))
    return [
      ("height", .integer(320)), ("data", Vega.values(rows)),
      ("layer", .array(bands + goalLayers + [line])),
    ]
  }

  private var goalLayers: [JSONValue] {
    guard !goals.isEmpty else { return [] }
    let data = Vega.values(
      goals.map { ["rank": .number($0.rank + 0.5), "label": Vega.text($0.label)] })
    let y = Vega.quantity("rank")
    let red = SVGCanvas.Colour.vermillion
    return [
      Vega.layer(
        ["type": "rule", "color": .string(red), "strokeDash": Vega.numbers(6, 4)], data: data,
        ("y", y),
        ("tooltip", Vega.tooltip([("label", "")]))),
      Vega.layer(
        [
          "type": "text", "color": .string(red), "align": "left", "dx": .integer(8),
          "dy": .integer(-8),
        ], data: data,
        ("x", ["value": .integer(0)]), ("y", y), ("text", ["field": "label"])),
    ]
  }
}

extension RankShares {
  func vega(_ language: Language) -> Vega.Members {
    let y = Vega.category("row", axis: ["grid": .bool(false)])
    let text = Vega.layer(
      ["type": "text", "fontSize": .integer(11)],
      ("x", ["field": "rank", "type": "quantitative"]), ("y", y), ("text", ["field": "text"]),
      (
        "color",
        [
          "condition": [
            "test": .string("datum.share > \(NumberText.plain(0.56 * darkest) ?? "1")"),
            "value": "#FFFFFF",
          ],
          "value": "#222222",
        ]
      ))
    return [
      ("height", .integer(rowHeight * max(1, rows.count))), ("data", Vega.values(cells)),
      ("layer", .array([cellLayer(y, language), text] + goalLayers(y))),
    ]
  }

  private var rowHeight: Int { rows.count > 20 ? 22 : 28 }

  private var cells: [JSONValue] {
    let ranks = shown
    return rows.flatMap { row in
      ranks.map { rank -> JSONValue in
        let share = row.shares.indices.contains(rank - 1) ? row.shares[rank - 1] : 0
        return [
          "row": Vega.text(row.label), "rank": .integer(rank), "from": .number(Double(rank) - 0.5),
          "to": .number(Double(rank) + 0.5), "share": .number(share),
          "text": .string(ranks.count <= 24 ? NumberText.share(share) : ""),
          "probability": .string(NumberText.probability(share, trials: runs)),
          "median": .bool(row.median.rounded(.down) == Double(rank)),
        ]
      }
    }
  }

  private func cellLayer(_ y: JSONValue, _ language: Language) -> JSONValue {
    let ranks = shown
    let x = Vega.quantity(
      "from", title: Phrase.rankAxis[language],
      scale: [
        "domain": Vega.numbers(Double(ranks.lowerBound) - 0.5, Double(ranks.upperBound) + 0.5),
        "nice": .bool(false),
      ], axis: ["tickMinStep": .integer(1), "format": "d", "grid": .bool(false)])
    let scale: JSONValue = [
      "type": "sqrt", "domain": Vega.numbers(0, darkest),
      "range": .strings([Self.shade(0), Self.shade(1)]),
    ]
    let colour: JSONValue = [
      "field": "share", "type": "quantitative", "legend": .null, "scale": scale,
    ]
    let tips = Vega.tooltip([
      ("row", ""), ("rank", Phrase.rankAxis[language]), ("probability", Phrase.probability[language]),
    ])
    return Vega.layer(
      ["type": "rect", "strokeWidth": .number(ranks.count <= 24 ? 1.2 : 0.3)], ("x", x),
      ("x2", ["field": "to"]),
      ("y", y), ("color", colour),
      ("stroke", ["condition": ["test": "datum.median", "value": "#222222"], "value": "#FFFFFF"]),
      ("tooltip", tips))
  }

  /// Lines through all rows for what is asked of all, ticks for what is asked of one.
  private func goalLayers(_ y: JSONValue) -> [JSONValue] {
    let ranks = shown
    let red = JSONValue.string(SVGCanvas.Colour.vermillion)
    let edge: JSONValue = ["field": "edge", "type": "quantitative"]
    let common = goals.filter { Int($0.rank) >= ranks.lowerBound }.map { goal -> JSONValue in
      ["edge": .number(goal.rank.rounded(.down) + 0.5), "label": Vega.text(goal.label)]
    }
    let own = rows.flatMap { row in
      row.goals.filter { ranks.contains(Int($0)) }.map { goal -> JSONValue in
        ["row": Vega.text(row.label), "edge": .number(goal.rounded(.down) + 0.5)]
      }
    }
    let rule = Vega.layer(
      ["type": "rule", "color": red, "strokeWidth": .integer(2), "strokeDash": Vega.numbers(6, 4)],
      data: Vega.values(common), ("x", edge), ("tooltip", Vega.tooltip([("label", "")])))
    let tick = Vega.layer(
      ["type": "tick", "color": red, "thickness": .number(2.5), "size": .integer(rowHeight)],
      data: Vega.values(own),
      ("x", edge), ("y", y))
    return (common.isEmpty ? [] : [rule]) + (own.isEmpty ? [] : [tick])
  }
}

extension RankSlopes {
  func vega(_ language: Language) -> Vega.Members {
    let columns = [NumberText.period(from, language), NumberText.period(to, language)]
    let x: JSONValue = [
      "field": "period", "type": "ordinal", "sort": .null, "title": .null,
      "axis": ["labelAngle": .integer(0), "orient": "top", "labelFontSize": .integer(13)],
      "scale": ["padding": .number(1.2)],
    ]
    let ranks = lines.flatMap { [$0.before, $0.mean] }
    let y = Vega.quantity(
      "rank", title: Phrase.rankAxis[language],
      scale: [
        "reverse": .bool(true), "zero": .bool(false), "nice": .bool(false),
        "domain": Vega.numbers((ranks.min() ?? 1) - 0.7, (ranks.max() ?? 2) + 0.7),
      ], axis: ["grid": .bool(false), "tickMinStep": .integer(1)])
    let colour: JSONValue = [
      "condition": ["test": "datum.ours", "value": .string(SVGCanvas.Colour.blue)],
      "value": "#AAAAAA",
    ]
    let width: JSONValue = [
      "condition": ["test": "datum.ours", "value": .integer(3)], "value": .number(1.5),
    ]
    let tips = Vega.tooltip([("text", ""), ("period", Phrase.period[language])])
    let line = Vega.layer(
      "line", ("x", x), ("y", y), ("detail", ["field": "unit"]), ("color", colour),
      ("strokeWidth", width))
    let point = Vega.layer(
      ["type": "point", "filled": .bool(true), "opacity": .integer(1)], ("x", x), ("y", y),
      ("color", colour),
      ("tooltip", tips))
    let texts = zip(columns, [("right", -8), ("left", 8)]).map { column, side -> JSONValue in
      [
        "transform": .array([["filter": ["field": "period", "equal": .string(column)]]]),
        "mark": [
          "type": "text", "align": .string(side.0), "dx": .integer(side.1),
          "fontSize": .integer(11),
        ],
        "encoding": ["x": x, "y": y, "text": ["field": "text"], "color": colour],
      ]
    }
    return [
      ("height", .integer(max(200, 19 * lines.count))), ("data", Vega.values(ends(columns))),
      ("layer", .array([line, point] + texts)),
    ]
  }

  /// Both ends of every line.
  private func ends(_ columns: [String]) -> [JSONValue] {
    lines.flatMap { line -> [JSONValue] in
      let before = NumberText.rank(line.before)
      let texts = ["\(line.name) \(before)", "\(forecast(line)) \(line.name)"]
      return columns.indices.map { place in
        [
          "unit": Vega.text(line.name), "ours": .bool(line.isOurs),
          "period": .string(columns[place]),
          "rank": .number(place == 0 ? line.before : line.mean), "text": Vega.text(texts[place]),
        ]
      }
    }
  }
}

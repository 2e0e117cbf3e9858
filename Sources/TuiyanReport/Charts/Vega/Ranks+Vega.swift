// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

extension RankFan {
  func vega(_ language: Language) -> Vega.Members {
    let rows = steps.indices.map { place -> JSONValue in
      let step = steps[place]
      return [
        "period": .string(label(place, language)), "q05": .number(step.q05), "q25": .number(step.q25),
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
        field, title: Phrase.rankAxis[language], scale: scale, axis: ["tickMinStep": .integer(1), "format": "d"])
    }
    let tips = Vega.tooltip([
      ("period", Phrase.period[language]), ("q50", Phrase.medianLine[language]), ("q05", "5 %"), ("q25", "25 %"),
      ("q75", "75 %"), ("q95", "95 %"),
    ])
    let bands = [("q05", "q95", SVGCanvas.Colour.sky, 0.3), ("q25", "q75", SVGCanvas.Colour.blue, 0.35)].map {
      upper, lower, colour, opacity in
      Vega.layer(
        ["type": "area", "color": .string(colour), "opacity": .number(opacity)], ("x", x), ("y", y(upper)),
        ("y2", ["field": .string(lower)]))
    }
    let line = Vega.layer(
      [
        "type": "line", "color": .string(SVGCanvas.Colour.blue),
        "point": ["size": .integer(60), "color": .string(SVGCanvas.Colour.blue)],
      ], ("x", x),
      ("y", y("q50")), ("tooltip", tips))
    return [("height", .integer(320)), ("data", Vega.values(rows)), ("layer", .array(bands + goalLayers + [line]))]
  }

  private var goalLayers: [JSONValue] {
    guard !goals.isEmpty else { return [] }
    let data = Vega.values(goals.map { ["rank": .number($0.rank + 0.5), "label": Vega.text($0.label)] })
    let y = Vega.quantity("rank")
    let red = SVGCanvas.Colour.vermillion
    return [
      Vega.layer(
        ["type": "rule", "color": .string(red), "strokeDash": Vega.numbers(6, 4)], data: data, ("y", y),
        ("tooltip", Vega.tooltip([("label", "")]))),
      Vega.layer(
        ["type": "text", "color": .string(red), "align": "left", "dx": .integer(8), "dy": .integer(-8)], data: data,
        ("x", ["value": .integer(0)]), ("y", y), ("text", ["field": "label"])),
    ]
  }
}

extension RankShares {
  func vega(_ language: Language) -> Vega.Members {
    let ranks = shown
    let cells = rows.flatMap { row in
      ranks.map { rank -> JSONValue in
        let share = row.shares.indices.contains(rank - 1) ? row.shares[rank - 1] : 0
        return [
          "row": Vega.text(row.label), "rank": .integer(rank), "from": .number(Double(rank) - 0.5),
          "to": .number(Double(rank) + 0.5), "share": .number(share),
          "text": .string(ranks.count <= 24 ? NumberText.share(share) : ""),
          "median": .bool(row.median.rounded(.down) == Double(rank)),
        ]
      }
    }
    let x = Vega.quantity(
      "from", title: Phrase.rankAxis[language],
      scale: [
        "domain": Vega.numbers(Double(ranks.lowerBound) - 0.5, Double(ranks.upperBound) + 0.5), "nice": .bool(false),
      ], axis: ["tickMinStep": .integer(1), "format": "d", "grid": .bool(false)])
    let y = Vega.category("row", axis: ["grid": .bool(false)])
    let tips = Vega.tooltip([
      ("row", ""), ("rank", Phrase.rankAxis[language]), ("share", Phrase.probability[language]),
    ])
    let cell = Vega.layer(
      ["type": "rect", "strokeWidth": .number(1.2)], ("x", x), ("x2", ["field": "to"]), ("y", y),
      (
        "color",
        [
          "field": "share", "type": "quantitative", "legend": .null,
          "scale": [
            "type": "sqrt", "domain": Vega.numbers(0, darkest), "range": .strings([Self.shade(0), Self.shade(1)]),
          ],
        ]
      ),
      ("stroke", ["condition": ["test": "datum.median", "value": "#222222"], "value": "#FFFFFF"]), ("tooltip", tips))
    let text = Vega.layer(
      ["type": "text", "fontSize": .integer(11)],
      ("x", ["field": "rank", "type": "quantitative"]), ("y", y), ("text", ["field": "text"]),
      (
        "color",
        [
          "condition": [
            "test": .string("datum.share > \(NumberText.plain(0.56 * darkest) ?? "1")"), "value": "#FFFFFF",
          ], "value": "#222222",
        ]
      ))
    let lines = goals.filter { Int($0.rank) >= ranks.lowerBound }.map { goal -> JSONValue in
      ["edge": .number(goal.rank.rounded(.down) + 0.5), "label": Vega.text(goal.label)]
    }
    let rule = Vega.layer(
      [
        "type": "rule", "color": .string(SVGCanvas.Colour.vermillion), "strokeWidth": .integer(2),
        "strokeDash": Vega.numbers(6, 4),
      ], data: Vega.values(lines), ("x", ["field": "edge", "type": "quantitative"]),
      ("tooltip", Vega.tooltip([("label", "")])))
    return [
      ("height", ["step": .integer(rows.count > 20 ? 22 : 28)]), ("data", Vega.values(cells)),
      ("layer", .array([cell, text] + (lines.isEmpty ? [] : [rule]))),
    ]
  }
}

extension RankSlopes {
  func vega(_ language: Language) -> Vega.Members {
    let columns = [NumberText.period(from, language), NumberText.period(to, language)]
    let rows = lines.flatMap { line -> [JSONValue] in
      let forecast = "\(NumberText.fixed(line.mean, 1)) (\(NumberText.rank(line.q05))–\(NumberText.rank(line.q95)))"
      return zip(columns, [(line.before, NumberText.rank(line.before)), (line.mean, forecast)]).map { column, end in
        [
          "unit": Vega.text(line.name), "ours": .bool(line.isOurs), "period": .string(column), "rank": .number(end.0),
          "text": Vega.text(column == columns[0] ? "\(line.name) \(end.1)" : "\(end.1) \(line.name)"),
        ]
      }
    }
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
      "condition": ["test": "datum.ours", "value": .string(SVGCanvas.Colour.blue)], "value": "#AAAAAA",
    ]
    let detail: JSONValue = ["field": "unit"]
    let width: JSONValue = ["condition": ["test": "datum.ours", "value": .integer(3)], "value": .number(1.5)]
    let texts = zip(columns, [("right", -8), ("left", 8)]).map { column, side -> JSONValue in
      .object([
        ("transform", .array([["filter": ["field": "period", "equal": .string(column)]]])),
        (
          "mark",
          ["type": "text", "align": .string(side.0), "dx": .integer(side.1), "fontSize": .integer(11)]
        ),
        (
          "encoding",
          ["x": x, "y": y, "text": ["field": "text"], "color": colour]
        ),
      ])
    }
    let height = max(200, 19 * lines.count)
    return [
      ("height", .integer(height)), ("data", Vega.values(rows)),
      (
        "layer",
        .array(
          [
            Vega.layer("line", ("x", x), ("y", y), ("detail", detail), ("color", colour), ("strokeWidth", width)),
            Vega.layer(
              ["type": "point", "filled": .bool(true), "opacity": .integer(1)], ("x", x), ("y", y), ("color", colour),
              ("tooltip", Vega.tooltip([("text", ""), ("period", Phrase.period[language])]))),
          ] + texts)
      ),
    ]
  }
}

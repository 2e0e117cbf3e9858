// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanText

extension ContributionBars {
  func vega(_ language: Language) -> Vega.Members {
    let factor = isShare ? 100.0 : 1
    let values = rows.flatMap { row in
      row.parts.enumerated().map { place, part -> JSONValue in
        [
          "owner": Vega.text(row.owner), "action": Vega.text(part.name), "place": .integer(place),
          "value": .number(part.value * factor), "text": .string(part.text),
        ]
      }
    }
    let bar = Vega.layer(
      ["type": "bar", "stroke": "#FFFFFF"], ("y", Vega.category("owner")), ("x", Vega.quantity("value", title: axis)),
      ("color", ["field": "place", "type": "nominal", "legend": .null]),
      ("order", ["field": "place", "type": "quantitative"]),
      (
        "tooltip",
        Vega.tooltip([
          ("owner", Phrase.owner[language]), ("action", Phrase.action[language]), ("text", axis),
        ])
      ))
    return [("height", .integer(36 * max(1, rows.count))), ("data", Vega.values(values)), ("layer", .array([bar]))]
  }
}

extension TornadoBars {
  func vega(_ language: Language) -> Vega.Members {
    let values = bars.map { bar -> JSONValue in
      [
        "name": Vega.text(bar.name), "low": .number(bar.low), "high": .number(bar.high), "centre": .number(centre),
        "lowText": Vega.text(Phrase.barEnd(bar.lowEnd, bar.lowText)[language]),
        "highText": Vega.text(Phrase.barEnd(bar.highEnd, bar.highText)[language]),
      ]
    }
    let y = Vega.category("name")
    let tips = Vega.tooltip([
      ("name", ""), ("lowText", Phrase.lowInput[language]), ("highText", Phrase.highInput[language]),
    ])
    let scale: JSONValue = [
      "domain": Vega.numbers(range.lowerBound, range.upperBound), "nice": .bool(false), "zero": .bool(false),
    ]
    let words = [Phrase.lowInput[language], Phrase.highInput[language]]
    let colours: JSONValue = [
      "domain": .strings(words), "range": .strings([SVGCanvas.Colour.vermillion, SVGCanvas.Colour.blue]),
    ]
    let layers = zip(["low", "high"], words).map { field, word in
      Vega.layer(
        ["type": "bar", "opacity": .number(0.85)], ("y", y),
        ("color", ["datum": .string(word), "type": "nominal", "scale": colours]),
        ("x", Vega.quantity(field, title: Phrase.probability[language], scale: scale, axis: ["format": "~%"])),
        ("x2", ["field": "centre"]), ("tooltip", tips))
    }
    let rule = Vega.layer(
      ["type": "rule", "strokeWidth": .number(1.5)], data: Vega.values([["text": .string(centreText)]]),
      ("x", Vega.datum(centre)), ("tooltip", Vega.tooltip([("text", "")])))
    return [
      ("height", .integer(30 * max(1, bars.count))), ("data", Vega.values(values)), ("layer", .array(layers + [rule])),
    ]
  }
}

extension GanttBars {
  func vega(_ language: Language) -> Vega.Members {
    let values = rows.enumerated().map { place, row -> JSONValue in
      let span = [row.first, row.last].map { NumberText.period(asOf.advanced(by: $0), language) }
      let members: Vega.Members = [
        ("row", .string("\(place)")), ("owner", Vega.text(row.owner)), ("action", Vega.text(row.action)),
        ("from", .string(day(row.first))), ("to", .string(day(min(row.last, steps.count) + 1))),
        ("full", .string(day(min(max(row.full ?? row.last, row.last), steps.count) + 1))),
        ("span", .string(span.joined(separator: "–"))),
      ]
      return .object(members)
    }
    let names = JSONValue.strings(rows.map { TerminalText.plain($0.action) })
    // The place is the key, so that two rows of the same name stay two rows; the names stand in a list beside it.
    let y = Vega.category(
      "row", axis: ["labelExpr": "names[toNumber(datum.value)]", "title": .null, "grid": .bool(false)])
    let x = { (field: String) -> JSONValue in
      [
        "field": .string(field), "type": "temporal", "title": .null,
        "scale": ["type": "utc", "domain": .strings([self.day(1), self.day(self.steps.count + 1)])],
        "axis": ["format": .string(self.asOf.step == .year ? "%Y" : "%b"), "labelAngle": .integer(0)],
      ]
    }
    let colour: JSONValue = ["field": "owner", "type": "nominal", "sort": .null]
    let tips = Vega.tooltip([
      ("owner", Phrase.owner[language]), ("action", Phrase.action[language]), ("span", Phrase.running[language]),
    ])
    let layers = [("to", "full", 0.3), ("from", "to", 1.0)].map { from, to, opacity in
      Vega.layer(
        ["type": "bar", "opacity": .number(opacity), "height": ["band": .number(0.6)]], ("y", y), ("x", x(from)),
        ("x2", ["field": .string(to)]), ("color", colour), ("tooltip", tips))
    }
    return [
      ("params", .array([["name": "names", "value": names]])), ("height", .integer(26 * max(1, rows.count))),
      ("data", Vega.values(values)), ("layer", .array(layers)),
    ]
  }

  /// The first day of a step after as_of, `2022-04-01`.
  private func day(_ step: Int) -> String {
    let period = asOf.advanced(by: step)
    let within = period.ordinal - period.year * period.step.perYear
    let month = within * (12 / period.step.perYear) + 1
    return "\(period.year)-\(month < 10 ? "0" : "")\(month)-01"
  }
}

extension GapDumbbells {
  func vega(_ language: Language) -> Vega.Members {
    let values = rows.enumerated().map { place, row -> JSONValue in
      let members: Vega.Members = [
        ("row", .string("\(place)")), ("name", Vega.text(row.name)), ("owner", Vega.text(row.owner)),
        ("points", .number(row.points)), ("mean", .optional(row.atMean)), ("best", .number(row.atBest)),
        ("worth", .number(row.worth)),
      ]
      return .object(members)
    }
    let y = Vega.category("row", axis: ["labelExpr": "names[toNumber(datum.value)]", "grid": .bool(false)])
    let span = range
    let x = { (field: String) in
      Vega.quantity(
        field, title: Phrase.pointsAxis[language],
        scale: ["domain": Vega.numbers(span.lowerBound, span.upperBound), "nice": .bool(true)])
    }
    let tips = Vega.tooltip([
      ("name", Phrase.indicator[language]), ("owner", Phrase.owner[language]), ("points", Phrase.pointsNow[language]),
      ("mean", Phrase.pointsAtMean[language]), ("best", Phrase.pointsAtBest[language]),
      ("worth", Phrase.pointsToGain[language]),
    ])
    let layers = [
      Vega.layer(
        ["type": "rule", "color": .string(SVGCanvas.Colour.sky), "strokeWidth": .integer(4)], ("y", y),
        ("x", x("points")), ("x2", ["field": "best"]), ("tooltip", tips)),
      Vega.layer(["type": "tick", "color": "#222222", "thickness": .integer(2)], ("y", y), ("x", x("mean"))),
      Vega.layer(
        ["type": "point", "color": .string(SVGCanvas.Colour.green), "fill": "#FFFFFF", "size": .integer(90)], ("y", y),
        ("x", x("best")), ("tooltip", tips)),
      Vega.layer(
        ["type": "circle", "color": .string(SVGCanvas.Colour.blue), "size": .integer(90), "opacity": .integer(1)],
        ("y", y), ("x", x("points")), ("tooltip", tips)),
    ]
    return [
      ("params", .array([["name": "names", "value": .strings(rows.map { TerminalText.plain($0.name) })]])),
      ("height", .integer(24 * max(1, rows.count))), ("data", Vega.values(values)), ("layer", .array(layers)),
    ]
  }
}

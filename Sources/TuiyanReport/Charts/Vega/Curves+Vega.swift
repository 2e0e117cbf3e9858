// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

extension FrontierCurves {
  func vega(_ language: Language) -> Vega.Members {
    let values = curves.flatMap { curve -> [JSONValue] in
      let steps = curve.steps.map { step -> JSONValue in
        .object([
          ("curve", Vega.text(curve.name)), ("money", .number(step.money)), ("value", .number(step.value)),
          ("low", .bound(step.low)), ("high", .bound(step.high)), ("text", .string(step.text)),
          ("isStep", .bool(true)),
        ])
      }
      guard let last = curve.steps.last else { return [] }
      // The last step holds up to the end of the axis.
      let end: JSONValue = [
        "curve": Vega.text(curve.name), "money": .number(max(most, last.money)), "value": .number(last.value),
        "isStep": .bool(false),
      ]
      return steps + [end]
    }
    let x = Vega.quantity("money", title: Phrase.cumulativeMoney[language])
    let y = { (field: String) in
      Vega.quantity(
        field, title: isShare ? Phrase.probability[language] : Phrase.aimValue[language],
        scale: ["domain": Vega.numbers(0, top)], axis: ["format": .string(isShare ? "~%" : "~g")])
    }
    let colour: JSONValue = ["field": "curve", "type": "nominal", "sort": .null]
    let tips = Vega.tooltip([
      ("curve", ""), ("money", Phrase.cumulativeMoney[language]), ("text", Phrase.aimValue[language]),
    ])
    let isStep: JSONValue = .array([["filter": "datum.isStep"]])
    var layers = [
      Vega.layer(["type": "line", "interpolate": "step-after"], ("x", x), ("y", y("value")), ("color", colour)),
      .object([
        ("transform", isStep), ("mark", "rule"),
        ("encoding", ["x": x, "y": y("low"), "y2": ["field": "high"], "color": colour]),
      ]),
      .object([
        ("transform", isStep), ("mark", ["type": "circle", "size": .integer(70), "opacity": .integer(1)]),
        ("encoding", ["x": x, "y": y("value"), "color": colour, "tooltip": tips]),
      ]),
    ]
    if let budget {
      layers.append(
        Vega.layer(
          ["type": "rule", "color": "#666666", "strokeDash": Vega.numbers(6, 4)],
          data: Vega.values([["label": .string(Phrase.presentBudget(budget)[language])]]),
          ("x", Vega.datum(budget)), ("tooltip", Vega.tooltip([("label", "")]))))
    }
    return [("height", .integer(300)), ("data", Vega.values(values)), ("layer", .array(layers))]
  }
}

extension ReliabilityPoints {
  func vega(_ language: Language) -> Vega.Members {
    let values = points.map { point -> JSONValue in
      [
        "forecast": .number(point.forecast), "observed": .number(point.observed), "low": .number(point.low),
        "high": .number(point.high), "n": .integer(point.count),
      ]
    }
    let unit: JSONValue = ["domain": Vega.numbers(0, 1)]
    let x = Vega.quantity("forecast", title: Phrase.meanForecast[language], scale: unit, axis: ["format": "~%"])
    let y = { (field: String) in
      Vega.quantity(field, title: Phrase.observed[language], scale: unit, axis: ["format": "~%"])
    }
    let blue = JSONValue.string(SVGCanvas.Colour.blue)
    let diagonal = Vega.values([
      ["forecast": .integer(0), "observed": .integer(0)], ["forecast": .integer(1), "observed": .integer(1)],
    ])
    let tips = Vega.tooltip([
      ("forecast", Phrase.meanForecast[language]), ("observed", Phrase.observed[language]),
      ("n", Phrase.count[language]),
    ])
    let layers = [
      Vega.layer(
        ["type": "line", "color": "#666666", "strokeDash": Vega.numbers(6, 4)], data: diagonal, ("x", x),
        ("y", y("observed"))),
      Vega.layer(["type": "line", "color": blue], ("x", x), ("y", y("observed"))),
      Vega.layer(["type": "rule", "color": blue], ("x", x), ("y", y("low")), ("y2", ["field": "high"])),
      Vega.layer(
        ["type": "circle", "color": blue, "opacity": .number(0.6)], ("x", x), ("y", y("observed")),
        ("size", ["field": "n", "type": "quantitative", "legend": .null]), ("tooltip", tips)),
    ]
    return [("height", .integer(400)), ("data", Vega.values(values)), ("layer", .array(layers))]
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

/// Reads `expected.yaml` of a scenario, or says everything that is wrong with it.
public enum ExpectationLoader {
  /// The stored expectations of a scenario; nil where it has none.
  /// - Throws: every problem at once: form, unknown ids, periods outside the run.
  public static func load(_ scenario: Scenario) throws(DiagnosticList) -> StoredExpectations? {
    guard let path = scenario.expectations else { return nil }
    var diagnostics = Diagnostics()
    var files = SourceFiles()
    let bytes = files.read(
      path, inside: ScenarioPath.folder(of: path), limit: YAMLReader.byteLimit,
      tooLarge: { .document(.yamlTooLarge(bytes: $0, limit: YAMLReader.byteLimit)) }, into: &diagnostics)
    guard let bytes, let root = YAMLReader.read(bytes, file: path, empty: .emptyExpectations, into: &diagnostics)
    else {
      throw DiagnosticList(diagnostics.sorted)
    }
    var checker = StructureChecker()
    checker.check(root, .map(ExpectationShapes.root))
    diagnostics.add(checker.diagnostics)
    var reader = ExpectationReader(scenario: scenario)
    let lines = (root["expect"]?.items ?? []).compactMap { reader.line($0) }
    diagnostics.add(reader.diagnostics)
    guard !diagnostics.hasErrors, let replications = root["replications"]?.integer else {
      throw DiagnosticList(diagnostics.sorted)
    }
    return StoredExpectations(
      path: path, replications: replications, seed: root["seed"]?.integer.map(UInt64.init) ?? scenario.seed,
      lines: lines, text: String(decoding: bytes, as: UTF8.self))
  }
}

/// The form of `expected.yaml`.
enum ExpectationShapes {
  static let root = MapShape(
    "expected.yaml",
    required: [
      "replications": .whole(1, 10_000_000),
      "expect": .list(of: .fork(key: "best", with: best, without: plain), atLeast: 1, atMost: nil),
    ],
    optional: ["seed": .whole(0, 9_223_372_036_854_775_808), "note": .text(.free)])

  private static let best = MapShape(
    "expect[]",
    required: [
      "best": .map(
        MapShape(
          "best",
          optional: [
            "target": .text(.id), "probability": .number(0, 1), "includes": .list(of: .text(.id)),
            "excludes": .list(of: .text(.id)),
          ],
          needs: [
            MapShape.Need(key: "target", others: ["probability"]),
            MapShape.Need(key: "probability", others: ["target"]),
          ], isNonEmpty: true))
    ], optional: ["within": .number(0), "note": .text(.free)])

  private static let gap = MapShape(
    "gap", required: ["unit": .text(.id), "indicator": .text(.id), "to_best": .number()])

  private static let plain = MapShape(
    "expect[]",
    optional: [
      "gap": .map(gap), "plan": .text(.id), "target": .text(.id), "probability": .number(0, 1), "board": .text(.id),
      "unit": .text(.id), "period": .text(.period), "score_mean": .number(),
      "rank_q50": .number(1, NumberRule.worstRank),
      "within": .number(0), "note": .text(.free),
    ],
    exactlyOne: [["gap", "plan"]],
    needs: [
      MapShape.Need(key: "plan", others: ["target", "board"]), MapShape.Need(key: "target", others: ["probability"]),
      MapShape.Need(key: "probability", others: ["target"]), MapShape.Need(key: "board", others: ["unit"]),
      MapShape.Need(key: "unit", others: ["period"]), MapShape.Need(key: "period", others: ["board"]),
      MapShape.Need(key: "board", others: ["score_mean", "rank_q50"]),
      MapShape.Need(key: "score_mean", others: ["board"]), MapShape.Need(key: "rank_q50", others: ["board"]),
    ])
}

/// Turns the nodes of one file into lines, checking every id.
private struct ExpectationReader {
  let scenario: Scenario
  private(set) var diagnostics = Diagnostics()

  init(scenario: Scenario) { self.scenario = scenario }

  mutating func line(_ node: YAMLNode) -> Expectation? {
    guard let subject = subject(node) else { return nil }
    return Expectation(place: node.place, subject: subject, within: node["within"]?.number)
  }

  private mutating func subject(_ node: YAMLNode) -> Expectation.Subject? {
    if let best = node["best"] { return bestPlan(best) }
    if let gap = node["gap"] { return gapLine(gap) }
    let plans = scenario.plans.map(\.id) + [StoredPlan.nothing.id]
    guard let plan = id(node["plan"], .plan, among: plans) else { return nil }
    if let target = node["target"] {
      guard let target = id(target, .target, among: scenario.targets.map(\.id)),
        let probability = figure(node["probability"])
      else { return nil }
      return .target(plan: plan, target: target, probability: probability)
    }
    return standing(node, plan: plan)
  }

  private mutating func standing(_ node: YAMLNode, plan: String) -> Expectation.Subject? {
    guard let board = id(node["board"], .board, among: scenario.boards.map(\.id)) else { return nil }
    let members = scenario.boards.first { $0.id == board }?.units ?? []
    guard let unit = id(node["unit"], .unit, among: members), let period = period(node["period"]) else { return nil }
    return .standing(
      plan: plan, board: board, unit: unit, period: period, scoreMean: figure(node["score_mean"]),
      rankMedian: figure(node["rank_q50"]))
  }

  private mutating func bestPlan(_ node: YAMLNode) -> Expectation.Subject? {
    let actions = scenario.actions.map(\.id)
    func ids(_ key: String) -> [YAMLNode] { node[key]?.items ?? [] }
    let includes = ids("includes").compactMap { id($0, .action, among: actions) }
    let excludes = ids("excludes").compactMap { id($0, .action, among: actions) }
    let target = node["target"] == nil ? nil : id(node["target"], .target, among: scenario.targets.map(\.id))
    return .best(target: target, probability: figure(node["probability"]), includes: includes, excludes: excludes)
  }

  private mutating func gapLine(_ node: YAMLNode) -> Expectation.Subject? {
    let unit = id(node["unit"], .unit, among: scenario.units.map(\.id))
    if let known = scenario.units.first(where: { $0.id == unit }), known.depth != .indicators {
      diagnostics.error(
        .data(.noLeavesToMeasure(unit: known.id, depth: known.depth)), at: node.place(of: "unit"))
      return nil
    }
    guard let unit,
      let indicator = id(node["indicator"], .leaf, among: scenario.schemes.flatMap { $0.leaves.map(\.id) }),
      let toBest = figure(node["to_best"])
    else { return nil }
    return .gap(unit: unit, indicator: indicator, toBest: toBest)
  }

  private mutating func id(_ node: YAMLNode?, _ kind: ReferenceProblem.Kind, among known: [String]) -> String? {
    guard let node, let text = node.text else { return nil }
    if known.contains(text) { return text }
    diagnostics.error(
      .reference(.unknown(kind, text, nearest: NearestName.of(text, among: known))), at: node.place)
    return nil
  }

  private mutating func period(_ node: YAMLNode?) -> Period? {
    guard let node, let text = node.text else { return nil }
    guard let period = Period(text, step: scenario.step), scenario.periods.contains(period) else {
      diagnostics.error(
        .time(.outsideRun(text, from: scenario.asOf.description, to: scenario.horizon.description)), at: node.place)
      return nil
    }
    return period
  }

  private func figure(_ node: YAMLNode?) -> ExpectedFigure? {
    guard let node, let value = node.number, case .scalar(let written, _) = node.content else { return nil }
    return ExpectedFigure(value: value, place: node.place, written: written)
  }
}

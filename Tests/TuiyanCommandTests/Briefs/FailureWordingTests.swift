// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

/// Two deeds that must both be done: without the first, in 40 %, the target is missed; so it is in 30 % of the rest.
@Suite("The circumstances of failures in a brief")
struct FailureWordingTests {
  private static let scenario = """
    tuiyan: 1
    id: both
    title: both
    as_of: 2022-03
    horizon: 2022-06
    step: month
    seed: 7
    units: units.csv
    history: history.csv
    schemes:
      - id: s
        indicators:
          - {id: x, title: x, points: 10, better: higher, range: [0, 100], score: {linear: {from: 0, to: 100}}}
    boards:
      - {id: b, title: b, units: {kind: c}, scheme: s}
    dynamics:
      default: {sigma: 0, rho: 1, damping: 1, common: 0, drift: 0, level_sd: 0}
    actions:
      - {id: first, title: first, units: [us], duration: 1, success: 0.6, effects: [{indicator: x, add: 10}]}
      - {id: second, title: second, units: [us], duration: 1, success: 0.7, effects: [{indicator: x, add: 10}]}
    targets:
      - {id: t, title: t, kind: strive, weight: 1, board: b, unit: us, rank: {at_most: 1}, by: 2022-06}
    plans:
      - {id: both, actions: [first, second]}
    """

  private func brief(_ language: String) throws -> String {
    let scratch = try Scratch()
    let tables = [
      "scenario.yaml": Self.scenario,
      "units.csv": "id,title,kind,parent,depth\nus,us,c,,indicators\nthem,them,c,,indicators\n",
      "history.csv": "unit,indicator,period,value\nus,x,2022-03,50\nthem,x,2022-03,65\n",
    ]
    for (name, text) in tables {
      try text.write(to: scratch.url.appendingPathComponent(name), atomically: true, encoding: .utf8)
    }
    let run = try CommandRun.of([
      "brief", scratch.url.path, "--plan", "both", "--audience", "office", "--replications", "2000", "--lang", language,
      "--no-progress",
    ])
    try #require(run.status == 0, "\(run.error)")
    return run.output
  }

  @Test(
    "are told of what the ones before leave, in the office's version too",
    arguments: [
      (
        "en", "When “first” is not done, it fails in",
        "lie here. Among the rest, when “second” is not done, it fails in"
      ),
      ("zh", "“first”没办成时：落空率", "。其余情形中，“second”没办成时：落空率"),
    ])
  func boxes(language: String, first: String, second: String) throws {
    let line = try #require(try brief(language).split(separator: "\n").first { $0.contains(first) })
    let told = try #require(line.range(of: second))
    #expect(line[..<told.lowerBound].contains(first) && !line[told.upperBound...].contains(first))
  }
}

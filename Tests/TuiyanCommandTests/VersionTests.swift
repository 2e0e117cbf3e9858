// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@Suite("tuiyan compare --against")
struct VersionTests {
  /// A town at 50, half a chance to reach what it is asked for, as of a month and due in another.
  private func folder(asOf: String, by: String) throws -> Scratch {
    let scratch = try Scratch()
    let files = [
      "scenario.yaml": """
      tuiyan: 1
      id: towns
      title: 镇
      as_of: \(asOf)
      horizon: 2022-12
      step: month
      units: units.csv
      history: history.csv
      schemes:
        - {id: s, indicators: [{id: a, points: 100, better: higher, range: [0, 100], score: {linear: {from: 0, to: 100}}}]}
      boards:
        - {id: board, units: {kind: town}, scheme: s}
      dynamics:
        default: {sigma: 1, drift: 0, rho: 1, damping: 1, common: 0}
      targets:
        - {id: half, title: 过半, kind: strive, board: board, unit: t, score: {at_least: 50}, by: \(by)}
      plans:
        - {id: nothing, actions: []}
      """,
      "units.csv": "id,title,kind,parent,depth\nt,镇,town,,indicators\n",
      "history.csv": "unit,indicator,period,value\nt,a,2022-03,50\n",
    ]
    for (name, text) in files { try text.write(toFile: scratch.path(name), atomically: true, encoding: .utf8) }
    return scratch
  }

  @Test("a target that was due before the newer data end is compared whole, and that is said")
  func due() throws {
    let (newer, older) = (try folder(asOf: "2022-06", by: "2022-09"), try folder(asOf: "2022-03", by: "2022-05"))
    let arguments = [
      "compare", newer.path("scenario.yaml"), "--against", older.path("scenario.yaml"), "--replications", "2000",
      "--no-progress",
    ]
    let run = try CommandRun.of(arguments + ["--format", "json"])
    #expect(run.status == 0, "\(run.error)")
    let found = try #require(JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    #expect(found["undivided"] as? [String] == ["half"])
    #expect((found["parts"] as? [Any])?.isEmpty == true)
    let target = try #require((found["targets"] as? [[String: Any]])?.first)
    for key in ["before", "after"] {
      let probability = try #require((target[key] as? [String: Any])?["probability"] as? Double)
      // 4.5 standard errors of 2,000 replications.
      #expect(abs(probability - 0.5) < 4.5 * (0.25 / 2000).squareRoot())
    }
    let table = try CommandRun.of(arguments).output
    #expect(table.contains("旧版里的期限（或其中一部分）早于新版数据截止的时期，变化不再分到各部分的目标：过半。"))
    #expect(!table.contains("变化来自哪里"))
    let english = try CommandRun.of(arguments + ["--lang", "en"]).output
    #expect(english.contains("before the newer one's data end; the change is not divided among the parts: 过半."))
  }
}

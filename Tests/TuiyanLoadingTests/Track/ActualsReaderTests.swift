// SPDX-License-Identifier: GPL-3.0-or-later
import ScenarioFixtures
import Testing
import TuiyanLoading
import TuiyanModel

@Suite("Reading what has come in")
struct ActualsReaderTests {
  private static func folder(_ files: [String: String]) throws -> ScenarioFolder {
    let template = ScenarioTemplate.files(id: "case", language: .en)
    var all = Dictionary(template.map { ($0.path, $0.content) }, uniquingKeysWith: { first, _ in first })
    all.merge(files) { $1 }
    return try ScenarioFolder(all)
  }

  private func read(
    _ folder: ScenarioFolder, _ files: [String], actions: String? = nil
  ) throws(DiagnosticList) -> Actuals {
    let scenario = try folder.load()
    return try ActualsReader.read(
      files.map { folder.path + "/" + $0 }, actions: actions.map { folder.path + "/" + $0 }, for: scenario)
  }

  private func problems(_ folder: ScenarioFolder, _ files: [String], actions: String? = nil) -> [String] {
    do {
      _ = try read(folder, files, actions: actions)
      return []
    } catch {
      return error.lines(in: .en).map(folder.relative)
    }
  }

  @Test("values and published results are told apart by their headers; how actions stand is read beside them")
  func reading() throws {
    let folder = try Self.folder([
      "values.csv":
        "unit,indicator,period,value,source\nyunxi,days,2024-04,5.5,document: x\nyunxi,days,2024-05,**.*,\n",
      "results.csv.new": "board,unit,period,score,rank\ncounties,pinghu,2024-Q2,63,2\n",
      "actions.csv": "action,unit,status,start,period,note\nwatch,,done,2024-04,2024-05,fine\ndata-link,,late,,,\n",
    ])
    let actuals = try read(folder, ["values.csv", "results.csv.new"], actions: "actions.csv")
    let month = { Period(step: .month, ordinal: 2024 * 12 + $0 - 1) }
    #expect(actuals.observations.map(\.period) == [month(4), month(5)])
    #expect(actuals.observations[0].value == Quantity(5.5))
    #expect(actuals.observations.map(\.provenance) == [.document, .masked])
    #expect(actuals.results.map(\.period) == [month(6)])
    #expect(actuals.period == month(6))
    #expect(
      actuals.actions == [
        ActionReport(action: "watch", unit: nil, status: .done, start: month(4), end: month(5)),
        ActionReport(action: "data-link", unit: nil, status: .late, start: nil, end: nil),
      ])
    #expect(actuals.upTo(month(4)).observations.count == 1)
    #expect(actuals.of { $0 == "pinghu" }.observations.isEmpty)
  }

  @Test("figures too large to reckon with are refused as in the scenario's own tables")
  func magnitudes() throws {
    let folder = try Self.folder([
      "values.csv": "unit,indicator,period,value\nyunxi,days,2024-04,1e300\n",
      "published.csv": "board,unit,period,score,rank\ncounties,pinghu,2024-Q2,-1e16,2000000\n",
    ])
    #expect(
      problems(folder, ["values.csv"]) == [
        "values.csv:2:20: 'value': 1e+300 is too large (expected within ±1e15; check it, or write it in a larger unit)"
      ])
    #expect(problems(folder, ["published.csv"]).count == 1)
    #expect(problems(folder, ["published.csv"])[0].hasPrefix("published.csv:2:"))
  }

  @Test("everything that does not fit the scenario is refused at once, with its place")
  func refusals() throws {
    let folder = try Self.folder([
      "values.csv": """
      unit,indicator,period,value
      yunxi,dayz,2024-04,5
      pinghu,days,2024-04,5
      yunxi,days,2024-03,5
      yunxi,days,2025-01,5
      nobody,days,2024-04,5
      yunxi,days,2024-04,5
      """,
      "again.csv": "unit,indicator,period,value\nyunxi,days,2024-04,6\n",
      "actions.csv": """
      action,unit,status,start,period
      watch,yunxi,done,,
      data-link,,finished,,
      policy-direct,,done,2024-06,2024-05
      one-visit,,late,,
      one-visit,,running,,
      nothing,,done,,
      """,
    ])
    #expect(
      problems(folder, ["values.csv", "again.csv"], actions: "actions.csv") == [
        "actions.csv:2:7: action 'watch' is decided once for all its units (leave unit empty)",
        "actions.csv:3:12: unknown status 'finished' (known: late, running, done, not_credited)",
        "actions.csv:4:29: 2024-06 is later than 2024-05 (expected the earlier one first)",
        "actions.csv:6:1: action 'one-visit' is reported twice (expected one row)",
        "actions.csv:7:1: there is no action 'nothing' (check the id)",
        "again.csv:2:12: unit yunxi, indicator days, period 2024-04 already has a row on line 7",
        "values.csv:2:7: there is no leaf indicator 'dayz' (check the id; did you mean 'days'?)",
        "values.csv:3:1: unit 'pinghu' has depth score and no indicators (report its score or rank, in the format of results)",
        "values.csv:4:12: period 2024-03 is outside the run (expected 2024-04 to 2024-12)",
        "values.csv:5:12: period 2025-01 is outside the run (expected 2024-04 to 2024-12)",
        "values.csv:6:1: there is no unit 'nobody' (check the id)",
      ])
  }

  @Test("an unknown column and an empty table are errors")
  func tables() throws {
    let folder = try Self.folder([
      "values.csv": "unit,indicator,period,value,colour\nyunxi,days,2024-04,5,red\n",
      "empty.csv": "board,unit,period,score,rank\n",
    ])
    #expect(problems(folder, ["values.csv"]).count == 1)
    #expect(problems(folder, ["values.csv"])[0].hasPrefix("values.csv:1:29: unknown column 'colour'"))
    #expect(
      problems(folder, ["empty.csv"]) == ["empty.csv:1:1: nothing is later than 2024-03 (expected at least one row)"])
  }
}

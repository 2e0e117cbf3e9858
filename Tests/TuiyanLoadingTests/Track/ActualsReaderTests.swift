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
    _ folder: ScenarioFolder, _ files: [String], actions: String? = nil, plan: String? = nil
  ) throws(DiagnosticList) -> Actuals {
    let scenario = try folder.load()
    return try ActualsReader.read(
      files.map { folder.path + "/" + $0 }, actions: actions.map { folder.path + "/" + $0 }, for: scenario,
      plan: scenario.plans.first { $0.id == plan } ?? .nothing)
  }

  private func problems(
    _ folder: ScenarioFolder, _ files: [String], actions: String? = nil, plan: String? = nil
  ) -> [String] {
    do {
      _ = try read(folder, files, actions: actions, plan: plan)
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

  @Test("figures are held to the same rules as those of the scenario's own tables")
  func values() throws {
    let folder = try Self.folder([
      "values.csv": """
      unit,indicator,period,value
      yunxi,days,2024-04,0
      yunxi,days,2024-05,-3
      yunxi,online-rate,2024-04,1e300
      yunxi,bad-cases,2024-04,-1
      yunxi,approval,2024-04,3
      """,
      "results.csv.new": "board,unit,period,score,rank\ncounties,pinghu,2024-04,-2e15,\ncounties,shimen,2024-04,,\n",
    ])
    #expect(
      problems(folder, ["values.csv", "results.csv.new"]) == [
        "results.csv.new:2:25: 'score': -2000000000000000 is too large (expected within ±1e15; check it, or write it in a larger unit)",
        "results.csv.new:3:25: unit 'shimen' has neither score nor rank on board 'counties' at 2024-04 (fill in at least one, or remove the row)",
        "values.csv:2:20: transform log needs a positive value, here it is 0",
        "values.csv:3:20: transform log needs a positive value, here it is -3",
        "values.csv:4:27: 'value': 1e+300 is too large (expected within ±1e15; check it, or write it in a larger unit)",
        "values.csv:5:25: indicator 'bad-cases' counts events, here -1 (expected at least 0)",
        "values.csv:6:7: 'approval' is a group and has no value of its own (name a leaf)",
      ])
  }

  @Test("what can be, but hardly so, is warned of")
  func warnings() throws {
    let folder = try Self.folder([
      "values.csv": "unit,indicator,period,value\nyunxi,online-rate,2024-04,600\nyunxi,bad-cases,2024-04,1.5\n",
      "results.csv.new": "board,unit,period,score,rank\ncounties,pinghu,2024-04,1e14,\ncounties,shimen,2024-04,,9\n",
    ])
    let actuals = try read(folder, ["values.csv", "results.csv.new"])
    #expect(
      actuals.warnings.map { folder.relative($0.line(in: .en)) } == [
        "results.csv.new:2:25: unit 'pinghu' has 100000000000000 on board 'counties', above the scheme's total of 100 (check the score, or change points)",
        "results.csv.new:3:26: unit 'shimen' is rank 9 on board 'counties', which lists only 6 units (check the rank, or complete the board's units)",
        "values.csv:2:27: the value 600 of indicator 'online-rate' is outside its range 0 to 100 and is moved to its end",
        "values.csv:3:25: indicator 'bad-cases' counts events, here 1.5, not a whole number (check it; it is taken as it is)",
      ])
    #expect(actuals.warnings.allSatisfy { $0.severity == .warning })
  }

  /// Figures up to May, and the plan `draft`: parallel-approval and watch from April, policy-direct from May.
  private func folder(reporting rows: String) throws -> ScenarioFolder {
    try Self.folder([
      "values.csv": "unit,indicator,period,value\nyunxi,days,2024-05,5\n",
      "actions.csv": "action,unit,status,start,period\n" + rows,
    ])
  }

  @Test("an action cannot be done, or running, at a time still to come")
  func future() throws {
    let folder = try folder(
      reporting: """
        watch,,done,,2024-06
        data-link,,not_credited,2024-07,
        policy-direct,,running,2024-06,
        one-visit,,done,2024-04,2024-05
        """)
    #expect(
      problems(folder, ["values.csv"], actions: "actions.csv", plan: "draft") == [
        "actions.csv:2:14: done at 2024-06 is later than the last figures, of 2024-05 (check the period, or bring figures of 2024-06)",
        "actions.csv:3:25: not_credited at 2024-07 is later than the last figures, of 2024-05 (check the period, or bring figures of 2024-07)",
        "actions.csv:4:24: running at 2024-06 is later than the last figures, of 2024-05 (check the period, or bring figures of 2024-06)",
      ])
  }

  @Test("reports and the plan must not contradict each other in time")
  func againstPlan() throws {
    let folder = try folder(
      reporting: """
        policy-direct,,done,,2024-04
        parallel-approval,,late,2024-03,
        watch,,running,,2024-05
        data-link,,late,2025-02,
        """)
    #expect(
      problems(folder, ["values.csv"], actions: "actions.csv", plan: "draft") == [
        "actions.csv:2:21: action 'policy-direct' has no start and is planned to begin at 2024-05, later than 2024-04 (write in start when it began)",
        "actions.csv:3:25: late, but the start 2024-03 is earlier than the planned 2024-04 (check it; what began early is running)",
        "actions.csv:4:17: period is when an action was done, which one that is running is not (leave it empty, or write status done)",
        "actions.csv:5:17: the start 2025-02 is after the horizon 2024-12: nothing starts then",
      ])
    // Without that plan only the end of what is running is wrong.
    #expect(
      problems(folder, ["values.csv"], actions: "actions.csv").map { $0.prefix(16) } == [
        "actions.csv:4:17", "actions.csv:5:17",
      ])
  }

  @Test(
    "an action decided unit by unit has one row for all units or rows for some, not both", arguments: [true, false])
  func apart(wholeFirst: Bool) throws {
    let template = ScenarioTemplate.files(id: "case", language: .en).first { $0.path == "scenario.yaml" }?.content ?? ""
    let watch = "title: Monitoring posts and quick handling of complaints\n    owner: market-office\n    units: yunxi\n"
    let yaml = template.replacing(watch, with: watch + "    each: true\n")
    #expect(yaml != template)
    let rows = ["watch,,done,,2024-04\n", "watch,yunxi,done,,2024-04\n"]
    let folder = try Self.folder([
      "scenario.yaml": yaml, "values.csv": "unit,indicator,period,value\nyunxi,days,2024-05,5\n",
      "actions.csv": "action,unit,status,start,period\n" + (wholeFirst ? rows : rows.reversed()).joined(),
    ])
    #expect(
      problems(folder, ["values.csv"], actions: "actions.csv") == [
        "actions.csv:3:1: action 'watch' has a row for all its units and one for unit 'yunxi' (write one or the other)"
      ])
  }

  @Test("rows that cannot be read may be the last ones: nothing is held against the last figures then")
  func unreadable() throws {
    let folder = try Self.folder([
      "values.csv": "unit,indicator,period,value\nyunxi,days,2024-04,5\nyunxi,days,2024-05,x\n",
      "actions.csv": "action,unit,status,start,period\nwatch,,done,,2024-05\n",
    ])
    #expect(problems(folder, ["values.csv"], actions: "actions.csv").map { $0.prefix(15) } == ["values.csv:3:20"])
  }
}

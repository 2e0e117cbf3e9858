// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundation
import TuiyanLoading
import TuiyanModel
import TuiyanReport
import TuiyanReview
import TuiyanSimulation

extension TrackCycle: ExpressibleByArgument {}

/// `tuiyan track`: what has come in, against the projection.
struct TrackCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "track",
    abstract: .both(
      "对照推演看实绩：逐项亮绿、黄、红灯，锁定新数据后重估目标概率，说明变化从何而来。",
      "Figures that came in against the projection: green, amber or red one by one, the targets judged again with them, and what moved the probabilities."
    ),
    discussion: .both(
      """
      --actual 的表格式同 history.csv 或 results.csv（按表头辨认），可重复；--actions 的表头为
      action,unit,status,start,period，status 为 late 推迟、running 进行中、done 完成、not_credited 未获认可，
      start 为实际（或新定）启动时间，period 为完成时间。
      --since 给上次 --format json 存下的结果，变化从那时算起；不给时从情景的 as_of 算起。
      """,
      """
      --actual takes tables in the format of history.csv or results.csv (told by their header) and may be repeated; \
      --actions a table action,unit,status,start,period with status late, running, done or not_credited, \
      start being when it really started (or shall), period when it was done.
      --since takes the result that --format json saved last time: changes count from then, otherwise from the \
      scenario's as_of.
      """))

  @OptionGroup var scenario: ScenarioOptions
  @Option(
    name: .customLong("actual"),
    help: .both("已有实绩的表；可重复。", "A table of figures that came in; repeatable.", valueName: "file"), completion: .file())
  var actual: [String]
  @Option(
    name: .customLong("actions"),
    help: .both("措施进展的表。", "The table of how the actions are getting on.", valueName: "file"), completion: .file())
  var actions: String?
  @Option(name: .customLong("plan"), help: .plan)
  var planID = StoredPlan.nothing.id
  @Option(
    name: .customLong("since"), help: .both("上次存下的 JSON 结果。", "The JSON result saved last time.", valueName: "file"),
    completion: .file())
  var since: String?
  @Option(
    name: .customLong("cycle"),
    help: .both(
      "用于哪种例会：week 周调度、ten-days 旬简报、month 月通报、quarter 季评价。", "The meeting it is for: week, ten-days, month or quarter.",
      valueName: "cycle"))
  var cycle: TrackCycle = .month
  @OptionGroup var options: RunOptions

  func run() throws {
    try options.check()
    let loaded = try scenario.load()
    let plan = try loaded.storedPlan(planID)
    let actuals = try actuals(for: loaded, plan: plan)
    let baseline = try baseline(for: loaded, last: actuals.period ?? loaded.asOf)
    let language = scenario.language
    let progress = ProgressLine(isWanted: !options.hidesProgress, language: language)
    defer { progress.end() }
    let tracker = Tracker(scenario: loaded, plan: plan, actuals: actuals, settings: options.settings(for: loaded))
    let outcome: TrackOutcome
    do throws(DiagnosticList) {
      outcome = try tracker.outcome(since: baseline, progress: { progress.report($0) })
    } catch {
      throw Failure.scenario(error)
    }
    progress.end()
    try ReportOutput(options).write(
      report: {
        TrackReport(
          scenario: loaded, outcome: outcome, cycle: cycle,
          warnings: (loaded.warnings + actuals.warnings).map { $0.line(in: language) }, language: language
        ).report()
      },
      json: { TrackJSON.value(scenario: loaded, outcome: outcome) })
  }

  private func actuals(for loaded: Scenario, plan: StoredPlan) throws -> Actuals {
    do throws(DiagnosticList) {
      let actuals = try ActualsReader.read(
        actual, actions: actions, for: loaded, plan: plan, encoding: scenario.encoding)
      for warning in actuals.warnings {
        Console.error(CommandWording.warning(warning.line(in: scenario.language), scenario.language) + "\n")
      }
      return actuals
    } catch {
      throw Failure.scenario(error)
    }
  }

  private func baseline(for loaded: Scenario, last: Period) throws -> TrackBaseline? {
    guard let since else { return nil }
    guard let data = FileManager.default.contents(atPath: since) else { throw Failure.file(.cannotRead(since)) }
    do throws(SavedRun.Fault) {
      return try SavedRun(json: data).baseline(for: loaded, last: last)
    } catch {
      switch error {
      case .unreadable: throw Failure.usage(.notSaved(since))
      case .otherScenario(let id): throw Failure.usage(.savedOther(since, id))
      case .outsideTime(let period): throw Failure.usage(.savedOutside(since, period))
      }
    }
  }
}

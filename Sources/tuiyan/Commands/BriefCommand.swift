// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundation
import TuiyanModel
import TuiyanNumerics
import TuiyanPlanning
import TuiyanPlans
import TuiyanReport
import TuiyanReview
import TuiyanSearch
import TuiyanSimulation

/// The forms a brief can be written in, by the ending of the file.
enum BriefForm: String, ExpressibleByArgument, CaseIterable {
  case md, html, docx, xlsx, pdf
}

/// `tuiyan brief`: the leadership brief.
struct BriefCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "brief",
    abstract: .both(
      "写领导专报：总体判断、本月要办、作战表、差距、对手、风险、可靠性和编制依据。",
      "Write the leadership brief: verdict, what to do this month, schedule, gaps, rivals, risks, how far to trust it, what it rests on."
    ),
    discussion: .both(
      """
      形式由 -o 的文件名结尾决定（.md .html .docx .xlsx .pdf），--to 可另行指定；不给 -o 时输出 Markdown。
      --audience：leader 领导（两页）、office 办公室（全文）、county=ID 某个单位（只写与它有关的）。
      不给 --plan 时先求推荐方案；给了就写那个存储方案。--format 对本命令没有影响。
      """,
      """
      The form follows what the name after -o ends in (.md .html .docx .xlsx .pdf), or --to; without -o it is Markdown.
      --audience: leader (two pages), office (in full), county=ID (one unit: only what concerns it).
      Without --plan the plan to recommend is searched for; with it that stored plan is written up. --format changes \
      nothing here.
      """))

  @OptionGroup var scenario: ScenarioOptions
  @Option(
    name: .customLong("plan"),
    help: .both(
      "情景中某个方案的 id；不给时求推荐方案。",
      "The id of one of the scenario's plans; without it the plan to recommend is searched for.", valueName: "id"))
  var planID: String?
  @Option(
    help: .both("写给谁：leader、office 或 county=单位id。", "For whom: leader, office or county=UNIT.", valueName: "audience"))
  var audience = "leader"
  @Option(
    help: .both(
      "文件形式，默认看 -o 的结尾。", "The form of the file; by default by what the name after -o ends in.", valueName: "form"))
  var to: BriefForm?
  @Option(help: .robust)
  var robust: RobustRule = .worst
  @Option(
    name: .customLong("warm-start"),
    help: .warmStart, completion: .file(extensions: ["json"]))
  var warmStart: String?
  @OptionGroup var options: SimulationOptions

  func run() throws {
    try options.check()
    let form = try form()
    let loaded = try scenario.load()
    let reader = try reader(in: loaded)
    let stored = try planID.map { try loaded.storedPlan($0) }
    if stored != nil, warmStart != nil { throw Failure.usage(.warmStartWithPlan) }
    if stored == nil, loaded.targets.isEmpty { throw Failure.usage(.noTargets) }
    let begun = try warmStart.map { try WarmStart(path: $0).plans(in: loaded) } ?? []
    let progress = ProgressLine(isWanted: !options.hidesProgress, language: scenario.language)
    defer { progress.end() }
    let model = try scenario.compiled(loaded, drawsEveryLeaf: options.exact)
    let (found, standing) = SideBySide.run(
      threads: options.settings(for: loaded).threads,
      { Result { try self.findings(model, stored, begun, reader, progress) } }, { GapAnalyst(model: model).analysis() })
    let findings = try found.get()
    let brief = BriefReport(
      scenario: loaded, findings: findings, standing: standing, audience: reader,
      warnings: loaded.warnings.map { $0.line(in: scenario.language) }, version: TuiyanCommand.configuration.version,
      language: scenario.language
    ).brief()
    progress.end()
    try BriefOutput(form: form, file: ResultFile(path: options.output)).write(brief)
    if findings.found?.wasStopped == true { throw Failure.interrupted(.stoppedEarly) }
  }

  /// - Throws: `Failure.usage` where neither the flag nor the file's ending tells, or bytes would go to the screen.
  private func form() throws -> BriefForm {
    guard let path = options.output else {
      if let to, ![.md, .html].contains(to) { throw Failure.usage(.briefNeedsFile(to.rawValue)) }
      return to ?? .md
    }
    if let to { return to }
    let ending = URL(fileURLWithPath: path).pathExtension.lowercased()
    guard let form = BriefForm(rawValue: ending) else {
      throw Failure.usage(.unknownForm(path, known: BriefForm.allCases.map(\.rawValue)))
    }
    return form
  }

  private func reader(in scenario: Scenario) throws -> Brief.Audience {
    switch audience {
    case "leader": return .leader
    case "office": return .office
    default:
      let known = scenario.ours
      guard audience.hasPrefix("county=") else { throw Failure.usage(.unknownAudience(audience)) }
      let unit = String(audience.dropFirst(7))
      guard known.contains(unit) else { throw Failure.usage(.unknownAudienceUnit(unit, known: known)) }
      return .county(unit)
    }
  }

  private func findings(
    _ model: CompiledModel, _ stored: StoredPlan?, _ begun: [PlanVector], _ reader: Brief.Audience,
    _ progress: ProgressLine
  ) throws -> BriefFindings {
    var unit: String?
    if case .county(let id) = reader { unit = id }
    let settings = options.settings(for: model.scenario)
    func study(from start: Double) -> BriefStudy {
      BriefStudy(model: model, settings: settings, unit: unit, progress: { progress.report(start + (1 - start) * $0) })
    }
    if let stored { return study(from: 0).findings(of: stored) }
    Interruption.offerPatience()
    let (outcome, verification) = try Planner.plan(
      model: model, settings: settings, robust: robust, begun: begun, keeping: BriefStudy.stepsRead,
      shouldStop: { Interruption.isAsked },
      progress: { progress.report($0 * 0.8) })
    return study(from: 0.8).findings(of: outcome, verification: verification)
  }
}

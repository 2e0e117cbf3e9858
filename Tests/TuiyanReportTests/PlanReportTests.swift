import Foundation
// SPDX-License-Identifier: GPL-3.0-or-later
import Testing
import TuiyanModel
import TuiyanReport
import TuiyanSimulation

@Suite("The plan report")
struct PlanReportTests {
  @Test("x") func x() throws {
    func put(_ name: String, _ text: String) throws {
      try text.write(toFile: "/tmp/report-scratch/\(name)", atomically: true, encoding: .utf8)
    }
    let sc = SampleScenario.scenario()
    let out = SampleOutcome.plan()
    for l in Language.allCases {
      let r = PlanReport(scenario: sc, outcome: out, warnings: [], language: l).report()
      try put("plan-\(l).txt", TerminalRenderer(isColoured: false).text(r))
      try put("plan-\(l).md", MarkdownRenderer().text(r))
      try put("plan-\(l).csv", CSVRenderer().text(r))
      let projection = Simulation.project(
        model: try CompiledModel(sc), plan: sc.plans[0], settings: .init(replications: 200, seed: 1, threads: 1))
      let p = ProjectionReport(
        scenario: sc, projection: projection, violations: [.actions(used: 6, allowed: 5)], warnings: [], language: l
      ).report()
      try put("project-\(l).txt", TerminalRenderer(isColoured: false).text(p))
      try put("project-\(l).md", MarkdownRenderer().text(p))
      try put("project-\(l).csv", CSVRenderer().text(p))
      let o = ScenarioOverview(scenario: sc, language: l)
      try put("overview-\(l).txt", o.sentence + "\n" + TerminalRenderer(isColoured: false).text(o.report()))
    }
    try put("plan.json", JSONWriter.text(PlanJSON.value(scenario: sc, outcome: out)))
  }
}

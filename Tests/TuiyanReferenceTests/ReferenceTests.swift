// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing
import TuiyanLoading
import TuiyanModel
import TuiyanSimulation

/// The product's engine against a plain one on GSL's generators, written from the text of the semantics.
@Suite("The reference engine agrees")
struct ReferenceTests {
  /// A stored scenario under a plan.
  struct Case: Sendable, CustomTestStringConvertible {
    let scenario: Scenario
    let plan: StoredPlan

    var testDescription: String { "\(scenario.id) \(plan.id)" }
  }

  private static func stored() throws -> [Scenario] {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("scenarios")
    return try FileManager.default.contentsOfDirectory(atPath: root.path).sorted()
      .map { root.appendingPathComponent($0).path }
      .filter { FileManager.default.fileExists(atPath: "\($0)/scenario.yaml") }
      .map { try ScenarioLoader.load($0) }
  }

  /// Every stored scenario with nothing done, with the longest of its plans, and with everything done at once.
  static func cases() throws -> [Case] {
    try stored().flatMap { scenario in
      [.nothing, longest(of: scenario), everything(in: scenario)].map { Case(scenario: scenario, plan: $0) }
    }
  }

  private static func longest(of scenario: Scenario) -> StoredPlan {
    scenario.plans.max { $0.entries.count < $1.entries.count } ?? .nothing
  }

  /// Every action for every unit as early as may be, but those that need another as late: against the rules of
  /// planning, and so a plan that runs with a warning.
  private static func everything(in scenario: Scenario) -> StoredPlan {
    StoredPlan(
      id: "everything", title: "",
      entries: scenario.actions.map {
        StoredPlan.Entry(action: $0.id, start: $0.requires.isEmpty ? $0.earliest : $0.latest)
      })
  }

  /// A reference engine that is a little wrong.
  enum Slip: String, Sendable, CaseIterable {
    /// Innovations 1.2 times as large.
    case widerSteps
    /// Actions that belong together do not help each other.
    case noSynergies
    /// The published best, mean and worst stay where they are.
    case stillReference
    /// Every future as likely as the next.
    case evenFutures
    /// Totals behind published ranks are drawn around a mean one point higher.
    case higherMean

    /// Where it shows.
    var scenario: String { self == .higherMean ? "county-turnaround-2023" : "yongzhou-2023" }

    var sigmaTimes: Double { self == .widerSteps ? 1.2 : 1 }

    func changed(_ scenario: Scenario) -> Scenario {
      var parts = ScenarioParts(scenario)
      switch self {
      case .widerSteps: break
      case .noSynergies: parts.synergies = []
      case .stillReference:
        parts.override([
          DynamicsOverride(
            unit: nil, kind: nil, ours: nil, indicator: nil, reference: true, keys: DynamicsKeys(drift: Quantity(0)))
        ])
      case .higherMean:
        parts.reference = parts.reference.map { row in
          ReferenceRow(
            board: row.board, indicator: row.indicator, period: row.period, best: row.best,
            mean: row.mean.map { row.indicator == nil ? $0 + 1 : $0 }, worst: row.worst)
        }
      case .evenFutures:
        let share = 1 / Double(parts.futures.count)
        parts.futures = parts.futures.map {
          Future(
            id: $0.id, title: $0.title, probability: share, from: $0.from, rules: $0.rules, dynamics: $0.dynamics,
            budget: $0.budget)
        }
      }
      return parts.scenario
    }
  }

  private func compared(_ one: Case, slip: Slip? = nil) throws -> Comparison {
    let (scenario, plan) = (one.scenario, one.plan)
    let model = try CompiledModel(scenario)
    let projection = Simulation.project(
      model: model, plan: plan, settings: SimulationSettings(seed: scenario.seed, threads: 1))
    let plain = PlainScenario(slip?.changed(scenario) ?? scenario)
    #expect(plain.unstated.isEmpty, "\(scenario.id) leaves these to the estimator: \(plain.unstated)")
    let steps = [plain.steps / 2, plain.steps]
    let outcome = PlainOutcome(
      plain, plan: plan, replications: 2_000, steps: steps, seed: 20_220_101, sigmaTimes: slip?.sigmaTimes ?? 1)
    var comparison = Comparison(one.testDescription)
    comparison.compare(projection, plain, outcome, steps: steps)
    return comparison
  }

  @Test("on every stored scenario, whatever is done", arguments: try cases())
  func agrees(_ one: Case) throws {
    let comparison = try compared(one)
    #expect(comparison.count > 0)
    #expect(comparison.differences.isEmpty, "\(comparison.differences.joined(separator: "\n"))")
  }

  @Test("and an engine that is a little wrong does not", arguments: Slip.allCases)
  func noticesASlip(_ slip: Slip) throws {
    let scenario = try #require(try Self.stored().first { $0.id == slip.scenario })
    let comparison = try compared(Case(scenario: scenario, plan: Self.everything(in: scenario)), slip: slip)
    #expect(!comparison.differences.isEmpty)
  }
}

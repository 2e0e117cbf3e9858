// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics
import TuiyanPlans
import TuiyanSearch
import TuiyanSimulation

/// Several plans side by side on the same replications: the answer to `tuiyan compare`.
public struct PlanComparison: Sendable {
  /// One plan, and how it differs from the first.
  public struct Entry: Sendable {
    public let id: String
    public let title: String
    public let judged: JudgedPlan
    public let violations: [PlanViolation]
    /// [targets]: the (joint) probability minus the first plan's, paired; over futures without probabilities, of the
    /// smallest of theirs.
    public let differences: [PairedDifference]
    /// The objective minus the first plan's, paired.
    public let objective: PairedDifference
    public let standings: [Standing]
  }

  /// Where one of our units ends up.
  public struct Standing: Sendable {
    public let board: String
    public let unit: String
    public let score: MeanEstimate
    public let rank: MeanEstimate
  }

  public let settings: SimulationSettings
  /// In the order asked for; the first is what the others are compared with.
  public let entries: [Entry]
  public let futures: [FutureShare]
  public let notes: [ModelNote]

  /// - Parameter plans: one or more.
  /// - Throws: `DiagnosticList` where the scenario does not compile.
  public init(
    scenario: Scenario, plans: [StoredPlan], settings: SimulationSettings, progress: ProgressSink? = nil
  ) throws {
    let model = try CompiledModel(scenario, drawsEveryLeaf: settings.drawsEveryLeaf)
    let judge = ReplayJudge(model: model, settings: settings)
    progress?(0.3)
    let space = PlanSpace(scenario)
    let bench = PlanBench(scenario, space, judge, robust: .worst, references: [])
    let objectives = scenario.targets.indices.map { index in
      PlanObjective(scenario.joint(index), layout: judge.layout, robust: .worst)
    }
    let vectors = plans.map { PlanVector($0, of: scenario) }
    let records = vectors.map { bench.record($0) }
    var entries: [Entry] = []
    for (place, plan) in plans.enumerated() {
      let standings = Self.standings(model, vectors[place], settings)
      entries.append(
        Entry(
          id: plan.id, title: plan.title, judged: bench.judged(vectors[place], records[place]),
          violations: space.rules.violations(of: vectors[place]),
          differences: objectives.map { $0.difference(records[place], minus: records[0]) },
          objective: bench.difference(records[place], minus: records[0]), standings: standings))
      progress?(0.3 + 0.7 * Double(place + 1) / Double(plans.count))
    }
    self.settings = settings
    self.entries = entries
    futures = judge.layout.shares(of: scenario)
    notes = model.notes
  }

  /// Our units on every board at the horizon; over futures without probabilities, in the first.
  private static func standings(
    _ model: CompiledModel, _ plan: PlanVector, _ settings: SimulationSettings
  ) -> [Standing] {
    let scenario = model.scenario
    let ours = Set(scenario.ours)
    let step = scenario.horizon.ordinal - scenario.asOf.ordinal
    let places = scenario.boards.flatMap { board in board.units.filter(ours.contains).map { (board.id, $0) } }
    let recording = Recording(
      model, plan: plan, settings: settings,
      columns: places.flatMap { board, unit in
        [.total(board: board, unit: unit, step: step), .rank(board: board, unit: unit, step: step)]
      })
    return places.compactMap { board, unit in
      guard let score = recording[.total(board: board, unit: unit, step: step)],
        let rank = recording[.rank(board: board, unit: unit, step: step)]
      else { return nil }
      return Standing(board: board, unit: unit, score: MeanEstimate(score), rank: MeanEstimate(rank))
    }
  }
}

extension Scenario {
  /// The targets such that the objective is the (joint) probability of one of them.
  func joint(_ index: Int) -> [Target] {
    targets.enumerated().map { place, target in
      target.with(kind: .strive(weight: place == index ? 1 : 0), isJoint: true)
    }
  }
}

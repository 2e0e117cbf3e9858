// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanSimulation

/// A scenario moved on along the figures that came in.
///
/// As of a period p, what has a figure of p stands at it. All else is carried there by one run: what last had a figure of
/// q < p as the scenario as of q projects it to p, what never had one as the scenario as of the old as_of does. So every
/// figure counts from its own period on, and what actions have brought since is in what is carried.
struct FigureCourse {
  private let move: ScenarioMove
  private let plan: StoredPlan
  private let settings: SimulationSettings
  /// Those that something is carried from, by their as_of.
  private var models: [Period: CompiledModel] = [:]

  init(_ move: ScenarioMove, plan: StoredPlan, settings: SimulationSettings) {
    self.move = move
    self.plan = plan
    self.settings = settings
  }

  /// The scenario as of a period, and how many quantities were carried there.
  /// - Throws: where a scenario on the way does not compile.
  /// - Complexity: a run for every period from which something is carried, which at each of those is asked anew.
  mutating func moved(to period: Period) throws(DiagnosticList) -> (scenario: Scenario, carried: Int) {
    var origins: [Period: [BandSubject]] = [:]
    for subject in move.quantities {
      let last = move.dates.last(of: subject, upTo: period) ?? move.scenario.asOf
      if last < period { origins[last, default: []].append(subject) }
    }
    var carried: [Band] = []
    for (origin, subjects) in origins.sorted(by: { $0.key < $1.key }) {
      carried += Simulation.bands(
        model: try model(at: origin), plan: ActionCourse.plan(plan, move.courses, after: origin), settings: settings,
        of: subjects.map { BandRequest($0, at: [period]) })
    }
    return (move.moved(to: period, carried: carried), carried.count)
  }

  private mutating func model(at period: Period) throws(DiagnosticList) -> CompiledModel {
    if let known = models[period] { return known }
    let scenario = period == move.scenario.asOf ? move.unmoved : try moved(to: period).scenario
    let model = try CompiledModel(scenario, drawsEveryLeaf: true)
    models[period] = model
    return model
  }
}

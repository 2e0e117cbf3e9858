// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanPlans
import TuiyanSimulation

/// A scenario moved on to a later period.
///
/// A quantity with a figure after as_of begins anew at its last one, as if as_of had been edited to that period: trend and
/// autocorrelation too. All else goes on from as_of, draw for draw as it was projected, so that no probability moves
/// because time has gone by. Units known by rank stand in a new order only where every unit of their board has a rank of
/// that period which no total known then contradicts; one with a total goes on from it. `since: as_of` keeps meaning the
/// old as_of, by the median rank then.
struct ScenarioMove {
  let scenario: Scenario
  /// Median ranks at the old as_of, by board and unit.
  let ranksAtStart: [BandSubject: Int]
  let courses: [ActionCourse]
  /// All that came in.
  let rows: Actuals
  let dates: FigureDates
  /// The period that it is to be moved to in the end: what has begun by then goes the same way in every scenario before.
  private let now: Period
  private let plan: StoredPlan
  private let facts: PublishedFacts
  private let units: [String: Unit]
  private let ours: Set<String>

  init(
    _ scenario: Scenario, projection: Projection, plan: StoredPlan, courses: [ActionCourse], rows: Actuals, now: Period
  ) {
    self.scenario = scenario
    self.plan = plan
    self.courses = courses
    self.rows = rows
    self.now = now
    dates = FigureDates(scenario, rows)
    facts = PublishedFacts(scenario, rows)
    units = Dictionary(scenario.units.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    ours = Set(scenario.ours)
    var ranks: [BandSubject: Int] = [:]
    for board in projection.boards {
      for unit in board.units {
        ranks[.total(board: board.id, unit: unit.unit.id)] = unit.periods.first.map { Int($0.rank.q50) }
      }
    }
    ranksAtStart = ranks
  }

  /// The old as_of with the plan's actions as they go.
  private var started: ScenarioParts {
    var parts = ScenarioParts(scenario)
    parts.actions = ActionCourse.actions(of: scenario, courses, at: now)
    return parts
  }

  /// What runs from the old as_of, with all that came in.
  /// - Throws: where it does not compile.
  func model() throws(DiagnosticList) -> CompiledModel {
    var parts = started
    guard now > scenario.asOf else { return try CompiledModel(parts.scenario, drawsEveryLeaf: true) }
    parts.results += startRanks(rows)
    let move = TargetMove(from: scenario.asOf, to: now, facts: facts)
    parts.targets = scenario.targets.compactMap { move.moved($0) }
    let stages = dates.all.map { LaterFigures.Stage(scenario: stage($0), ranked: dates.ranked[$0, default: []]) }
    return try CompiledModel(
      parts.scenario,
      later: LaterFigures(stages: stages, plan: ActionCourse.plan(plan, courses, after: scenario.asOf)) { [dates] in
        dates.last(of: $0, upTo: $1)
      })
  }

  /// Quantities without a figure of the last period.
  var carried: Int {
    now > scenario.asOf ? quantities.count { dates.last(of: $0, upTo: now) != now } : 0
  }

  /// What moves by itself, one time each. Not what happens once at most: it is drawn once in all.
  private var quantities: [BandSubject] {
    var subjects: [BandSubject] = []
    var seen = Set<BandSubject>()
    let parents = Set(scenario.units.compactMap(\.parent))
    for board in scenario.boards {
      let nodes = scheme(of: board)?.leaves ?? []
      for id in board.units {
        if units[id]?.depth == .indicators {
          subjects += nodes.filter { node in
            (node.leaf?.rollup == nil || !parents.contains(id)) && node.leaf?.events?.once != true
          }
          .map { .leaf(unit: id, leaf: $0.id) }
        } else {
          subjects.append(.total(board: board.id, unit: id))
        }
      }
    }
    return subjects.filter { seen.insert($0).inserted }
  }

  /// The scenario as of a period with figures.
  private func stage(_ period: Period) -> Scenario {
    let known = rows.upTo(period)
    var parts = started
    parts.asOf = period
    parts.history = scenario.history.filter { $0.period <= scenario.asOf } + known.observations
    parts.results = scenario.results.filter { $0.period <= scenario.asOf } + known.results
    let scored = Set(known.results.filter { $0.period == period && $0.score != nil }.map(\.unit))
    parts.units = scenario.units.map { unit in
      guard unit.depth == .rank, scored.contains(unit.id) else { return unit }
      return Unit(id: unit.id, title: unit.title, kind: unit.kind, parent: unit.parent, depth: .score)
    }
    parts.override(statedLevels(parts.history))
    return parts.scenario
  }

  private func scheme(of board: Board) -> Scheme? { scenario.schemes.first { $0.id == board.scheme } }

  /// Where the dynamics state a level, the figure that came in takes its place.
  private func statedLevels(_ history: [Observation]) -> [DynamicsOverride] {
    var last: [BandSubject: Observation] = [:]
    for row in history where row.period > scenario.asOf && row.value != nil {
      let key = BandSubject.leaf(unit: row.unit, leaf: row.indicator)
      if let known = last[key], known.period > row.period { continue }
      last[key] = row
    }
    let rows = last.values.sorted { ($0.unit, $0.indicator) < ($1.unit, $1.indicator) }
    let all = [scenario.dynamics] + scenario.futures.map(\.dynamics)
    return rows.compactMap { row in
      guard let unit = units[row.unit],
        all.contains(where: {
          $0.keys(unit: unit, isOurs: ours.contains(unit.id), indicator: row.indicator).level != nil
        })
      else { return nil }
      return DynamicsOverride(
        unit: row.unit, kind: nil, ours: nil, indicator: row.indicator, reference: false,
        keys: DynamicsKeys(level: row.value))
    }
  }
}

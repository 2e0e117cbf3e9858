// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics
import TuiyanSimulation

/// A scenario moved on to a later period, as if as_of had been edited.
///
/// Figures of that period are the new levels. What has none is carried there, as `FigureCourse` says: a level drawn per
/// replication from the projected distribution (normal; lognormal on a log scale; the very shares of a count). Units
/// known by rank stay so only where every unit of their board has a rank of that period; else they go on with their
/// projected totals. Published references move by their median drift. Trends and autocorrelation begin anew, as they do
/// at any as_of. `since: as_of` keeps meaning the old as_of, by the median rank then.
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
  private let facts: PublishedFacts
  private let units: [String: Unit]
  private let ours: Set<String>

  init(_ scenario: Scenario, projection: Projection, courses: [ActionCourse], rows: Actuals, now: Period) {
    self.scenario = scenario
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
  var unmoved: Scenario {
    var edit = ScenarioParts(scenario)
    edit.actions = ActionCourse.actions(of: scenario, courses, at: now)
    return edit.scenario
  }

  /// What must be known of a period to move there, one time each. Not what happens once at most: it is drawn once in
  /// all, so what is known of it stands until it is due.
  var quantities: [BandSubject] {
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

  /// The scenario as of a period.
  /// - Parameter carried: the bands, at that period, of all quantities that have no figure of it.
  func moved(to period: Period, carried: [Band]) -> Scenario {
    let actuals = rows.upTo(period)
    var edit = ScenarioParts(scenario)
    edit.asOf = period
    edit.actions = ActionCourse.actions(of: scenario, courses, at: now)
    edit.history = scenario.history.filter { $0.period <= scenario.asOf } + actuals.observations
    edit.results =
      scenario.results.filter { $0.period <= scenario.asOf } + actuals.results + startRanks(actuals)
    edit.units = scenario.units.map { unit in
      guard unit.depth == .rank, !dates.keepsRank(unit.id, at: period) else { return unit }
      return Unit(id: unit.id, title: unit.title, kind: unit.kind, parent: unit.parent, depth: .score)
    }
    for band in carried {
      switch band.subject {
      case .leaf(let unit, let leaf):
        edit.history.append(
          Observation(unit: unit, indicator: leaf, period: period, value: level(of: band, unit: unit, leaf: leaf)))
      case .total(let board, let unit): addTotal(band, board: board, unit: unit, at: period, to: &edit)
      }
    }
    edit.override(statedLevels(edit.history, at: period))
    edit.reference += references(at: period)
    edit.targets = scenario.targets.compactMap { TargetMove(from: scenario.asOf, to: period, facts: facts).moved($0) }
    return edit.scenario
  }

  func scheme(of board: Board) -> Scheme? { scenario.schemes.first { $0.id == board.scheme } }

  // MARK: - Levels

  /// A carried total joins the row that published the rank alone, where there is one.
  private func addTotal(
    _ band: Band, board: String, unit: String, at period: Period, to edit: inout ScenarioParts
  ) {
    let score = total(of: band, unit: unit)
    let place = edit.results.firstIndex { $0.board == board && $0.unit == unit && $0.period == period }
    let rank = place.flatMap { edit.results[$0].rank }
    let row = PublishedResult(board: board, unit: unit, period: period, score: score, rank: rank)
    if let place { edit.results[place] = row } else { edit.results.append(row) }
  }

  /// The projected distribution without the sampling error and the level error that the model adds anew.
  private func level(of band: Band, unit id: String, leaf: String) -> Quantity? {
    let summary = band.summary
    if let counts = band.counts {
      return Quantity(.discrete(counts.map { .init(value: Quantity.Part($0.value), probability: $0.share) }))
    }
    guard let unit = units[id], let rule = leafRule(leaf) else { return nil }
    let keys = scenario.dynamics.keys(unit: unit, isOurs: ours.contains(id), indicator: leaf)
    let levelSD = keys.levelSD?.distribution(span: rule.span ?? 0).quantile(0.5) ?? 0
    let sampling = rule.samplingVariance(at: summary.mean)
    let variance = summary.sd * summary.sd - sampling - levelSD * levelSD
    guard variance > 1e-18 else { return Quantity(summary.q50) }
    if rule.transform == .log, summary.q50 > 0 {
      return Quantity(.lognormal(Quantity.Part(summary.q50), exponential(variance.squareRoot() / summary.q50)))
    }
    return Quantity(.normal(Quantity.Part(summary.mean), Quantity.Part(variance.squareRoot())))
  }

  private func total(of band: Band, unit id: String) -> Quantity {
    let summary = band.summary
    let keys = units[id].map { scenario.dynamics.totalKeys(unit: $0, isOurs: ours.contains(id)) }
    let levelSD = keys?.levelSD?.median ?? 0
    let variance = summary.sd * summary.sd - levelSD * levelSD
    guard variance > 1e-18 else { return Quantity(summary.q50) }
    return Quantity(.normal(Quantity.Part(summary.mean), Quantity.Part(variance.squareRoot())))
  }

  private func leafRule(_ id: String) -> Leaf? {
    scenario.schemes.lazy.flatMap(\.leaves).first { $0.id == id }?.leaf
  }

  /// Where the dynamics state a level, the figure that came in takes its place.
  private func statedLevels(_ history: [Observation], at period: Period) -> [DynamicsOverride] {
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

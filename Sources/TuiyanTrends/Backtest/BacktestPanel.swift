// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

/// A panel that a scenario holds, ready to be backtested.
public struct BacktestPanel: Sendable {
  /// What the panel is made from.
  public enum Source: Sendable, Hashable {
    /// Published totals of a board.
    case scores(board: String)
    /// Published ranks of a board that publishes no scores, or fewer of them that no model learns from.
    case ranks(board: String)
    /// Values of a leaf.
    case indicator(String)
  }

  public let source: Source
  /// Of a leaf; nil of a board's totals or ranks.
  public let cohort: Cohort?
  public let panel: PanelHistory
  /// Targets of the board that ask for a rank or a gain, unit by unit.
  public let questions: [BacktestQuestion]

  /// The panels of a scenario up to as_of: each board's totals first, in the scenario's order, then each leaf, cohort by
  /// cohort (`LeafCohorts`).
  ///
  /// A leaf where less is better is turned; log and logit leaves stand on their own scale, running totals as they are.
  /// Masked figures count by
  /// their median. Panels with fewer than two periods or two units are left out.
  /// - Parameter estimates: of the scenario's model: a board's totals that it learns from published scores are backtested
  ///   by these, even where more ranks are published.
  public static func all(of scenario: Scenario, estimates: [ModelEstimate] = []) -> [BacktestPanel] {
    let learnt = Set(estimates.filter { $0.rung != nil }.map(\.subject))
    let observed = ObservedValues(scenario)
    var panels: [BacktestPanel] = []
    for board in scenario.boards {
      let takesScores = learnt.contains(.total(board: board.id))
      guard let (source, panel) = totals(of: board, observed: observed, takesScores: takesScores) else { continue }
      panels.append(
        BacktestPanel(source: source, cohort: nil, panel: panel, questions: questions(scenario, board: board)))
    }
    let cohorts = LeafCohorts(scenario)
    var seen: Set<String> = []
    for node in scenario.schemes.flatMap(\.leaves) where seen.insert(node.id).inserted {
      guard let leaf = node.leaf, leaf.events == nil else { continue }
      let scale = ProcessScale(leaf: leaf)
      let running = RunningCourse(.indicator(node.id), of: scenario, scale: scale, sign: scale.sign)
      for cohort in cohorts.cohorts(of: node.id) {
        let points = cohort.units.map { unit in
          values(
            of: ObservedValues.Key(unit: unit, indicator: node.id), observed, scale: scale, isRunning: running != nil)
        }
        guard let panel = PanelHistory(units: cohort.units, points: points, running: running) else { continue }
        panels.append(BacktestPanel(source: .indicator(node.id), cohort: cohort, panel: panel, questions: []))
      }
    }
    return panels
  }

  /// Values of a unit's leaf on the scale they move on, more being better.
  private static func values(
    of key: ObservedValues.Key, _ observed: ObservedValues, scale: ProcessScale, isRunning: Bool
  ) -> [(Int, Double)] {
    (observed.series[key] ?? []).map { row in
      (row.period, scale.sign * scale.learnt(row.value.median, isRunning: isRunning))
    }
  }

  private static func totals(
    of board: Board, observed: ObservedValues, takesScores: Bool
  ) -> (Source, PanelHistory)? {
    let keys = board.units.map { ObservedValues.BoardKey(board: board.id, unit: $0) }
    let scores = keys.map { key in (observed.scores[key] ?? []).map { ($0.period, $0.value.median) } }
    let ranks = keys.map { key in (observed.ranks[key] ?? []).filter { $0.period <= observed.asOf } }
    let running = board.cumulative.map { RunningCourse($0) }
    if takesScores || scores.joined().count >= ranks.joined().count,
      let panel = PanelHistory(units: board.units, points: scores, running: running)
    {
      return (.scores(board: board.id), panel)
    }
    let periods = Set(ranks.joined().map(\.period)).sorted()
    let table = ranks.map { row in periods.map { period in row.last { $0.period == period }?.rank } }
    let panel = PanelHistory(units: board.units, periods: periods, ranks: table)
    if let trimmed = panel.worthwhile { return (.ranks(board: board.id), trimmed) }
    return PanelHistory(units: board.units, points: scores, running: running).map { (.scores(board: board.id), $0) }
  }

  private static func questions(_ scenario: Scenario, board: Board) -> [BacktestQuestion] {
    scenario.targets.flatMap { target in target.backtestQuestions(on: board) }
  }
}

extension PanelHistory {
  /// From each unit's own (period, value) rows; nil where it holds fewer than two periods or two units.
  init?(units: [String], points: [[(Int, Double)]], running: RunningCourse? = nil) {
    let periods = Set(points.joined().map(\.0)).sorted()
    let place = Dictionary(uniqueKeysWithValues: periods.enumerated().map { ($1, $0) })
    let rows = points.map { row in
      var values = [Double](repeating: .nan, count: periods.count)
      for (period, value) in row { values[place[period, default: 0]] = value }
      return values
    }
    guard let found = PanelHistory(units: units, periods: periods, rows: rows, running: running).worthwhile else {
      return nil
    }
    self = found
  }

  /// Itself where two units and two periods have values.
  var worthwhile: PanelHistory? {
    periods.count >= 2 && counts.count { $0 > 0 } >= 2 ? self : nil
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics

/// A panel whose continuation is drawn for the units that state no dynamics.
package struct EstimatedPanel: Sendable {
  package let forecast: PanelForecast
  /// The stream of what the panel's units share.
  package let key: StreamKey
  /// The stream of what all units of the leaf, or all totals, share: with stated dynamics too.
  package let commonKey: StreamKey
  package let judgement: ModelEstimate.Judgement?
}

/// A process that takes a row of an estimated panel for its path.
package struct EstimatedPath: Sendable {
  package let panel: Int
  package let row: Int
  /// g of the level that the path is told from.
  package let start: Double

  package init(panel: Int, row: Int, start: Double) {
    self.panel = panel
    self.row = row
    self.start = start
  }
}

/// The panels that were fitted, and what was taken from them, while a model is made.
package struct EstimateBook {
  package private(set) var panels: [EstimatedPanel] = []
  /// nil: the history does not allow one.
  private var places: [LearntSubject: Int?] = [:]
  private var rows: [LearntSubject: [String: Int]] = [:]
  private var whole: [LearntSubject: [String]] = [:]
  private var filled: [LearntSubject: [String: [String]]] = [:]
  private var increments: [LearntSubject: Int] = [:]

  package init() {}

  /// The panel of a subject, fitted once; nil where no unit of the cohort has two values.
  package mutating func panel(
    _ subject: LearntSubject, of scenario: Scenario, observed: ObservedValues, scale: ProcessScale
  ) -> Int? {
    if let known = places[subject] { return known }
    let history = PanelHistory(subject, of: scenario, observed: observed, scale: scale)
    guard let history, history.isEstimable(at: scenario.asOf.ordinal) else {
      places[subject] = .some(nil)
      return nil
    }
    rows[subject] = Dictionary(uniqueKeysWithValues: history.units.enumerated().map { ($1, $0) })
    panels.append(EstimatedPanel(history, subject: subject.subject, scenario: scenario))
    places[subject] = panels.count - 1
    return panels.count - 1
  }

  /// The row of a unit, and that it was taken.
  package mutating func take(_ unit: String, from subject: LearntSubject) -> Int? {
    guard let row = rows[subject]?[unit] else { return nil }
    whole[subject, default: []].append(unit)
    return row
  }

  package mutating func fill(_ keys: [String], of unit: String, subject: LearntSubject, increments count: Int) {
    filled[subject, default: [:]][unit] = keys
    increments[subject] = count
  }

  /// Everything estimated, leaves by id before totals by board, cohorts of a leaf by their boards.
  package var estimates: [ModelEstimate] {
    let subjects = Set(whole.keys).union(filled.keys)
    return subjects.sorted { $0.order < $1.order }.map { subject in
      let panel = (places[subject] ?? nil).map { panels[$0] }
      let byKeys = Dictionary(grouping: filled[subject, default: [:]], by: \.value)
      let isWhole = whole[subject] != nil
      return ModelEstimate(
        subject: subject.subject, cohort: subject.cohort, rung: isWhole ? panel?.forecast.rung : nil,
        whole: (whole[subject] ?? []).sorted(),
        filled: byKeys.map { ModelEstimate.Filled(keys: $0.key, units: $0.value.map(\.key).sorted()) }
          .sorted { $0.keys.joined() < $1.keys.joined() },
        increments: increments[subject] ?? 0, judgement: isWhole ? panel?.judgement : nil)
    }
  }
}

extension LearntSubject {
  /// What sorts leaves before totals, each by id and cohort.
  fileprivate var order: String {
    switch subject {
    case .indicator(let id): (["0" + id] + cohort.boards).joined(separator: "\0")
    case .total(let board): "1" + board
    }
  }
}

extension PanelHistory {
  /// The certain values of a leaf in a cohort or of a board's published totals, up to as_of, on the scale they move on.
  fileprivate init?(
    _ learnt: LearntSubject, of scenario: Scenario, observed: ObservedValues, scale: ProcessScale
  ) {
    let units = learnt.cohort.units
    let running = RunningCourse(learnt.subject, of: scenario, scale: scale)
    let rows: [[(period: Int, value: Quantity)]] =
      switch learnt.subject {
      case .indicator(let leaf):
        units.map { observed.series[ObservedValues.Key(unit: $0, indicator: leaf)] ?? [] }
      case .total(let board):
        units.map { observed.scores[ObservedValues.BoardKey(board: board, unit: $0)] ?? [] }
      }
    let points = rows.map { row in
      row.compactMap { one in
        one.value.constant.map { (one.period, scale.learnt($0, isRunning: running != nil)) }
      }
    }
    let known = units.indices.filter { !points[$0].isEmpty }
    let periods = Set(points.joined().map(\.0)).sorted()
    guard !periods.isEmpty else { return nil }
    let place = Dictionary(uniqueKeysWithValues: periods.enumerated().map { ($1, $0) })
    self.init(
      units: known.map { units[$0] }, periods: periods,
      rows: known.map { unit in
        var values = [Double](repeating: .nan, count: periods.count)
        for (period, value) in points[unit] { values[place[period, default: 0]] = value }
        return values
      }, running: running)
  }

  /// Some unit has two values; of running totals, two or more units have one in the course that as_of lies in.
  fileprivate func isEstimable(at asOf: Int) -> Bool {
    guard let running else { return counts.contains { $0 >= 2 } }
    let now = periods.indices.filter { running.total.isOneCourse(periods[$0], asOf) }
    return units.indices.count { unit in now.contains { !value(unit, $0).isNaN } } >= 2
  }
}

extension RunningCourse {
  /// How a leaf or a board's totals run up; nil where they do not. Leaves on a log scale are compared by ratio.
  init?(_ subject: ModelEstimate.Subject, of scenario: Scenario, scale: ProcessScale, sign: Double = 1) {
    let stated: RunningTotal? =
      switch subject {
      case .indicator(let id): scenario.schemes.lazy.flatMap(\.leaves).first { $0.id == id }?.leaf?.cumulative
      case .total(let board): scenario.boards.first { $0.id == board }?.cumulative
      }
    guard let stated else { return nil }
    self.init(stated, scale: scale.transform == .log ? .ratio : .difference, sign: sign)
  }
}

extension EstimatedPanel {
  fileprivate init(_ history: PanelHistory, subject: ModelEstimate.Subject, scenario: Scenario) {
    let asOf = scenario.asOf.ordinal
    let steps = scenario.horizon.ordinal - asOf
    var judgement: ModelEstimate.Judgement?
    if case .total = subject { judgement = Self.judgement(of: history, until: asOf + steps, seed: scenario.seed) }
    let isBeaten = judgement?.prefersRandomWalk ?? false
    forecast = PanelForecast(
      history, from: asOf, steps: Array(1...max(1, steps)), method: isBeaten ? .randomWalk : .estimator)
    self.judgement = judgement
    commonKey = StreamKey.common(of: subject)
    switch subject {
    case .indicator(let id): key = StreamKey.things.child("estimate").child(id)
    case .total(let board): key = StreamKey.things.child("estimate-total").child(board)
    }
  }

  /// A backtest at the scenario's own distance, in whole panel periods; nil where it tells nothing.
  private static func judgement(of history: PanelHistory, until end: Int, seed: UInt64) -> ModelEstimate.Judgement? {
    let last = history.periods.last ?? end
    let spacing = history.running?.spacing(of: history, at: last) ?? history.spacing
    let ahead = Double(end - last) / Double(spacing)
    let settings = BacktestSettings.verdict(horizon: max(1, Int(ahead.rounded())), seed: seed)
    guard let result = try? Backtest.run(history, settings: settings), result.verdict != .sameModel else { return nil }
    return ModelEstimate.Judgement(
      origins: result.origins.count, horizon: settings.horizon, draws: settings.replications,
      brier: result.brier.estimator.value, randomWalkBrier: result.brier.randomWalk.value)
  }
}

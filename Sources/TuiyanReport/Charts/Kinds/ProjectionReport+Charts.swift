// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanSimulation

extension ProjectionReport {
  /// The rank of one unit by period, with the targets about it.
  /// - Parameters:
  ///   - unit: nil: the unit of the first target, else the first of ours.
  ///   - board: nil: the first on which the unit stands, that of the first target before others.
  /// - Throws: `ChartRefusal.nobodyOnBoard`.
  public func fanChart(unit: String? = nil, board: String? = nil) throws(ChartRefusal) -> Chart {
    let (board, unit) = try subject(unit: unit, board: board)
    let steps = unit.periods.map { step in
      RankFan.Step(
        period: step.period, q05: step.rank.q05, q25: Self.quantile(0.25, of: step.rank),
        q50: step.rank.q50, q75: Self.quantile(0.75, of: step.rank), q95: step.rank.q95)
    }
    return chart(
      Phrase.fanTitle(names.unit(unit.unit.id), names.board(board.id))[language], Phrase.fanReading(planName)[language],
      .fan(RankFan(steps: steps, count: board.units.count, goals: goals(unit.unit.id, on: board))))
  }

  /// How probable each rank is: one unit period by period, or the units of ours at the horizon.
  /// - Parameters:
  ///   - unit: nil: all of ours on the board at the horizon; where that is one, period by period.
  ///   - board: as in `fanChart`.
  /// - Throws: `ChartRefusal.nobodyOnBoard`.
  public func ranksChart(unit: String? = nil, board: String? = nil) throws(ChartRefusal) -> Chart {
    let (board, subject) = try subject(unit: unit, board: board)
    let ours = board.units.filter(\.isOurs)
    guard unit == nil, ours.count > 1 else {
      let rows = subject.periods.map {
        RankShares.Row(
          label: NumberText.period($0.period, language), period: $0.period, shares: $0.rank.p, median: $0.rank.q50,
          goals: [])
      }
      return ranksChart(
        Phrase.ranksByMonthTitle(names.unit(subject.unit.id), names.board(board.id)), rows,
        goals: goals(subject.unit.id, on: board), on: board)
    }
    let rows = ours.enumerated().compactMap { place, unit in
      unit.periods.last.map { (place, unit, $0.rank) }
    }.sorted { ($0.2.mean, $0.0) < ($1.2.mean, $1.0) }.map {
      RankShares.Row(
        label: names.unit($0.1.unit.id), period: nil, shares: $0.2.p, median: $0.2.q50,
        goals: ownGoals($0.1, among: ours, on: board))
    }
    return ranksChart(
      Phrase.ranksTitle(names.board(board.id), scenario.horizon), rows, goals: commonGoals(ours, on: board), on: board)
  }

  private func ranksChart(
    _ title: Phrase, _ rows: [RankShares.Row], goals: [RankGoal], on board: BoardProjection
  ) -> Chart {
    let shares = RankShares(
      rows: rows, count: board.units.count, goals: goals, runs: projection.settings.replications)
    return chart(
      title[language], Phrase.ranksReading(planName)[language], .ranks(shares),
      [Phrase.sharesError(shares.largestError)[language]])
  }

  /// Units that one picture holds beside ours.
  private static let mostSlopes = 40

  /// The last published rank of every unit beside its forecast; ours alone where the board is large.
  /// - Throws: `ChartRefusal.nobodyOnBoard`, `.nothingPublished`.
  public func slopeChart(board: String? = nil) throws(ChartRefusal) -> Chart {
    let (board, _) = try subject(unit: nil, board: board)
    let published = scenario.results.filter {
      $0.board == board.id && $0.rank != nil && $0.period <= scenario.asOf
    }
    guard let from = published.map(\.period).max() else { throw .nothingPublished }
    let ranks = Dictionary(
      published.filter { $0.period == from }.compactMap { row in row.rank.map { (row.unit, Double($0)) } },
      uniquingKeysWith: { _, last in last })
    let isLarge = board.units.count > Self.mostSlopes
    let lines = board.units.filter { $0.isOurs || !isLarge }.compactMap { unit -> RankSlopes.Line? in
      guard let before = ranks[unit.unit.id], let end = unit.periods.last?.rank else { return nil }
      return RankSlopes.Line(
        name: names.unit(unit.unit.id), isOurs: unit.isOurs, before: before, mean: end.mean, q05: end.q05, q95: end.q95)
    }
    guard !lines.isEmpty else { throw .nothingPublished }
    var reading = Phrase.slopeReading(planName, from: from, to: scenario.horizon)[language]
    if lines.count < board.units.count {
      reading += (language == .zh ? "" : " ") + Phrase.oursOnly(lines.count, of: board.units.count)[language]
    }
    return chart(
      Phrase.slopeTitle(names.board(board.id))[language], reading,
      .slope(RankSlopes(from: from, to: scenario.horizon, lines: lines, count: board.units.count)))
  }

  private func chart(_ title: String, _ subtitle: String, _ body: Chart.Body, _ notes: [String] = []) -> Chart {
    Chart(
      title: title, subtitle: subtitle,
      notes: notes
        + ChartNotes(scenario: scenario, language: language).lines(
          settings: projection.settings, futuresAreApart: projection.futures.areApart), body: body)
  }

  private func subject(
    unit id: String?, board asked: String?
  ) throws(ChartRefusal) -> (BoardProjection, UnitProjection) {
    let first = scenario.targets.first?.clause
    let wanted = id ?? first.flatMap { clause in if case .unit(let unit) = clause.scope { unit } else { nil } }
    var boards = projection.boards.filter { asked == nil || $0.id == asked }
    if asked == nil, let place = boards.firstIndex(where: { $0.id == first?.board }) {
      boards.insert(boards.remove(at: place), at: 0)
    }
    for board in boards {
      if let unit = board.units.first(where: { $0.unit.id == wanted }) { return (board, unit) }
      if id == nil, let unit = board.units.first(where: \.isOurs) { return (board, unit) }
    }
    throw .nobodyOnBoard
  }

  /// The smallest rank at which so large a share of the runs is at it or better.
  private static func quantile(_ share: Double, of rank: RankSummary) -> Double {
    var sum = 0.0
    for (place, part) in rank.p.enumerated() {
      sum += part
      if sum >= share - 1e-12 { return Double(place + 1) }
    }
    return rank.q50
  }
}

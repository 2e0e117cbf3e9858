// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanSimulation

extension ProjectionReport {
  /// One table of every unit of ours on every board, step by step.
  var courses: [Report.Block] {
    projection.boards.flatMap { board in
      board.units.filter(\.isOurs).flatMap { unit -> [Report.Block] in
        [
          .heading(Phrase.course(names.unit(unit.unit.id), names.board(board.id))[language]),
          .table(course(of: unit)),
          .course(
            label: Phrase.rankCourse[language],
            bars: Sparkline.text(unit.periods.map(\.rank.q50), lowerIsBetter: true)),
        ]
      }
    }
  }

  private func course(of unit: UnitProjection) -> Table {
    var table = Table(
      [.init(Phrase.period[language]), .init(Phrase.meanScore[language], .trailing)]
        + ["5 %", "25 %", "50 %", "75 %", "95 %"].map { .init($0, .trailing) } + [
          .init(Phrase.medianRank[language], .trailing), .init(Phrase.rankRange[language], .trailing, for: .readers),
          .init(Phrase.rankLow[language], .trailing, for: .spreadsheets),
          .init(Phrase.rankHigh[language], .trailing, for: .spreadsheets), .init(Phrase.likelyRanks[language]),
        ])
    for step in unit.periods {
      table.append(
        [.init(NumberText.period(step.period, language))] + cells(step.score) + cells(step.rank))
    }
    return table
  }

  private func cells(_ score: ScoreSummary) -> [Table.Cell] {
    let places = max(0, NumberText.decimals(for: score.meanError, atMost: 2))
    let mean = Table.Cell(NumberText.fixed(score.mean, places), number: score.mean, error: score.meanError)
    return [mean]
      + [score.q05, score.q25, score.q50, score.q75, score.q95].map {
        .init(NumberText.fixed($0, places), number: $0)
      }
  }

  private func cells(_ rank: RankSummary) -> [Table.Cell] {
    [
      .init(NumberText.rank(rank.q50), number: rank.q50),
      .init(range(rank)), .init("", number: rank.q05), .init("", number: rank.q95), .init(likely(rank)),
    ]
  }

  private func range(_ rank: RankSummary) -> String {
    rank.q05 == rank.q95
      ? NumberText.rank(rank.q05) : "\(NumberText.rank(rank.q05))–\(NumberText.rank(rank.q95))"
  }

  /// The three ranks held most often, those of at least 10 %, most often first, each with its error.
  private func likely(_ rank: RankSummary) -> String {
    let ranks = rank.p.indices.filter { rank.p[$0] >= 0.1 }
      .sorted { (-rank.p[$0], $0) < (-rank.p[$1], $1) }.prefix(3)
    let runs = projection.settings.replications
    return Grammar.list(
      ranks.map {
        Phrase.likelyRank($0 + 1, probability: NumberText.probability(rank.p[$0], trials: runs))[language]
      }, language)
  }

  /// Every board's ranking at the horizon, by mean rank.
  var rankings: [Report.Block] {
    projection.boards.flatMap { board -> [Report.Block] in
      [
        .heading(Phrase.finalRanking(names.board(board.id), scenario.horizon)[language]), .table(ranking(of: board)),
      ]
    }
  }

  private func ranking(of board: BoardProjection) -> Table {
    var table = Table([
      .init(Phrase.order[language], .trailing), .init(Phrase.unit[language]),
      .init(Phrase.meanRank[language], .trailing), .init(Phrase.range90[language], .trailing, for: .readers),
      .init(Phrase.rankLow[language], .trailing, for: .spreadsheets),
      .init(Phrase.rankHigh[language], .trailing, for: .spreadsheets), .init(Phrase.meanScore[language], .trailing),
      .init(Phrase.depth[language]), .init(Phrase.ours[language]),
    ])
    let ends = board.units.compactMap { unit in unit.periods.last.map { (unit, $0) } }
    let sorted = ends.enumerated().sorted {
      ($0.element.1.rank.mean, $0.offset) < ($1.element.1.rank.mean, $1.offset)
    }.map(\.element)
    for (place, (unit, end)) in sorted.enumerated() {
      let places = max(0, NumberText.decimals(for: end.rank.meanError, atMost: 1))
      let decimals = max(0, NumberText.decimals(for: end.score.meanError, atMost: 2))
      table.append([
        .init(String(place + 1), number: Double(place + 1)), .init(names.unit(unit.unit.id)),
        .init(NumberText.fixed(end.rank.mean, places), number: end.rank.mean, error: end.rank.meanError),
        .init(range(end.rank)),
        .init("", number: end.rank.q05), .init("", number: end.rank.q95),
        .init(NumberText.fixed(end.score.mean, decimals), number: end.score.mean, error: end.score.meanError),
        .init(Phrase.depth(unit.unit.depth)[language]), .init(unit.isOurs ? Phrase.yes[language] : ""),
      ])
    }
    return table
  }
}

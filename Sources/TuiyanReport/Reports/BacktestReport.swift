// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanSimulation
import TuiyanTrends

/// How good forecasts made at earlier dates would have been, panel by panel.
public struct BacktestReport: Sendable {
  /// One panel's result, or why it cannot be backtested.
  public struct Entry: Sendable {
    public let source: BacktestPanel.Source
    /// Of a leaf; nil of a board's totals or ranks.
    public let cohort: Cohort?
    public let result: Result<BacktestResult, Backtest.Refusal>
    /// What project and plan go on by where this panel is about.
    public let use: PanelUse

    /// - Parameter estimates: of the scenario's model.
    public init(
      _ panel: BacktestPanel, result: Result<BacktestResult, Backtest.Refusal>, estimates: [ModelEstimate]
    ) {
      source = panel.source
      cohort = panel.cohort
      use = PanelUse(of: panel, in: estimates)
      self.result = result
    }
  }

  let scenario: Scenario
  let entries: [Entry]
  let language: Language
  let names: ScenarioNames

  public init(scenario: Scenario, entries: [Entry], language: Language) {
    self.scenario = scenario
    self.entries = entries
    self.language = language
    names = ScenarioNames(scenario)
  }

  public func report() -> Report {
    var blocks: [Report.Block] = scenario.illustrative ? [.notice(Phrase.illustrative[language])] : []
    if !scenario.changes.isEmpty {
      blocks.append(.facts([.init(Phrase.changes[language], Grammar.statements(scenario.changes, language))]))
    }
    if entries.isEmpty { blocks.append(.notice(Phrase.nothingToBacktest[language])) }
    for entry in entries {
      blocks.append(.heading(name(of: entry)))
      switch entry.result {
      case .failure(let refusal):
        blocks.append(.notice(Phrase.backtestRefused(refusal)[language]))
        blocks.append(.facts([.init(Phrase.projectAndPlan[language], Phrase.used(entry.use, beside: nil)[language])]))
      case .success(let result): blocks += self.blocks(result, entry.use)
      }
    }
    return Report(title: Phrase.backtestTitle(scenario.title)[language], blocks: blocks)
  }

  func name(of entry: Entry) -> String {
    switch entry.source {
    case .scores(let board): Phrase.panelOfScores(names.board(board))[language]
    case .ranks(let board): Phrase.panelOfRanks(names.board(board))[language]
    case .indicator(let id): Phrase.panelOfIndicator(names.indicator(id, in: entry.cohort, language))[language]
    }
  }

  private func blocks(_ result: BacktestResult, _ use: PanelUse) -> [Report.Block] {
    let better = result.verdict == .useEstimator
    var blocks: [Report.Block] = [
      .verdict(Phrase.backtestVerdict(result.verdict, result.brier)[language], better ? .good : .uncertain),
      .facts(
        [
          .init(
            Phrase.origins[language],
            Phrase.originsTested(
              result.origins.map { (period($0.period), $0.units) }, horizon: result.horizon, events: result.events)[
                language]),
          .init(Phrase.forecastMadeBy[language], Phrase.rung(result.rung)[language]),
          .init(Phrase.projectAndPlan[language], Phrase.used(use, beside: result)[language]),
        ] + intervals(result)),
      .table(scores(result)), .paragraph(coverage(result)),
    ]
    blocks += result.unjudged.map { .paragraph(Phrase.unjudged($0, origins: result.origins.count)[language]) }
    for (bins, title) in [(result.reliability, Phrase.rankEvents), (result.gainReliability, .gainEvents)]
    where !bins.isEmpty {
      blocks.append(.table(reliability(bins, title[language])))
    }
    for answer in result.answers where !answer.rows.isEmpty {
      blocks.append(.table(table(of: answer, draws: result.settings.replications)))
      blocks += fewerRanked(answer).map { .paragraph($0) }
    }
    return blocks
  }

  /// What the intervals stand on, where origins hang together.
  private func intervals(_ result: BacktestResult) -> [Report.Fact] {
    guard result.clusters < result.origins.count else { return [] }
    return [.init(Phrase.intervals[language], Phrase.resampled(courses: result.clusters)[language])]
  }

  private func period(_ ordinal: Int) -> String {
    NumberText.period(Period(step: scenario.step, ordinal: ordinal), language)
  }

  private func scores(_ result: BacktestResult) -> Table {
    var table = Table([
      .init(Phrase.measure[language]), .init(Phrase.estimator[language], .trailing),
      .init(Phrase.randomWalk[language], .trailing), .init(Phrase.persistence[language], .trailing),
      .init(Phrase.climatology[language], .trailing), .init(Phrase.againstWalk[language], .trailing),
    ])
    let lines: [(Phrase, BacktestResult.Compared)] = [
      (.brier, result.brier), (.logScore, result.logScore), (.crps, result.crps), (.gainBrier, result.gainBrier),
    ]
    for (name, compared) in lines where !compared.estimator.value.isNaN {
      table.append(
        [.init(name[language])]
          + [compared.estimator, compared.randomWalk, compared.persistence, compared.climatology].map(cell)
          + [
            .init(
              NumberText.fixed(compared.difference.value, 4) + bounds(compared.difference),
              number: compared.difference.value)
          ])
    }
    return table
  }

  private func bounds(_ score: BacktestResult.Score) -> String {
    score.low.isFinite ? " [\(NumberText.fixed(score.low, 4)), \(NumberText.fixed(score.high, 4))]" : ""
  }

  private func cell(_ score: BacktestResult.Score) -> Table.Cell {
    .init(
      score.value.isFinite ? NumberText.fixed(score.value, 4) : "", number: score.value.isFinite ? score.value : nil)
  }

  private func coverage(_ result: BacktestResult) -> String {
    var parts = result.coverage.map { Phrase.covered(level: $0.level, share: $0.share)[language] }
    if !result.calibrationError.isNaN { parts.append(Phrase.calibrationError(result.calibrationError)[language]) }
    return Grammar.statements(parts, language) + Phrase.end[language]
  }

  /// Forecast against observed, with a bar for what came and a mark where the forecast stood.
  private func reliability(_ bins: [BacktestResult.ReliabilityBin], _ title: String) -> Table {
    Table(
      [
        .init(title), .init(Phrase.meanForecast[language], .trailing), .init(Phrase.observed[language], .trailing),
        .init(Phrase.count[language], .trailing), .init("", for: .readers),
      ],
      rows: bins.map { bin in
        [
          .init("\(NumberText.fixed(bin.from * 100, 0))–\(NumberText.fixed(bin.to * 100, 0)) %"),
          .init(NumberText.fixed(bin.forecast, 3), number: bin.forecast),
          .init(NumberText.fixed(bin.observed, 3), number: bin.observed),
          .init(String(bin.count), number: Double(bin.count)), .init(Self.bar(bin)),
        ]
      })
  }

  /// Twenty places for 0 … 1: `█` up to what came, `┃` where the forecast stood.
  static func bar(_ bin: BacktestResult.ReliabilityBin) -> String {
    let filled = Int((bin.observed * 20).rounded())
    let mark = min(19, Int(bin.forecast * 20))
    return String((0..<20).map { $0 == mark ? "┃" : $0 < filled ? "█" : "·" })
  }

  /// Where units of the target's board had no figures, places are counted among fewer.
  private func fewerRanked(_ answer: BacktestResult.Answer) -> [String] {
    guard let target = scenario.targets.first(where: { $0.id == answer.question.id }),
      let board = scenario.boards.first(where: { $0.id == target.clause.board }),
      let fewest = answer.rows.map(\.units).min(), fewest < board.units.count
    else { return [] }
    return [Phrase.fewerRanked(fewest, of: board.units.count)[language]]
  }

  private func table(of answer: BacktestResult.Answer, draws: Int) -> Table {
    func forecast(_ p: Double) -> String {
      NumberText.probability(p, trials: draws)
    }
    let question = answer.question
    let event = Phrase.event(question.event)
    return Table(
      [
        .init(Phrase.question(names.target(question.id), names.unit(question.unit), event)[language]),
        .init(Phrase.forecastAt[language]), .init(Phrase.forecast[language], .trailing),
        .init(Phrase.whatCame[language]),
      ],
      rows: answer.rows.map { row in
        [
          .init(period(row.target)), .init(period(row.period)),
          .init(forecast(row.probability), number: row.probability),
          .init((row.happened ? Phrase.happened : Phrase.didNotHappen)[language]),
        ]
      })
  }
}

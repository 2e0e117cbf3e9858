// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics
import TuiyanPlanning
import TuiyanSimulation

extension FrontierReport {
  /// The best value of each aim as money grows.
  public func chart() -> Chart {
    let curves = frontier.curves.map { curve in
      FrontierCurves.Curve(
        name: Phrase.aim(curve.aim, titles(curve.aim))[language],
        steps: curve.steps.map { step in
          .init(
            money: step.plan.cost.money, value: step.value.mean, low: max(0, step.value.low), high: step.value.high,
            text: scale(curve.aim).objective(step.value).text)
        })
    }
    let isShare = frontier.curves.allSatisfy { scale($0.aim) == .probability }
    return Chart(
      title: Phrase.frontierTitle(scenario.title)[language],
      subtitle: Phrase.frontierReading(budget: frontier.budget)[language],
      notes: ChartNotes(scenario: scenario, language: language).lines(
        settings: frontier.settings, futuresAreApart: frontier.futures.areApart),
      body: .frontier(
        FrontierCurves(
          curves: curves, most: max(frontier.budgets.last ?? 0, frontier.budget ?? 0), budget: frontier.budget,
          isShare: isShare)))
  }
}

extension GapReport {
  /// Indicators that one picture holds.
  private static let most = 24

  /// Points of each indicator now, at the mean and at the frontier, of the first unit known by its indicators.
  /// - Throws: `ChartRefusal.noIndicators`.
  public func chart() throws(ChartRefusal) -> Chart {
    guard let gap = analysis.units.first(where: { !$0.indicators.isEmpty }) else { throw .noIndicators }
    let shown = gap.indicators.prefix(Self.most)
    let rows = shown.map { leaf in
      GapDumbbells.Row(
        name: Grammar.named(
          names.indicator(leaf.id), leaf.isReported ? nil : Phrase.unreportedValue[language], language),
        owner: leaf.owner.map(names.owner) ?? Phrase.noOwner[language], points: leaf.points,
        atMean: leaf.gainAtMean.map { leaf.points + $0 }, atBest: leaf.points + leaf.worth,
        isBestKnown: leaf.gainAtBest != nil, worth: leaf.worth)
    }
    var notes = ChartNotes(scenario: scenario, language: language).lines(settings: nil)
    if rows.count < gap.indicators.count {
      notes.insert(Phrase.indicatorsShown(rows.count, of: gap.indicators.count)[language], at: 0)
    }
    return Chart(
      title: Phrase.gapChartTitle(names.unit(gap.unit.id), names.board(gap.board.id))[language],
      subtitle: Phrase.gapChartReading[language], notes: notes, body: .gap(GapDumbbells(rows: rows)))
  }
}

extension BacktestReport {
  /// Forecast against observed, of the first panel that could be backtested.
  /// - Parameter board: nil: any.
  /// - Throws: `ChartRefusal.nothingToBacktest`.
  public func chart(board: String? = nil) throws(ChartRefusal) -> Chart {
    let wanted = entries.filter { entry in
      switch entry.source {
      case .scores(let own), .ranks(let own): board == nil || own == board
      case .indicator: board == nil
      }
    }
    for entry in wanted {
      guard case .success(let result) = entry.result, !result.reliability.isEmpty else { continue }
      let points = result.reliability.map { bin in
        let hits = Proportion(successes: Int((bin.observed * Double(bin.count)).rounded()), trials: max(1, bin.count))
        return ReliabilityPoints.Point(
          forecast: bin.forecast, observed: bin.observed, low: hits.low, high: hits.high, count: bin.count)
      }
      let reading = Phrase.reliabilityReading(events: result.events, origins: result.origins.count)
      return Chart(
        title: Phrase.reliabilityTitle(name(of: entry))[language], subtitle: reading[language],
        notes: ChartNotes(scenario: scenario, language: language).lines(settings: nil)
          + [
            Phrase.calibrationError(result.calibrationError)[language]
          ], body: .reliability(ReliabilityPoints(points: points)))
    }
    throw .nothingToBacktest
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanForecasting
import TuiyanModel
import TuiyanSimulation

/// The JSON of `tuiyan backtest`: the first panel's figures at the top, as `interface.md` names them; every panel, with
/// intervals, under `panels`.
public enum BacktestJSON {
  public static func value(_ report: BacktestReport) -> JSONValue {
    let panels = report.entries.map { panel($0, of: report.scenario) }
    var members: [(String, JSONValue)] = [("scenario", .string(report.scenario.id))]
    if let first = report.entries.lazy.compactMap({ try? $0.result.get() }).first { members += figures(first) }
    members.append(("panels", .array(panels)))
    return .object(members.map { (key: $0.0, value: $0.1) } + JSONValue.reservations(report.scenario))
  }

  private static func panel(_ entry: BacktestReport.Entry, of scenario: Scenario) -> JSONValue {
    var members: [(String, JSONValue)] = []
    switch entry.source {
    case .scores(let board): members += [("board", .string(board)), ("from", .string("scores"))]
    case .ranks(let board): members += [("board", .string(board)), ("from", .string("ranks"))]
    case .indicator(let id): members += [("indicator", .string(id)), ("from", .string("values"))]
    }
    switch entry.result {
    case .failure(let refusal): members.append(("refused", .string("\(refusal)")))
    case .success(let result):
      members +=
        figures(result) + [
          ("verdict", .string(result.verdict == .useEstimator ? "estimator" : "random_walk")),
          ("ece", number(result.calibrationError)), ("gain_events", .integer(result.gainEvents)),
          ("scores", compared(result)), ("gain_reliability", .array(result.gainReliability.map(bin))),
          (
            "rolling",
            .array(
              result.origins.map { origin in
                .object([
                  ("origin", .string(Period(step: scenario.step, ordinal: origin.period).description)),
                  ("target", .string(Period(step: scenario.step, ordinal: origin.target).description)),
                  ("units", .integer(origin.units)), ("brier", number(origin.brier)),
                  ("brier_random_walk", number(origin.randomWalkBrier)),
                ])
              })
          ),
        ]
    }
    return .object(members.map { (key: $0.0, value: $0.1) })
  }

  private static func figures(_ result: BacktestResult) -> [(String, JSONValue)] {
    [
      ("origins", .integer(result.origins.count)), ("horizon", .integer(result.horizon)),
      ("events", .integer(result.events)), ("brier", number(result.brier.estimator.value)),
      ("brier_persistence", number(result.brier.persistence.value)),
      ("brier_random_walk", number(result.brier.randomWalk.value)),
      ("log_score", number(result.logScore.estimator.value)), ("crps", number(result.crps.estimator.value)),
      (
        "coverage",
        .object(
          result.coverage.map { (key: NumberText.short($0.level, atMost: 2), value: number($0.share.value)) })
      ), ("reliability", .array(result.reliability.map(bin))),
    ]
  }

  private static func compared(_ result: BacktestResult) -> JSONValue {
    let lines: [(String, BacktestResult.Compared)] = [
      ("brier", result.brier), ("log_score", result.logScore), ("crps", result.crps), ("gain_brier", result.gainBrier),
    ]
    return .object(
      lines.map { name, compared in
        (
          key: name,
          value: .object([
            ("estimator", score(compared.estimator)), ("random_walk", score(compared.randomWalk)),
            ("persistence", score(compared.persistence)), ("climatology", score(compared.climatology)),
            ("difference", score(compared.difference)),
          ])
        )
      })
  }

  private static func score(_ score: BacktestResult.Score) -> JSONValue {
    .object([("value", number(score.value)), ("low", number(score.low)), ("high", number(score.high))])
  }

  private static func bin(_ bin: BacktestResult.ReliabilityBin) -> JSONValue {
    .object([
      ("from", number(bin.from)), ("to", number(bin.to)), ("forecast", number(bin.forecast)),
      ("observed", number(bin.observed)), ("n", .integer(bin.count)),
    ])
  }

  /// A score without a single event is no number.
  private static func number(_ value: Double) -> JSONValue { value.isFinite ? .number(value) : .null }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanSimulation
import TuiyanTrends

/// The JSON of `tuiyan backtest`: the first panel's figures at the top (`origins`, `horizon`, `events`, `brier`,
/// `brier_persistence`, `brier_random_walk`, `log_score`, `crps`, `coverage`, `reliability`: other programs read them),
/// or nothing counted and `null` where no panel can be backtested; every panel, with intervals or with why it was
/// refused, under `panels`.
public enum BacktestJSON {
  public static func value(_ report: BacktestReport) -> JSONValue {
    let panels = report.entries.map { panel($0, of: report.scenario) }
    var members: [(String, JSONValue)] = [("scenario", .string(report.scenario.id))]
    members += report.entries.lazy.compactMap { try? $0.result.get() }.first.map(figures) ?? noFigures
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
    if let cohort = entry.cohort { members.append(("boards", .array(cohort.boards.map { .string($0) }))) }
    members.append(("project", use(entry.use)))
    switch entry.result {
    case .failure(let refusal): members.append(("refused", .string(Phrase.backtestRefused(refusal)[.en])))
    case .success(let result):
      members +=
        figures(result) + [
          ("verdict", verdict(result.verdict)), ("same_model", .bool(result.verdict == .sameModel)),
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
      let followed = result.answers.filter { !$0.rows.isEmpty }
      if !followed.isEmpty {
        members.append(
          ("targets", .array(followed.map { target($0, step: scenario.step, draws: result.settings.replications) })))
      }
    }
    return .object(members.map { (key: $0.0, value: $0.1) })
  }

  /// What was forecast for a target of one unit, origin by origin, and what came: `{id, unit, event, n, forecasts:
  /// [{origin, target, units, probability, error, happened}]}`; error is √(p(1 − p)/draws).
  private static func target(_ answer: BacktestResult.Answer, step: Step, draws: Int) -> JSONValue {
    let question = answer.question
    let event: (name: String, n: Double) =
      switch question.event {
      case .rankAtMost(let k): ("rank_at_most", k)
      case .gainAtLeast(let n): ("rank_gain_at_least", n)
      case .notBottom(let n): ("not_bottom", Double(n))
      }
    let forecasts = answer.rows.map { row -> JSONValue in
      .object([
        ("origin", .string(Period(step: step, ordinal: row.period).description)),
        ("target", .string(Period(step: step, ordinal: row.target).description)),
        ("units", .integer(row.units)), ("probability", .number(row.probability)),
        ("error", .number(NumberText.shareError(row.probability, trials: draws))),
        ("happened", .bool(row.happened)),
      ])
    }
    return .object([
      ("id", .string(question.id)), ("unit", .string(question.unit)), ("event", .string(event.name)),
      ("n", .number(event.n)), ("forecasts", .array(forecasts)),
    ])
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

  /// The same keys where nothing was counted.
  private static var noFigures: [(String, JSONValue)] {
    [("origins", .integer(0)), ("horizon", .null), ("events", .integer(0))]
      + ["brier", "brier_persistence", "brier_random_walk", "log_score", "crps"].map { ($0, .null) }
      + [("coverage", .object([])), ("reliability", .array([]))]
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

  /// What project and plan do: `{method, judged: {origins, horizon, draws, brier, brier_random_walk}}`; `method` is
  /// `null` where they take no course from the panel, `judged` where nothing was judged.
  private static func use(_ use: PanelUse) -> JSONValue {
    let judged = use.judgement.map { judgement -> JSONValue in
      .object([
        ("origins", .integer(judgement.origins)), ("horizon", .integer(judgement.horizon)),
        ("draws", .integer(judgement.draws)), ("brier", number(judgement.brier)),
        ("brier_random_walk", number(judgement.randomWalkBrier)),
      ])
    }
    return .object([
      ("method", use.rung.map { $0.kind.isWalk ? "random_walk" : "estimator" } ?? .null), ("judged", judged ?? .null),
    ])
  }

  /// `null` where there was nothing to judge by.
  private static func verdict(_ verdict: BacktestResult.Verdict) -> JSONValue {
    switch verdict {
    case .useEstimator: "estimator"
    case .useRandomWalk, .sameModel: "random_walk"
    case .noEvents: .null
    }
  }

  /// A score without a single event is no number.
  private static func number(_ value: Double) -> JSONValue { value.isFinite ? .number(value) : .null }
}

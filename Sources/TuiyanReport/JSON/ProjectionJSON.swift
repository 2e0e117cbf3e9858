// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanSearch
import TuiyanSimulation

/// `tuiyan project --format json`.
public enum ProjectionJSON {
  /// The projection with the keys of the interface.
  /// - Parameter language: of the `violations`, which are text.
  public static func value(
    scenario: Scenario, projection: Projection, violations: [PlanViolation], language: Language
  ) -> JSONValue {
    let names = ScenarioNames(scenario)
    let members: [(key: String, value: JSONValue)] = [
      ("scenario", .string(scenario.id)), ("plan", .string(projection.plan.id)),
      ("as_of", .string(scenario.asOf.description)), ("horizon", .string(scenario.horizon.description)),
      ("periods", .strings(projection.periods.map(\.description))),
      ("replications", .integer(projection.settings.replications)),
      ("seed", .unsigned(projection.settings.seed)),
      ("boards", .array(projection.boards.map(board))),
      ("targets", .array(projection.targets.map { .target($0, withKind: true) })),
      ("violations", .strings(violations.map { Phrase.violation($0, names: names)[language] })),
    ]
    let resolution = projection.quantileError.map { [("quantile_error", JSONValue.number($0))] } ?? []
    return .object(members + resolution + JSONValue.reservations(scenario, projection.notes))
  }

  private static func board(_ board: BoardProjection) -> JSONValue {
    ["id": .string(board.id), "units": .array(board.units.map(unit))]
  }

  private static func unit(_ unit: UnitProjection) -> JSONValue {
    [
      "id": .string(unit.unit.id), "depth": .string(unit.unit.depth.rawValue),
      "periods": .array(unit.periods.map(period)),
    ]
  }

  private static func period(_ step: UnitPeriod) -> JSONValue {
    [
      "period": .string(step.period.description),
      "score": [
        "mean": .number(step.score.mean), "sd": .number(step.score.sd), "q05": .number(step.score.q05),
        "q25": .number(step.score.q25), "q50": .number(step.score.q50), "q75": .number(step.score.q75),
        "q95": .number(step.score.q95),
      ],
      "rank": [
        "mean": .number(step.rank.mean), "q05": .number(step.rank.q05), "q50": .number(step.rank.q50),
        "q95": .number(step.rank.q95), "p": .numbers(step.rank.p),
      ],
    ]
  }
}

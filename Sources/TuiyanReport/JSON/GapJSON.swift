// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanReview

/// `tuiyan gap --format json`.
public enum GapJSON {
  /// One unit on one board: the object of the interface. Several: `{scenario, as_of, units: [such objects]}`.
  public static func value(scenario: Scenario, analysis: GapAnalysis) -> JSONValue {
    let races: [(key: String, value: JSONValue)] = [("races", .array(analysis.races.map(race)))]
    if analysis.units.count == 1, let only = analysis.units.first {
      return .object(unit(only, analysis.callIns) + races + JSONValue.reservations(scenario))
    }
    let head: [(key: String, value: JSONValue)] = [
      ("scenario", .string(scenario.id)), ("as_of", .string(scenario.asOf.description)),
      ("units", .array(analysis.units.map { .object(unit($0, analysis.callIns)) })),
    ]
    return .object(head + races + JSONValue.reservations(scenario))
  }

  private static func unit(_ gap: UnitGap, _ callIns: [CallIn]) -> [(key: String, value: JSONValue)] {
    [
      ("unit", .string(gap.unit.id)), ("board", .string(gap.board.id)), ("score", .number(gap.score)),
      ("rank", .number(gap.rank)), ("points_to_next_rank", .optional(gap.next?.points)),
      ("next_unit", .optional(gap.next?.unit)), ("depth", .string(gap.unit.depth.rawValue)),
      ("scores", .string(gap.board.scores.rawValue)),
      ("indicators", .array(gap.indicators.map(indicator))),
      ("actions", .array(gap.yields.map(yield))),
      (
        "call_in",
        .array(callIns.filter { $0.unit == gap.unit.id && $0.board == gap.board.id }.map(callIn))
      ),
    ]
  }

  private static func indicator(_ leaf: IndicatorGap) -> JSONValue {
    [
      "id": .string(leaf.id), "owner": .optional(leaf.owner), "value": .optional(leaf.value),
      "points": .number(leaf.points), "points_max": .number(leaf.pointsMax), "best": .optional(leaf.best?.value),
      "mean": .optional(leaf.mean?.value), "to_best": .optional(leaf.toBest), "to_mean": .optional(leaf.toMean),
      "zero": .bool(leaf.isZero), "reported": .bool(leaf.isReported), "best_from": source(leaf.best),
      "mean_from": source(leaf.mean), "worth": .number(leaf.worth), "gain_at_best": .optional(leaf.gainAtBest),
      "gain_at_mean": .optional(leaf.gainAtMean), "rank_at_best": .optional(leaf.rankAtBest),
      "place": leaf.place.map { .integer($0.rank) } ?? .null,
      "place_of": leaf.place.map { .integer($0.count) } ?? .null,
      "bottom_three": .bool(leaf.place?.isBottom ?? false),
      "actions": .array(
        leaf.yields.map { own in
          ["action": .string(own.action), "points": .number(own.gain)]
        }),
    ]
  }

  private static func source(_ value: ReferenceValue?) -> JSONValue {
    switch value?.source {
    case .reference: .string("reference")
    case .members: .string("members")
    case nil: .null
    }
  }

  private static func yield(_ yield: ActionYield) -> JSONValue {
    [
      "action": .string(yield.action), "indicators": .strings(yield.leaves), "points": .number(yield.gain),
      "money": .number(yield.money), "staff_steps": .number(yield.staffSteps),
      "points_per_money": .optional(yield.perMoney), "points_per_staff_step": .optional(yield.perStaffStep),
      "chance": .number(yield.chance),
    ]
  }

  private static func callIn(_ callIn: CallIn) -> JSONValue {
    [
      "owner": .optional(callIn.owner), "worth": .number(callIn.worth),
      "reasons": .array(callIn.reasons.map(reason)),
    ]
  }

  private static func reason(_ reason: CallIn.Reason) -> JSONValue {
    switch reason {
    case .zero(let id): ["kind": .string("zero"), "indicator": .string(id)]
    case .unreported(let id): ["kind": .string("unreported"), "indicator": .string(id)]
    case .bottom(let id, let rank, let count):
      ["kind": .string("bottom_three"), "indicator": .string(id), "rank": .integer(rank), "of": .integer(count)]
    case .worst(let id): ["kind": .string("published_worst"), "indicator": .string(id)]
    case .fell(let fall):
      [
        "kind": .string("fell"), "indicator": .string(fall.indicator), "from": .number(fall.change.before),
        "to": .number(fall.change.now),
      ]
    case .losses(let id, let count, let points):
      ["kind": .string("losses"), "indicator": .string(id), "count": .number(count), "points": .number(points)]
    case .overdue(let id, let last, let others):
      [
        "kind": .string("overdue"), "indicator": .string(id), "last": .string(last.description),
        "others": .string(others.description),
      ]
    case .boardBottom(let rank, let count):
      ["kind": .string("board_bottom_three"), "rank": .number(rank), "of": .integer(count)]
    case .boardLast(let periods): ["kind": .string("board_last"), "periods": .integer(periods)]
    case .boardFell(let from, let to, let period):
      [
        "kind": .string("board_fell"), "from": .integer(from), "to": .integer(to),
        "period": .string(period.description),
      ]
    }
  }

  private static func race(_ race: RaceList) -> JSONValue {
    [
      "board": .string(race.board), "indicator": .optional(race.indicator), "of": .integer(race.count),
      "top": .array(race.top.map(entry)), "bottom": .array(race.bottom.map(entry)),
    ]
  }

  private static func entry(_ entry: RaceList.Entry) -> JSONValue {
    [
      "unit": .string(entry.unit), "value": .number(entry.value), "rank": .number(entry.rank),
      "estimated": .bool(entry.isEstimated),
    ]
  }
}

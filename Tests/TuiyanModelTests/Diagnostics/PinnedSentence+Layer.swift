// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

extension PinnedSentence {
  static let layer: [PinnedSentence] = [
    .init(
      .layer(.noSelector),
      "这一层没有写对谁而言（应有 unit、kind、ours、rivals、indicator 或 reference；对所有的写在 dynamics.default）",
      "this layer does not say what it is about (expected unit, kind, ours, rivals, indicator or reference; what holds for all stands in dynamics.default)"
    ),
    .init(
      .layer(.statesNothing),
      "这一层只写了对谁而言，没有写任何数（请补 drift、sigma 等，或删去）",
      "this layer says what it is about and states nothing (add drift, sigma or another key, or remove it)"),
    .init(
      .layer(.sideWithoutLeaves("rivals")),
      "dynamics.rivals 不起作用：这一方没有逐项已知的单位（总分的变化写在 dynamics.score）",
      "dynamics.rivals changes nothing: no unit on that side is known by indicators (how totals move stands in dynamics.score)"
    ),
    .init(
      .layer(.movesNothing(.noUnit)),
      "这一层不起作用：没有单位同时符合 unit、kind、ours、rivals 各项（请检查）",
      "this layer changes nothing: no unit fits all it names (check unit, kind, ours and rivals)"),
    .init(
      .layer(.movesNothing(.noBoard(unit: "u"))),
      "这一层不起作用：单位“u”不在任何榜单上（请检查 boards 的 units）",
      "this layer changes nothing: unit 'u' is on no board (check the boards' units)"),
    .init(
      .layer(.movesNothing(.events(leaf: "a"))),
      "这一层不起作用：指标“a”是事件计数，快慢由 events 的 rate 决定（请改 rate）",
      "this layer changes nothing: 'a' counts events, which come at its events.rate (state that instead)"),
    .init(
      .layer(.movesNothing(.rolledUp(leaf: "a", unit: "u"))),
      "这一层不起作用：单位“u”的“a”由下级汇总（请写在下级单位上）",
      "this layer changes nothing: 'a' of unit 'u' is rolled up from its children (state it for them)"),
    .init(
      .layer(.movesNothing(.notScored(leaf: "a", unit: "u"))),
      "这一层不起作用：单位“u”所在榜单的指标体系里没有“a”（应写它的末级指标）",
      "this layer changes nothing: no board of unit 'u' scores 'a' (expected a leaf of a scheme it is ranked on)"),
    .init(
      .layer(.movesNothing(.totalOnly(unit: "u", leaf: "a"))),
      "这一层不起作用：单位“u”只知总分或位次，没有指标“a”（总分请写 indicator: total）",
      "this layer changes nothing: unit 'u' is known by score or rank only and has no 'a' (for its total write indicator: total)"
    ),
    .init(
      .layer(.movesNothing(.sideOfTotals(unit: "u"))),
      "这一层不起作用：单位“u”只知总分或位次，ours、rivals 不管总分（请写 dynamics.score，或补 unit、kind 或 indicator: total）",
      "this layer changes nothing: unit 'u' is known by score or rank only, and ours and rivals are not about totals (use dynamics.score, or add unit, kind or indicator: total)"
    ),
    .init(
      .layer(.movesNothing(.computedTotal(unit: "u"))),
      "这一层不起作用：单位“u”有指标数据，总分由指标算出（请写末级指标）",
      "this layer changes nothing: unit 'u' is known by indicators, so its total is computed (name a leaf instead of total)"
    ),
    .init(
      .layer(.movesNothing(.noReference(leaf: "a"))),
      "这一层不起作用：reference.csv 里没有“a”的公布值可移动（请补一行，或删去）",
      "this layer changes nothing: reference.csv has no published values of 'a' to move (add a row, or remove this)"),
    .init(
      .layer(.movesNothing(.noReference(leaf: nil))),
      "这一层不起作用：reference.csv 里没有指标的公布值可移动（请补一行，或删去）",
      "this layer changes nothing: reference.csv has no published values of any indicator to move (add a row, or remove this)"
    ),
  ]

  static let target: [PinnedSentence] = [
    .init(
      .target(.neverMet(asked: "score at_least 120", low: "0", high: "100")),
      "“score at_least 120”永远达不到：可能的值在 0 到 100 之间（请核对）",
      "'score at_least 120' can never be reached: possible values are 0 to 100 (please check)"),
    .init(
      .target(.neverMet(asked: "events at_most -1", low: "0", high: nil)),
      "“events at_most -1”永远达不到：可能的值不低于 0（请核对）",
      "'events at_most -1' can never be reached: possible values are 0 or more (please check)"),
    .init(
      .target(.alwaysMet(asked: "score at_most 100", low: nil, high: "100")),
      "“score at_most 100”总能达到：可能的值不高于 100（请核对）",
      "'score at_most 100' is always reached: possible values are 100 or less (please check)"),
  ]
}

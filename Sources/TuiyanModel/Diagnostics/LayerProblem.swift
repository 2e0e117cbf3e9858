// SPDX-License-Identifier: GPL-3.0-or-later

/// What is wrong with layers of `dynamics`; all but `noSelector` are warnings.
public enum LayerProblem: Hashable, Sendable {
  /// Why a layer moves nothing.
  public enum Obstacle: Hashable, Sendable {
    /// No unit fits all its selectors.
    case noUnit
    case noBoard(unit: String)
    case events(leaf: String)
    case rolledUp(leaf: String, unit: String)
    case notScored(leaf: String, unit: String)
    case totalOnly(unit: String, leaf: String)
    /// `ours` and `rivals` are about leaves.
    case sideOfTotals(unit: String)
    case computedTotal(unit: String)
    /// No published best, mean and worst to move.
    case noReference(leaf: String?)
  }

  case noSelector
  case statesNothing
  case movesNothing(Obstacle)
  /// The `ours` or `rivals` block.
  case sideWithoutLeaves(String)
}

extension LayerProblem {
  var sentence: Sentence {
    switch self {
    case .noSelector:
      (
        "这一层没有写对谁而言（应有 unit、kind、ours、rivals、indicator 或 reference；对所有的写在 dynamics.default）",
        "this layer does not say what it is about (expected unit, kind, ours, rivals, indicator or reference; what holds for all stands in dynamics.default)"
      )
    case .statesNothing:
      (
        "这一层只写了对谁而言，没有写任何数（请补 drift、sigma 等，或删去）",
        "this layer says what it is about and states nothing (add drift, sigma or another key, or remove it)"
      )
    case .movesNothing(let obstacle):
      ("这一层不起作用：\(obstacle.sentence.zh)", "this layer changes nothing: \(obstacle.sentence.en)")
    case .sideWithoutLeaves(let side):
      (
        "dynamics.\(side) 不起作用：这一方没有逐项已知的单位（总分的变化写在 dynamics.score）",
        "dynamics.\(side) changes nothing: no unit on that side is known by indicators (how totals move stands in dynamics.score)"
      )
    }
  }
}

extension LayerProblem.Obstacle {
  fileprivate var sentence: Sentence {
    switch self {
    case .noUnit:
      ("没有单位同时符合 unit、kind、ours、rivals 各项（请检查）", "no unit fits all it names (check unit, kind, ours and rivals)")
    case .noBoard(let unit):
      ("单位“\(unit)”不在任何榜单上（请检查 boards 的 units）", "unit '\(unit)' is on no board (check the boards' units)")
    case .events(let leaf):
      (
        "指标“\(leaf)”是事件计数，快慢由 events 的 rate 决定（请改 rate）",
        "'\(leaf)' counts events, which come at its events.rate (state that instead)"
      )
    case .rolledUp(let leaf, let unit):
      (
        "单位“\(unit)”的“\(leaf)”由下级汇总（请写在下级单位上）",
        "'\(leaf)' of unit '\(unit)' is rolled up from its children (state it for them)"
      )
    case .notScored(let leaf, let unit):
      (
        "单位“\(unit)”所在榜单的指标体系里没有“\(leaf)”（应写它的末级指标）",
        "no board of unit '\(unit)' scores '\(leaf)' (expected a leaf of a scheme it is ranked on)"
      )
    case .totalOnly(let unit, let leaf):
      (
        "单位“\(unit)”只知总分或位次，没有指标“\(leaf)”（总分请写 indicator: total）",
        "unit '\(unit)' is known by score or rank only and has no '\(leaf)' (for its total write indicator: total)"
      )
    case .sideOfTotals(let unit):
      (
        "单位“\(unit)”只知总分或位次，ours、rivals 不管总分（请写 dynamics.score，或补 unit、kind 或 indicator: total）",
        "unit '\(unit)' is known by score or rank only, and ours and rivals are not about totals (use dynamics.score, or add unit, kind or indicator: total)"
      )
    case .computedTotal(let unit):
      (
        "单位“\(unit)”有指标数据，总分由指标算出（请写末级指标）",
        "unit '\(unit)' is known by indicators, so its total is computed (name a leaf instead of total)"
      )
    case .noReference(let leaf):
      (
        "reference.csv 里没有\(leaf.map { "“\($0)”的" } ?? "指标的")公布值可移动（请补一行，或删去）",
        "reference.csv has no published values of \(leaf.map { "'\($0)'" } ?? "any indicator") to move (add a row, or remove this)"
      )
    }
  }
}

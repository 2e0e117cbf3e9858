// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanPlanning

/// What the report of `tuiyan check` says.
extension Phrase {
  static let checkTitle = Phrase("存档核对", "Stored expectations")
  static let storedPlace = Phrase("位置", "Place")
  static let figure = Phrase("指标", "Figure")
  static let storedFigure = Phrase("存档值", "Stored")
  static let figureNow = Phrase("本次", "Now")
  static let errorsApart = Phrase("相差（标准误）", "Apart (s.e.)")
  static let checkVerdict = Phrase("结论", "Verdict")
  static let drifted = Phrase("变动", "moved")
  static let agrees = Phrase("一致", "agrees")

  static func checked(scenarios: Int, figures: Int, drifted: Int) -> Phrase {
    drifted == 0
      ? Phrase(
        "\(scenarios)个情景的\(figures)个存档值全部一致。",
        "All \(figures) stored figure\(Grammar.plural(Double(figures))) of \(scenarios) "
          + "scenario\(Grammar.plural(Double(scenarios))) agree.")
      : Phrase(
        "\(scenarios)个情景的\(figures)个存档值中，有\(drifted)个变动超出误差。",
        "Of \(figures) stored figure\(Grammar.plural(Double(figures))) of \(scenarios) "
          + "scenario\(Grammar.plural(Double(scenarios))), \(drifted) moved by more than chance explains.")
  }

  static func nothingExpected(_ names: String) -> Phrase {
    Phrase(
      "没有存档值（expect）、未核对的情景：\(names)。", "Not checked, for they store no expectations (expect): \(names).")
  }

  static func checkedQuantity(_ quantity: CheckedFigure.Quantity, names: ScenarioNames) -> Phrase {
    switch quantity {
    case .probability(let target):
      Phrase("\(names.target(target))的概率", "probability of \(names.target(target))")
    case .scoreMean(let board, let unit, let period):
      Phrase(
        "\(names.unit(unit))在\(names.board(board))\(NumberText.period(period, .zh))的平均得分",
        "mean score of \(names.unit(unit)) on \(names.board(board)), \(NumberText.period(period, .en))")
    case .rankMedian(let board, let unit, let period):
      Phrase(
        "\(names.unit(unit))在\(names.board(board))\(NumberText.period(period, .zh))的位次中位数",
        "median rank of \(names.unit(unit)) on \(names.board(board)), \(NumberText.period(period, .en))")
    case .toBest(let unit, let indicator):
      Phrase(
        "\(names.unit(unit))的\(names.indicator(indicator))距最优值",
        "distance of \(names.unit(unit)) to the best \(names.indicator(indicator))")
    case .choice(let action):
      Phrase("含措施\(names.action(action))（1 有，0 无）", "has \(names.action(action)) (1 yes, 0 no)")
    }
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

extension Target {
  /// The parts of a target that a backtest of a board's ranking can follow: rank and gain, unit by unit.
  ///
  /// A gain is followed from the origin on, whatever period the target counts from; other tests give nothing.
  func backtestQuestions(on board: Board) -> [BacktestQuestion] {
    guard clause.board == board.id else { return [] }
    let units: [String] =
      switch clause.scope {
      case .inherited: []
      case .unit(let unit): [unit]
      case .each(let units), .count(let units, _): units
      }
    let event: BacktestQuestion.Event? =
      switch clause.test {
      case .rank(let k): .rankAtMost(Int(k))
      case .notBottom(let n): .rankAtMost(board.units.count - n)
      case .rankGain(let n, _): .gainAtLeast(Int(n.rounded(.up)))
      default: nil
      }
    guard let event else { return [] }
    return units.map { BacktestQuestion(id: id, unit: $0, event: event) }
  }
}

extension Quantity {
  /// The number, or the median of what is uncertain; shares of a range count as they stand.
  var median: Double { constant ?? distribution(span: 0).quantile(0.5) }
}

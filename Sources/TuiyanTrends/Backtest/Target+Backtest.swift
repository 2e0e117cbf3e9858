// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

extension Target {
  /// The parts of a target that a backtest of a board's ranking can follow: rank, gain and not being last, unit by unit
  /// and at a single period.
  ///
  /// A gain is followed from the origin on, whatever period the target counts from; `throughout` is followed at each
  /// target period by itself; other tests give nothing. Reports say the event that is counted.
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
      case .rank(let k): .rankAtMost(k)
      case .notBottom(let n): .notBottom(n)
      case .rankGain(let n, _): .gainAtLeast(n)
      default: nil
      }
    guard let event else { return [] }
    return units.map { BacktestQuestion(id: id, unit: $0, event: event, ties: board.ties) }
  }
}

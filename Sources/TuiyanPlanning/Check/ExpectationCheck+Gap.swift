// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanSimulation

extension ExpectationCheck {
  /// The distance to the best value now beside the stored one; not a number where nothing tells what is best.
  func gapFigure(
    _ line: Expectation, unit: String, indicator: String, _ toBest: ExpectedFigure, model: CompiledModel
  ) -> CheckedFigure {
    let gaps = GapAnalyst(model: model).analysis(of: [unit]).units
    let found = gaps.lazy.flatMap(\.indicators).first { $0.id == indicator }?.toBest
    return CheckedFigure(
      quantity: .toBest(unit: unit, indicator: indicator), plan: nil, place: line.place, figure: toBest,
      expected: toBest.value, found: found ?? .nan, errors: nil, within: line.within)
  }
}

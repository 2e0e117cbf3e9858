// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics
import TuiyanPlanning

/// How the objective is put to readers: as a probability where it is one, else as a plain number.
enum ObjectiveScale: Sendable, Hashable {
  /// One strive target of weight 1 about one unit, or none and one promise: the objective is its probability.
  case probability
  /// A weighted sum over strive targets.
  case weightedSum
  /// No strive target: the sum of the promises' probabilities.
  case promises

  init(_ targets: [Target]) {
    let strive = targets.filter { if case .strive = $0.kind { true } else { false } }
    if strive.isEmpty {
      self = targets.count == 1 ? .probability : .promises
    } else {
      self = strive.count == 1 && strive.allSatisfy(Self.entersAsProbability) ? .probability : .weightedSum
    }
  }

  /// Weight 1, and not the mean share of several units.
  private static func entersAsProbability(_ target: Target) -> Bool {
    guard case .strive(weight: 1) = target.kind else { return false }
    return !target.entersByUnit
  }

  /// What the numbers are in.
  func unit(_ language: Language) -> String {
    switch self {
    case .probability: Phrase.inPercentagePoints[language]
    case .weightedSum: Phrase.inObjective[language]
    case .promises: Phrase.inPromises[language]
    }
  }

  /// A difference of objectives with its error.
  func difference(_ value: Double, error: Double) -> Table.Cell {
    let text =
      self == .probability ? NumberText.points(value, error: error) : NumberText.difference(value, error: error)
    return Table.Cell(text, number: value, error: error)
  }

  func difference(_ difference: PairedDifference) -> Table.Cell {
    self.difference(difference.mean, error: difference.standardError)
  }

  /// A difference that is exact over the draws, with as many digits as the draws' own error allows.
  func difference(_ value: Double, digitsOf error: Double) -> Table.Cell {
    let text =
      self == .probability
      ? NumberText.signed(value * 100, NumberText.mean(value * 100, error: error * 100))
      : NumberText.signed(value, NumberText.mean(value, error: error, atMost: 4))
    return Table.Cell(text, number: value)
  }

  /// The objective itself with its error.
  func objective(_ estimate: MeanEstimate) -> Table.Cell {
    let text =
      self == .probability
      ? NumberText.probability(estimate.mean, error: estimate.standardError, trials: estimate.count)
      : NumberText.estimate(estimate.mean, error: estimate.standardError)
    return Table.Cell(text, number: estimate.mean, error: estimate.standardError)
  }

  /// How far the search's answer is proved. Where promises are broken and no proof is there, a better plan may be one
  /// that keeps more of them, which a gap between objectives says nothing of.
  func proof(of outcome: PlanOutcome) -> Phrase {
    if outcome.proved { return .proved(outcome.method, evaluations: outcome.evaluations) }
    if outcome.breaksPromises { return .unprovedPromises(outcome.method, evaluations: outcome.evaluations) }
    return .unproved(outcome.method, evaluations: outcome.evaluations, gap: gap(outcome.gap))
  }

  /// A gap to a bound, ≥ 0.
  private func gap(_ gap: Double) -> Phrase {
    let number = NumberText.short(self == .probability ? gap * 100 : gap, atMost: self == .probability ? 2 : 4)
    return self == .probability ? .points(number) : Phrase(number, number)
  }
}

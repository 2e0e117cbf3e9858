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

  func difference(_ difference: MeanEstimate) -> Table.Cell {
    self.difference(difference.mean, error: difference.standardError)
  }

  /// The objective itself with its error.
  func objective(_ estimate: MeanEstimate) -> Table.Cell {
    self == .probability
      ? .probability(estimate.mean, error: estimate.standardError, trials: estimate.count)
      : Table.Cell(
        NumberText.estimate(estimate.mean, error: estimate.standardError), number: estimate.mean,
        error: estimate.standardError)
  }

  /// How far the plan recommended is proved. Where promises are broken and no proof is there, a better plan may be one
  /// that keeps more of them, which a gap between objectives says nothing of.
  /// - Parameter targets: the scenario's, which the objective is made of.
  func proof(of outcome: PlanOutcome, _ targets: [Target]) -> Phrase {
    let effort = SearchEffort(method: outcome.method, evaluations: outcome.evaluations)
    if let passedOver = outcome.passedOver {
      guard outcome.feasible, let gap = outcome.gap else { return .nearestInstead(effort, proved: passedOver.proved) }
      return .keptInstead(effort, proved: passedOver.proved, gap: amount(gap))
    }
    if outcome.proved { return .proved(effort) }
    guard let gap = outcome.gap else { return .unprovedPromises(effort) }
    return .unproved(effort, gap: rise(of: gap, outcome, targets))
  }

  /// A difference of the objective, ≥ 0.
  private func amount(_ gap: Double) -> Phrase {
    let number = NumberText.short(self == .probability ? gap * 100 : gap, atMost: self == .probability ? 2 : 4)
    return self == .probability ? .points(number) : Phrase(number, number)
  }

  /// The gap to a bound, ≥ 0, with what it is a gap of.
  private func rise(of gap: Double, _ outcome: PlanOutcome, _ targets: [Target]) -> Phrase {
    if self == .probability { return .gain(amount(gap)) }
    // A regret is measured against what each future allows.
    let isRegret = outcome.futures.areApart && outcome.robust == .regret
    let ceiling = isRegret ? nil : NumberText.short(Self.ceiling(of: targets), atMost: 4)
    return .gain(
      NumberText.short(gap, atMost: 4), ofThe: self == .promises ? .sumOfPromises : .sumOfStrive, ceiling: ceiling)
  }

  /// The objective where every target is reached for certain: Σ weight of strive targets, without any, how many there are.
  private static func ceiling(of targets: [Target]) -> Double {
    let weights = targets.compactMap { if case .strive(let weight) = $0.kind { weight } else { nil } }
    return weights.isEmpty ? Double(targets.count) : weights.reduce(0, +)
  }
}

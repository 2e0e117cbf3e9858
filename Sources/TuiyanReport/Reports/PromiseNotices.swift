// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanPlanning
import TuiyanSimulation

/// What must be said beside a verdict on promises: which are too close to call, and what money would do for those not
/// kept.
struct PromiseNotices {
  /// All of the scenario's.
  let targets: [TargetOutcome]
  /// The money there is.
  let budget: Double?
  let language: Language

  /// - Parameter isShown: whether a reader is told of this target's standing.
  func texts(_ needed: NeededMoney?, isShown: (TargetOutcome) -> Bool = { _ in true }) -> [String] {
    let warnings = targets.filter(isShown).compactMap { target -> String? in
      guard TargetTables.standing(of: target) == .borderline, case .ensure(let confidence) = target.kind else {
        return nil
      }
      let interval = NumberText.interval(
        low: target.probability.low, high: target.probability.high, error: target.probability.standardError)
      return Phrase.borderlineWarning(target.title, interval: interval, confidence: confidence)[language]
    }
    guard let needed else { return warnings }
    // Where none is clearly broken, that one is broken is itself uncertain.
    let isBroken = targets.contains { TargetTables.standing(of: $0) == .notKept }
    let money = Phrase.needed(needed, has: budget)
    return warnings + [
      Grammar.sentences(
        [(isBroken ? money : .neededIfBroken(money))[language], Phrase.nearestFollows[language]], language)
    ]
  }
}

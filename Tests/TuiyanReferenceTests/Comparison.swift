// SPDX-License-Identifier: GPL-3.0-or-later
import CGSL
import TuiyanModel
import TuiyanNumerics
import TuiyanSimulation

/// The product's figures against the reference engine's, each within the Monte Carlo error of both runs.
///
/// False alarm: 2·Φ(−4.5) ≈ 7e-6 for each comparison. Over all scenarios and plans there are some ten thousand of them,
/// many about the same replications, so that a sound product fails for less than one choice of seeds in ten; with the
/// seeds as written the outcome is fixed.
struct Comparison {
  static let allowedErrors = 4.5

  /// What does not agree.
  private(set) var differences: [String] = []
  /// Figures looked at.
  private(set) var count = 0
  private let name: String

  init(_ name: String) { self.name = name }

  mutating func compare(_ projection: Projection, _ plain: PlainScenario, _ outcome: PlainOutcome, steps: [Int]) {
    for (place, board) in projection.boards.enumerated() {
      for (member, unit) in board.units.enumerated() {
        for (index, step) in steps.enumerated() {
          let what = "\(board.id) \(unit.unit.id) h=\(step)"
          let at = unit.periods[step]
          let replications =
            projection.futures.contains { $0.probability == nil }
            ? projection.settings.replications * projection.futures.count : projection.settings.replications
          let totals = Moments(outcome.totals[place][index][member])
          compareMean("\(what) total", at.score.mean, at.score.sd, replications, totals)
          guard unit.isOurs else { continue }
          compareSD("\(what) sd", at.score.sd, replications, totals)
          let ranks = Moments(outcome.ranks[place][index][member])
          let sd = at.rank.meanError * Double(replications).squareRoot()
          compareMean("\(what) rank", at.rank.mean, sd, replications, ranks, atom: 1)
        }
      }
    }
    for (target, counted) in zip(projection.targets, outcome.targets) { compare(target, counted, plain, outcome) }
  }

  private mutating func compare(
    _ target: TargetOutcome, _ counted: PlainCount, _ plain: PlainScenario, _ outcome: PlainOutcome
  ) {
    let all = outcome.replications.reduce(0, +)
    let futures = target.byFuture ?? []
    for (world, future) in futures.enumerated() where outcome.replications[world] > 0 {
      compareShare(
        "\(target.id) in \(future.future)", future.probability, counted.held[world], outcome.replications[world])
    }
    if plain.scenario.futures.contains(where: { $0.probability == nil }) {
      let least = futures.map(\.probability.value).min()
      if least != target.probability.value { differ("\(target.id): not the least of its futures") }
    } else {
      compareShare(target.id, target.probability, counted.held.reduce(0, +), all)
    }
    for (place, unit) in (target.byUnit ?? []).enumerated() {
      compareShare("\(target.id) \(unit.unit)", unit.probability, counted.heldByUnit[place], all)
    }
    guard let expected = target.expected else { return }
    let mean = counted.sum / Double(all)
    let sd = max(0, counted.squares / Double(all) - mean * mean).squareRoot()
    compareMean(
      "\(target.id) expected", expected.mean, expected.standardError * Double(expected.count).squareRoot(),
      expected.count, Moments(mean: mean, sd: sd, count: all), atom: 1)
  }

  /// |a − b| ≤ 4.5·√(s²/n + s²/m), s² pooled over both runs.
  /// - Parameter atom: where values are whole numbers, the least by which they differ: a few replications that alone
  ///   differ from all others are no normal error.
  private mutating func compareMean(
    _ what: String, _ mean: Double, _ sd: Double, _ replications: Int, _ other: Moments, atom: Double = 0
  ) {
    count += 1
    let (n, m) = (Double(replications), Double(other.count))
    let variance = (sd * sd * n + other.sd * other.sd * m) / (n + m)
    let error = (variance * (1 / n + 1 / m)).squareRoot()
    let allowed = Self.allowedErrors * error + 5 * atom / m + 1e-5
    if !(abs(mean - other.mean) <= allowed) {
      differ("\(what): \(mean), reference \(other.mean), \((mean - other.mean) / error) errors")
    }
  }

  /// The error of a sample sd s is √((m₄ − s⁴)/n)/(2s).
  private mutating func compareSD(_ what: String, _ sd: Double, _ replications: Int, _ other: Moments) {
    count += 1
    let shape = max(0, other.fourth - other.sd * other.sd * other.sd * other.sd)
    let error =
      other.sd == 0 ? 0 : (shape * (1 / Double(replications) + 1 / Double(other.count))).squareRoot() / (2 * other.sd)
    if !(abs(sd - other.sd) <= Self.allowedErrors * error + 1e-5) {
      differ("\(what): \(sd), reference \(other.sd), \((sd - other.sd) / error) errors")
    }
  }

  /// Fisher's exact test of two counts: given how many replications succeeded in all, the reference's part of them is
  /// hypergeometric where the probabilities are equal.
  private mutating func compareShare(_ what: String, _ share: Proportion, _ held: Int, _ trials: Int) {
    count += 1
    let successes = UInt32(share.successes + held)
    let failures = UInt32(share.trials + trials) - successes
    let below = gsl_cdf_hypergeometric_P(UInt32(held), successes, failures, UInt32(trials))
    let above = held == 0 ? 1 : gsl_cdf_hypergeometric_Q(UInt32(held - 1), successes, failures, UInt32(trials))
    if !(min(below, above) >= gsl_cdf_ugaussian_Q(Self.allowedErrors)) {
      differ("\(what): \(share.value), reference \(Double(held) / Double(trials)) of \(trials)")
    }
  }

  private mutating func differ(_ text: String) { differences.append("\(name): \(text)") }
}

/// Mean, sd and fourth central moment of a sample.
struct Moments {
  let mean: Double
  let sd: Double
  var fourth = 0.0
  let count: Int

  init(mean: Double, sd: Double, count: Int) { (self.mean, self.sd, self.count) = (mean, sd, count) }

  init(_ values: [Double]) {
    count = values.count
    mean = gsl_stats_mean(values, 1, values.count)
    sd = gsl_stats_sd_m(values, 1, values.count, mean)
    for value in values {
      let square = (value - mean) * (value - mean)
      fourth += square * square / Double(values.count)
    }
  }
}

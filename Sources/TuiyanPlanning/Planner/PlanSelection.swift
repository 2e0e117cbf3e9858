// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanNumerics

/// How the plans that the search has found were told apart on fresh replications.
public struct PlanSelection: Sendable, Hashable {
  /// One look at the plans.
  public struct Stage: Sendable, Hashable {
    /// Fresh replications used.
    public let replications: Int
    /// Plans compared with the best.
    public let compared: Int
    /// Of these, plans that went on to the next look; in the last one those that cannot be told from the best.
    public let left: Int
    /// Of these, plans with a better objective that are no better by what plans are chosen by: promises, and the order
    /// on the search replications.
    public let passedOver: Int

    public init(replications: Int, compared: Int, left: Int, passedOver: Int = 0) {
      self.replications = replications
      self.compared = compared
      self.left = left
      self.passedOver = passedOver
    }
  }

  public var stages: [Stage] = []

  public init(_ stages: [Stage] = []) { self.stages = stages }
}

/// Tells plans from the best one: paired differences on the same replications, one interval for each, so wide that all
/// of them hold together.
///
/// With m plans compared and a share α of the 5 % to spend, each interval is mean ± t(1 − α/(2m)) · standard error
/// (Bonferroni); a plan whose interval lies below 0 is worse. The best plan was chosen on other replications, so the
/// best of all found is thrown out with a probability of at most α/2. Dunnett (1955) has the narrower bounds for
/// equal correlations, which plans do not have.
struct PlanRace {
  /// Share of errors that the first look and the last one may spend.
  static let early = 0.01
  static let late = 0.04

  /// Plans that are compared together.
  let compared: Int
  let level: Double

  /// The interval of one difference, plan minus best.
  func interval(_ difference: PairedDifference) -> (low: Double, high: Double) {
    guard difference.standardError > 0 else { return (difference.mean, difference.mean) }
    guard difference.count > 1 else { return (-.infinity, .infinity) }
    let reach =
      Special.studentQuantile(1 - level / Double(2 * max(1, compared)), nu: Double(difference.count - 1))
      * difference.standardError
    return (difference.mean - reach, difference.mean + reach)
  }
}

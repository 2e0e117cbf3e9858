// SPDX-License-Identifier: GPL-3.0-or-later

/// What is wrong with actions, targets, plans and futures.
public enum PlanProblem: Hashable, Sendable {
  // Actions
  case leafEffectOnTotal(unit: String, depth: Depth, indicator: String)
  case totalEffectOnIndicators(unit: String)
  case unitLacksLeaf(unit: String, leaf: String)
  case unitOnNoBoard(unit: String)
  case rateNeedsEvents(leaf: String)
  case eventsNeedRate(leaf: String, key: String)
  case effectOnRollup(leaf: String, unit: String)
  case closeNeedsFrontier(leaf: String)
  case refersToItself(key: String, id: String)
  case requiresAndExcludes(String)
  /// All that an action requires, and what that requires, holds two that exclude each other.
  case requiredExclude(action: String, one: String, other: String)
  case repeated(String, first: Place)
  // Actions: warnings
  /// More people than there are; owner nil: `budget.staff_per_step`.
  case tooFewPeople(action: String, staff: String, owner: String?, available: String)
  case synergyExcluded(one: String, other: String)
  /// A `close` whose size is not a share.
  case closeOutside(String)
  // Targets
  case lacks(key: String)
  case countTooLarge(n: Int, of: Int)
  case notBottomTooLarge(n: Int, units: Int, board: String)
  /// A warning: nobody can miss it.
  case rankAlwaysMet(atMost: String, units: Int, board: String)
  case objectiveNeedsEach
  case needsIndicators(unit: String, depth: Depth)
  case notEvents(leaf: String)
  // Plans
  case unitNotOfAction(unit: String, action: String)
  case unitWithoutEach(action: String)
  // Futures
  case probabilityMissing(with: Place)
  case probabilitySum(String, first: Place)
  case rulePath(String)
  case ruleValue(String)
  case ruleNeedsSurvey(leaf: String)
  /// Two schemes share the leaf, and one future gives it two numbers.
  case ruleAnswersDiffer(leaf: String, first: Place)
  /// from, to: an anchor for a leaf that is not scored by cohort, or a number for one that is not scored by linear.
  case ruleNeedsEnds(leaf: String, anchor: Bool)
  case ruleEndsEqual(leaf: String)
  case negativeRest(within: String, total: String, set: String)
  case nothingToScale(within: String, total: String, set: String)
}

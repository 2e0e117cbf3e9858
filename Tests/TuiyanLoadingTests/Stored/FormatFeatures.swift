// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanLoading
import TuiyanModel

/// The features of the scenario format that a scenario uses, by the names of its keys.
struct FormatFeatures {
  private(set) var used: Set<String> = []

  /// Everything that the stored scenarios together must show.
  static let all: Set<String> = [
    "target ensure", "target strive", "objective joint", "scope unit", "scope each", "scope count", "by", "throughout",
    "rank", "rank_gain", "rank_gain since as_of", "score", "indicator value", "indicator rank", "not_bottom",
    "share_of_indicators rank", "share_of_indicators value_at_best", "target events", "all_of", "any_of", "at_least of",
    "linear", "cohort", "steps", "piecewise", "per_event", "rank scoring", "aggregate geometric", "aggregate min",
    "survey with sd", "survey binomial", "events poisson", "events once", "rollup indicator", "rollup board_score",
    "rollup board_rank_share", "take mean", "take min", "take sum", "take share_at_least", "transform identity",
    "transform logit", "transform log", "better lower", "add", "close", "set", "rate", "delay", "ramp", "shape s",
    "fade", "each action", "requires", "excludes", "slip", "synergy", "depth indicators", "depth score", "depth rank",
    "ties min", "ties max", "ties average", "ties dense", "tie_break", "decimals", "future with probability",
    "future without probability", "future from", "future points", "future answers", "future from|to",
    "future dynamics", "future budget", "budget money", "budget staff_per_step", "budget actions", "budget per_owner",
    "owner staff", "mask", "uniform", "pert", "triangular", "normal", "lognormal", "beta", "discrete", "tails",
    "reference drift", "override", "stored plan", "extends", "step month", "step quarter", "step year",
  ]

  init(_ scenario: Scenario, extends: Bool) {
    note(scenario.step.rawValue.isEmpty ? nil : "step \(scenario.step.rawValue)")
    note(extends ? "extends" : nil)
    note(scenario.plans.isEmpty ? nil : "stored plan")
    for target in scenario.targets { add(target) }
    for scheme in scenario.schemes { for node in scheme.nodes { add(node) } }
    for unit in scenario.units { note("depth \(unit.depth.rawValue)") }
    for board in scenario.boards {
      note("ties \(board.ties.rawValue)")
      note(board.tieBreak.isEmpty ? nil : "tie_break")
      note(board.decimals == nil ? nil : "decimals")
    }
    for action in scenario.actions { add(action) }
    note(scenario.synergies.isEmpty ? nil : "synergy")
    for owner in scenario.owners where owner.staff != nil { note("owner staff") }
    add(scenario.budget)
    for future in scenario.futures { add(future, in: scenario) }
    for row in scenario.history { add(row.value) }
    for row in scenario.results { add(row.score) }
    add(scenario.dynamics)
  }

  private mutating func note(_ feature: String?) { if let feature { used.insert(feature) } }

  private mutating func add(_ target: Target) {
    switch target.kind {
    case .ensure: note("target ensure")
    case .strive: note("target strive")
    }
    note(target.objectiveIsJoint ? "objective joint" : nil)
    add(target.clause)
  }

  private mutating func add(_ clause: Clause) {
    switch clause.scope {
    case .inherited: break
    case .unit: note("scope unit")
    case .each: note("scope each")
    case .count: note("scope count")
    }
    switch clause.span {
    case .by: note("by")
    case .throughout: note("throughout")
    }
    switch clause.test {
    case .rank: note("rank")
    case .rankGain(_, .published): note("rank_gain")
    case .rankGain(_, .asOf): note("rank_gain since as_of")
    case .score: note("score")
    case .indicatorValue: note("indicator value")
    case .indicatorRank: note("indicator rank")
    case .notBottom: note("not_bottom")
    case .shareOfIndicators(.rankAtMost, _): note("share_of_indicators rank")
    case .shareOfIndicators(.valueAtBest, _): note("share_of_indicators value_at_best")
    case .events: note("target events")
    case .all(let members): add(members, as: "all_of")
    case .any(let members): add(members, as: "any_of")
    case .atLeast(_, let members): add(members, as: "at_least of")
    }
  }

  private mutating func add(_ members: [Clause], as name: String) {
    note(name)
    for member in members { add(member) }
  }

  private mutating func add(_ node: IndicatorNode) {
    if case .group(_, let aggregate) = node.body, aggregate != .sum { note("aggregate \(aggregate.rawValue)") }
    guard let leaf = node.leaf else { return }
    switch leaf.score {
    case .linear: note("linear")
    case .cohort: note("cohort")
    case .steps: note("steps")
    case .piecewise: note("piecewise")
    case .perEvent: note("per_event")
    case .rank: note("rank scoring")
    }
    note("transform \(leaf.transform.rawValue)")
    note(leaf.better == .lower ? "better lower" : nil)
    if let survey = leaf.survey { note(survey.sd == nil ? "survey binomial" : "survey with sd") }
    if let events = leaf.events { note(events.once ? "events once" : "events poisson") }
    guard let rollup = leaf.rollup else { return }
    switch rollup.source {
    case .indicator: note("rollup indicator")
    case .boardScore: note("rollup board_score")
    case .boardRankShare: note("rollup board_rank_share")
    }
    switch rollup.take {
    case .mean: note("take mean")
    case .min: note("take min")
    case .sum: note("take sum")
    case .shareAtLeast: note("take share_at_least")
    }
  }

  private mutating func add(_ action: Action) {
    note(action.each ? "each action" : nil)
    note(action.requires.isEmpty ? nil : "requires")
    note(action.excludes.isEmpty ? nil : "excludes")
    note(action.slip.constant == 0 ? nil : "slip")
    add(action.slip)
    for effect in action.effects {
      switch effect.kind {
      case .add: note("add")
      case .close: note("close")
      case .set: note("set")
      case .rate: note("rate")
      }
      add(effect.size)
      note(effect.delay > 0 ? "delay" : nil)
      note(effect.ramp > 1 ? "ramp" : nil)
      note(effect.shape == .s ? "shape s" : nil)
      note(effect.fade == nil ? nil : "fade")
    }
  }

  private mutating func add(_ budget: Budget) {
    note(budget.money == nil ? nil : "budget money")
    note(budget.staffPerStep == nil ? nil : "budget staff_per_step")
    note(budget.actions == nil ? nil : "budget actions")
    note(budget.perOwner == nil ? nil : "budget per_owner")
  }

  private mutating func add(_ future: Future, in scenario: Scenario) {
    note(future.probability == nil ? "future without probability" : "future with probability")
    note(future.from == nil ? nil : "future from")
    note(future.dynamics == scenario.dynamics ? nil : "future dynamics")
    note(future.budget == scenario.budget ? nil : "future budget")
    for rule in future.rules {
      switch rule.field {
      case .points: note("future points")
      case .answers: note("future answers")
      case .from, .to: note("future from|to")
      }
    }
  }

  private mutating func add(_ dynamics: Dynamics) {
    note(dynamics.referenceDrift == nil ? nil : "reference drift")
    note(dynamics.overrides.isEmpty ? nil : "override")
    for keys in [dynamics.base, dynamics.ours, dynamics.rivals, dynamics.score] + dynamics.overrides.map(\.keys) {
      note(keys.tails == nil ? nil : "tails")
      for figure in [keys.level, keys.levelSD, keys.drift, keys.sigma] { add(figure) }
    }
  }

  private mutating func add(_ figure: Quantity?) {
    switch figure?.shape {
    case .pert: note("pert")
    case .triangular: note("triangular")
    case .normal: note("normal")
    case .lognormal: note("lognormal")
    case .uniform: note("uniform")
    case .beta: note("beta")
    case .discrete: note("discrete")
    case .mask: note("mask")
    case .constant, nil: break
    }
  }
}

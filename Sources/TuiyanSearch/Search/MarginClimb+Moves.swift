// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanNumerics
import TuiyanPlans

extension MarginClimb {
  /// A plan met on the way.
  struct Met {
    let plan: PlanVector
    let worth: Double
  }

  /// Takes a few decisions out, fills up with what gains most for its burden, and goes on from the result where it is
  /// not much worse; the best plans met, one for each set of decisions, best first.
  ///
  /// The allowance for worse plans shrinks to nothing. Ropke and Pisinger (2006), with one way to take apart.
  mutating func best(iterations: Int, keep: Int, dice: inout KeyedDice, shouldStop: () -> Bool) -> [Met] {
    var pool: [[UInt64]: Met] = [:]
    func note(_ climb: MarginClimb) {
      let met = Met(plan: climb.plan, worth: climb.worth)
      let key = met.plan.taken
      if let known = pool[key], known.worth >= met.worth { return }
      pool[key] = met
      if pool.count > 8 * keep { pool = Self.trimmed(pool, keep) }
    }
    if !space.rules.isFeasible(plan) { move(to: space.rules.nothing) }
    fill(share: 0.5, &dice)
    note(self)
    var best = Met(plan: plan, worth: worth)
    let heat = 0.004 * max(abs(best.worth), 0.05)
    for round in 0..<iterations {
      if round % 16 == 0, shouldStop() { break }
      if round % 64 == 63 { move(to: best.plan) }
      let before = plan
      let worthBefore = worth
      ruin(&dice)
      fill(share: dice.unit(), &dice)
      note(self)
      let now = worth
      if now > best.worth { best = Met(plan: plan, worth: now) }
      let cooling = heat * (1 - Double(round) / Double(iterations))
      if now < worthBefore - cooling * dice.unit() { move(to: before) }
    }
    return Self.trimmed(pool, keep).values.sorted(by: Self.comesFirst)
  }

  /// Several lists as one.
  static func merged(_ lists: [[Met]], keep: Int) -> [Met] {
    var pool: [[UInt64]: Met] = [:]
    for met in lists.joined() {
      let key = met.plan.taken
      if let known = pool[key], !comesFirst(met, known) { continue }
      pool[key] = met
    }
    return trimmed(pool, keep).values.sorted(by: comesFirst)
  }

  private static func comesFirst(_ left: Met, _ right: Met) -> Bool {
    left.worth != right.worth ? left.worth > right.worth : left.plan.comesBefore(right.plan)
  }

  private static func trimmed(_ pool: [[UInt64]: Met], _ keep: Int) -> [[UInt64]: Met] {
    let kept = pool.sorted { comesFirst($0.value, $1.value) }.prefix(keep)
    return Dictionary(uniqueKeysWithValues: kept.map { ($0.key, $0.value) })
  }

  /// Takes one to five decisions out, with what needs them.
  private mutating func ruin(_ dice: inout KeyedDice) {
    let losses = 1 + dice.below(5)
    for _ in 0..<losses {
      let members = plan.members
      guard !members.isEmpty else { return }
      let slot = members[dice.below(members.count)]
      move(to: space.rules.without(slot, plan))
    }
  }

  /// Adds what gains most for its burden until nothing that gains fits.
  ///
  /// - Parameter share: how much of the burden is money, the rest places.
  private mutating func fill(share: Double, _ dice: inout KeyedDice) {
    let rules = space.rules
    let noise = 0.3 * dice.unit()
    var shaken: [Double] = []
    for _ in starts.indices { shaken.append(1 + noise * (dice.unit() - 0.5)) }
    // Gains shrink as others are taken: an old gain is a good guess of how far down the list to look again.
    var guesses = Array(repeating: Double.infinity, count: starts.count)
    while true {
      var best: (plan: PlanVector, merit: Double)?
      for slot in starts.indices.sorted(by: { (guesses[$0], -$0) > (guesses[$1], -$1) }) where starts[slot] == 0 {
        if let best, guesses[slot] <= best.merit { break }
        guard let (bundle, gain, money, count) = candidate(slot, &dice) else {
          guesses[slot] = -.infinity
          continue
        }
        let burden = burden(money, count, rules, share)
        guesses[slot] = gain <= 0 ? -.infinity : gain / burden * shaken[slot]
        if gain > 0, guesses[slot] > best?.merit ?? 0 { best = (bundle, guesses[slot]) }
      }
      guard let best else { return }
      move(to: best.plan)
    }
  }

  private func burden(_ money: Double, _ count: Int, _ rules: PlanRules, _ share: Double) -> Double {
    let purse = rules.limits.money.map { $0 > 0 ? money / $0 : 0 } ?? 0
    let places = rules.limits.actions.map { Double(count) / Double(max(1, $0)) } ?? 0
    return share * purse + (1 - share) * places + 1e-3
  }

  /// The plan with a slot and what it needs added, and what it gains; nil where it does not fit.
  private mutating func candidate(
    _ slot: Int, _ dice: inout KeyedDice
  ) -> (plan: PlanVector, gain: Double, money: Double, count: Int)? {
    let rules = space.rules
    guard !model.moves(of: slot).isEmpty || !rules.neededBy[slot].isEmpty else { return nil }
    if rules.needs[slot].isEmpty || rules.needs[slot].allSatisfy({ $0.contains { starts[$0] > 0 } }) {
      guard usage.fitsPurse(slot), rules.conflicts[slot].allSatisfy({ starts[$0] == 0 }),
        let start = start(of: slot, &dice)
      else { return nil }
      var plan = plan
      plan.starts[slot] = start
      return (plan, gain(slot, start), rules.facts[slot].money, 1)
    }
    guard usage.fitsPurse(slot), let bundle = space.adding(slot, to: plan) else { return nil }
    let before = plan
    let worthBefore = worth
    move(to: bundle)
    let gain = worth - worthBefore
    move(to: before)
    let added = bundle.members.filter { before.starts[$0] == 0 }
    return (bundle, gain, added.reduce(0) { $0 + rules.facts[$1].money }, added.count)
  }

  /// The start that gains most of those that the rules allow, mostly; sometimes any.
  private mutating func start(of slot: Int, _ dice: inout KeyedDice) -> Int? {
    let rules = space.rules
    var best: Int?
    var most = -Double.infinity
    let any = dice.below(12) == 0
    var seen = 0
    for start in space.options[slot] where usage.fits(slot, start) {
      guard rules.needs[slot].allSatisfy({ rules.holds($0, at: start, in: starts) }) else { continue }
      seen += 1
      if any {
        if dice.below(seen) == 0 { best = start }
        continue
      }
      if space.classes.earlierIsStronger[slot] { return start }
      if let best, space.classes.strength[slot][start] == space.classes.strength[slot][best] { continue }
      let gain = gain(slot, start)
      if gain > most { (best, most) = (start, gain) }
    }
    return best
  }
}

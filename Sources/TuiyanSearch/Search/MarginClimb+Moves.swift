// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanNumerics
import TuiyanPlans

extension MarginClimb {
  /// Takes a few decisions out, fills up with what gains most for its burden, and goes on from the result where it is
  /// not much worse; the best plans met, one for each set of decisions, best first.
  ///
  /// The allowance for worse plans shrinks to nothing. Ropke and Pisinger (2006), with two ways to take apart.
  mutating func best(
    _ style: ClimbStyle, iterations: Int, keep: Int, dice: inout KeyedDice, shouldStop: () -> Bool
  ) -> [ClimbMet] {
    var pool: [[UInt64]: ClimbMet] = [:]
    func note(_ climb: MarginClimb) {
      let met = ClimbMet(plan: climb.plan, worth: climb.worth)
      let key = met.plan.taken
      if let known = pool[key], known.worth >= met.worth { return }
      pool[key] = met
      if pool.count > 8 * keep { pool = Self.trimmed(pool, keep) }
    }
    if !space.rules.isFeasible(plan) { move(to: space.rules.nothing) }
    fill(share: 0.5, &dice)
    note(self)
    var best = ClimbMet(plan: plan, worth: worth)
    let heat = style.heat * max(abs(best.worth), 0.05)
    for round in 0..<iterations {
      if round % 16 == 0, shouldStop() { break }
      if round % style.patience == style.patience - 1 { move(to: best.plan) }
      let before = plan
      let worthBefore = worth
      if dice.below(100) < style.forced { force(&dice) } else { ruin(&dice) }
      fill(share: dice.unit(), &dice)
      note(self)
      let now = worth
      if now > best.worth { best = ClimbMet(plan: plan, worth: now) }
      let cooling = heat * (1 - Double(round) / Double(iterations))
      if now < worthBefore - cooling * dice.unit() { move(to: before) }
    }
    return Self.trimmed(pool, keep).values.sorted(by: Self.comesFirst)
  }

  /// Several lists as one.
  static func merged(_ lists: [[ClimbMet]], keep: Int) -> [ClimbMet] {
    var pool: [[UInt64]: ClimbMet] = [:]
    for met in lists.joined() {
      let key = met.plan.taken
      if let known = pool[key], !comesFirst(met, known) { continue }
      pool[key] = met
    }
    return trimmed(pool, keep).values.sorted(by: comesFirst)
  }

  private static func comesFirst(_ left: ClimbMet, _ right: ClimbMet) -> Bool {
    left.worth != right.worth ? left.worth > right.worth : left.plan.comesBefore(right.plan)
  }

  private static func trimmed(_ pool: [[UInt64]: ClimbMet], _ keep: Int) -> [[UInt64]: ClimbMet] {
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

  /// Puts in a decision that is not in the plan, with what it needs, and takes others out until it fits.
  private mutating func force(_ dice: inout KeyedDice) {
    let rules = space.rules
    let outside = starts.indices.filter { starts[$0] == 0 && facts[$0].matters }
    guard !outside.isEmpty else { return ruin(&dice) }
    let slot = outside[dice.below(outside.count)]
    while true {
      if let bundle = space.adding(slot, to: plan) { return move(to: bundle) }
      let members = plan.members.filter { member in !rules.needs[slot].contains { $0.contains(member) } }
      guard !members.isEmpty else { return }
      move(to: rules.without(members[dice.below(members.count)], plan))
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
      var best: (candidate: ClimbCandidate, merit: Double)?
      var open = starts.map { $0 == 0 }
      func look(at slot: Int) {
        open[slot] = false
        guesses[slot] = -.infinity
        guard let candidate = candidate(slot, &dice), candidate.gain > 0 else { return }
        guesses[slot] = candidate.gain / burden(candidate, rules, share) * shaken[slot]
        if guesses[slot] > best?.merit ?? 0 { best = (candidate, guesses[slot]) }
      }
      for slot in starts.indices where open[slot] && guesses[slot] == .infinity { look(at: slot) }
      while let slot = Self.largest(guesses, where: open), guesses[slot] > best?.merit ?? -.infinity {
        look(at: slot)
      }
      // What gained nothing may do so by now.
      if best == nil { for slot in starts.indices where open[slot] { look(at: slot) } }
      switch best?.candidate.step {
      case nil: return
      case .start(let slot, let start)?: set(slot, start)
      case .plan(let plan)?: move(to: plan)
      }
    }
  }

  /// The place of the largest number, the first of equals, among those that are open.
  private static func largest(_ numbers: [Double], where open: [Bool]) -> Int? {
    var best: Int?
    for place in numbers.indices where open[place] {
      if let best, numbers[place] <= numbers[best] { continue }
      best = place
    }
    return best
  }

  private func burden(_ candidate: ClimbCandidate, _ rules: PlanRules, _ share: Double) -> Double {
    let purse = rules.limits.money.map { $0 > 0 ? candidate.money / $0 : 0 } ?? 0
    let places = rules.limits.actions.map { Double(candidate.count) / Double(max(1, $0)) } ?? 0
    return share * purse + (1 - share) * places + 1e-3
  }

  /// A slot with what it needs; nil where it does not fit.
  private mutating func candidate(_ slot: Int, _ dice: inout KeyedDice) -> ClimbCandidate? {
    guard facts[slot].matters, usage.fitsPurse(slot) else { return nil }
    if facts[slot].standsAlone || space.rules.needs[slot].allSatisfy({ $0.contains { starts[$0] > 0 } }) {
      guard facts[slot].standsAlone || space.rules.conflicts[slot].allSatisfy({ starts[$0] == 0 }),
        let start = start(of: slot, &dice)
      else { return nil }
      return ClimbCandidate(step: .start(slot, start), gain: gain(slot, start), money: facts[slot].money, count: 1)
    }
    guard let bundle = space.adding(slot, to: plan) else { return nil }
    let before = plan
    let worthBefore = worth
    move(to: bundle)
    let gain = worth - worthBefore
    move(to: before)
    let added = bundle.members.filter { before.starts[$0] == 0 }
    return ClimbCandidate(
      step: .plan(bundle), gain: gain, money: added.reduce(0) { $0 + facts[$1].money }, count: added.count)
  }

  /// The start that gains most of those that the rules allow, mostly; sometimes any.
  private mutating func start(of slot: Int, _ dice: inout KeyedDice) -> Int? {
    var best: Int?
    var most = -Double.infinity
    let standsAlone = facts[slot].standsAlone
    let earlierIsStronger = facts[slot].earlierIsStronger
    let any = dice.below(12) == 0
    var seen = 0
    for start in space.options[slot] where usage.fits(slot, start) {
      guard standsAlone || space.rules.needsAreMet(slot, at: start, in: starts) else { continue }
      seen += 1
      if any {
        if dice.below(seen) == 0 { best = start }
        continue
      }
      if earlierIsStronger { return start }
      if let best, space.classes.strength[slot][start] == space.classes.strength[slot][best] { continue }
      let gain = gain(slot, start)
      if gain > most { (best, most) = (start, gain) }
    }
    return best
  }
}

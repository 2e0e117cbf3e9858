// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

/// Small scenarios drawn from a seed, with every kind of rule.
enum RandomToy {
  enum Ranking { case none, some }

  /// - Parameters:
  ///   - slots: actions; one of them may be decided for two units.
  ///   - fades: some effects fade.
  ///   - ranking: units are judged by rank, so that they stand in each other's way.
  static func scenario(
    _ dice: inout Dice, slots: Int, fades: Bool = false, ranking: Ranking = .none, ensure: Bool = true,
    money: ClosedRange<Int> = 8...20
  ) -> Scenario {
    let units = ["a", "b"]
    let deeds = (0..<slots).map { index -> Toy.Deed in
      let first = dice.number(1...3)
      var deed = Toy.Deed(
        id: "d\(index)", units: [units[dice.number(0...1)]], money: Double(dice.number(1...9)),
        staff: Double(dice.number(0...4)), window: first...(first + dice.number(0...1)), duration: dice.number(1...2),
        success: dice.chance(0.3) ? 1 : 0.5 + dice.unit() / 2, size: Double(dice.number(2...14)),
        owner: dice.chance(0.6) ? "o" : nil, ramp: Double(dice.number(1...4)))
      if index > 0 && dice.chance(0.25) { deed.requires = ["d\(dice.number(0...(index - 1)))"] }
      if index > 0 && dice.chance(0.2) { deed.excludes = ["d\(dice.number(0...(index - 1)))"] }
      deed.excludes.removeAll { deed.requires.contains($0) }
      if fades && dice.chance(0.4) { deed.fade = 2 }
      if index == 0 && dice.chance(0.5) {
        deed.units = units
        deed.each = ranking == .some || dice.chance(0.7)
      }
      return deed
    }
    var budget = Budget(money: Double(dice.number(money)))
    if dice.chance(0.6) { budget.staffPerStep = Double(dice.number(3...7)) }
    if dice.chance(0.4) { budget.actions = dice.number(2...4) }
    if dice.chance(0.5) { budget.perOwner = dice.number(1...2) }
    let owners = [Owner(id: "o", title: "o", staff: dice.chance(0.5) ? Double(dice.number(4...6)) : nil)]
    return Toy(
      units: units, deeds: deeds, budget: budget, owners: owners, targets: targets(&dice, ranking, ensure)
    ).scenario
  }

  private static func targets(_ dice: inout Dice, _ ranking: Ranking, _ ensure: Bool) -> [Target] {
    let test: Test = ranking == .some ? .rank(atMost: 2) : .score(atLeast: 55)
    var targets = [
      Toy.target("both", .strive(weight: 2), .each(["a", "b"]), test, joint: dice.chance(0.3)),
      Toy.target("one", .strive(weight: 1), .unit("a"), .score(atLeast: 60)),
    ]
    if ensure && dice.chance(0.6) {
      targets.append(
        Toy.target("promise", .ensure(confidence: 0.3 + dice.unit() / 2), .unit("b"), .score(atLeast: 50)))
    }
    return targets
  }
}

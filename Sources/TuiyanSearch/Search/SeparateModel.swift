// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanNumerics
import TuiyanPlans

/// A plan space that falls into groups of decisions whose effects on every margin simply add up.
///
/// margin(plan) = margin(nothing) + Σ over groups of Δ(group's option), exact but for the last digits of a sum: every
/// option of every group is judged once, alone. Events are counted in single precision where they are clear by more
/// than `haze`, and in double precision where they are not. Replications in which an event happens (or fails) whatever
/// the plan are counted once and left out.
package final class SeparateModel {
  /// Single precision is not asked about margins nearer to zero than this, in points.
  static let haze: Float = 1e-4
  /// An event happens from here on: totals within 10⁻⁹ are equal.
  static let edge = -1e-9
  /// Most options of one group, and of all together.
  private static let mostOptions = (one: 128, all: 1_200)

  /// Decisions that are settled together.
  struct Group {
    let slots: [Int]
    /// [options][slots of the group]: starts; the first is none.
    let options: [[Int]]
    /// [options]: row of what it moves; 0 nothing.
    let rows: [Int]
    let money: [Double]
    let counts: [Int]
  }

  /// One event's margins, replications that no plan can turn left out.
  struct Event {
    /// Happens whatever the plan.
    let always: Int
    let base: [Float]
    /// [rows][replications that can turn]
    let moves: [[Float]]
    /// The same of all replications, in full precision, and where those that can turn stand among them.
    let exactBase: [Double]
    let exactMoves: [[Double]]
    let places: [Int32]
  }

  let space: PlanSpace
  let weights: EventWeights
  let groups: [Group]
  /// Only events that the objective or a promise asks for.
  let events: [Event]
  /// [events]: their numbers among the judge's.
  let numbers: [Int]
  /// [groups]: how many options each has; the first is to do nothing.
  package var optionCounts: [Int] { groups.map(\.options.count) }
  /// Plans judged to learn the options.
  let measured: Int

  /// - Parameter shouldStop: asked before every option is judged.
  /// - Returns: nil where decisions do not separate, where there are too many options, or where it was stopped.
  package init?(
    _ judge: any MarginJudge, _ space: PlanSpace, _ objective: PlanObjective, shouldStop: () -> Bool = { false }
  ) {
    guard let numbersOfSlots = judge.separateGroups else { return nil }
    let groups = Self.groups(space, numbersOfSlots)
    guard let groups else { return nil }
    let base = judge.exactMargins(of: space.rules.nothing)
    guard let weights = EventWeights(objective, of: judge.singleEvents, count: base.count),
      weights.weight.allSatisfy({ $0 >= 0 })
    else { return nil }
    let asked = base.indices.filter { event in
      weights.weight[event] > 0 || weights.promises.contains { $0.event == event }
    }
    guard asked.count <= 4 else { return nil }
    let (plans, own) = Self.rows(of: groups, space)
    var judged: [[[Double]]] = []
    for plan in plans {
      guard !shouldStop() else { return nil }
      judged.append(judge.exactMargins(of: plan))
    }
    self.space = space
    self.weights = weights
    self.groups = own
    numbers = asked
    measured = plans.count + 1
    events = asked.map { event in
      Self.event(base[event], judged.map { $0[event] }, own, valid: judge.layout.valid)
    }
  }

  /// The plans that have one option of one group each, and the groups with the rows that these are: of all groups one
  /// after another from 1, row 0 nothing.
  private static func rows(
    of groups: [(slots: [Int], options: [[Int]])], _ space: PlanSpace
  ) -> (plans: [PlanVector], groups: [Group]) {
    var plans: [PlanVector] = []
    var index: [PlanVector: Int] = [:]
    let own = groups.map { group -> Group in
      let rows = group.options.map { starts -> Int in
        var plan = space.rules.nothing
        for (slot, start) in zip(group.slots, starts) { plan.starts[slot] = start }
        let key = space.canonical(plan)
        guard key != space.rules.nothing else { return 0 }
        if let row = index[key] { return row }
        plans.append(key)
        index[key] = plans.count
        return plans.count
      }
      return Group(
        slots: group.slots, options: group.options, rows: rows,
        money: group.options.map { starts in
          zip(group.slots, starts).reduce(0) { $0 + ($1.1 > 0 ? space.rules.facts[$1.0].money : 0) }
        }, counts: group.options.map { $0.count { $0 > 0 } })
    }
    return (plans, own)
  }

  /// Groups with all their options; nil where there are too many.
  private static func groups(_ space: PlanSpace, _ numbers: [Int]) -> [(slots: [Int], options: [[Int]])]? {
    let rules = space.rules
    var result: [(slots: [Int], options: [[Int]])] = []
    var all = 0
    for number in Set(numbers).sorted() {
      let slots = rules.order.filter { numbers[$0] == number }
      var options: [[Int]] = []
      var starts = rules.nothing.starts
      var isTooMany = false
      func visit(_ place: Int) {
        guard !isTooMany else { return }
        guard place < slots.count else {
          options.append(slots.map { starts[$0] })
          isTooMany = options.count > mostOptions.one
          return
        }
        let slot = slots[place]
        visit(place + 1)
        guard rules.conflicts[slot].allSatisfy({ starts[$0] == 0 }) else { return }
        for start in space.options[slot] {
          starts[slot] = start
          guard rules.needsAreMet(slot, in: starts) else { continue }
          visit(place + 1)
          // Nothing is gained by waiting where time costs nothing and an earlier start is at least as strong.
          if space.isMonotone && rules.timeIsFree(slot) && space.classes.earlierIsStronger[slot] { break }
        }
        starts[slot] = 0
      }
      visit(0)
      all += options.count
      guard !isTooMany, all <= mostOptions.all else { return nil }
      result.append((slots, options))
    }
    return result
  }

  private static func event(_ base: [Double], _ rows: [[Double]], _ groups: [Group], valid: [UInt64]) -> Event {
    let moves = rows.map { row in zip(row, base).map { $0 - $1 } }
    var most = base
    var least = base
    for group in groups {
      for place in base.indices {
        var up = 0.0
        var down = 0.0
        for row in group.rows where row > 0 {
          up = max(up, moves[row - 1][place])
          down = min(down, moves[row - 1][place])
        }
        most[place] += up
        least[place] += down
      }
    }
    var always = 0
    var places: [Int32] = []
    let room = Double(haze)
    for place in base.indices where (valid[place >> 6] >> UInt64(place & 63)) & 1 == 1 {
      if least[place] > room { always += 1 } else if most[place] > -room { places.append(Int32(place)) }
    }
    return Event(
      always: always, base: places.map { Float(base[Int($0)]) },
      moves: [[]] + moves.map { row in places.map { Float(row[Int($0)]) } }, exactBase: base,
      exactMoves: [[]] + moves, places: places)
  }
}

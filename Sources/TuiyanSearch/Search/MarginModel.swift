// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanNumerics
import TuiyanPlans

/// What every decision moves of each event's margin near one base plan, replication by replication.
///
/// margin(plan) = margin(base) + Σ over decisions of (share(start) − share(base's start)) · δ; δ is measured by putting
/// the decision in at its strongest start, and taking it out, near the base. A start's share is that at the event's own
/// step: what comes too late for one target is in time for another.
package struct MarginModel {
  /// What one decision moves of one event's margin, in lists that last as long as the model and are never written once it
  /// is made, which makes sharing them safe.
  struct Move: @unchecked Sendable {
    let event: Int
    /// The step the event is judged at.
    let step: Int
    /// Replications that are moved, and by how much; all of them, in order, where `isDense`.
    let places: UnsafeBufferPointer<Int32>
    let amounts: UnsafeBufferPointer<Float>
    let isDense: Bool
  }

  package let judge: any MarginJudge
  let base: EventMargins
  let plan: PlanVector
  /// [slots]: [start][step]: share of its measured effect that a start has; 0 where not taken.
  private let shares: UnsafeBufferPointer<UnsafeBufferPointer<Float>>
  /// Steps of a start.
  private let stepCount: Int
  private let moveLists: UnsafeBufferPointer<UnsafeBufferPointer<Move>>
  /// Of the moves and shares: climbs look at them all the time, on every thread.
  private let store: FlatStore
  /// Plans that were judged to measure the decisions.
  let measured: Int

  /// The share of its measured effect that a start (0: not taken) has at a step.
  func share(_ slot: Int, _ start: Int, at step: Int) -> Float { shares[slot][start * stepCount + step] }

  /// What a decision moves, event by event; for no longer than the model is there.
  func moves(of slot: Int) -> UnsafeBufferPointer<Move> { moveLists[slot] }

  /// Measures every decision near a plan: at most two records each.
  package init(_ judge: any MarginJudge, near plan: PlanVector, in space: PlanSpace) {
    let pairs = plan.starts.indices.map { Self.pair($0, plan, space) }
    let asked = pairs.flatMap { pair in pair.map { [$0.with, $0.without].filter { $0 != plan } } ?? [] }
    let read = judge.margins(of: [plan] + asked)
    let base = read[0]
    var next = read.dropFirst().makeIterator()
    var references = plan.starts
    let steps = judge.eventSteps
    let store = FlatStore()
    let moves = pairs.enumerated().map { slot, pair -> UnsafeBufferPointer<Move> in
      guard let pair else { return store.list([]) }
      references[slot] = pair.with.starts[slot]
      let more = pair.with == plan ? base : next.next() ?? base
      let less = pair.without == plan ? base : next.next() ?? base
      return store.list(
        more.rows.indices.compactMap { Self.move($0, steps[$0], more.rows[$0], less.rows[$0], in: store) })
    }
    let measured = read.count
    self.judge = judge
    self.base = base
    self.plan = plan
    moveLists = store.list(moves)
    self.measured = measured
    let stepCount = space.classes.strength.first?.first?.count ?? 0
    precondition(space.classes.strength.joined().allSatisfy { $0.count == stepCount }, "shares of all steps")
    precondition(moves.allSatisfy(\.isEmpty) || steps.allSatisfy { $0 < stepCount }, "a share for every event's step")
    self.stepCount = stepCount
    shares = store.list(
      space.classes.strength.enumerated().map { slot, strengths in
        let reference = references[slot] > 0 ? strengths[references[slot]] : strengths[0]
        return store.list(
          strengths.indices.flatMap { start in
            zip(strengths[start], reference).map { own, full in
              start == 0 ? 0 : full > 0 ? Float(own / full) : 1
            }
          })
      })
    self.store = store
  }

  /// Two plans near `plan` that differ in one slot only: with it and without it; nil where it cannot be put in.
  private static func pair(
    _ slot: Int, _ plan: PlanVector, _ space: PlanSpace
  ) -> (with: PlanVector, without: PlanVector)? {
    if plan.starts[slot] > 0 {
      // What needs it would lose its effect with it: it is measured without those.
      let without = space.rules.without(slot, plan)
      var with = without
      with.starts[slot] = space.classes.strongest(slot, of: space.options[slot]) ?? plan.starts[slot]
      if space.classes.strength[slot][with.starts[slot]] == space.classes.strength[slot][plan.starts[slot]] {
        with.starts[slot] = plan.starts[slot]
      }
      return (with, without)
    }
    guard let first = space.adding(slot, to: plan, ignoringLimits: true) else { return nil }
    let starts = space.options[slot].filter { $0 >= first.starts[slot] }
    guard let strongest = space.classes.strongest(slot, of: starts) else { return nil }
    var with = first
    with.starts[slot] = strongest
    var without = first
    without.starts[slot] = 0
    return (with, without)
  }

  private static func move(
    _ event: Int, _ step: Int, _ more: [Float], _ less: [Float], in store: FlatStore
  ) -> Move? {
    guard more != less else { return nil }
    let places = more.indices.filter { more[$0] != less[$0] }
    let isDense = places.count * 6 > more.count
    let amounts = store.room(of: Float.self, count: isDense ? more.count : places.count)
    if isDense {
      for place in amounts.indices { amounts[place] = more[place] - less[place] }
    } else {
      for (index, place) in places.enumerated() { amounts[index] = more[place] - less[place] }
    }
    return Move(
      event: event, step: step, places: store.list(isDense ? [] : places.map { Int32($0) }),
      amounts: UnsafeBufferPointer(amounts), isDense: isDense)
  }
}

extension MarginModel.Move {
  /// Adds `factor` times the amounts to margins.
  func add(_ factor: Float, to margins: inout [Float]) {
    margins.withUnsafeMutableBufferPointer { margins in
      if isDense {
        for place in 0..<min(amounts.count, margins.count) { margins[place] += factor * amounts[place] }
      } else {
        for place in 0..<amounts.count { margins[Int(places[place])] += factor * amounts[place] }
      }
    }
  }

  /// How many more events happen once `factor` times the amounts is added.
  func gain(_ factor: Float, on margins: [Float]) -> Int {
    margins.withUnsafeBufferPointer { margins in
      isDense
        ? MarginCounts.gain(amounts, times: factor, on: margins)
        : MarginCounts.gain(amounts, at: places, times: factor, on: margins)
    }
  }
}

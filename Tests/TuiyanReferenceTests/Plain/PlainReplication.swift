// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

/// One replication under one plan, in one world: paths first, then boards as they are asked for.
final class PlainReplication {
  let plain: PlainScenario
  let draws: PlainDraws
  private(set) var world = 0
  /// [cells][steps]: measured values; nan: no value, or a roll-up not made yet.
  private var measured: [[Double]] = []
  /// [totals][steps], within the scheme's total.
  private var totals: [[Double]] = []
  /// [boards][steps].
  private var standings: [[PlainStanding?]] = []
  /// [boards][leaves]: what the reference rows gain a step.
  private(set) var referenceDrifts: [[Double]] = []
  private let plan: PlainPlan
  private let sigmaTimes: Double

  /// - Parameter sigmaTimes: 1, but for showing that another sigma is noticed.
  init(_ plain: PlainScenario, plan: PlainPlan, draws: PlainDraws, sigmaTimes: Double = 1) {
    self.plain = plain
    self.plan = plan
    self.draws = draws
    self.sigmaTimes = sigmaTimes
  }

  func draw(world: Int) {
    self.world = world
    let kept = plain.steps + 1
    let factors = (0..<(plain.leaves.count + 1) * kept).map { _ in draws.normal() }
    let luck = PlainLuck(plan, draws: draws)
    measured = plain.cells.indices.map { values(of: $0, factors: factors, luck: luck) }
    let starts = plain.boards.map { $0.order?.draw(draws) ?? [:] }
    totals = plain.totals.enumerated().map { place, total in
      let raw = total.paths[world].raw(
        draws, start: starts[total.board][total.member], factors: factors, place: plain.leaves.count * kept,
        steps: plain.steps, sigmaTimes: sigmaTimes)
      let effects = PlainEffects(plan.totalEffects[place], luck: luck, better: 1, draws: draws)
      return raw.enumerated().map {
        total.scale.clipped(effects.applied(to: $1, at: $0, frontier: total.scale.high))
      }
    }
    referenceDrifts = plain.boards.map { board in
      board.references.map { reference in reference.map { draws.value($0.drift[world]) } ?? 0 }
    }
    standings = plain.boards.map { _ in Array(repeating: nil, count: kept) }
  }

  func total(_ place: Int, _ h: Int) -> Double { totals[place][h] }

  func standing(_ board: Int, _ h: Int) -> PlainStanding {
    if let known = standings[board][h] { return known }
    let made = PlainStanding(board, h, in: self)
    standings[board][h] = made
    return made
  }

  /// The measured value of a cell; nan where it has none.
  func value(_ cell: Int, _ h: Int) -> Double {
    let leaf = plain.leaves[plain.cells[cell].leaf]
    switch plain.cells[cell].source {
    case .cells(let children, let take):
      return rolled(children.map { value($0, h) }.filter { !$0.isNaN }, take, leaf)
    case .board(let board, let members, let isRankShare, let take):
      let standing = standing(board, h)
      let count = Double(standing.ranks.count)
      let values = members.map { member in
        isRankShare ? (count == 1 ? 1 : (count - standing.ranks[member]) / (count - 1)) : standing.totals[member]
      }
      return rolled(values, take, leaf)
    default: return measured[cell][h]
    }
  }

  private func rolled(_ values: [Double], _ take: Rollup.Take, _ leaf: PlainLeaf) -> Double {
    guard let first = values.first else { return .nan }
    let rolled: Double
    switch take {
    case .sum: rolled = values.reduce(0, +)
    case .mean: rolled = values.reduce(0, +) / Double(values.count)
    case .min: rolled = values.reduce(first) { leaf.scale.isHigherBetter ? min($0, $1) : max($0, $1) }
    case .shareAtLeast(let bound):
      rolled = Double(values.count { !leaf.scale.isBetter(bound, $0) }) / Double(values.count)
    }
    return leaf.scale.clipped(rolled)
  }

  private func values(of place: Int, factors: [Double], luck: PlainLuck) -> [Double] {
    let cell = plain.cells[place]
    let leaf = plain.leaves[cell.leaf]
    let effects = PlainEffects(plan.cellEffects[place], luck: luck, better: leaf.scale.better, draws: draws)
    switch cell.source {
    case .path(let paths):
      let raw = paths[world].raw(
        draws, start: nil, factors: factors, place: cell.leaf * (plain.steps + 1), steps: plain.steps,
        sigmaTimes: sigmaTimes)
      return raw.enumerated().map { h, raw in
        surveyed(leaf.scale.clipped(effects.applied(to: raw, at: h, frontier: leaf.frontier)), leaf, h)
      }
    case .events(let rate, let soFar, let once):
      return counts(rate: draws.value(rate), soFar: draws.value(soFar), once: once, effects)
    default: return Array(repeating: .nan, count: plain.steps + 1)
    }
  }

  /// so_far, and then a Poisson count a step, or one event in all.
  private func counts(rate: Double, soFar: Double, once: Bool, _ effects: PlainEffects) -> [Double] {
    var counts = [soFar]
    let luck = draws.uniform()
    for h in stride(from: 1, through: plain.steps, by: 1) {
      let now = rate * effects.multiplier(at: h)
      counts.append(once ? soFar + (luck < now ? 1 : 0) : (counts.last ?? 0) + draws.poisson(now))
    }
    return counts
  }

  /// Adds the error of a survey of n answers: N(0, sd²/n), sd the stated one or the binomial
  /// (b − a)·√(p(1 − p)), p = (raw − a)/(b − a). There is none at as_of.
  private func surveyed(_ raw: Double, _ leaf: PlainLeaf, _ h: Int) -> Double {
    guard let survey = leaf.survey, h > 0 else { return raw }
    let asked = survey.answers[world]
    let answers = h >= asked.from ? asked.after : asked.before
    let share = (raw - leaf.scale.low) / leaf.span
    let sd = survey.sd ?? leaf.span * (share * (1 - share)).squareRoot()
    return leaf.scale.clipped(raw + sd / answers.squareRoot() * draws.normal())
  }
}

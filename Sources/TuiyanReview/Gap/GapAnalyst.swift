// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanSimulation

/// Works out where units stand and what is to be had.
public struct GapAnalyst {
  /// Fewer units than this have no last three to speak of.
  public static let leastForBottom = 6

  let scenario: Scenario
  let standings: StandingsAtAsOf
  let past: ReportedPast
  private let notes: [ModelNote]

  public init(model: CompiledModel) {
    scenario = model.scenario
    standings = StandingsAtAsOf(model)
    past = ReportedPast(model.scenario)
    notes = model.notes
  }

  /// A unit's distance to the best value of an indicator now; nil where nothing tells what is best.
  public static func toBest(_ model: CompiledModel, _ unit: String, _ indicator: String) -> Double? {
    let gaps = GapAnalyst(model: model).analysis(of: [unit]).units
    return gaps.lazy.flatMap(\.indicators).first { $0.id == indicator }?.toBest
  }

  /// The gaps of units on the boards they stand on.
  /// - Parameters:
  ///   - ids: units asked for; nil: the scenario's own.
  ///   - boardID: a board; nil: every board a unit stands on.
  /// - Complexity: per unit, one scoring of the board for every 64 leaves and actions.
  public func analysis(of ids: [String]? = nil, on boardID: String? = nil) -> GapAnalysis {
    let asked = Set(ids ?? scenario.ours)
    let boards = standings.boards.filter { standing in
      (boardID ?? standing.board.id) == standing.board.id && standing.units.contains { asked.contains($0.unit.id) }
    }
    let gaps = boards.flatMap { board in
      board.units.filter { asked.contains($0.unit.id) }.map { gap(of: $0, on: board) }
    }
    return GapAnalysis(
      units: gaps, races: boards.flatMap(races), callIns: callIns(gaps),
      notes: notes)
  }

  private func gap(of standing: UnitStanding, on board: BoardStanding) -> UnitGap {
    let leaves = leafQuestions(of: standing, on: board)
    let actions = actionQuestions(of: standing, on: board)
    let answers = SupposedAnswers(
      leaves.flatMap { [$0.atBest, $0.atMean] }.compactMap { $0 } + actions.map(\.supposed), at: standings)
    let yields = yields(actions, of: standing, answers)
    let published = past.ranks(of: standing.unit.id, on: board.board.id)
    return UnitGap(
      unit: standing.unit, board: board.board, score: standing.total, rank: standing.rank, count: board.units.count,
      next: next(above: standing, on: board), published: published.last, publishedBefore: published.dropLast().last,
      indicators: indicators(leaves, of: standing, answers, yields: yields), yields: yields.map(\.whole))
  }

  /// The nearest total among those ranked better.
  private func next(above standing: UnitStanding, on board: BoardStanding) -> NextRank? {
    let better = board.units.filter { $0.rank < standing.rank }
    guard let nearest = better.min(by: { $0.rankedTotal < $1.rankedTotal }) else { return nil }
    return NextRank(
      points: max(0, nearest.rankedTotal - standing.rankedTotal), unit: nearest.unit.id,
      isEstimated: nearest.unit.depth == .rank)
  }

  func scheme(of board: Board) -> Scheme? { scenario.schemes.first { $0.id == board.scheme } }

  // MARK: - Races

  private func races(_ board: BoardStanding) -> [RaceList] {
    let totals = board.units.map {
      RaceEntry(unit: $0.unit, value: $0.total, rank: $0.rank)
    }
    let leaves = scheme(of: board.board)?.leaves ?? []
    let lists = leaves.enumerated().compactMap { place, node -> RaceList? in
      let sign = node.leaf?.sign ?? 1
      let known = board.units.compactMap { unit in
        unit.leaves?[place].value.map { (unit: unit.unit, value: $0) }
      }
      let entries = known.map { one in
        let better = known.filter { sign * ($0.value - one.value) > Tolerance.value }.count
        return RaceEntry(unit: one.unit, value: one.value, rank: Double(1 + better))
      }
      return race(board.board, indicator: node.id, entries)
    }
    return (race(board.board, indicator: nil, totals).map { [$0] } ?? []) + lists
  }

  private struct RaceEntry {
    let unit: Unit
    let value: Double
    let rank: Double
  }

  /// nil where too few are compared, or all are level.
  private func race(_ board: Board, indicator: String?, _ entries: [RaceEntry]) -> RaceList? {
    guard entries.count >= Self.leastForBottom, Set(entries.map(\.rank)).count > 1 else { return nil }
    let ours = Set(scenario.ours)
    let sorted = entries.enumerated().sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }
      .map(\.element)
    func listed(_ entry: RaceEntry) -> RaceList.Entry {
      RaceList.Entry(
        unit: entry.unit.id, value: entry.value, rank: entry.rank, isOurs: ours.contains(entry.unit.id),
        isEstimated: indicator == nil && entry.unit.depth == .rank)
    }
    let best = sorted.first?.rank ?? 1
    return RaceList(
      board: board.id, indicator: indicator, count: entries.count,
      top: sorted.filter { $0.rank <= 3 }.map(listed),
      bottom: sorted.filter { one in one.rank > best && sorted.filter { $0.rank > one.rank }.count < 3 }.map(listed))
  }
}

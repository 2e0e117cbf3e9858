// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

/// A leaf: one quantity, however many schemes use it.
struct PlainLeaf {
  let id: String
  let scale: PlainScale
  /// The width of the range.
  let span: Double
  /// Where `close` goes.
  let frontier: Double?
  let survey: PlainSurvey?

  init(_ id: String, _ leaf: Leaf, _ scenario: Scenario) {
    self.id = id
    scale = PlainScale(leaf)
    span = leaf.range.map { $0.upperBound - $0.lowerBound } ?? 0
    frontier = leaf.frontier ?? leaf.range.map { leaf.better == .higher ? $0.upperBound : $0.lowerBound }
    survey = leaf.survey.map { PlainSurvey($0, of: id, span: leaf.span ?? 0, scenario) }
  }
}

/// How a leaf is asked.
struct PlainSurvey {
  /// Of one answer; nil: binomial.
  let sd: Double?
  /// [worlds]: answers before and from a step on.
  private(set) var answers: [(before: Double, after: Double, from: Int)] = []

  init(_ survey: Survey, of leaf: String, span: Double, _ scenario: Scenario) {
    sd = survey.sd.map { $0.isShare ? $0.value * span : $0.value }
    let stated = Double(survey.answers)
    answers = scenario.futures.map { future in
      let changed = future.rules.last { $0.node == leaf && $0.field == .answers }?.value
      return (stated, changed ?? stated, (future.from ?? scenario.asOf).ordinal - scenario.asOf.ordinal)
    }
    if answers.isEmpty { answers = [(stated, stated, 0)] }
  }
}

/// Where the value of a unit's leaf comes from.
enum PlainSource {
  /// Nothing reported: 0 points.
  case missing
  /// [worlds].
  case path([PlainPath])
  case events(rate: PlainFigure, soFar: PlainFigure, once: Bool)
  /// The children's measured values of another leaf.
  case cells([Int], Rollup.Take)
  /// The children's totals, or (N − rank)/(N − 1), on a board.
  case board(Int, members: [Int], isRankShare: Bool, Rollup.Take)
}

/// A leaf of a unit.
struct PlainCell {
  let unit: Int
  let leaf: Int
  var source: PlainSource
}

/// The total of a unit known by score or by rank only, on one board.
struct PlainTotal {
  let unit: Int
  let board: Int
  let member: Int
  let scale: PlainScale
  /// [worlds].
  let paths: [PlainPath]
}

/// A scenario with names turned into places: nothing is optimised, nothing is drawn.
struct PlainScenario {
  let scenario: Scenario
  /// Steps from as_of to the horizon.
  let steps: Int
  /// The futures' dynamics, or the scenario's own where it has none.
  let worlds: [Dynamics]
  private(set) var leaves: [PlainLeaf] = []
  private(set) var cells: [PlainCell] = []
  private(set) var totals: [PlainTotal] = []
  private(set) var boards: [PlainBoard] = []
  /// What the text does not tell without the estimator: empty where the scenario states everything.
  private(set) var unstated: [String] = []

  let unitPlace: [String: Int]
  private(set) var leafPlace: [String: Int] = [:]
  /// What a scheme says of a leaf.
  private var rules: [String: Leaf] = [:]
  let boardPlace: [String: Int]
  /// [unit][leaf].
  private(set) var cellPlace: [[Int: Int]]

  init(_ scenario: Scenario) {
    self.scenario = scenario
    steps = scenario.horizon.ordinal - scenario.asOf.ordinal
    worlds = scenario.futures.isEmpty ? [scenario.dynamics] : scenario.futures.map(\.dynamics)
    unitPlace = Dictionary(uniqueKeysWithValues: scenario.units.enumerated().map { ($1.id, $0) })
    boardPlace = Dictionary(uniqueKeysWithValues: scenario.boards.enumerated().map { ($1.id, $0) })
    cellPlace = Array(repeating: [:], count: scenario.units.count)
    for node in scenario.schemes.flatMap(\.leaves) where leafPlace[node.id] == nil {
      guard let leaf = node.leaf else { continue }
      leafPlace[node.id] = leaves.count
      leaves.append(PlainLeaf(node.id, leaf, scenario))
      rules[node.id] = leaf
    }
    addCells()
    for place in scenario.boards.indices { addBoard(place) }
    for place in cells.indices { cells[place].source = source(of: cells[place]) }
    for _ in boards.indices { tieUnknownTotals() }
  }

  func scheme(of board: Board) -> Scheme {
    guard let scheme = scenario.schemes.first(where: { $0.id == board.scheme }) else {
      preconditionFailure("no scheme \(board.scheme)")
    }
    return scheme
  }

  func isOurs(_ unit: Int) -> Bool { scenario.ours.contains(scenario.units[unit].id) }

  /// ε₀ is 0 for every unit of a board on which somebody is known by rank only.
  private func hasExactLevel(_ unit: Int) -> Bool {
    scenario.boards.contains { board in
      board.units.contains(scenario.units[unit].id)
        && board.units.contains { scenario.units[unitPlace[$0] ?? 0].depth == .rank }
    }
  }

  private mutating func addCells() {
    for board in scenario.boards {
      for id in board.units {
        guard let unit = unitPlace[id], scenario.units[unit].depth == .indicators else { continue }
        for node in scheme(of: board).leaves {
          guard let leaf = leafPlace[node.id], cellPlace[unit][leaf] == nil else { continue }
          cellPlace[unit][leaf] = cells.count
          cells.append(PlainCell(unit: unit, leaf: leaf, source: .missing))
        }
      }
    }
  }

  private mutating func addBoard(_ place: Int) {
    let board = scenario.boards[place]
    let total = scheme(of: board).total
    let members = board.units.enumerated().map { member, id -> PlainMember in
      let unit = unitPlace[id] ?? 0
      if scenario.units[unit].depth == .indicators {
        return .cells(scheme(of: board).leaves.map { cellPlace[unit][leafPlace[$0.id] ?? 0] ?? 0 })
      }
      let scale = PlainScale(total: total)
      let level = scenario.results.filter { $0.board == board.id && $0.unit == id && $0.period <= scenario.asOf }
        .sorted { $0.period < $1.period }.last { $0.score != nil }?.score
      let paths = worlds.map { dynamics in
        let keys = PlainLayers.total(of: scenario.units[unit], isOurs: isOurs(unit), in: dynamics)
        return path(keys, unit: unit, name: "total", scale: scale, span: total, level: level ?? Quantity(0))
      }
      totals.append(PlainTotal(unit: unit, board: place, member: member, scale: scale, paths: paths))
      return .total(totals.count - 1)
    }
    boards.append(PlainBoard(board, members: members, scheme: scheme(of: board), plain: self))
  }

  private mutating func path(
    _ keys: DynamicsKeys, unit: Int, name: String, scale: PlainScale, span: Double, level: Quantity
  ) -> PlainPath {
    func figure(_ quantity: Quantity?) -> PlainFigure { PlainFigure(quantity ?? Quantity(0), span: span) }
    if keys.drift == nil || keys.sigma == nil || keys.rho == nil || keys.damping == nil || keys.common == nil {
      unstated.append("\(scenario.units[unit].id)/\(name)")
    }
    return PlainPath(
      scale: scale, level: figure(keys.level ?? level),
      levelSD: hasExactLevel(unit) ? .constant(0) : figure(keys.levelSD),
      drift: figure(keys.drift), sigma: figure(keys.sigma), rho: keys.rho ?? 1, damping: keys.damping ?? 1,
      common: keys.common ?? 0, tails: keys.tails)
  }

  private mutating func source(of cell: PlainCell) -> PlainSource {
    let unit = scenario.units[cell.unit]
    let leaf = leaves[cell.leaf]
    if let rollup = rules[leaf.id]?.rollup, let children = children(rollup, of: unit) { return children }
    let level = scenario.history.filter {
      $0.unit == unit.id && $0.indicator == leaf.id && $0.period <= scenario.asOf && $0.value != nil
    }.max { $0.period < $1.period }?.value
    if let events = rules[leaf.id]?.events {
      return .events(
        rate: PlainFigure(events.rate, span: 0), soFar: PlainFigure(level ?? Quantity(events.soFar), span: 0),
        once: events.once)
    }
    var paths: [PlainPath] = []
    for dynamics in worlds {
      let keys = PlainLayers.leaf(leaf.id, of: unit, isOurs: isOurs(cell.unit), in: dynamics)
      guard let level = keys.level ?? level else { return .missing }
      paths.append(
        path(keys, unit: cell.unit, name: leaf.id, scale: leaf.scale, span: leaf.span, level: level))
    }
    return .path(paths)
  }

  /// The children's part of a roll-up; nil where the unit has none here and gives its own value.
  private func children(_ rollup: Rollup, of parent: Unit) -> PlainSource? {
    let children = scenario.units.indices.filter { scenario.units[$0].parent == parent.id }
    func members(_ id: String) -> (board: Int, members: [Int])? {
      guard let board = boardPlace[id] else { return nil }
      let members = scenario.boards[board].units.indices.filter { place in
        children.contains { scenario.units[$0].id == scenario.boards[board].units[place] }
      }
      return members.isEmpty ? nil : (board, members)
    }
    switch rollup.source {
    case .indicator(let id):
      let cells = children.compactMap { cellPlace[$0][leafPlace[id] ?? -1] }
      return cells.isEmpty ? nil : .cells(cells, rollup.take)
    case .boardScore(let id):
      return members(id).map { .board($0.board, members: $0.members, isRankShare: false, rollup.take) }
    case .boardRankShare(let id):
      return members(id).map { .board($0.board, members: $0.members, isRankShare: true, rollup.take) }
    }
  }

  /// Ties totals behind published ranks to what is known at as_of; boards made from others need a few rounds.
  private mutating func tieUnknownTotals() {
    for place in boards.indices where boards[place].hasUnknownTotals(in: self) {
      let central = PlainReplication(self, plan: PlainPlan(self, .nothing), draws: PlainDraws(seed: 1, isCentral: true))
      central.draw(world: 0)
      boards[place].order = PlainOrder(place, of: self, central: central.standing(place, 0))
    }
  }
}

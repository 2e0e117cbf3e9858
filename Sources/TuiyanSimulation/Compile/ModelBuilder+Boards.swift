// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics
import TuiyanTrends

extension ModelBuilder {
  /// Flattens every board: members, scheme tree in post-order, rule sets, reference rows.
  mutating func compileBoards() {
    for index in scenario.boards.indices {
      boards.append(compiled(scenario.boards[index], index: index))
    }
    cellEffects = Array(repeating: [], count: cells.count)
    totalEffects = Array(repeating: [], count: totals.count)
  }

  private mutating func compiled(_ board: Board, index: Int) -> CompiledBoard {
    let scheme = scheme(of: board)
    let tree = FlatTree(scheme)
    let quantities = tree.leaves.map { leafIndex[$0.node.id, default: 0] }
    let members = board.units.enumerated().map { place, id in
      member(id, place: place, board: board, boardIndex: index, quantities: quantities, points: scheme.total)
    }
    let indicatorMembers = members.indices.filter { if case .indicators = members[$0] { true } else { false } }
    return CompiledBoard(
      board: board, members: members, nodes: tree.nodes, roots: tree.roots,
      leaves: tree.leaves.map { scoredLeaf($0.node, at: $0.place, board: board) },
      rules: worlds.rules.map { tree.ruleSet(scheme, changes: $0) },
      total: scheme.total, rankOnly: nil,
      indicatorMembers: indicatorMembers,
      indicatorPlace: members.indices.map { indicatorMembers.firstIndex(of: $0) ?? -1 },
      tieBreak: board.tieBreak.compactMap { id in tree.nodes.firstIndex { $0.id == id } })
  }

  private mutating func member(
    _ id: String, place: Int, board: Board, boardIndex: Int, quantities: [Int], points: Double
  ) -> CompiledBoard.Member {
    let index = unitIndex[id, default: 0]
    let unit = scenario.units[index]
    if unit.depth == .indicators {
      let own = cellIndex[index] ?? [:]
      return .indicators(unit: index, cells: quantities.map { own[$0, default: 0] })
    }
    let isOurs = ours.contains(id)
    let scale = ProcessScale(total: points)
    let learnt = LearntSubject(.total(board: board.id), in: Cohort(of: board))
    let subject = Subject(
      unit: unit, estimate: learnt, walk: estimates.walk(learnt), scale: scale, span: points,
      levelIsExact: exactUnits.contains(id))
    let level = lookup.total(board: board.id, unit: id) ?? Quantity(0)
    let process = process(
      subject, key: StreamKey.things.child("total").child(board.id).child(id),
      commonKey: StreamKey.common(of: learnt.subject), commonPlace: leaves.count, level: level,
      stated: worlds.dynamics.map { $0.totalKeys(unit: unit, isOurs: isOurs) })
    totals.append(TotalProcess(board: boardIndex, member: place, unit: index, start: .known, process: process))
    return .total(unit: index, process: totals.count - 1)
  }

  private func scoredLeaf(_ node: IndicatorNode, at place: Int, board: Board) -> CompiledBoard.ScoredLeaf {
    let rule = node.leaf?.score ?? .rank
    let row = references[board: board.id, indicator: node.id]
    let span = node.leaf?.span ?? 0
    return CompiledBoard.ScoredLeaf(
      quantity: leafIndex[node.id, default: 0], node: place, rule: rule,
      reference: row.map { row in
        CompiledBoard.Reference(
          best: row.best, mean: row.mean, worst: row.worst,
          drift: worlds.dynamics.map { dynamics in
            let drift = dynamics.referenceDrift(indicator: node.id) ?? Quantity(0)
            return Parameter(drift.distribution(span: span))
          })
      })
  }
}

/// A scheme's tree in post-order: children before their group.
struct FlatTree {
  private(set) var nodes: [CompiledBoard.Node] = []
  private(set) var roots: [Int] = []
  private(set) var leaves: [(node: IndicatorNode, place: Int)] = []

  init(_ scheme: Scheme) {
    for root in scheme.indicators { roots.append(add(root)) }
  }

  private mutating func add(_ node: IndicatorNode) -> Int {
    let children = node.children.map { add($0) }
    var aggregate = Aggregate.sum
    if case .group(_, let stated) = node.body { aggregate = stated }
    let isLeaf = node.leaf != nil
    nodes.append(
      CompiledBoard.Node(
        id: node.id, leaf: isLeaf ? leaves.count : nil, children: children, aggregate: aggregate))
    if isLeaf { leaves.append((node, nodes.count - 1)) }
    return nodes.count - 1
  }

  /// Points and anchors under a future's changes.
  func ruleSet(_ scheme: Scheme, changes: [Future.RuleChange]) -> RuleSet {
    let own = changes.filter { $0.scheme == scheme.id }
    var stated: [String: Double] = [:]
    for change in own where change.field == .points { stated[change.node] = change.value }
    let points = scheme.points(setting: stated)
    func anchor(_ node: IndicatorNode, _ field: Future.RuleChange.Field) -> Double {
      guard case .linear(let from, let to)? = node.leaf?.score else { return 0 }
      return own.last { $0.node == node.id && $0.field == field }?.value ?? (field == .from ? from : to)
    }
    func cohort(_ node: IndicatorNode) -> (from: ScoringRule.Anchor, to: ScoringRule.Anchor)? {
      guard case .cohort(let from, let to)? = node.leaf?.score else { return nil }
      func end(_ field: Future.RuleChange.Field) -> ScoringRule.Anchor? {
        own.last { $0.node == node.id && $0.field == field }?.anchor
      }
      return (end(.from) ?? from, end(.to) ?? to)
    }
    return RuleSet(
      points: nodes.map { points[$0.id, default: 0] },
      from: leaves.map { anchor($0.node, .from) }, to: leaves.map { anchor($0.node, .to) },
      cohort: leaves.map { cohort($0.node) })
  }
}

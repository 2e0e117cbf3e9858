// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

/// What is known of a unit on a board: its leaves, in the scheme's order, or its total.
enum PlainMember {
  case cells([Int])
  case total(Int)
}

/// A node of a scheme's tree; children stand before their group.
struct PlainNode {
  let id: String
  let children: [Int]
  let aggregate: Aggregate
  /// Place among the scheme's leaves.
  let leaf: Int?
}

/// The rules in force at a step of a world.
struct PlainRules {
  /// [nodes].
  let points: [Double]
  /// [leaves].
  let scoring: [ScoringRule]
}

/// The published best, mean and worst of a leaf at as_of, moved by drift·h in the better direction.
struct PlainReference {
  let best: Double?
  let mean: Double?
  let worst: Double?
  /// [worlds].
  let drift: [PlainFigure]
}

struct PlainBoard {
  let id: String
  let members: [PlainMember]
  let total: Double
  let ties: Board.Ties
  let decimals: Int?
  /// Nodes whose points separate equal totals.
  let tieBreak: [Int]
  private(set) var nodes: [PlainNode] = []
  private(set) var roots: [Int] = []
  /// Places among all leaves, in the scheme's order.
  private(set) var leaves: [Int] = []
  /// [worlds]: before and from the step of the change on.
  private(set) var rules: [(before: PlainRules, after: PlainRules, from: Int)] = []
  /// [leaves].
  private(set) var references: [PlainReference?] = []
  /// How unknown totals are drawn at as_of.
  var order: PlainOrder?

  init(_ board: Board, members: [PlainMember], scheme: Scheme, plain: PlainScenario) {
    id = board.id
    self.members = members
    total = scheme.total
    ties = board.ties
    decimals = board.decimals
    var nodes: [PlainNode] = []
    var leaves: [IndicatorNode] = []
    func add(_ node: IndicatorNode) -> Int {
      let children = node.children.map(add)
      var aggregate = Aggregate.sum
      if case .group(_, let stated) = node.body { aggregate = stated }
      if node.leaf != nil { leaves.append(node) }
      nodes.append(
        PlainNode(
          id: node.id, children: children, aggregate: aggregate, leaf: node.leaf == nil ? nil : leaves.count - 1))
      return nodes.count - 1
    }
    roots = scheme.indicators.map(add)
    self.nodes = nodes
    self.leaves = leaves.map { plain.leafPlace[$0.id] ?? 0 }
    tieBreak = board.tieBreak.compactMap { id in nodes.firstIndex { $0.id == id } }
    let futures = plain.scenario.futures
    let before = Self.rules([], scheme, nodes, leaves)
    rules = futures.map { future in
      (
        before, Self.rules(future.rules.filter { $0.scheme == scheme.id }, scheme, nodes, leaves),
        future.from.map { $0.ordinal - plain.scenario.asOf.ordinal } ?? 0
      )
    }
    if rules.isEmpty { rules = [(before, before, 0)] }
    references = leaves.map { Self.reference($0, board, plain) }
  }

  func rules(world: Int, step: Int) -> PlainRules {
    step >= rules[world].from ? rules[world].after : rules[world].before
  }

  func hasUnknownTotals(in plain: PlainScenario) -> Bool {
    members.contains { member in
      guard case .total(let total) = member else { return false }
      return plain.scenario.units[plain.totals[total].unit].depth == .rank
    }
  }

  private static func rules(
    _ changes: [Future.RuleChange], _ scheme: Scheme, _ nodes: [PlainNode], _ leaves: [IndicatorNode]
  ) -> PlainRules {
    var stated: [String: Double] = [:]
    for change in changes where change.field == .points { stated[change.node] = change.value }
    let points = PlainPoints(scheme, stated: stated).points
    let scoring = leaves.map { node -> ScoringRule in
      var rule = node.leaf?.score ?? .rank
      for change in changes where change.node == node.id { rule = changed(rule, change) }
      return rule
    }
    return PlainRules(points: nodes.map { points[$0.id] ?? 0 }, scoring: scoring)
  }

  private static func changed(_ rule: ScoringRule, _ change: Future.RuleChange) -> ScoringRule {
    switch (rule, change.field, change.anchor) {
    case (.linear(_, let to), .from, _): .linear(from: change.value, to: to)
    case (.linear(let from, _), .to, _): .linear(from: from, to: change.value)
    case (.cohort(_, let to), .from, let anchor?): .cohort(from: anchor, to: to)
    case (.cohort(let from, _), .to, let anchor?): .cohort(from: from, to: anchor)
    default: rule
    }
  }

  private static func reference(_ node: IndicatorNode, _ board: Board, _ plain: PlainScenario) -> PlainReference? {
    let rows = plain.scenario.reference.filter {
      $0.board == board.id && $0.indicator == node.id && $0.period <= plain.scenario.asOf
    }
    guard let row = rows.max(by: { $0.period < $1.period }) else { return nil }
    return PlainReference(
      best: row.best, mean: row.mean, worst: row.worst,
      drift: plain.worlds.map { PlainFigure(PlainLayers.reference(node.id, in: $0), span: node.leaf?.span ?? 0) })
  }
}

/// Points of every node of a scheme once some are set: those keep their value, a group that is set scales its own
/// children, and the rest is scaled by one factor so that the total stays.
struct PlainPoints {
  private(set) var points: [String: Double] = [:]
  private let stated: [String: Double]

  init(_ scheme: Scheme, stated: [String: Double]) {
    self.stated = stated
    spread(scheme.total, over: scheme.indicators)
  }

  private mutating func spread(_ total: Double, over nodes: [IndicatorNode]) {
    let factor = (total - set(nodes)) / max(free(nodes), .leastNormalMagnitude)
    for node in nodes { _ = give(node, factor) }
  }

  private mutating func give(_ node: IndicatorNode, _ factor: Double) -> Double {
    if let own = stated[node.id] {
      points[node.id] = own
      if !node.children.isEmpty { spread(own, over: node.children) }
    } else if node.children.isEmpty {
      points[node.id] = stated.isEmpty ? node.points : node.points * factor
    } else {
      points[node.id] = node.children.reduce(0) { $0 + give($1, factor) }
    }
    return points[node.id] ?? 0
  }

  private func set(_ nodes: [IndicatorNode]) -> Double {
    nodes.reduce(0) { $0 + (stated[$1.id] ?? set($1.children)) }
  }

  private func free(_ nodes: [IndicatorNode]) -> Double {
    nodes.reduce(0) { sum, node in
      sum + (stated[node.id] != nil ? 0 : node.children.isEmpty ? node.points : free(node.children))
    }
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanPlans

/// An objective as a network over events: which lanes reach what each target asks, from events up.
///
/// Nodes are numbered: events first, then what is made of them, each after its members.
struct EventNetwork {
  enum Rule {
    case all, any
    case atLeast(Int)
  }

  /// What is made of several nodes.
  struct Node {
    let rule: Rule
    let members: [Int]
  }

  let events: Int
  /// Node `events + k` is `nodes[k]`.
  private(set) var nodes: [Node] = []
  /// [events]: the nodes that rest on it, ascending.
  private(set) var above: [[Int]]
  /// Nodes whose lanes are counted: what the objective or a promise asks for.
  private(set) var asked: [Int] = []
  /// [events + nodes]: place among the asked ones, or −1.
  private(set) var place: [Int] = []
  private let objective: PlanObjective
  /// Places among the asked nodes, and the weight of one part of the objective each.
  private var terms: [(place: Int, weight: Double)] = []
  /// Places among the asked nodes, and the probability each must have.
  private var promises: [(place: Int, confidence: Double)] = []

  init(_ objective: PlanObjective, of targets: [EventTarget], events: Int) {
    self.events = events
    self.objective = objective
    above = Array(repeating: [], count: events)
    var known: [EventClause: Int] = [:]
    var askedNodes: [(node: Int, weight: Double)] = []
    for term in objective.terms {
      let target = targets[term.target]
      if term.byUnit && !target.units.isEmpty {
        let share = term.weight / Double(target.units.count)
        for unit in target.units { askedNodes.append((add(unit, &known), share)) }
      } else {
        askedNodes.append((add(target.joint, &known), term.weight))
      }
    }
    let kept = objective.promises.map { (node: add(targets[$0.target].joint, &known), confidence: $0.confidence) }
    asked = Set(askedNodes.map(\.node) + kept.map(\.node)).sorted()
    place = Array(repeating: -1, count: events + nodes.count)
    for (index, node) in asked.enumerated() { place[node] = index }
    for (node, weight) in askedNodes { terms.append((place[node], weight)) }
    for (node, confidence) in kept { promises.append((place[node], confidence)) }
    for (index, node) in nodes.enumerated() {
      for event in Set(node.members.flatMap(events(below:))).sorted() { above[event].append(events + index) }
    }
  }

  private mutating func add(_ clause: EventClause, _ known: inout [EventClause: Int]) -> Int {
    if let node = known[clause] { return node }
    let number: Int
    switch clause {
    case .event(let event): number = event
    case .all(let members): number = add(.all, members, &known)
    case .any(let members): number = add(.any, members, &known)
    case .atLeast(let n, let members): number = add(.atLeast(n), members, &known)
    }
    known[clause] = number
    return number
  }

  private mutating func add(_ rule: Rule, _ members: [EventClause], _ known: inout [EventClause: Int]) -> Int {
    let numbers = members.map { add($0, &known) }
    nodes.append(Node(rule: rule, members: numbers))
    return events + nodes.count - 1
  }

  private func events(below node: Int) -> [Int] {
    node < events ? [node] : nodes[node - events].members.flatMap(events(below:))
  }

  /// Whether the objective depends on an event.
  func isUsed(_ event: Int) -> Bool { place[event] >= 0 || !above[event].isEmpty }

  /// Objective less what is missing to promises.
  ///
  /// - Parameter counts: [asked × groups]: lanes that reach it.
  func worth(_ counts: [Int]) -> Double {
    let groups = objective.sizes.count
    var shortfall = 0.0
    for promise in promises {
      var worst = 1.0
      for group in 0..<groups {
        worst = min(worst, Double(counts[promise.place * groups + group]) / Double(max(1, objective.sizes[group])))
      }
      shortfall += max(0, promise.confidence - worst)
    }
    let parts = objective.sizes.indices.map { group in
      terms.reduce(0.0) { sum, term in
        sum + term.weight * Double(counts[term.place * groups + group]) / Double(max(1, objective.sizes[group]))
      }
    }
    return objective.weighed(parts) - objective.priceOfMissing * shortfall
  }

  /// [groups][lanes]: 1 where a lane is a replication of the group.
  var masks: [[UInt8]] {
    objective.groups.map { words in
      words.flatMap { word in (0..<64).map { UInt8((word >> UInt64($0)) & 1) } }
    }
  }
}

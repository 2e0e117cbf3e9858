// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

extension ScenarioDecoder {
  /// What a clause takes over from the one around it.
  struct Inherited {
    var board: String?
    var span: Clause.Span?
  }

  mutating func targets(_ list: YAMLNode?) -> [Noted<Target>] {
    var targets: [Noted<Target>] = []
    for node in list?.items ?? [] {
      guard let id = node["id"]?.text else { continue }
      var clause = clause(node, Inherited())
      if case .inherited = clause.scope, let unit = clause.test.firstUnit {
        clause = Clause(board: clause.board, scope: .unit(unit), span: clause.span, test: clause.test)
      }
      let kind: Target.Kind =
        node["kind"]?.text == "ensure"
        ? .ensure(confidence: node["confidence"]?.number ?? 0.5) : .strive(weight: node["weight"]?.number ?? 1)
      let target = Target(
        id: id, title: title(node, id: id), kind: kind, objectiveIsJoint: node["objective"]?.text == "joint",
        clause: clause)
      targets.append(Noted(value: target, node: node))
    }
    return targets
  }

  /// A clause; where its board stands nowhere around it, that of its first member is used, and where its time does not,
  /// that of the member that ends last.
  private mutating func clause(_ node: YAMLNode, _ outer: Inherited) -> Clause {
    var inherited = outer
    inherited.board = node["board"]?.text ?? outer.board
    inherited.span = span(node) ?? outer.span
    let scope = scope(node)
    let test = test(node, inherited)
    // Of several that end together, the first.
    let last = test.members.enumerated().max { left, right in
      (left.element.span.end, -left.offset) < (right.element.span.end, -right.offset)
    }?.element
    return Clause(
      board: inherited.board ?? test.members.first?.board ?? "", scope: scope,
      span: inherited.span ?? last?.span ?? .by(frame.anyPeriod), test: test)
  }

  private mutating func span(_ node: YAMLNode) -> Clause.Span? {
    if let by = node["by"] { return period(by).map(Clause.Span.by) }
    guard let ends = node["throughout"]?.items, ends.count == 2 else { return nil }
    guard let first = period(ends[0]), let last = period(ends[1]) else { return nil }
    return .throughout(first, last)
  }

  private mutating func scope(_ node: YAMLNode) -> Clause.Scope {
    if let unit = node["unit"], let id = unit.text {
      _ = self.unit(id, at: unit.place)
      return .unit(id)
    }
    if let each = node["each"] { return .each(selected(each)) }
    if let count = node["count"] {
      return .count(selected(count["of"]), atLeast: count["at_least"]?.integer ?? 1)
    }
    return .inherited
  }

  private mutating func test(_ node: YAMLNode, _ inherited: Inherited) -> Test {
    if let members = node["all_of"] { return .all(clauses(members, inherited)) }
    if let members = node["any_of"] { return .any(clauses(members, inherited)) }
    if let some = node["at_least"] {
      return .atLeast(some["n"]?.integer ?? 1, of: clauses(some["of"], inherited))
    }
    if let indicator = node["indicator"]?.text {
      if let bound = node["value"].flatMap(bound) { return .indicatorValue(indicator, bound) }
      return .indicatorRank(indicator, atMost: node["rank"]?["at_most"]?.number ?? 1)
    }
    if let gain = node["rank_gain"] {
      return .rankGain(atLeast: gain["at_least"]?.number ?? 0, since: since(gain["since"]))
    }
    if let score = node["score"]?["at_least"]?.number { return .score(atLeast: score) }
    if let places = node["not_bottom"]?.integer { return .notBottom(places) }
    if let share = node["share_of_indicators"] { return shareOfIndicators(share) }
    if let events = node["events"], let indicator = events["indicator"]?.text {
      return .events(indicator, bound(events) ?? .atMost(0))
    }
    return .rank(atMost: node["rank"]?["at_most"]?.number ?? 1)
  }

  private mutating func clauses(_ list: YAMLNode?, _ inherited: Inherited) -> [Clause] {
    var clauses: [Clause] = []
    for node in list?.items ?? [] { clauses.append(clause(node, inherited)) }
    return clauses
  }

  private mutating func since(_ node: YAMLNode?) -> Test.Since {
    node?.text == "as_of" ? .asOf : period(node).map(Test.Since.published) ?? .asOf
  }

  private func bound(_ node: YAMLNode) -> Test.Bound? {
    node["at_least"]?.number.map(Test.Bound.atLeast) ?? node["at_most"]?.number.map(Test.Bound.atMost)
  }

  private func shareOfIndicators(_ node: YAMLNode) -> Test {
    let shared: Test.Shared =
      node["rank"]?["at_most"]?.integer.map(Test.Shared.rankAtMost)
      ?? .valueAtBest(node["value_at_best"]?.number ?? 1)
    return .shareOfIndicators(shared, atLeast: node["at_least"]?.number ?? 1)
  }
}

extension Test {
  /// The clauses of a combination, else none.
  var members: [Clause] {
    switch self {
    case .all(let clauses), .any(let clauses), .atLeast(_, let clauses): clauses
    default: []
    }
  }

  /// The first unit any member names.
  fileprivate var firstUnit: String? {
    members.lazy.compactMap { member in
      switch member.scope {
      case .unit(let id): id
      case .each(let ids), .count(let ids, _): ids.first
      case .inherited: member.test.firstUnit
      }
    }.first
  }
}

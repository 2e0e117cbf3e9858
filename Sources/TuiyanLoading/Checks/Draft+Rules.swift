// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanText

extension Draft {
  /// Futures have probabilities that sum to 1 or none, and their rule changes can hold.
  func checkFutures(into diagnostics: inout Diagnostics) {
    checkProbabilities(into: &diagnostics)
    for future in futures + [settings].compactMap({ $0 }) {
      let entries = (future.node["set"]?.entries ?? []).filter { $0.key.hasPrefix("schemes.") }
      for entry in entries { checkRule(entry, future.value, into: &diagnostics) }
      for scheme in schemes { checkRest(scheme, future, entries, into: &diagnostics) }
      checkAnswers(entries, into: &diagnostics)
    }
  }

  /// A leaf of two schemes is one quantity, measured once: a future that asks so many people in one scheme cannot ask
  /// another number of them in the other.
  private func checkAnswers(_ entries: [YAMLEntry], into diagnostics: inout Diagnostics) {
    var first: [String: YAMLEntry] = [:]
    for entry in entries {
      let steps = entry.key.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
      guard steps.count == 4, steps[3] == Future.RuleChange.Field.answers.rawValue, let count = entry.value.integer
      else { continue }
      let earlier = first[steps[2], default: entry]
      first[steps[2]] = earlier
      if earlier.value.integer != count {
        diagnostics.error(.plan(.ruleAnswersDiffer(leaf: steps[2], first: earlier.place)), at: entry.place)
      }
    }
  }

  private func checkProbabilities(into diagnostics: inout Diagnostics) {
    let stated = futures.filter { $0.value.probability != nil }
    guard let first = stated.first else { return }
    for future in futures where future.value.probability == nil && future.node["probability"] == nil {
      diagnostics.error(
        .plan(.probabilityMissing(with: first.place("probability"))), at: future.node.place(of: "id"))
    }
    let sum = stated.reduce(0) { $0 + ($1.value.probability ?? 0) }
    guard stated.count == futures.count, abs(sum - 1) > 1e-9, let last = stated.last else { return }
    diagnostics.error(
      .plan(.probabilitySum(DecimalText.rounded(sum), first: first.place("probability"))), at: last.place("probability")
    )
  }

  /// One change names a node that exists and a rule that node has.
  private func checkRule(_ entry: YAMLEntry, _ future: Future, into diagnostics: inout Diagnostics) {
    let steps = entry.key.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard steps.count == 4, let field = Future.RuleChange.Field(rawValue: steps[3]) else { return }
    func unknown(_ kind: ReferenceProblem.Kind, _ id: String, _ known: [String]) {
      let nearest = NearestName.of(id, among: known)
      diagnostics.error(.reference(.unknown(kind, id, nearest: nearest)), at: entry.place)
    }
    guard let scheme = scheme(steps[1]) else { return unknown(.scheme, steps[1], schemes.map(\.id)) }
    guard let node = scheme[steps[2]] else { return unknown(.indicator, steps[2], scheme.nodes.map(\.id)) }
    guard field != .points else { return }
    guard let leaf = node.leaf else {
      if node.isGroup { diagnostics.error(.reference(.isGroup(node.id)), at: entry.place) }
      return
    }
    if field == .answers {
      if leaf.survey == nil { diagnostics.error(.plan(.ruleNeedsSurvey(leaf: node.id)), at: entry.place) }
      return
    }
    let isAnchor = entry.value.number == nil
    if case .cohort(var from, var to) = leaf.score, isAnchor {
      for rule in future.rules where rule.scheme == scheme.id && rule.node == node.id {
        if rule.field == .from { from = rule.anchor ?? from }
        if rule.field == .to { to = rule.anchor ?? to }
      }
      if from.isSame(as: to) { diagnostics.error(.plan(.ruleEndsEqual(leaf: node.id)), at: entry.place) }
      return
    }
    guard case .linear(var from, var to) = leaf.score, !isAnchor else {
      return diagnostics.error(.plan(.ruleNeedsEnds(leaf: node.id, anchor: isAnchor)), at: entry.place)
    }
    for rule in future.rules where rule.scheme == scheme.id && rule.node == node.id {
      if rule.field == .from { from = rule.value }
      if rule.field == .to { to = rule.value }
    }
    if from == to { diagnostics.error(.plan(.ruleEndsEqual(leaf: node.id)), at: entry.place) }
  }

  // MARK: - Points that are set leave something for the rest

  private func checkRest(
    _ scheme: SchemeDraft, _ future: Noted<Future>, _ entries: [YAMLEntry], into diagnostics: inout Diagnostics
  ) {
    var values: [String: Double] = [:]
    for rule in future.value.rules where rule.scheme == scheme.id && rule.field == .points {
      values[rule.node] = rule.value
    }
    let readable = scheme.nodes.allSatisfy { $0.node["points"]?.number != nil }
    guard !values.isEmpty, readable else { return }
    func place(_ ids: [String]) -> Place {
      entries.last { entry in ids.contains { entry.key == "schemes.\(scheme.id).\($0).points" } }?.place
        ?? future.node.place
    }
    checkRest(scheme.roots, total: scheme.total, named: scheme.id, values, place, into: &diagnostics)
    for group in scheme.nodes where group.isGroup {
      guard let total = values[group.id] else { continue }
      checkRest(group.children, total: total, named: group.id, values, place, into: &diagnostics)
    }
  }

  private func checkRest(
    _ nodes: [IndicatorDraft], total: Double, named name: String, _ values: [String: Double],
    _ place: ([String]) -> Place, into diagnostics: inout Diagnostics
  ) {
    var (fixed, ids, free) = (0.0, [String](), 0.0)
    func visit(_ node: IndicatorDraft) {
      if let value = values[node.id] {
        fixed += value
        ids.append(node.id)
      } else if node.isGroup {
        node.children.forEach(visit)
      } else {
        free += node.points
      }
    }
    nodes.forEach(visit)
    guard !ids.isEmpty else { return }
    let tolerance = 1e-6 * max(total, fixed)
    let (said, set) = (DecimalText.plain(total), DecimalText.rounded(fixed))
    if fixed > total + tolerance {
      diagnostics.error(.plan(.negativeRest(within: name, total: said, set: set)), at: place(ids))
    } else if free == 0, total - fixed > tolerance {
      diagnostics.error(.plan(.nothingToScale(within: name, total: said, set: set)), at: place(ids))
    }
  }
}

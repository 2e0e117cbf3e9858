// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

extension ScenarioDecoder {
  func schemes(_ list: YAMLNode?) -> [SchemeDraft] {
    (list?.items ?? []).compactMap { node in
      guard let id = node["id"]?.text else { return nil }
      let roots = indicators(node["indicators"], owner: nil)
      return SchemeDraft(id: id, title: title(node, id: id), node: node, roots: roots)
    }
  }

  private func indicators(_ list: YAMLNode?, owner: String?) -> [IndicatorDraft] {
    (list?.items ?? []).compactMap { node in
      guard let id = node["id"]?.text else { return nil }
      let owner = node["owner"]?.text ?? owner
      let isGroup = node["children"] != nil
      return IndicatorDraft(
        id: id, title: title(node, id: id), points: node["points"]?.number ?? 0, owner: owner, node: node,
        children: indicators(node["children"], owner: owner),
        aggregate: node["aggregate"]?.text.flatMap(Aggregate.init) ?? .sum, leaf: isGroup ? nil : leaf(node))
    }
  }

  private func leaf(_ node: YAMLNode) -> Leaf? {
    guard let score = node["score"].flatMap(scoring) else { return nil }
    let direction = node["better"]?.text.flatMap(Leaf.Direction.init) ?? .higher
    return Leaf(
      unit: node["unit"]?.text, better: direction, range: range(node["range"]),
      transform: node["transform"]?.text.flatMap(Leaf.Transform.init) ?? .identity,
      frontier: node["frontier"]?.number, survey: node["survey"].flatMap(survey),
      events: node["events"].flatMap(events),
      rollup: node["rollup"].flatMap(rollup), cumulative: running(node["cumulative"]),
      score: ordered(score, better: direction))
  }

  /// nil also where the ends are out of order, which `Draft` says.
  private func range(_ node: YAMLNode?) -> ClosedRange<Double>? {
    guard let ends = node?.items?.compactMap(\.number), ends.count == 2, ends[0] < ends[1] else { return nil }
    return ends[0]...ends[1]
  }

  private func survey(_ node: YAMLNode) -> Survey? {
    node["answers"]?.integer.map { Survey(answers: $0, sd: node["sd"].flatMap(part)) }
  }

  private func events(_ node: YAMLNode) -> EventCount? {
    quantity(node["rate"]).map {
      EventCount(rate: $0, soFar: node["so_far"]?.number ?? 0, once: node["once"]?.flag ?? false)
    }
  }

  private func rollup(_ node: YAMLNode) -> Rollup? {
    let source =
      node["indicator"]?.text.map(Rollup.Source.indicator) ?? node["board_score"]?.text.map(Rollup.Source.boardScore)
      ?? node["board_rank_share"]?.text.map(Rollup.Source.boardRankShare)
    guard let source, let take = node["take"] else { return nil }
    switch take.text {
    case "mean": return Rollup(source: source, take: .mean)
    case "min": return Rollup(source: source, take: .min)
    case "sum": return Rollup(source: source, take: .sum)
    default: return take["share_at_least"]?.number.map { Rollup(source: source, take: .shareAtLeast($0)) }
    }
  }

  private func scoring(_ node: YAMLNode) -> ScoringRule? {
    if let linear = node["linear"], let from = linear["from"]?.number, let to = linear["to"]?.number {
      return .linear(from: from, to: to)
    }
    if let cohort = node["cohort"], let from = cohort["from"]?.text.flatMap(ScoringRule.Anchor.init),
      let to = cohort["to"]?.text.flatMap(ScoringRule.Anchor.init)
    {
      return .cohort(from: from, to: to)
    }
    if let steps = node["steps"] { return knots(steps).map(ScoringRule.steps) }
    if let piecewise = node["piecewise"] { return knots(piecewise).map(ScoringRule.piecewise) }
    if let points = node["per_event"]?.number {
      return .perEvent(points: points, floor: node["floor"]?.number, cap: node["cap"]?.number)
    }
    return node["rank"] != nil ? .rank : nil
  }

  private func knots(_ node: YAMLNode) -> [ScoringRule.Knot]? {
    let knots = (node.items ?? []).compactMap { pair -> ScoringRule.Knot? in
      guard let value = pair.items?.first?.number, let share = pair.items?.last?.number, pair.items?.count == 2
      else { return nil }
      return ScoringRule.Knot(value: value, share: share)
    }
    return knots.count == node.items?.count && !knots.isEmpty ? knots : nil
  }

  /// Steps in the order of goodness and pieces in the order of values, whichever way they were written.
  private func ordered(_ rule: ScoringRule, better: Leaf.Direction) -> ScoringRule {
    switch rule {
    case .steps(let knots):
      .steps(knots.sorted { better == .higher ? $0.value < $1.value : $0.value > $1.value })
    case .piecewise(let knots): .piecewise(knots.sorted { $0.value < $1.value })
    default: rule
    }
  }
}

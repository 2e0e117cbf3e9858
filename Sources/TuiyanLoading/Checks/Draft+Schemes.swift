// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanText

extension Draft {
  /// Points add up, and every leaf's range, transform, survey and scoring rule make sense.
  func checkSchemes(into diagnostics: inout Diagnostics) {
    for scheme in schemes {
      for node in scheme.nodes {
        if node.isGroup { checkSum(node, into: &diagnostics) } else { checkRange(node, into: &diagnostics) }
        guard let leaf = node.leaf else { continue }
        checkTransform(node, leaf, into: &diagnostics)
        checkMeasurement(node, leaf, into: &diagnostics)
        checkScore(node, leaf, into: &diagnostics)
      }
    }
  }

  private func checkSum(_ group: IndicatorDraft, into diagnostics: inout Diagnostics) {
    let readable = group.children.allSatisfy { $0.node["points"]?.number != nil }
    guard readable, group.children.count == group.node["children"]?.items?.count,
      let points = group.node["points"], points.number != nil, let last = group.children.last
    else { return }
    let sum = group.children.reduce(0) { $0 + $1.points }
    guard abs(sum - group.points) > 1e-6 * max(abs(sum), abs(group.points)) else { return }
    let parts = group.children.prefix(6).map { "\($0.id) \(DecimalText.plain($0.points))" }
    diagnostics.error(
      .scheme(
        .sum(
          group: group.id, points: DecimalText.plain(group.points), sum: DecimalText.rounded(sum),
          parts: parts + (group.children.count > 6 ? ["…"] : []), last: last.node.place(of: "points"))),
      at: points.place)
  }

  private func checkRange(_ node: IndicatorDraft, into diagnostics: inout Diagnostics) {
    guard let range = node.node["range"], let ends = range.items?.compactMap(\.number), ends.count == 2 else { return }
    let (low, high) = (DecimalText.plain(ends[0]), DecimalText.plain(ends[1]))
    if ends[0] >= ends[1] {
      diagnostics.error(.scheme(.rangeReversed(low: low, high: high)), at: range.place)
    } else if ends[1] - ends[0] < max(1e-9 * max(abs(ends[0]), abs(ends[1])), 1e-100) {
      diagnostics.error(.scheme(.rangeTooNarrow(low: low, high: high)), at: range.place)
    }
  }

  private func checkTransform(_ node: IndicatorDraft, _ leaf: Leaf, into diagnostics: inout Diagnostics) {
    let place = node.node.place(of: "transform")
    switch leaf.transform {
    case .identity: break
    case .logit:
      if node.node["range"] == nil { diagnostics.error(.scheme(.transformNeedsRange(leaf: node.id)), at: place) }
    case .log:
      guard let range = leaf.range, range.lowerBound < 0, let stated = node.node["range"] else { return }
      diagnostics.error(
        .scheme(.logNeedsPositive(what: "range", value: DecimalText.plain(range.lowerBound))), at: stated.place)
    }
  }

  private func checkMeasurement(_ node: IndicatorDraft, _ leaf: Leaf, into diagnostics: inout Diagnostics) {
    if let frontier = leaf.frontier, let range = leaf.range, !range.contains(frontier) {
      diagnostics.error(
        .scheme(
          .frontierOutside(
            DecimalText.plain(frontier), low: DecimalText.plain(range.lowerBound),
            high: DecimalText.plain(range.upperBound))), at: node.node.place(of: "frontier"))
    }
    if let survey = leaf.survey, let stated = node.node["survey"] {
      if stated["sd"] == nil, leaf.unit != "%" || node.node["range"] == nil {
        diagnostics.error(.scheme(.surveyNeedsSD(leaf: node.id)), at: stated.place)
      }
      if survey.sd?.isShare == true, node.node["range"] == nil {
        diagnostics.error(.figure(.shareNeedsRange(key: "survey.sd", leaf: node.id)), at: stated.place(of: "sd"))
      }
    }
  }

  // MARK: - Scoring rules

  private func checkScore(_ node: IndicatorDraft, _ leaf: Leaf, into diagnostics: inout Diagnostics) {
    guard let score = node.node["score"] else { return }
    switch leaf.score {
    case .linear(let from, let to):
      let place = score["linear"]?.place(of: "to") ?? score.place
      if from == to {
        diagnostics.error(.scheme(.linearEqual(DecimalText.plain(from))), at: place)
      } else if (to > from) != (leaf.better == .higher) {
        diagnostics.warning(
          .scheme(
            .againstBetter(
              leaf: node.id, from: DecimalText.plain(from), to: DecimalText.plain(to), better: leaf.better.rawValue)),
          at: place)
      }
    case .steps(let knots):
      checkOrder("steps", score["steps"], into: &diagnostics)
      checkRising(knots, score["steps"], into: &diagnostics)
    case .piecewise: checkOrder("piecewise", score["piecewise"], into: &diagnostics)
    case .perEvent(_, let floor?, let cap?) where floor > cap:
      diagnostics.error(
        .scheme(.floorAboveCap(floor: DecimalText.plain(floor), cap: DecimalText.plain(cap))),
        at: score.place(of: "floor"))
    default: break
    }
  }

  /// As written, values rise throughout or fall throughout.
  private func checkOrder(_ rule: String, _ list: YAMLNode?, into diagnostics: inout Diagnostics) {
    let pairs = list?.items ?? []
    let values = pairs.compactMap { $0.items?.first?.number }
    guard values.count == pairs.count, values.count > 1 else { return }
    let rises = values[1] > values[0]
    for (index, (previous, next)) in zip(values, values.dropFirst()).enumerated()
    where next == previous || (next > previous) != rises {
      return diagnostics.error(
        .scheme(
          .knotsOutOfOrder(rule: rule, previous: DecimalText.plain(previous), next: DecimalText.plain(next))),
        at: pairs[index + 1].place)
    }
  }

  /// A better step never gets a smaller share.
  private func checkRising(_ knots: [ScoringRule.Knot], _ list: YAMLNode?, into diagnostics: inout Diagnostics) {
    for (worse, better) in zip(knots, knots.dropFirst()) where better.share < worse.share {
      let pair = list?.items?.first { $0.items?.first?.number == better.value }
      return diagnostics.error(
        .scheme(
          .stepsFall(
            value: DecimalText.plain(worse.value), share: DecimalText.plain(worse.share),
            better: DecimalText.plain(better.value), betterShare: DecimalText.plain(better.share))),
        at: pair?.place ?? list?.place ?? root.place)
    }
  }
}

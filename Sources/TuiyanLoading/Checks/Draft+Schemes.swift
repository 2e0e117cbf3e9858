// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanText

extension Draft {
  /// Points add up, and every leaf's range, transform, survey and scoring rule make sense.
  func checkSchemes(into diagnostics: inout Diagnostics) {
    for scheme in schemes {
      for node in scheme.nodes {
        if node.isGroup {
          checkSum(node, into: &diagnostics)
          checkWeights(node, into: &diagnostics)
        } else {
          checkRange(node, into: &diagnostics)
        }
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

  /// Every part of a group that is not a sum carries points: its share counts by them.
  private func checkWeights(_ group: IndicatorDraft, into diagnostics: inout Diagnostics) {
    guard group.aggregate != .sum else { return }
    for child in group.children where child.node["points"]?.number == 0 {
      diagnostics.warning(
        .scheme(.noPointsInGroup(node: child.id, group: group.id, aggregate: group.aggregate)),
        at: child.node.place(of: "points"))
    }
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
    if leaf.events != nil, leaf.transform != .identity {
      diagnostics.warning(.scheme(.transformOfEvents(leaf: node.id)), at: place)
    }
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
}

// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanText

extension Draft {
  /// A leaf's scoring rule tells good from bad, and gives more for better.
  func checkScore(_ node: IndicatorDraft, _ leaf: Leaf, into diagnostics: inout Diagnostics) {
    guard let score = node.node["score"] else { return }
    switch leaf.score {
    case .linear(let from, let to):
      let place = score["linear"]?.place(of: "to") ?? score.place
      if from == to {
        diagnostics.error(.scheme(.linearEqual(DecimalText.plain(from))), at: place)
      } else if (to > from) != (leaf.better == .higher) {
        warnAgainstBetter(node, leaf, DecimalText.plain(from), DecimalText.plain(to), at: place, into: &diagnostics)
      }
    case .cohort(let from, let to):
      let cohort = score["cohort"]
      let place = cohort?.place(of: "to") ?? score.place
      let texts = (from: cohort?["from"]?.text ?? "", to: cohort?["to"]?.text ?? "")
      if from.isSame(as: to) {
        diagnostics.error(.scheme(.cohortEqual(texts.to)), at: place)
      } else if from.isBetter(than: to, for: leaf.better) {
        warnAgainstBetter(node, leaf, texts.from, texts.to, at: place, into: &diagnostics)
      }
    case .steps(let knots):
      checkOrder("steps", score["steps"], into: &diagnostics)
      checkRising(knots, score["steps"], into: &diagnostics)
    case .piecewise(let knots):
      checkOrder("piecewise", score["piecewise"], into: &diagnostics)
      checkPieces(knots, node, leaf, into: &diagnostics)
    case .perEvent: checkEvents(node, leaf, score, into: &diagnostics)
    case .rank: break
    }
  }

  private func warnAgainstBetter(
    _ node: IndicatorDraft, _ leaf: Leaf, _ from: String, _ to: String, at place: Place,
    into diagnostics: inout Diagnostics
  ) {
    diagnostics.warning(
      .scheme(.againstBetter(leaf: node.id, from: from, to: to, better: leaf.better.rawValue)), at: place)
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

  /// Pieces may rise and fall, but where a worse value gets the larger share that is said, once.
  private func checkPieces(
    _ knots: [ScoringRule.Knot], _ node: IndicatorDraft, _ leaf: Leaf, into diagnostics: inout Diagnostics
  ) {
    let list = node.node["score"]?["piecewise"]
    let byGoodness = leaf.better == .higher ? knots : knots.reversed()
    for (worse, better) in zip(byGoodness, byGoodness.dropFirst()) where better.share < worse.share {
      let pair = list?.items?.first { $0.items?.first?.number == worse.value }
      return warnAgainstBetter(
        node, leaf, DecimalText.plain(better.value), DecimalText.plain(worse.value),
        at: pair?.place ?? list?.place ?? node.node.place, into: &diagnostics)
    }
  }

  // MARK: - Points by the event

  private func checkEvents(
    _ node: IndicatorDraft, _ leaf: Leaf, _ score: YAMLNode, into diagnostics: inout Diagnostics
  ) {
    guard case .perEvent(let points, let floor, let cap) = leaf.score else { return }
    let place = score.place(of: "per_event")
    if !counts(leaf) {
      diagnostics.error(.scheme(.perEventNeedsEvents(leaf: node.id)), at: place)
    } else if node.node["better"] != nil, leaf.better == .lower ? points > 0 : points < 0 {
      diagnostics.warning(
        .scheme(
          .perEventAgainstBetter(leaf: node.id, points: DecimalText.plain(points), better: leaf.better.rawValue)),
        at: place)
    }
    if let floor, let cap, floor > cap {
      return diagnostics.error(
        .scheme(.floorAboveCap(floor: DecimalText.plain(floor), cap: DecimalText.plain(cap))),
        at: score.place(of: "floor"))
    }
    checkBounds(node, points, floor: floor, cap: cap, score, into: &diagnostics)
  }

  /// Floor and cap leave the count something to decide.
  private func checkBounds(
    _ node: IndicatorDraft, _ points: Double, floor: Double?, cap: Double?, _ score: YAMLNode,
    into diagnostics: inout Diagnostics
  ) {
    let none = min(max(0, floor ?? -.infinity), cap ?? .infinity)
    let many = points < 0 ? floor ?? -.infinity : cap ?? .infinity
    let isFixed = points < 0 ? many >= none : points > 0 && many <= none
    let key = none > 0 || isFixed && points < 0 ? "floor" : "cap"
    if isFixed {
      let problem = Problem.scheme(.sameForAnyCount(leaf: node.id, points: DecimalText.plain(none)))
      if none == 0 {
        diagnostics.warning(problem, at: score.place(of: key))
      } else {
        diagnostics.error(problem, at: score.place(of: key))
      }
    } else if none != 0 {
      diagnostics.warning(
        .scheme(.pointsWithoutEvents(leaf: node.id, points: DecimalText.plain(none))), at: score.place(of: key))
    }
  }

  /// Whether a leaf's value is a count: of its own events, of its children's, or one that runs up.
  private func counts(_ leaf: Leaf) -> Bool {
    if leaf.events != nil || leaf.cumulative != nil { return true }
    guard case .indicator(let id)? = leaf.rollup?.source else { return false }
    return self.leaf(id)?.leaf?.events != nil
  }
}

extension ScoringRule.Anchor {
  /// The median is the middle quantile.
  func isSame(as other: ScoringRule.Anchor) -> Bool { self == other || level != nil && level == other.level }

  /// Whether it is the better of the two whatever the values are.
  func isBetter(than other: ScoringRule.Anchor, for direction: Leaf.Direction) -> Bool {
    switch (self, other) {
    case (_, .best), (.worst, _): return false
    case (.best, _), (_, .worst): return true
    default: break
    }
    guard let own = level, let others = other.level else { return false }
    return direction == .higher ? own > others : own < others
  }

  /// In raw order; nil: not a quantile.
  private var level: Double? {
    switch self {
    case .median: 0.5
    case .quantile(let level): level
    default: nil
    }
  }
}

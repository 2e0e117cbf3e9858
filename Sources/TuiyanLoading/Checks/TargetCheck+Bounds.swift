// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanText

/// What a condition asks, against what can be: warnings where nothing, or everything, reaches it.
extension TargetCheck {
  /// The values that can be; nil: no bound on that side.
  struct Reach {
    var low: Double?
    var high: Double?
  }

  mutating func checkBounds(_ test: Test, _ node: YAMLNode, _ board: Board, _ units: [String]) {
    switch test {
    case .rank(let most), .indicatorRank(_, let most): checkRank(most, board, at: node.place(of: "rank"))
    case .rankGain(let least, let since):
      let most = Double(places(board, since, units))
      judge("rank_gain", .atLeast(least), Reach(low: -most, high: most), at: node.place(of: "rank_gain"))
    case .score(let least):
      guard let reach = scores(board, units) else { return }
      judge("score", .atLeast(least), reach, at: node.place(of: "score"))
    case .indicatorValue(let id, let bound):
      guard let leaf = draft.scheme(of: board)?[id]?.leaf else { return }
      judge("value", bound, values(leaf), at: node.place(of: "value"))
    case .events(let id, let bound):
      guard let leaf = draft.scheme(of: board)?[id]?.leaf, leaf.events != nil else { return }
      judge("events", bound, values(leaf), at: node.place(of: "events"))
    case .shareOfIndicators(let shared, let least):
      guard let share = node["share_of_indicators"] else { return }
      if case .rankAtMost(let most) = shared { checkRank(Double(most), board, at: share.place(of: "rank")) }
      if case .valueAtBest(let part) = shared, part <= 0 {
        judge("value_at_best", .atLeast(part), Reach(low: 0, high: 1), at: share.place(of: "value_at_best"))
      }
      judge("share_of_indicators", .atLeast(least), Reach(low: 0, high: nil), at: share.place(of: "at_least"))
    case .notBottom, .all, .any, .atLeast: break
    }
  }

  private mutating func checkRank(_ most: Double, _ board: Board, at place: Place) {
    guard most >= Double(board.units.count) else { return }
    diagnostics.warning(
      .plan(.rankAlwaysMet(atMost: DecimalText.plain(most), units: board.units.count, board: board.id)), at: place)
  }

  private mutating func judge(_ name: String, _ bound: Test.Bound, _ reach: Reach, at place: Place) {
    let (asked, never, always): (String, Bool, Bool)
    switch bound {
    case .atLeast(let value):
      asked = "\(name) at_least \(DecimalText.plain(value))"
      never = reach.high.map { value > $0 + 1e-9 * abs($0) } ?? false
      always = reach.low.map { value <= $0 } ?? false
    case .atMost(let value):
      asked = "\(name) at_most \(DecimalText.plain(value))"
      never = reach.low.map { value < $0 - 1e-9 * abs($0) } ?? false
      always = reach.high.map { value >= $0 } ?? false
    }
    guard never || always else { return }
    let (low, high) = (reach.low.map { DecimalText.rounded($0) }, reach.high.map { DecimalText.rounded($0) })
    let problem =
      never
      ? TargetProblem.neverMet(asked: asked, low: low, high: high)
      : .alwaysMet(asked: asked, low: low, high: high)
    diagnostics.warning(.target(problem), at: place)
  }

  // MARK: - What can be

  /// The most places a unit can move on a board; published ranks may be of a time when it was longer.
  private func places(_ board: Board, _ since: Test.Since, _ units: [String]) -> Int {
    var last = board.units.count
    if case .published(let period) = since {
      let asked = Set(units)
      for row in draft.tables.results.rows
      where row.board.value == board.id && row.period.value == period && asked.contains(row.unit.value) {
        last = max(last, row.rank.value ?? 0)
      }
    }
    return last - 1
  }

  /// Totals of units known by score or rank stay within the scheme's; others can go beyond by events. nil: totals that
  /// run up, or a scheme that cannot be read.
  private func scores(_ board: Board, _ units: [String]) -> Reach? {
    guard board.cumulative == nil, let scheme = draft.scheme(of: board), scheme.total > 0 else { return nil }
    var reach = Reach(low: 0, high: scheme.total)
    guard units.contains(where: { draft.units[$0]?.depth == .indicators }) else { return reach }
    var (low, high) = (0.0, 0.0)
    for node in scheme.leaves {
      guard let leaf = node.leaf else { return nil }
      if case .perEvent(let points, let floor, let cap) = leaf.score {
        low += points < 0 ? floor ?? -.infinity : min(0, cap ?? 0)
        high += points > 0 ? cap ?? .infinity : max(0, floor ?? 0)
      } else {
        high += node.points
      }
    }
    reach.low = low.isFinite ? min(0, low) : nil
    reach.high = high.isFinite ? max(scheme.total, high) : nil
    return reach
  }

  private func values(_ leaf: Leaf) -> Reach {
    if let range = leaf.range { return Reach(low: range.lowerBound, high: range.upperBound) }
    return leaf.events == nil ? Reach() : Reach(low: 0, high: nil)
  }
}

extension YAMLNode {
  /// What is written, whatever its layout: the same text for the same content.
  var written: String {
    switch content {
    case .scalar(let text, let quoted): quoted ? "\"\(text)\"" : text
    case .list(let items): "[\(items.map(\.written).joined(separator: ", "))]"
    case .map(let entries):
      "{\(entries.map { "\($0.key): \($0.value.written)" }.sorted().joined(separator: ", "))}"
    case .refused: ""
    }
  }
}

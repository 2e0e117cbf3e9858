// SPDX-License-Identifier: GPL-3.0-or-later

/// Where the labels of goals stand above the cells: beside their lines like flags at poles, in levels chosen so that no
/// pole runs through a flag. The first goals fly to the right, the others to the left, as leaves most room to all.
struct GoalFlags {
  struct Flag {
    let goal: RankGoal
    /// Where its pole stands.
    let pole: Double
    let text: String
    /// Where its text begins.
    let left: Double
    /// The lowest is 0.
    let level: Int

    fileprivate var right: Double { left + SVGText.width(text, size: GoalFlags.size) }
  }

  static let size = 11.0
  /// Between a pole and its flag.
  private static let gap = 5.0

  private(set) var flags: [Flag] = []

  var levels: Int { (flags.map(\.level).max() ?? -1) + 1 }

  /// - Parameters:
  ///   - goals: with the places of their poles.
  ///   - bounds: what no text leaves.
  init(_ goals: [(goal: RankGoal, pole: Double)], within bounds: ClosedRange<Double>) {
    let order = goals.indices.sorted { (goals[$0].pole, $0) < (goals[$1].pole, $1) }
    let sorted = order.map { goals[$0] }
    let split = Self.split(sorted, bounds)
    let limit = split > 0 ? sorted[split - 1].pole : bounds.lowerBound
    for (goal, pole) in sorted[split...] { add(goal, pole, room: pole - limit, toRight: false) }
    for (goal, pole) in sorted[..<split].reversed() {
      add(goal, pole, room: bounds.upperBound - pole, toRight: true)
    }
  }

  /// How many fly to the right, so that the flag with the least of the room it needs has most.
  private static func split(_ goals: [(goal: RankGoal, pole: Double)], _ bounds: ClosedRange<Double>) -> Int {
    let shares = (0...goals.count).map { split in
      let limit = split > 0 ? goals[split - 1].pole : bounds.lowerBound
      return goals.indices.map { place -> Double in
        let (goal, pole) = goals[place]
        let room = place < split ? bounds.upperBound - pole : pole - limit
        return min(1, room / (SVGText.width(goal.label, size: size) + 2 * gap))
      }.min() ?? 1
    }
    let most = shares.max() ?? 0
    return shares.lastIndex { $0 >= most - 1e-9 } ?? 0
  }

  private mutating func add(_ goal: RankGoal, _ pole: Double, room: Double, toRight: Bool) {
    let text = SVGText.fitted(goal.name, goal.figures, to: room - 2 * Self.gap, size: Self.size)
    let width = SVGText.width(text, size: Self.size)
    let left = toRight ? pole + Self.gap : pole - Self.gap - width
    let span = (min(left, pole) - Self.gap, max(left + width, pole) + Self.gap)
    let below = flags.filter { max($0.right, $0.pole) > span.0 && min($0.left, $0.pole) < span.1 }
    let level = (below.map(\.level).max() ?? -1) + 1
    flags.append(Flag(goal: goal, pole: pole, text: text, left: left, level: level))
  }
}

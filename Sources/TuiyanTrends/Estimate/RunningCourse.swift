// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

/// How the values of a panel run up: over which courses, how far apart units are, which way is better.
public struct RunningCourse: Sendable, Hashable {
  public let total: RunningTotal
  public let scale: AccumulatorPanel.Scale
  /// +1 where the panel holds the totals themselves, −1 where it holds them turned, since less is better.
  public let sign: Double

  public init(_ total: RunningTotal, scale: AccumulatorPanel.Scale = .difference, sign: Double = 1) {
    self.total = total
    self.scale = scale
    self.sign = sign
  }

  /// Periods of the course counted so far at an ordinal of it, 1 at its first.
  func elapsed(_ ordinal: Int, since start: Int) -> Double { Double(ordinal - start + 1) }

  /// The usual distance of rows within the course that an ordinal lies in, its beginning counted as one: the median
  /// gap; 1 where the course has no row.
  func spacing(of history: PanelHistory, at ordinal: Int) -> Int {
    guard let start = total.start(of: ordinal) else { return 1 }
    let known = history.periods.indices.filter { place in
      (start...ordinal).contains(history.periods[place]) && history.column(place).contains { !$0.isNaN }
    }
    let ordinals = [start - 1] + known.map { history.periods[$0] }
    let gaps = zip(ordinals, ordinals.dropFirst()).map { $1 - $0 }.sorted()
    return gaps.isEmpty ? 1 : gaps[gaps.count / 2]
  }

  /// What has come together at an ordinal: the total itself, or the mean times its periods.
  func gathered(_ value: Double, at ordinal: Int, since start: Int) -> Double {
    total.take == .sum ? sign * value : sign * value * elapsed(ordinal, since: start)
  }
}

extension AccumulatorPanel {
  /// The course that `ordinal` lies in, as the panel knows it by then; the weight left is nothing yet.
  ///
  /// A period is the usual distance of rows within the course, and weighs 1. What a row brings is the growth since the unit's
  /// last row (or the beginning) per period. Ratios need amounts above 0: smaller ones count as 1 % of their mean, and
  /// where the mean is not above 0 units are compared by difference.
  /// - Returns: nil where the ordinal belongs to no course.
  init?(_ history: PanelHistory, course: RunningCourse, at ordinal: Int) {
    let spacing = course.spacing(of: history, at: ordinal)
    self.init(history, course: course, at: ordinal, spacing: spacing)
    guard periods == 1, let start = course.total.start(of: ordinal) else { return }
    earlier = WithinUnits(history, course: course, before: start, spacing: spacing)
  }

  /// - Parameter spacing: ordinals that weigh 1.
  init?(_ history: PanelHistory, course: RunningCourse, at ordinal: Int, spacing: Int) {
    guard let start = course.total.start(of: ordinal) else { return nil }
    let places = history.periods.indices.filter { (start...ordinal).contains(history.periods[$0]) }
    let spacing = Double(spacing)
    var increments: [[Double]] = []
    var totals: [Double] = []
    for unit in history.units.indices {
      var last = start - 1
      var sum = 0.0
      increments.append(
        places.map { place in
          let value = history.value(unit, place)
          guard !value.isNaN else { return .nan }
          let now = course.gathered(value, at: history.periods[place], since: start)
          defer { (last, sum) = (history.periods[place], now) }
          return (now - sum) / (Double(history.periods[place] - last) / spacing)
        })
      totals.append(sum)
    }
    let known = increments.joined().filter { !$0.isNaN }
    let mean = known.isEmpty ? 0 : known.reduce(0, +) / Double(known.count)
    let isRatio = course.scale == .ratio && mean > 0
    self.init(
      units: history.units,
      increments: isRatio ? increments.map { $0.map { $0.isNaN ? $0 : max($0, 0.01 * mean) } } : increments,
      totals: totals, remaining: totals.map { _ in 0 }, scale: isRatio ? .ratio : .difference)
  }
}

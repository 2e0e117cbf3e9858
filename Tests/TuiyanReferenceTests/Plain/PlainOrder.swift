// SPDX-License-Identifier: GPL-3.0-or-later
import CGSL
import TuiyanModel

/// How totals behind published ranks are drawn at as_of: between two known totals, sorted draws of N(m, s) truncated to
/// that interval; m and s are the least-squares line of the known totals on Blom's normal scores
/// Φ⁻¹((i − 3/8)/(n + 1/4)), i counted from the last place, the published mean standing at score 0.
struct PlainOrder {
  struct Gap {
    /// Members of the board, best first.
    let members: [Int]
    let low: Double
    let high: Double
  }

  let mean: Double
  let sd: Double
  private(set) var gaps: [Gap] = []

  init(_ place: Int, of plain: PlainScenario, central: PlainStanding) {
    let board = plain.scenario.boards[place]
    let scenario = plain.scenario
    let ranks = board.units.map { id in
      scenario.results.filter { $0.board == board.id && $0.unit == id && $0.period <= scenario.asOf && $0.rank != nil }
        .max { $0.period < $1.period }?.rank ?? board.units.count
    }
    let reference = scenario.reference.filter {
      $0.board == board.id && $0.indicator == nil && $0.period <= scenario.asOf
    }.max { $0.period < $1.period }
    let published = board.units.indices.sorted { (ranks[$0], $0) < (ranks[$1], $1) }
    var known: [Double?] = published.map { member in
      let unit = plain.unitPlace[board.units[member]] ?? 0
      return scenario.units[unit].depth == .rank ? nil : central.totals[member]
    }
    if known[0] == nil, let best = reference?.best { known[0] = best }
    var scores: [Double] = []
    var values: [Double] = []
    for (index, value) in known.enumerated() {
      guard let value else { continue }
      let i = Double(published.count - index)
      scores.append(gsl_cdf_ugaussian_Pinv((i - 0.375) / (Double(published.count) + 0.25)))
      values.append(value)
    }
    if let mean = reference?.mean {
      scores.append(0)
      values.append(mean)
    }
    var (line, slope, c00, c01, c11, squares) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
    gsl_fit_linear(scores, 1, values, 1, scores.count, &line, &slope, &c00, &c01, &c11, &squares)
    (mean, sd) = (line, max(0, slope))
    divide(published, known, plain: plain, board: board)
  }

  private mutating func divide(_ published: [Int], _ known: [Double?], plain: PlainScenario, board: Board) {
    var high = plain.scheme(of: board).total
    var run: [Int] = []
    for (member, value) in zip(published, known) + [(-1, 0)] {
      guard let value else {
        run.append(member)
        continue
      }
      if !run.isEmpty { gaps.append(Gap(members: run, low: min(value, high), high: high)) }
      (run, high) = ([], value)
      // The first unit, of which only the rank is known, stands at the published best.
      let isUnknown = member >= 0 && plain.scenario.units[plain.unitPlace[board.units[member]] ?? 0].depth == .rank
      if isUnknown { gaps.append(Gap(members: [member], low: value, high: value)) }
    }
  }

  /// The totals of the unknown members at as_of, by member.
  func draw(_ draws: PlainDraws) -> [Int: Double] {
    var totals: [Int: Double] = [:]
    for gap in gaps {
      let values = gap.members.map { _ in truncated(draws.uniform(), gap) }.sorted(by: >)
      for (member, value) in zip(gap.members, values) { totals[member] = value }
    }
    return totals
  }

  /// The value at probability u of N(m, s) within a gap; the upper tail is worked out from above.
  private func truncated(_ u: Double, _ gap: Gap) -> Double {
    guard gap.high > gap.low else { return gap.low }
    guard sd > 0 else { return gap.low + u * (gap.high - gap.low) }
    let value: Double
    if gap.low > mean {
      let (near, far) = (gsl_cdf_gaussian_Q(gap.low - mean, sd), gsl_cdf_gaussian_Q(gap.high - mean, sd))
      value = mean + gsl_cdf_gaussian_Qinv(near + u * (far - near), sd)
    } else {
      let (near, far) = (gsl_cdf_gaussian_P(gap.low - mean, sd), gsl_cdf_gaussian_P(gap.high - mean, sd))
      value = mean + gsl_cdf_gaussian_Pinv(near + u * (far - near), sd)
    }
    return max(gap.low, min(gap.high, value))
  }
}

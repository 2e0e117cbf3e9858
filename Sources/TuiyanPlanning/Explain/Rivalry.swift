// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanNumerics
import TuiyanSimulation

/// Who passes whom on the focus target's board by its step, and what score each rank needs.
public struct Rivalry: Sendable {
  /// One rival against the focus unit, by totals; equal totals count as neither.
  public struct Rival: Sendable {
    public let unit: String
    /// It is ahead at as_of.
    public let aheadNow: Proportion
    /// It is ahead at the step.
    public let ahead: Proportion
    /// It is behind at as_of and ahead at the step.
    public let overtakesUs: Proportion
    /// It is ahead at as_of and behind at the step.
    public let overtakenByUs: Proportion
  }

  /// The score needed for a rank: the best total among those that must not be above.
  public struct CutLine: Sendable {
    public let rank: Int
    public let mean: MeanEstimate
    /// 5, 25, 50, 75 and 95 % quantiles.
    public let quantiles: [Double]
    /// How often the focus unit has it.
    public let reached: Proportion
  }

  /// All other units of the board, by how likely they are to pass us, then by how likely we are to pass them.
  public let rivals: [Rival]
  /// Ranks around the target's, best first.
  public let cutLines: [CutLine]
  /// The focus unit's total at the step: mean, and 5, 25, 50, 75 and 95 % quantiles.
  public let own: (mean: MeanEstimate, quantiles: [Double])
  public let medianRank: Int

  static let probabilities = [0.05, 0.25, 0.5, 0.75, 0.95]

  static func columns(_ margin: FocusMargin) -> [RecordedColumn] {
    let focus = margin.focus
    return [margin.total, .rank(board: focus.board, unit: focus.unit, step: focus.step)]
      + margin.rivals.map { margin.rivalTotal($0) }
      + ([focus.unit] + margin.rivals).map { .total(board: focus.board, unit: $0, step: 0) }
  }

  /// - Parameter recording: of the plan, with `columns`.
  init?(_ recording: Recording, _ margin: FocusMargin) {
    let focus = margin.focus
    guard let own = recording[margin.total],
      let before = recording[.total(board: focus.board, unit: focus.unit, step: 0)],
      let ranks = recording[.rank(board: focus.board, unit: focus.unit, step: focus.step)], !margin.rivals.isEmpty
    else { return nil }
    let rivals = margin.rivals.compactMap { unit -> Rival? in
      guard let theirs = recording[margin.rivalTotal(unit)],
        let earlier = recording[.total(board: focus.board, unit: unit, step: 0)]
      else { return nil }
      return Rival(unit, own: own, theirs: theirs, before: before, earlier: earlier)
    }
    self.rivals = rivals.enumerated().sorted {
      let left = ($0.element.overtakesUs.successes, $0.element.overtakenByUs.successes, -$0.offset)
      let right = ($1.element.overtakesUs.successes, $1.element.overtakenByUs.successes, -$1.offset)
      return left > right
    }.map(\.element)
    let median = Int(Quantiles.of(ranks, at: [0.5])[0].rounded())
    medianRank = median
    let centre = focus.rank ?? median
    let wanted = Set((centre - 2...centre + 2).filter { (1...margin.rivals.count).contains($0) }).sorted()
    cutLines = zip(wanted, margin.cuts(wanted, recording)).map { rank, cut in
      CutLine(
        rank: rank, mean: MeanEstimate(cut), quantiles: Quantiles.of(cut, at: Self.probabilities),
        reached: Proportion(successes: ranks.count { $0 <= Double(rank) }, trials: ranks.count))
    }
    self.own = (MeanEstimate(own), Quantiles.of(own, at: Self.probabilities))
  }
}

extension Rivalry.Rival {
  /// - Parameters: each [replications]: our total and theirs at the step, and at as_of.
  fileprivate init(_ unit: String, own: [Double], theirs: [Double], before: [Double], earlier: [Double]) {
    var counts = (now: 0, then: 0, passes: 0, passed: 0)
    for place in own.indices {
      let wasAhead = earlier[place] > before[place]
      let wasBehind = earlier[place] < before[place]
      let isAhead = theirs[place] > own[place]
      counts.now += wasAhead ? 1 : 0
      counts.then += isAhead ? 1 : 0
      counts.passes += wasBehind && isAhead ? 1 : 0
      counts.passed += wasAhead && theirs[place] < own[place] ? 1 : 0
    }
    self.unit = unit
    aheadNow = Proportion(successes: counts.now, trials: own.count)
    ahead = Proportion(successes: counts.then, trials: own.count)
    overtakesUs = Proportion(successes: counts.passes, trials: own.count)
    overtakenByUs = Proportion(successes: counts.passed, trials: own.count)
  }
}

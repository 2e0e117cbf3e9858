// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics
import TuiyanTrends

/// One quantity of one unit: a leaf, measured once for every board the unit stands on.
final class Cell: Sendable {
  /// Where the value comes from.
  enum Source: Sendable {
    case process(LatentProcess)
    /// A count; [dynamics variants] of rates.
    case events(rate: [Parameter], soFar: Parameter, once: Bool)
    /// Made from the children's cells at the same step.
    case rollupCells([Int], Rollup.Take)
    /// Made from the children's totals (or rank shares) on a board.
    case rollupBoard(board: Int, members: [Int], rankShare: Bool, Rollup.Take)
    /// Nothing was ever reported: scores 0.
    case missing
    /// Its points are part of `SummedLeaves`; it has no value of its own.
    case summed
  }

  let unit: Int
  let leaf: Int
  let source: Source
  let key: StreamKey
  /// The step after as_of from which it moves: its source says what it stands at then.
  let begins: Int

  init(unit: Int, leaf: Int, source: Source, key: StreamKey, begins: Int = 0) {
    self.unit = unit
    self.leaf = leaf
    self.source = source
    self.key = key
    self.begins = begins
  }

  var hasValue: Bool {
    switch source {
    case .missing, .summed: false
    case .process, .events, .rollupCells, .rollupBoard: true
    }
  }

  var isSummed: Bool { if case .summed = source { true } else { false } }

  /// The same cell without a value of its own.
  var summed: Cell { Cell(unit: unit, leaf: leaf, source: .summed, key: key, begins: begins) }
}

/// A leaf id: one quantity, whatever schemes it stands in.
final class CompiledLeaf: Sendable {
  let id: String
  let leaf: Leaf
  let scale: ProcessScale
  /// The stream of the factor that all units share on this leaf.
  let commonKey: StreamKey
  /// [dynamics variants + rule sets…]: √ is taken where used; answers per rule set, 0 without a survey.
  let answers: [Double]
  /// sd of one answer; nil: binomial.
  let answerSD: Double?

  init(
    id: String, leaf: Leaf, scale: ProcessScale, commonKey: StreamKey, answers: [Double], answerSD: Double?
  ) {
    self.id = id
    self.leaf = leaf
    self.scale = scale
    self.commonKey = commonKey
    self.answers = answers
    self.answerSD = answerSD
  }

  var isSurvey: Bool { leaf.survey != nil }
}

/// The total of a unit that is known only by score or by rank, on one board.
struct TotalProcess: Sendable {
  enum Start: Sendable {
    /// The level is in the process.
    case known
    /// Drawn per replication between known totals: index into the board's `RankOnlyOrder.gaps`, and place there.
    case drawn(gap: Int, place: Int)
  }

  let board: Int
  /// Index among the board's members.
  let member: Int
  let unit: Int
  let start: Start
  let process: LatentProcess
}

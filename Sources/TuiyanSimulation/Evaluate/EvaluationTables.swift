// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics

/// What the evaluation looks up in its inner loops, as flat values: millions of tiles look at it, and none of the
/// looks counts a reference.
struct EvaluationTables: Sendable {
  /// One quantity of one unit, as it is measured.
  struct MeasuredCell: Sendable {
    enum Source: Sendable { case process, events, once, cells, totals, rankShares, missing }

    let source: Source
    let frame: EffectFrame
    /// Rows of the tile's draws; −1 where there are none.
    let path: Int
    let survey: Int
    let counts: Int
    /// Into `effects`.
    let effects: Range<Int>
    /// Whether some of them multiply a rate.
    let changesRate: Bool
    /// Into `surveys`.
    let leaf: Int
    /// Roll-ups: cells, or members of `board`, in `children`.
    let children: Range<Int>
    let board: Int
    let take: Rollup.Take
    /// +1 where more is better of what the children give.
    let childSign: Double
    let low: Double
    let high: Double
  }

  /// One effect of one deed.
  struct Effect: Sendable {
    let deed: Int
    let kind: DeedEffect.Kind
    /// Row of the sizes drawn.
    let size: Int
    let delay: Int
    /// Into `progress`.
    let progress: Int
    let progressCount: Int
  }

  /// How a deed falls in time.
  struct Timing: Sendable {
    /// Row of the slips drawn; −1 where the slip is certain.
    let slipRow: Int
    let slip: Int
  }

  /// How a leaf's survey errs.
  struct Survey: Sendable {
    let low: Double
    let high: Double
    /// sd of one answer; NaN: binomial.
    let sd: Double
    /// Into `surveyRoots`: √answers, by rule set.
    let roots: Int
  }

  private(set) var cells: [MeasuredCell] = []
  /// [totals].
  private(set) var totals: [(board: Int, member: Int, frame: EffectFrame, path: Int, effects: Range<Int>)] = []
  private(set) var effects: [Effect] = []
  private(set) var progress: [Double] = []
  let timings: [Timing]
  private(set) var children: [Int] = []
  private(set) var surveys: [Survey] = []
  private(set) var surveyRoots: [Double] = []
  let boards: [BoardTables]

  init(model: CompiledModel, layout: DrawLayout) {
    timings = model.deeds.indices.map { deed in
      let slip = model.deeds[deed].slip
      return Timing(
        slipRow: layout.slip[deed],
        slip: slip.isDrawn ? 0 : Int(slip.constant.rounded(.toNearestOrAwayFromZero)))
    }
    boards = model.boards.indices.map { BoardTables(model: model, board: $0, block: layout.steps.count * Tile.lanes) }
    for leaf in model.leaves {
      surveys.append(
        Survey(low: leaf.scale.low, high: leaf.scale.high, sd: leaf.answerSD ?? .nan, roots: surveyRoots.count))
      surveyRoots += leaf.answers.map { $0.squareRoot() }
    }
    for index in model.cells.indices { cells.append(cell(index, model: model, layout: layout)) }
    for (index, total) in model.totals.enumerated() {
      let high = total.process.scale.high
      totals.append(
        (
          total.board, total.member, EffectFrame(sign: 1, low: 0, high: high, frontier: high), layout.totals[index],
          flat(model.totalEffects[index], model: model, layout: layout)
        ))
    }
  }

  private mutating func flat(_ list: [DeedEffect], model: CompiledModel, layout: DrawLayout) -> Range<Int> {
    let start = effects.count
    for effect in list {
      effects.append(
        Effect(
          deed: effect.deed, kind: effect.kind,
          size: layout.sizes + model.deeds[effect.deed].sizeOffset + effect.size, delay: effect.delay,
          progress: progress.count, progressCount: effect.progress.count))
      progress += effect.progress
    }
    return start..<effects.count
  }

  private mutating func cell(_ index: Int, model: CompiledModel, layout: DrawLayout) -> MeasuredCell {
    let cell = model.cells[index]
    let leaf = model.leaves[cell.leaf]
    var source = MeasuredCell.Source.missing
    var board = -1
    var members: [Int] = []
    var take = Rollup.Take.mean
    var childSign = 1.0
    switch cell.source {
    case .process: source = .process
    case .events(_, _, let once): source = once ? .once : .events
    case .rollupCells(let all, let how):
      source = .cells
      members = all.filter { model.cells[$0].hasValue }
      take = how
      childSign = model.leaves[model.cells[all[0]].leaf].scale.sign
    case .rollupBoard(let place, let all, let rankShare, let how):
      source = rankShare ? .rankShares : .totals
      (board, members, take) = (place, all, how)
    case .missing, .summed: break
    }
    let start = children.count
    children += members
    return MeasuredCell(
      source: source,
      frame: EffectFrame(
        sign: leaf.scale.sign, low: leaf.scale.low, high: leaf.scale.high, frontier: leaf.leaf.target ?? 0),
      path: layout.path[index], survey: layout.survey[index], counts: layout.counts[index],
      effects: flat(model.cellEffects[index], model: model, layout: layout),
      changesRate: model.cellEffects[index].contains { $0.kind == .rate }, leaf: cell.leaf,
      children: start..<children.count, board: board, take: take, childSign: childSign,
      low: leaf.leaf.range?.lowerBound ?? -.infinity, high: leaf.leaf.range?.upperBound ?? .infinity)
  }
}

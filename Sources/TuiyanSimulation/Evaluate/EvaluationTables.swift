// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics

/// What the evaluation looks up in its inner loops, as flat values: millions of tiles look at it, and none of the
/// looks counts a reference. Never written once they are made, which makes sharing them safe.
struct EvaluationTables: @unchecked Sendable {
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
    let progress: Range<Int>
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

  /// A unit known by its total.
  struct Total: Sendable {
    let board: Int
    let member: Int
    let frame: EffectFrame
    /// Row of the tile's draws.
    let path: Int
    /// Into `effects`.
    let effects: Range<Int>
  }

  let cells: UnsafeBufferPointer<MeasuredCell>
  let totals: UnsafeBufferPointer<Total>
  let effects: UnsafeBufferPointer<Effect>
  let progress: UnsafeBufferPointer<Double>
  let timings: UnsafeBufferPointer<Timing>
  let children: UnsafeBufferPointer<Int>
  let surveys: UnsafeBufferPointer<Survey>
  let surveyRoots: UnsafeBufferPointer<Double>
  let boards: UnsafeBufferPointer<BoardTables>
  private let store: FlatStore

  init(model: CompiledModel, layout: DrawLayout) {
    let store = FlatStore()
    self.store = store
    timings = store.list(
      model.deeds.indices.map { deed in
        let slip = model.deeds[deed].slip
        return Timing(
          slipRow: layout.slip[deed],
          slip: slip.isDrawn ? 0 : Int(slip.constant.rounded(.toNearestOrAwayFromZero)))
      })
    let block = layout.steps.count * Tile.lanes
    boards = store.list(
      model.boards.indices.map { BoardTables(model: model, board: $0, block: block, in: store) })
    var draft = TableDraft(model: model, layout: layout)
    surveys = store.list(model.leaves.map { draft.survey($0) })
    cells = store.list(model.cells.indices.map { draft.cell($0) })
    totals = store.list(model.totals.indices.map { draft.total($0) })
    effects = store.list(draft.effects)
    progress = store.list(draft.progress)
    children = store.list(draft.children)
    surveyRoots = store.list(draft.surveyRoots)
  }
}

/// Lists that grow as what points into them is made.
private struct TableDraft {
  let model: CompiledModel
  let layout: DrawLayout
  var effects: [EvaluationTables.Effect] = []
  var progress: [Double] = []
  var children: [Int] = []
  var surveyRoots: [Double] = []

  mutating func survey(_ leaf: CompiledLeaf) -> EvaluationTables.Survey {
    defer { surveyRoots += leaf.answers.map { $0.squareRoot() } }
    return EvaluationTables.Survey(
      low: leaf.scale.low, high: leaf.scale.high, sd: leaf.answerSD ?? .nan, roots: surveyRoots.count)
  }

  mutating func total(_ index: Int) -> EvaluationTables.Total {
    let total = model.totals[index]
    let high = total.process.scale.high
    return EvaluationTables.Total(
      board: total.board, member: total.member, frame: EffectFrame(sign: 1, low: 0, high: high, frontier: high),
      path: layout.totals[index], effects: flat(model.totalEffects[index]))
  }

  private mutating func flat(_ list: [DeedEffect]) -> Range<Int> {
    let start = effects.count
    for effect in list {
      effects.append(
        EvaluationTables.Effect(
          deed: effect.deed, kind: effect.kind,
          size: layout.sizes + model.deeds[effect.deed].sizeOffset + effect.size, delay: effect.delay,
          progress: progress.count..<progress.count + effect.progress.count))
      progress += effect.progress
    }
    return start..<effects.count
  }

  mutating func cell(_ index: Int) -> EvaluationTables.MeasuredCell {
    let cell = model.cells[index]
    let leaf = model.leaves[cell.leaf]
    var source = EvaluationTables.MeasuredCell.Source.missing
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
    return EvaluationTables.MeasuredCell(
      source: source,
      frame: EffectFrame(
        sign: leaf.scale.sign, low: leaf.scale.low, high: leaf.scale.high, frontier: leaf.leaf.target ?? 0),
      path: layout.path[index], survey: layout.survey[index], counts: layout.counts[index],
      effects: flat(model.cellEffects[index]), leaf: cell.leaf,
      children: start..<children.count, board: board, take: take, childSign: childSign,
      low: leaf.leaf.range?.lowerBound ?? -.infinity, high: leaf.leaf.range?.upperBound ?? .infinity)
  }
}

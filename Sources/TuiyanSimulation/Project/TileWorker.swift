// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics

/// One thread's buffers for simulating tiles of one plan from start to end.
final class TileWorker {
  let model: CompiledModel
  let layout: DrawLayout
  let draws: TileDraws
  let state: StepState
  private let drawer: TileDrawer
  private let scratch: TileScratch
  let evaluator: StepEvaluator
  private let sheet: TargetSheet
  private let script: EvaluationScript
  private let atomsByStep: [[Int]]
  /// Rank rows at h = 0, [boards][members][lanes], where a target compares with them.
  private var asOfRanks: [[Double]]
  private(set) var atoms: [UInt64]

  init(
    model: CompiledModel, layout: DrawLayout, seed: UInt64, sources: DrawSources = DrawSources(), sheet: TargetSheet
  ) {
    self.model = model
    self.layout = layout
    self.sheet = sheet
    script = EvaluationScript(all: model)
    drawer = TileDrawer(model: model, layout: layout, seed: seed, sources: sources)
    draws = TileDraws(layout: layout, deeds: model.deeds.count)
    scratch = TileScratch(model: model, layout: layout)
    let asked = AskedRanks(model: model, atoms: sheet.atoms)
    evaluator = StepEvaluator(model: model, layout: layout, asked: asked)
    state = StepState(layout: StateLayout(model: model, asked: asked))
    asOfRanks = model.boards.map { Array(repeating: 0, count: $0.members.count * Tile.lanes) }
    atoms = Array(repeating: 0, count: sheet.atoms.count)
    atomsByStep = layout.steps.indices.map { kept in sheet.atoms.indices.filter { sheet.atoms[$0].kept == kept } }
  }

  /// Simulates one tile; `visit` sees every kept step once its totals and ranks stand.
  func run(_ tile: TileSchedule.Tile, plan: PlanTables, visit: (_ kept: Int) -> Void) {
    drawer.fill(draws, first: tile.first, future: tile.future, scratch: scratch)
    evaluator.prepare(plan, draws)
    for kept in layout.steps.indices {
      evaluator.run(script, kept: kept, plan: plan, draws: draws, state: state)
      if layout.steps[kept] == 0 { keepAsOfRanks() }
      judge(kept: kept)
      visit(kept)
    }
  }

  /// [boards]: ranks of all members at the step just made.
  var boardRanks: [BoardRanks] { evaluator.boardRanks }

  /// The bits of every target, joint first, for the tile just run.
  func targetBits(_ line: TargetSheet.Line) -> (joint: UInt64, units: [UInt64]) {
    (line.joint.bits(atoms), line.units.map { $0.bits(atoms) })
  }

  private func keepAsOfRanks() {
    for board in model.boards.indices {
      for index in asOfRanks[board].indices { asOfRanks[board][index] = boardRanks[board].ranks[index] }
    }
  }

  private func judge(kept: Int) {
    let judge = AtomJudge(model: model)
    for index in atomsByStep[kept] {
      let atom = sheet.atoms[index]
      let row = atom.member * Tile.lanes
      atoms[index] = asOfRanks[atom.board].withUnsafeMutableBufferPointer { asOf in
        judge.bits(
          atom, state: state, rank: boardRanks[atom.board].ranks + row, asOf: asOf.baseAddress.map { $0 + row })
      }
    }
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanNumerics

/// One change of plan, to be run over every tile.
final class ReplayPass: Sendable {
  let model: CompiledModel
  let draws: DrawLayout
  let sheet: TargetSheet
  let asked: AskedRanks
  let script: EvaluationScript
  let tables: PlanTables
  let isFirst: Bool
  /// Atoms about a board on which some total changes.
  let stale: [Int]
  /// Rows of the sheet made from them.
  private let staleRows: [Int]

  init(
    model: CompiledModel, draws: DrawLayout, sheet: TargetSheet, asked: AskedRanks, script: EvaluationScript,
    tables: PlanTables, isFirst: Bool
  ) {
    self.model = model
    self.draws = draws
    self.sheet = sheet
    self.asked = asked
    self.script = script
    self.tables = tables
    self.isFirst = isFirst
    let stale = sheet.atoms.indices.filter { isFirst || !script.changed[sheet.atoms[$0].board].isEmpty }
    self.stale = stale
    let set = Set(stale)
    staleRows = sheet.rows.indices.filter { isFirst || !sheet.rows[$0].atoms.isDisjoint(with: set) }
  }

  func run(_ tile: ReplayTile, evaluator: TileEvaluator) {
    evaluator.prepare(tables, tile.draws)
    evaluator.still = isFirst ? nil : tile.still
    evaluator.run(script, from: firstStep, plan: tables, draws: tile.draws, state: tile.state)
    if isFirst {
      tile.still = draws.steps.indices.map { step in
        model.boards.indices.map { StillTotals(board: $0, asked: asked, state: tile.state, step: step) }
      }
      evaluator.placeAmongStill(tile.still, state: tile.state)
    }
    let judge = AtomJudge(model: model)
    for index in stale {
      let atom = sheet.atoms[index]
      tile.atoms[index] = judge.bits(atom, place: asked.place[atom.board][atom.member], state: tile.state)
    }
    sheet.program.run(staleRows, atoms: tile.atoms) { tile.hits[$0] = $1 }
  }

  /// No plan moves anything at h = 0.
  private var firstStep: Int { isFirst || draws.steps.first != 0 ? 0 : 1 }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics

/// One thread's buffers for simulating tiles of one plan from start to end: a path is measured as soon as it is drawn, so
/// that only what is measured is ever stored.
final class TileWorker {
  let layout: DrawLayout
  let draws: TileDraws
  let state: TileState
  private let source: TileSource
  let evaluator: TileEvaluator
  private let sheet: TargetSheet
  private let judge: AtomJudge
  private let asked: AskedRanks
  private let script: EvaluationScript
  /// What every tile after the first has to make again: all else is the same in all of them.
  private let again: EvaluationScript
  private let plan: PlanTables
  /// Deeds whose luck is drawn.
  private let deeds: [Int]
  private var isFirst = true
  private(set) var atoms: [UInt64]

  /// - Parameters:
  ///   - others: further plans whose luck is drawn, for `rerun`.
  ///   - passing: leaves that need not be kept; the script must be made with the same.
  ///   - again: what tiles differ in; nil: everything.
  init(
    _ drawer: TileDrawer, sheet: TargetSheet, plan: PlanTables, others: [PlanTables] = [],
    passing: PassingLeaves? = nil, script: EvaluationScript? = nil, again: EvaluationScript? = nil,
    wanted: [[[Int]?]]? = nil
  ) {
    let model = drawer.model
    let layout = drawer.layout
    self.layout = layout
    self.sheet = sheet
    self.plan = plan
    deeds = PlanTables.deeds(under: [plan] + others)
    let script = script ?? EvaluationScript(all: model, passing: passing)
    self.script = script
    self.again = again ?? script
    draws = TileDraws(layout: layout, deeds: model.deeds.count)
    source = TileSource(drawer, draws: draws)
    asked = AskedRanks(model: model, atoms: sheet.atoms)
    evaluator = TileEvaluator(model: model, layout: layout, asked: asked)
    state = TileState(layout: StateLayout(model: model, asked: asked, kept: layout.steps.count, passing: passing))
    judge = AtomJudge(model: model)
    atoms = Array(repeating: 0, count: sheet.atoms.count)
    evaluator.wanted = wanted?.enumerated().map { board, steps in
      steps.map { $0.map { Set($0).union(asked.members[board]).sorted() } }
    }
    evaluator.source = source
  }

  /// Simulates one tile; `visit` sees every board at every kept step once its totals and ranks stand.
  func run(_ tile: TileSchedule.Tile, visit: @escaping (_ board: Int, _ kept: Int, _ ranks: BoardRanks) -> Void) {
    source.start(first: tile.first, future: tile.future, deeds: deeds)
    evaluator.prepare(plan, draws)
    evaluator.visit = visit
    evaluator.run(isFirst ? script : again, from: 0, plan: plan, draws: draws, state: state)
    evaluator.visit = nil
    isFirst = false
    judgeAtoms()
  }

  /// The tile just run under another plan: only what a script names is made again, on the same draws.
  ///
  /// The state is then the other plan's; the next tile must make everything.
  func rerun(_ script: EvaluationScript, under plan: PlanTables) {
    evaluator.prepare(plan, draws)
    evaluator.run(script, from: 0, plan: plan, draws: draws, state: state)
    judgeAtoms()
  }

  /// The tile last run.
  var run: TileRun { TileRun(layout: layout, draws: draws, state: state, evaluator: evaluator) }

  private func judgeAtoms() {
    for (index, atom) in sheet.atoms.enumerated() {
      atoms[index] = judge.bits(atom, place: asked.place[atom.board][atom.member], state: state)
    }
  }
}

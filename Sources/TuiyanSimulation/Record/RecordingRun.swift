// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanNumerics
import TuiyanPlans

/// One pass over the replications of a recording.
struct RecordingRun {
  let model: CompiledModel
  let schedule: TileSchedule
  /// Steps h that are kept, ascending.
  let steps: [Int]
  let plan: PlanVector
  let others: [PlanVector]
  /// What has to be made; nil: everything.
  let needs: BoardNeeds?
  let columns: [RecorderColumn]

  /// Fills the columns. The plan's tally comes first, then those of the others.
  func tallies(seed: UInt64, threads: Int, sources: DrawSources) -> [TargetTally] {
    let layout = DrawLayout(model: model, steps: steps, storesPaths: false)
    let sheet = TargetSheet(model: model, steps: steps)
    let tables = PlanTables(plan, model: model)
    let tallies = (0...others.count).map { _ in TargetTally(sheet: sheet, worlds: model.worlds, schedule: schedule) }
    let changes = others.map { (script: change(to: $0), tables: PlanTables($0, model: model)) }
    let again = again(sources)
    let workers = max(1, min(threads, schedule.tiles.count))
    let drawer = TileDrawer(model: model, layout: layout, seed: seed, sources: sources)
    let plans = [tables] + changes.map(\.tables)
    drawer.prepareLuck(of: PlanTables.deeds(under: plans), threads: workers)
    let pool = WorkerPool(count: workers) {
      TileWorker(
        drawer, sheet: sheet, plan: tables, others: changes.map(\.tables),
        script: needs.map { EvaluationScript($0, model: model) }, again: again, wanted: wanted)
    }
    ParallelTiles.run(tiles: schedule.tiles.count, threads: workers) { [columns, model, schedule] index, place in
      let tile = schedule.tiles[place]
      let worker = pool[index]
      worker.run(tile) { board, step, ranks in
        for column in columns where column.kept == step { column.take(tile, board: board, ranks: ranks) }
      }
      for column in columns { column.take(tile, from: worker.run, model: model) }
      tallies[0].add(tile, atoms: worker.atoms, future: worker.draws.future)
      for (change, tally) in zip(changes, tallies.dropFirst()) {
        worker.rerun(change.script, under: change.tables)
        tally.add(tile, atoms: worker.atoms, future: worker.draws.future)
      }
    }
    return tallies
  }

  /// [boards][kept steps]: the members whose ranks are recorded.
  private var wanted: [[[Int]?]] {
    model.boards.indices.map { board in
      steps.indices.map { step in
        columns.compactMap { column in
          if case .rank(board, let member) = column.source, column.kept == step { member } else { nil }
        }
      }
    }
  }

  /// What another plan makes anew of everything that is made.
  private func change(to other: PlanVector) -> EvaluationScript {
    let slots = plan.starts.indices.filter { plan.starts[$0] != other.starts[$0] }
    return script(VaryingInputs(model.reach, slots: slots))
  }

  /// What differs from tile to tile, where that is not everything; nil: all has to be made.
  private func again(_ sources: DrawSources) -> EvaluationScript? {
    let isRankRecorded = columns.contains { if case .rank = $0.source { true } else { false } }
    guard others.isEmpty, !isRankRecorded, let varying = VaryingInputs(model, sources: sources, plan: plan)
    else { return nil }
    return script(varying)
  }

  /// What follows from some inputs, of what is needed.
  private func script(_ inputs: VaryingInputs) -> EvaluationScript {
    guard let needs else {
      return EvaluationScript(model: model, cells: inputs.cells.sorted(), totals: inputs.totals.sorted())
    }
    return EvaluationScript(
      model: model, cells: inputs.cells.intersection(needs.cells).sorted(),
      totals: inputs.totals.intersection(needs.totals).sorted(), boards: needs.boards)
  }
}

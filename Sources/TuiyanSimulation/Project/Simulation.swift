// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics
import TuiyanPlans

/// Simulates a plan from as_of to the horizon.
public enum Simulation {
  /// Month-by-month scores and ranks of every unit, and every target's probability, under one plan.
  ///
  /// Each replication draws one future, every unit's path, every action's luck, and is scored and ranked by the board's
  /// own rules at every step. The same scenario, seed and replications give the same numbers at any number of threads.
  /// - Complexity: replications × steps × (leaves of all units + units ranked).
  public static func project(
    model: CompiledModel, plan: StoredPlan, settings: SimulationSettings, scope: ProjectionScope = .everything,
    progress: ProgressSink? = nil
  ) -> Projection {
    let schedule = TileSchedule(worlds: model.worlds, replications: settings.replications)
    let layout = DrawLayout(model: model, steps: Array(0...model.steps), storesPaths: false)
    let sheet = TargetSheet(model: model, steps: layout.steps)
    let workers = max(1, min(settings.threads, schedule.tiles.count))
    let wanted = model.boards.map { scope.members($0, of: model.scenario, steps: layout.steps.count) }
    let passing = PassingLeaves(model: model, atoms: sheet.atoms)
    let script = scope.needs(model).map { EvaluationScript($0, model: model, passing: passing) }
    let targets = TargetTally(sheet: sheet, worlds: model.worlds, schedule: schedule)
    let tables = PlanTables(PlanVector(plan, of: model.scenario), model: model)
    let counter = ProgressCounter(total: schedule.tiles.count, sink: progress)
    let drawer = TileDrawer(model: model, layout: layout, seed: settings.seed)
    drawer.prepareLuck(of: tables.deeds, threads: workers)
    let pool = WorkerPool(count: workers) {
      TileWorker(drawer, sheet: sheet, plan: tables, passing: passing, script: script, wanted: wanted)
    }
    let bases = ScoreBases(pool[0], first: schedule.tiles[0], model: model)
    let tallies = zip(model.boards, zip(wanted, bases.totals)).map { board, rest in
      ProjectionTally(
        members: board.members.count, wanted: rest.0, replications: schedule.count, workers: workers, bases: rest.1)
    }
    ParallelTiles.run(tiles: schedule.tiles.count, threads: workers) { index, place in
      let (tile, worker) = (schedule.tiles[place], pool[index])
      let lane = schedule.place(of: tile)
      worker.run(tile) { board, kept, ranks in
        tallies[board].add(
          worker: index, step: kept, place: lane, lanes: tile.count,
          totals: worker.state.total(board: board, member: 0) + kept * Tile.lanes, stride: worker.state.block,
          ranks: ranks.ranks)
      }
      targets.add(tile, atoms: worker.atoms, future: worker.draws.future)
      counter.finishedOne()
    }
    return projection(
      model, plan, settings, boards: boards(model, tallies, threads: workers), targets,
      judgesTargets: scope.judgesTargets)
  }

  private static func projection(
    _ model: CompiledModel, _ plan: StoredPlan, _ settings: SimulationSettings, boards: [BoardProjection],
    _ targets: TargetTally, judgesTargets: Bool
  ) -> Projection {
    let layout = targets.layout(hasFutures: !model.scenario.futures.isEmpty)
    return Projection(
      plan: plan, settings: settings, periods: model.scenario.periods, boards: boards,
      targets: judgesTargets ? targets.record.outcomes(model.scenario, layout) : [],
      futures: layout.shares(of: model.scenario), notes: model.notes)
  }

  private static func boards(_ model: CompiledModel, _ tallies: [ProjectionTally], threads: Int) -> [BoardProjection] {
    let periods = model.scenario.periods
    let ours = Set(model.scenario.ours)
    return zip(model.boards, tallies).map { board, tally in
      let slots = ResultSlots<[UnitPeriod]>(count: board.members.count)
      ParallelTiles.run(tiles: board.members.count, threads: threads) { _, member in
        slots[member] = periods.indices.compactMap { step in
          tally.summary(member: member, step: step).map {
            UnitPeriod(period: periods[step], score: $0.score, rank: $0.rank)
          }
        }
      }
      return BoardProjection(
        id: board.board.id, title: board.board.title,
        units: board.members.enumerated().map { member, kind in
          let unit = model.scenario.units[kind.unit]
          return UnitProjection(unit: unit, isOurs: ours.contains(unit.id), periods: slots[member] ?? [])
        })
    }
  }
}

extension TileSchedule {
  /// Where a tile's lane 0 stands among all replications.
  func place(of tile: Tile) -> Int {
    let replications = tile.future == nil ? 0 : count / max(1, tiles.filter { $0.first == 0 }.count)
    return (tile.future ?? 0) * replications + Int(tile.first)
  }
}

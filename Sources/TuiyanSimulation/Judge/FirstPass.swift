// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics
import TuiyanPlans

/// All tiles of a judge, drawn and judged under the plan that does nothing.
struct FirstPass {
  let model: CompiledModel
  let draws: DrawLayout
  let schedule: TileSchedule
  let sheet: TargetSheet
  let asked: AskedRanks
  let store: TileStore
  let workerCount: Int
  let workers: WorkerPool<TileEvaluator>
  let tally: TargetTally
  let nothing: PlanVector

  /// - Parameters:
  ///   - shouldStop: asked before every tile.
  ///   - drawing: the plan-free draws of the tile at a place.
  /// - Returns: nil where it was stopped.
  init?(
    model: CompiledModel, _ draws: DrawLayout, _ schedule: TileSchedule, threads: Int, memory: TileMemory,
    progress: ProgressSink?, shouldStop: @Sendable () -> Bool,
    drawing: @Sendable (_ worker: Int, _ place: Int) -> TileDraws
  ) {
    let sheet = TargetSheet(model: model, steps: draws.steps)
    let asked = AskedRanks(model: model, atoms: sheet.atoms)
    let workerCount = max(1, min(threads, schedule.tiles.count))
    let stateLayout = StateLayout(model: model, asked: asked, kept: draws.steps.count)
    let store = TileStore(count: schedule.tiles.count)
    let workers = WorkerPool(count: workerCount) { TileEvaluator(model: model, layout: draws, asked: asked) }
    let tally = TargetTally(sheet: sheet, worlds: model.worlds, schedule: schedule)
    let counter = ProgressCounter(total: schedule.tiles.count, sink: progress)
    nothing = PlanVector.nothing(slots: model.slots.count)
    let pass = ReplayPass(
      model: model, draws: draws, sheet: sheet, asked: asked, script: EvaluationScript(all: model),
      tables: PlanTables(nothing, model: model), isFirst: true)
    ParallelTiles.run(tiles: schedule.tiles.count, threads: workerCount) { worker, place in
      guard !shouldStop() else { return }
      let tile = ReplayTile(
        schedule.tiles[place], draws: drawing(worker, place), state: TileState(layout: stateLayout, memory: memory),
        sheet: sheet)
      store.put(tile, at: place)
      pass.run(tile, evaluator: workers[worker])
      tally.take(tile.tile, hits: tile.hits)
      tally.take(tile.tile, future: tile.draws.future)
      counter.finishedOne()
    }
    guard store.isFull else { return nil }
    self.model = model
    self.draws = draws
    self.schedule = schedule
    self.sheet = sheet
    self.asked = asked
    self.store = store
    self.workerCount = workerCount
    self.workers = workers
    self.tally = tally
  }
}

/// How the replications of some settings are drawn for a judge.
struct DrawingPlan {
  private let model: CompiledModel
  private let settings: SimulationSettings
  private let layout: DrawLayout
  private let schedule: TileSchedule

  /// - Parameters:
  ///   - slice: the part of the replications to draw.
  ///   - steps: kept besides those that targets need.
  init(_ model: CompiledModel, _ settings: SimulationSettings, _ slice: ReplicationSlice, _ steps: [Int]) {
    self.model = model
    self.settings = settings
    layout = DrawLayout(model: model, steps: Set(TargetSheet.steps(of: model) + steps).sorted())
    schedule = TileSchedule(worlds: model.worlds, replications: settings.replications).part(slice)
  }

  /// - Returns: nil where it was stopped.
  func run(_ memory: JudgeMemory, shouldStop: @Sendable () -> Bool, _ progress: ProgressSink?) -> FirstPass? {
    let drawer = TileDrawer(model: model, layout: layout, seed: settings.seed)
    drawer.prepareLuck(of: Array(model.deeds.indices), threads: settings.threads)
    let scratches = WorkerPool(count: max(1, settings.threads)) { TileScratch(model: model, layout: layout) }
    return FirstPass(
      model: model, layout, schedule, threads: settings.threads, memory: memory.tiles, progress: progress,
      shouldStop: shouldStop
    ) { [model, layout, schedule] worker, place in
      let tile = schedule.tiles[place]
      let draws = TileDraws(layout: layout, deeds: model.deeds.count, memory: memory.tiles)
      drawer.fill(draws, first: tile.first, future: tile.future, scratch: scratches[worker])
      return draws
    }
  }
}

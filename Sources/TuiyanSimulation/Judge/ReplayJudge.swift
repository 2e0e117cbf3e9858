// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics

/// Judges plans on stored replications: draws once, then re-scores only what a changed plan can move.
///
/// The record of a plan is bit for bit what a full simulation of it on the same replications gives, coupled boards,
/// roll-ups and futures included. Memory: per replication 8 bytes × (cells + points + totals) × steps that targets need.
public final class ReplayJudge: PlanJudge {
  public let layout: ReplicationLayout
  private let model: CompiledModel
  private let draws: DrawLayout
  private let sheet: TargetSheet
  private let requests: RankRequests
  private let schedule: TileSchedule
  private let store: TileStore
  private let workers: WorkerPool<ReplayWorker>
  private let workerCount: Int
  private var current: PlanVector
  private var currentRecord: TargetRecord

  /// Draws all replications and judges the plan that does nothing.
  public init(model: CompiledModel, settings: SimulationSettings, progress: ProgressSink? = nil) {
    self.model = model
    let steps = TargetSheet.steps(of: model)
    let draws = DrawLayout(model: model, steps: steps)
    let sheet = TargetSheet(model: model, steps: steps)
    let requests = RankRequests(model: model, atoms: sheet.atoms)
    let schedule = TileSchedule(worlds: model.worlds, replications: settings.replications)
    let workerCount = max(1, min(settings.threads, schedule.tiles.count))
    let stateLayout = StateLayout(model: model)
    let store = TileStore(
      schedule.tiles.map {
        ReplayTile(
          tile: $0, model: model, layout: draws, state: stateLayout, requests: requests.all.count,
          atoms: sheet.atoms.count)
      })
    self.draws = draws
    self.sheet = sheet
    self.requests = requests
    self.schedule = schedule
    self.workerCount = workerCount
    self.store = store
    workers = WorkerPool(count: workerCount) { ReplayWorker(model: model, layout: draws) }
    current = .nothing(slots: model.slots.count)
    let drawer = TileDrawer(model: model, layout: draws, seed: settings.seed)
    let scratches = WorkerPool(count: workerCount) { TileScratch(model: model, layout: draws) }
    let counter = ProgressCounter(total: schedule.tiles.count, sink: progress)
    ParallelTiles.run(tiles: schedule.tiles.count, threads: workerCount) { worker, place in
      let tile = store[place]
      drawer.fill(tile.draws, first: tile.tile.first, future: tile.tile.future, scratch: scratches[worker])
      counter.finishedOne()
    }
    let tally = TargetTally(sheet: sheet, worlds: model.worlds, schedule: schedule)
    for place in schedule.tiles.indices {
      tally.add(schedule.tiles[place], atoms: store[place].atoms, future: store[place].draws.future)
    }
    layout = tally.layout(hasFutures: !model.scenario.futures.isEmpty)
    currentRecord = tally.record
    replay(EvaluationScript(all: model), plan: current, isFirst: true)
  }

  public func record(of plan: PlanVector) -> TargetRecord {
    let slots = plan.starts.indices.filter { plan.starts[$0] != current.starts[$0] }
    guard !slots.isEmpty else { return currentRecord }
    let cells = Set(slots.flatMap { model.reach[$0].cells }).sorted()
    let totals = Set(slots.flatMap { model.reach[$0].totals }).sorted()
    replay(EvaluationScript(model: model, cells: cells, totals: totals), plan: plan, isFirst: false)
    return currentRecord
  }

  /// The state always stands at the plan last judged, so there is nothing to move.
  public func rebase(to plan: PlanVector) { _ = record(of: plan) }

  private func replay(_ script: EvaluationScript, plan: PlanVector, isFirst: Bool) {
    let tables = PlanTables(plan, model: model)
    let tally = TargetTally(sheet: sheet, worlds: model.worlds, schedule: schedule)
    let pass = ReplayPass(
      model: model, draws: draws, sheet: sheet, requests: requests, script: script, tables: tables, isFirst: isFirst)
    let store = store
    let workers = workers
    ParallelTiles.run(tiles: schedule.tiles.count, threads: workerCount) { worker, place in
      let tile = store[place]
      pass.run(tile, worker: workers[worker])
      tally.add(tile.tile, atoms: tile.atoms, future: tile.draws.future)
    }
    current = plan
    currentRecord = tally.record
  }
}

/// All tiles of a judge; each is touched by one thread at a time, which makes sharing the store safe.
final class TileStore: @unchecked Sendable {
  private let tiles: [ReplayTile]

  init(_ tiles: [ReplayTile]) { self.tiles = tiles }

  subscript(place: Int) -> ReplayTile { tiles[place] }
}

/// One thread's buffers for replaying tiles.
final class ReplayWorker {
  let evaluator: StepEvaluator
  /// [boards].
  let ranks: [BoardRanks]

  init(model: CompiledModel, layout: DrawLayout) {
    evaluator = StepEvaluator(model: model, layout: layout)
    ranks = model.boards.enumerated().map { BoardRanks(board: $1, index: $0) }
  }
}

/// One change of plan, run over every tile.
struct ReplayPass: Sendable {
  let model: CompiledModel
  let draws: DrawLayout
  let sheet: TargetSheet
  let requests: RankRequests
  let script: EvaluationScript
  let tables: PlanTables
  let isFirst: Bool
  /// Requests whose rank can change: all of a board on which some total changes.
  private let stale: [Int]
  private let staleAtoms: [Int]
  /// Boards that must be ranked whole.
  private let ranked: [Int]

  init(
    model: CompiledModel, draws: DrawLayout, sheet: TargetSheet, requests: RankRequests, script: EvaluationScript,
    tables: PlanTables, isFirst: Bool
  ) {
    self.model = model
    self.draws = draws
    self.sheet = sheet
    self.requests = requests
    self.script = script
    self.tables = tables
    self.isFirst = isFirst
    stale = requests.all.indices.filter { !script.changed[requests.all[$0].board].isEmpty }
    ranked = Set(stale.map { requests.all[$0].board }).filter { requests.rankings[$0].needsWholeBoard }.sorted()
    staleAtoms = sheet.atoms.indices.filter { isFirst || !script.changed[sheet.atoms[$0].board].isEmpty }
  }

  func run(_ tile: ReplayTile, worker: ReplayWorker) {
    let evaluator = worker.evaluator
    evaluator.prepare(tables, tile.draws)
    for kept in draws.steps.indices where isFirst || draws.steps[kept] > 0 {
      let state = tile.states[kept]
      evaluator.run(script, kept: kept, plan: tables, draws: tile.draws, state: state)
      if isFirst {
        tile.still.append(model.boards.indices.map { requests.sortedStill(board: $0, state: state) })
      }
      for board in ranked { worker.ranks[board].fill(state) }
      for request in stale {
        let asked = requests.all[request]
        requests.fill(
          asked, state: state, sorted: tile.still[kept][asked.board], ranks: worker.ranks[asked.board],
          into: tile.ranks + (kept * requests.all.count + request) * Tile.lanes)
      }
    }
    let judge = AtomJudge(model: model)
    for index in staleAtoms {
      let atom = sheet.atoms[index]
      let row = requests.row(of: atom)
      tile.atoms[index] = judge.bits(
        atom, state: tile.states[atom.kept],
        rank: row.map { tile.ranks + (atom.kept * requests.all.count + $0) * Tile.lanes },
        asOf: row.map { tile.ranks + $0 * Tile.lanes })
    }
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics

/// Judges plans on stored replications: draws once, then re-scores only what a changed plan can move.
///
/// The record of a plan is bit for bit what a full simulation of it on the same replications gives, coupled boards,
/// roll-ups and futures included. Memory: per replication 8 bytes × (cells + points + totals) × steps that targets need.
public final class ReplayJudge: PlanJudge {
  public let layout: ReplicationLayout
  let model: CompiledModel
  let draws: DrawLayout
  let sheet: TargetSheet
  let asked: AskedRanks
  let schedule: TileSchedule
  let store: TileStore
  private let workers: WorkerPool<TileEvaluator>
  let workerCount: Int
  private var current: PlanVector
  private var currentRecord: TargetRecord

  /// Draws all replications and judges the plan that does nothing.
  /// - Parameter slice: the part of the replications to judge on.
  public init(
    model: CompiledModel, settings: SimulationSettings, slice: ReplicationSlice = .whole, progress: ProgressSink? = nil
  ) {
    self.model = model
    let steps = TargetSheet.steps(of: model)
    let draws = DrawLayout(model: model, steps: steps)
    let sheet = TargetSheet(model: model, steps: steps)
    let asked = AskedRanks(model: model, atoms: sheet.atoms)
    let schedule = TileSchedule(worlds: model.worlds, replications: settings.replications).part(slice)
    let workerCount = max(1, min(settings.threads, schedule.tiles.count))
    let stateLayout = StateLayout(model: model, asked: asked, kept: steps.count)
    let store = TileStore(
      schedule.tiles.map {
        ReplayTile(
          tile: $0, model: model, layout: draws, state: stateLayout, atoms: sheet.atoms.count)
      })
    self.draws = draws
    self.sheet = sheet
    self.asked = asked
    self.schedule = schedule
    self.workerCount = workerCount
    self.store = store
    workers = WorkerPool(count: workerCount) { TileEvaluator(model: model, layout: draws, asked: asked) }
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
      model: model, draws: draws, sheet: sheet, asked: asked, script: script, tables: tables, isFirst: isFirst)
    let store = store
    let workers = workers
    ParallelTiles.run(tiles: schedule.tiles.count, threads: workerCount) { worker, place in
      let tile = store[place]
      pass.run(tile, evaluator: workers[worker])
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

/// One change of plan, run over every tile.
struct ReplayPass: Sendable {
  let model: CompiledModel
  let draws: DrawLayout
  let sheet: TargetSheet
  let asked: AskedRanks
  let script: EvaluationScript
  let tables: PlanTables
  let isFirst: Bool
  /// Atoms about a board on which some total changes.
  private let stale: [Int]

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
    stale = sheet.atoms.indices.filter { isFirst || !script.changed[sheet.atoms[$0].board].isEmpty }
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
  }

  /// No plan moves anything at h = 0.
  private var firstStep: Int { isFirst || draws.steps.first != 0 ? 0 : 1 }
}

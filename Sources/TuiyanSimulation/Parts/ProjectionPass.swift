// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics
import TuiyanPlans

/// Runs stretches of one run's tiles under one plan, stretch after stretch, on workers that are made once.
final class ProjectionPass {
  let schedule: TileSchedule
  let shape: ColumnShape
  let workers: Int
  private let model: CompiledModel
  private let sheet: TargetSheet
  private let pool: WorkerPool<TileWorker>
  /// [tiles]: where each one's lane 0 stands among all replications.
  private let places: [Int]
  let bases: ScoreBases

  init(model: CompiledModel, plan: StoredPlan, settings: SimulationSettings) {
    self.model = model
    let schedule = TileSchedule(worlds: model.worlds, replications: settings.replications)
    let layout = DrawLayout(model: model, steps: Array(0...model.steps), storesPaths: false)
    let sheet = TargetSheet(model: model, steps: layout.steps)
    let tables = PlanTables(PlanVector(plan, of: model.scenario), model: model)
    self.schedule = schedule
    self.sheet = sheet
    shape = ColumnShape(model)
    workers = max(1, min(settings.threads, schedule.tiles.count))
    let drawer = TileDrawer(model: model, layout: layout, seed: settings.seed)
    drawer.prepareLuck(of: tables.deeds, threads: workers)
    pool = WorkerPool(count: workers) {
      TileWorker(drawer, sheet: sheet, plan: tables, passing: PassingLeaves(model: model, atoms: sheet.atoms))
    }
    bases = ScoreBases(pool[0], first: schedule.tiles[0], model: model)
    var next = 0
    places = schedule.tiles.map { tile in
      defer { next += tile.count }
      return next
    }
  }

  /// Replications in a stretch of tiles.
  func replications(_ tiles: Range<Int>) -> Int { schedule.tiles[tiles].reduce(0) { $0 + $1.count } }

  /// Empty tallies, one a board, with room for the scores of so many replications.
  /// - Parameter isFilledOnce: false: one stretch's scores are written over by the next one's.
  func tallies(replications: Int, isFilledOnce: Bool = true) -> [ProjectionTally] {
    zip(model.boards, bases.totals).map {
      ProjectionTally(
        members: $0.members.count, wanted: Array(repeating: nil, count: shape.steps), replications: replications,
        workers: workers, bases: $1, isFilledOnce: isFilledOnce)
    }
  }

  func targets() -> TargetTally { TargetTally(sheet: sheet, worlds: model.worlds, schedule: schedule) }

  /// Simulates a stretch; scores go to the places counted from its first replication, ranks and targets are added.
  func run(_ tiles: Range<Int>, into tallies: [ProjectionTally], _ targets: TargetTally?, counter: ProgressCounter?) {
    guard let first = tiles.first else { return }
    let start = places[first]
    ParallelTiles.run(tiles: tiles.count, threads: workers) { [schedule, places, pool] index, offset in
      let tile = schedule.tiles[first + offset]
      let worker = pool[index]
      let lane = places[first + offset] - start
      worker.run(tile) { board, kept, ranks in
        tallies[board].add(
          worker: index, step: kept, place: lane, lanes: tile.count,
          totals: worker.state.total(board: board, member: 0) + kept * Tile.lanes, stride: worker.state.block,
          ranks: ranks.ranks)
      }
      targets?.add(tile, atoms: worker.atoms, future: worker.draws.future)
      counter?.finishedOne()
    }
  }
}

/// The columns of totals that a projection summarises: board by board, member by member, step by step.
struct ColumnShape: Sendable, Hashable {
  /// [boards].
  let members: [Int]
  let steps: Int
  /// [boards]: the first column of each.
  let first: [Int]
  let count: Int

  init(_ model: CompiledModel) {
    members = model.boards.map(\.members.count)
    steps = model.steps + 1
    var next = 0
    var first: [Int] = []
    for count in members {
      first.append(next)
      next += count * steps
    }
    self.first = first
    count = next
  }

  /// The column of a board's member at a step.
  func column(_ board: Int, _ member: Int, _ step: Int) -> Int { first[board] + member * steps + step }

  /// (board, member, step) of every column, in order.
  var places: [(board: Int, member: Int, step: Int)] {
    members.indices.flatMap { board in
      (0..<members[board]).flatMap { member in (0..<steps).map { (board, member, $0) } }
    }
  }
}

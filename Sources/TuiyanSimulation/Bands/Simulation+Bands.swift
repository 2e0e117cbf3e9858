// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics
import TuiyanPlans

extension Simulation {
  /// Numbers kept at once; more are made in several passes over the same draws.
  private static let room = 32_000_000

  /// The distributions of measured values and totals at some periods under a plan.
  ///
  /// The replications are those of `project` with the same settings where every leaf is drawn by itself, as it is here. Quantities that the model does not have (an
  /// unreported leaf, a unit that is not on the board) and periods outside the run are left out.
  /// - Returns: in the order of `requests` and their periods.
  /// - Complexity: that of a projection to the last period asked for, times the passes needed for memory.
  public static func bands(
    model: CompiledModel, plan: StoredPlan, settings: SimulationSettings, of requests: [BandRequest]
  ) -> [Band] {
    let model = model.withEveryLeaf
    let first = model.scenario.asOf.ordinal
    let steps = Set(requests.flatMap { $0.periods.map { $0.ordinal - first } }).filter {
      (0...model.steps).contains($0)
    }
    .sorted()
    guard !steps.isEmpty else { return [] }
    let columns = columns(of: requests, steps: steps, model: model)
    let schedule = TileSchedule(worlds: model.worlds, replications: settings.replications)
    let width = max(1, room / max(1, schedule.count))
    return stride(from: 0, to: columns.count, by: width).flatMap { begin in
      pass(
        Array(columns[begin..<min(begin + width, columns.count)]), steps: steps, model: model, plan: plan,
        settings: settings, schedule: schedule)
    }
  }

  private static func columns(of requests: [BandRequest], steps: [Int], model: CompiledModel) -> [BandColumn] {
    let kept = Dictionary(uniqueKeysWithValues: steps.enumerated().map { ($1, $0) })
    var cells: [BandSubject: Int] = [:]
    for (index, cell) in model.cells.enumerated() where cell.hasValue {
      cells[.leaf(unit: model.scenario.units[cell.unit].id, leaf: model.leaves[cell.leaf].id)] = index
    }
    return requests.flatMap { request -> [BandColumn] in
      guard let place = place(of: request.subject, cells: cells, model: model) else { return [] }
      var isCount = false
      if case .cell(let cell) = place, case .events = model.cells[cell].source { isCount = true }
      return request.periods.compactMap { period in
        kept[period.ordinal - model.scenario.asOf.ordinal].map {
          BandColumn(subject: request.subject, period: period, kept: $0, place: place, isCount: isCount)
        }
      }
    }
  }

  private static func place(
    of subject: BandSubject, cells: [BandSubject: Int], model: CompiledModel
  ) -> BandColumn.Place? {
    switch subject {
    case .leaf: return cells[subject].map(BandColumn.Place.cell)
    case .total(let id, let unit):
      guard let board = model.boards.firstIndex(where: { $0.board.id == id }),
        let member = model.boards[board].board.units.firstIndex(of: unit)
      else { return nil }
      return .total(board: board, member: member)
    }
  }

  private static func pass(
    _ columns: [BandColumn], steps: [Int], model: CompiledModel, plan: StoredPlan, settings: SimulationSettings,
    schedule: TileSchedule
  ) -> [Band] {
    let layout = DrawLayout(model: model, steps: steps, storesPaths: false)
    let sheet = TargetSheet(model: model)
    let tables = PlanTables(PlanVector(plan, of: model.scenario), model: model)
    let workers = max(1, min(settings.threads, schedule.tiles.count))
    let tally = BandTally(columns: columns, replications: schedule.count)
    let drawer = TileDrawer(model: model, layout: layout, seed: settings.seed)
    drawer.prepareLuck(of: tables.deeds, threads: workers)
    let pool = WorkerPool(count: workers) { TileWorker(drawer, sheet: sheet, plan: tables) }
    ParallelTiles.run(tiles: schedule.tiles.count, threads: workers) { index, place in
      let tile = schedule.tiles[place]
      let worker = pool[index]
      worker.run(tile) { _, _, _ in }
      tally.add(worker.state, place: schedule.place(of: tile), lanes: tile.count)
    }
    return columns.indices.map(tally.band)
  }
}

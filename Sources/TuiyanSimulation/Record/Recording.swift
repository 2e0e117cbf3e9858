// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics

/// What one plan gives, replication by replication: the targets' bits and any numbers asked for.
///
/// With the same seed, replication r is the same world in every recording, projection and judge, whatever the plan.
public struct Recording: Sendable {
  /// Replications.
  public let count: Int
  /// Which replications reach which target.
  public let record: TargetRecord
  /// [words]: the bits of `record` in use.
  public let valid: [UInt64]
  /// [columns][replications]
  private let columns: [RecordedColumn: [Double]]

  /// A column, [replications]; nil where the model has no such thing.
  public subscript(_ column: RecordedColumn) -> [Double]? { columns[column] }

  /// Simulates a plan and keeps what is asked for.
  ///
  /// - Parameters:
  ///   - sources: where the draws come from; plain: as in every projection.
  ///   - future: the one future to run where futures have no probabilities (the first where nil); of no effect elsewhere.
  ///   - columns: duplicates are kept once.
  /// - Complexity: replications × steps asked for × (leaves of all units + units ranked).
  public init(
    _ model: CompiledModel, plan: PlanVector, settings: SimulationSettings, sources: DrawSources = DrawSources(),
    future: Int? = nil, columns: [RecordedColumn]
  ) {
    let whole = TileSchedule(worlds: model.worlds, replications: settings.replications)
    let schedule = model.worlds.areApart ? TileSchedule(whole, only: future ?? 0) : whole
    let steps = Set(TargetSheet.steps(of: model)).union(columns.compactMap(\.step)).sorted()
    let layout = DrawLayout(model: model, steps: steps)
    let sheet = TargetSheet(model: model, steps: steps)
    var known: Set<RecordedColumn> = []
    let kept = columns.compactMap { column -> RecorderColumn? in
      guard known.insert(column).inserted, let source = model.source(of: column) else { return nil }
      let step = column.step.flatMap { steps.firstIndex(of: $0) } ?? steps.count - 1
      return RecorderColumn(column: column, source: source, kept: step, count: schedule.count)
    }
    let tables = PlanTables(plan, model: model)
    let tally = TargetTally(sheet: sheet, worlds: model.worlds, schedule: schedule)
    let workers = max(1, min(settings.threads, schedule.tiles.count))
    let pool = WorkerPool(count: workers) {
      TileWorker(model: model, layout: layout, seed: settings.seed, sources: sources, sheet: sheet)
    }
    ParallelTiles.run(tiles: schedule.tiles.count, threads: workers) { index, place in
      let tile = schedule.tiles[place]
      let worker = pool[index]
      worker.run(tile, plan: tables) { step in
        for column in kept where column.kept == step { column.take(tile, from: worker) }
      }
      tally.add(tile, atoms: worker.atoms, future: worker.draws.future)
    }
    count = schedule.count
    record = tally.record
    valid = schedule.tiles.map(\.valid)
    self.columns = Dictionary(uniqueKeysWithValues: kept.map { ($0.column, $0.values) })
  }
}

/// One column as it fills. Tiles write to places of their own, which makes sharing it safe.
private final class RecorderColumn: @unchecked Sendable {
  let column: RecordedColumn
  /// Index among the kept steps at which it is taken.
  let kept: Int
  private let source: ColumnSource
  private let buffer: UnsafeMutableBufferPointer<Double>

  init(column: RecordedColumn, source: ColumnSource, kept: Int, count: Int) {
    self.column = column
    self.source = source
    self.kept = kept
    buffer = .allocate(capacity: max(1, count))
    buffer.initialize(repeating: 0)
  }

  deinit { buffer.deallocate() }

  var values: [Double] { Array(buffer) }

  /// Copies one tile's lanes.
  func take(_ tile: TileSchedule.Tile, from worker: TileWorker) {
    let model = worker.model
    for lane in 0..<tile.count {
      let value: Double
      switch source {
      case .total(let board, let member): value = worker.state.total(board: board, member: member)[lane]
      case .rank(let board, let member): value = worker.boardRanks[board].ranks[member * Tile.lanes + lane]
      case .points(let board, let place, let node):
        value = worker.state.points(board: board, place: place, node: node, of: model.boards[board].nodes.count)[lane]
      case .measured(let cell): value = worker.state.measured(cell)[lane]
      case .effective(let deed): value = worker.evaluator.effective[deed] >> UInt64(lane) & 1 == 1 ? 1 : 0
      case .slip(let deed):
        let row = worker.layout.slip[deed]
        value =
          row < 0
          ? model.deeds[deed].slip.constant.rounded(.toNearestOrAwayFromZero) : worker.draws.row(row)[lane]
      case .size(let deed, let effect):
        value = worker.draws.row(worker.layout.sizes + model.deeds[deed].sizeOffset + effect)[lane]
      case .future: value = Double(worker.draws.future[lane])
      }
      buffer[Int(tile.first) + lane] = value
    }
  }
}

extension TileSchedule {
  /// The tiles of one of the futures that are run apart.
  init(_ schedule: TileSchedule, only future: Int) {
    let own = schedule.tiles.filter { $0.future == future }
    tiles = own.enumerated().map { Tile(word: $0, first: $1.first, count: $1.count, future: $1.future) }
    count = own.reduce(0) { $0 + $1.count }
  }
}

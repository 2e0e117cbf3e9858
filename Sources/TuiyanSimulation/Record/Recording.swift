// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics

/// What one plan gives, replication by replication: the targets' bits and any numbers asked for.
///
/// With the same seed, replication r is the same world in every recording, projection and judge, whatever the plan.
public struct Recording: Sendable {
  /// Replications.
  public let count: Int
  /// Which replications reach which target; no bits for targets that were not asked for.
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
  ///   - targets: indices of those to judge; nil: all. Boards that neither these nor the columns need are not made.
  ///   - columns: duplicates are kept once.
  /// - Complexity: replications × steps asked for × (leaves of all units + units ranked).
  public init(
    _ model: CompiledModel, plan: PlanVector, settings: SimulationSettings, sources: DrawSources = DrawSources(),
    future: Int? = nil, targets: [Int]? = nil, columns: [RecordedColumn]
  ) {
    let whole = TileSchedule(worlds: model.worlds, replications: settings.replications)
    let schedule = model.worlds.areApart ? TileSchedule(whole, only: future ?? 0) : whole
    let asked = Set(TargetSheet.steps(of: model)).union(columns.compactMap(\.step)).sorted()
    let steps = asked.isEmpty ? [0] : asked
    let layout = DrawLayout(model: model, steps: steps, storesPaths: false)
    let sheet = TargetSheet(model: model, steps: steps)
    var known: Set<RecordedColumn> = []
    let kept = columns.compactMap { column -> RecorderColumn? in
      guard known.insert(column).inserted, let source = model.source(of: column, under: plan) else { return nil }
      let step = column.step.flatMap { steps.firstIndex(of: $0) } ?? steps.count - 1
      return RecorderColumn(column: column, source: source, kept: step, count: schedule.count)
    }
    let judged = targets ?? Array(model.targets.indices)
    let script = targets.map { EvaluationScript(Self.needs(model, targets: $0, kept.map(\.source)), model: model) }
    let tables = PlanTables(plan, model: model)
    let tally = TargetTally(sheet: sheet, worlds: model.worlds, schedule: schedule)
    let workers = max(1, min(settings.threads, schedule.tiles.count))
    let pool = WorkerPool(count: workers) {
      TileWorker(
        model: model, layout: layout, seed: settings.seed, sources: sources, sheet: sheet, plan: tables,
        script: script)
    }
    ParallelTiles.run(tiles: schedule.tiles.count, threads: workers) { index, place in
      let tile = schedule.tiles[place]
      let worker = pool[index]
      worker.run(tile) { board, step, ranks in
        for column in kept where column.kept == step { column.take(tile, board: board, ranks: ranks) }
      }
      for column in kept { column.take(tile, from: worker, model: model) }
      tally.add(tile, atoms: worker.atoms, future: worker.draws.future)
    }
    count = schedule.count
    var record = tally.record
    for index in record.targets.indices where !judged.contains(index) {
      record.targets[index] = TargetRecord.Hits(joint: [], units: [])
    }
    self.record = record
    valid = schedule.tiles.map(\.valid)
    self.columns = Dictionary(uniqueKeysWithValues: kept.map { ($0.column, $0.values) })
  }

  private static func needs(_ model: CompiledModel, targets: [Int], _ columns: [ColumnSource]) -> BoardNeeds {
    var boards = targets.reduce(into: Set<Int>()) { $0.formUnion(model.targets[$1].clause.boardsNeeded) }
    var cells: Set<Int> = []
    for column in columns {
      switch column {
      case .total(let board, _), .rank(let board, _), .points(let board, _, _): boards.insert(board)
      case .measured(let cell): cells.insert(cell)
      case .effective, .slip, .size, .future: break
      }
    }
    return BoardNeeds(model, boards: boards, cells: cells)
  }
}

/// One column as it fills. Tiles write to places of their own, which makes sharing it safe.
private final class RecorderColumn: @unchecked Sendable {
  let column: RecordedColumn
  /// Index among the kept steps at which it is taken.
  let kept: Int
  let source: ColumnSource
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

  /// Copies one tile's lanes of a rank, while the board's ranks are at hand.
  func take(_ tile: TileSchedule.Tile, board: Int, ranks: BoardRanks) {
    guard case .rank(board, let member) = source else { return }
    for lane in 0..<tile.count { buffer[Int(tile.first) + lane] = ranks.ranks[member * Tile.lanes + lane] }
  }

  /// Copies one tile's lanes of anything else.
  func take(_ tile: TileSchedule.Tile, from worker: TileWorker, model: CompiledModel) {
    switch source {
    case .total(let board, let member): copy(tile, worker.state.total(board: board, member: member), step: kept)
    case .points(let board, let place, let node):
      copy(tile, worker.state.points(board: board, place: place, node: node), step: kept)
    case .measured(let cell): copy(tile, worker.state.measured(cell), step: kept)
    case .size(let deed, let effect):
      copy(tile, worker.draws.row(worker.layout.sizes + model.deeds[deed].sizeOffset + effect))
    case .slip(let deed):
      let row = worker.layout.slip[deed]
      if row >= 0 { return copy(tile, worker.draws.row(row)) }
      let certain = model.deeds[deed].slip.constant.rounded(.toNearestOrAwayFromZero)
      for lane in 0..<tile.count { buffer[Int(tile.first) + lane] = certain }
    case .effective(let deed):
      let bits = worker.evaluator.effective[deed]
      for lane in 0..<tile.count { buffer[Int(tile.first) + lane] = bits >> UInt64(lane) & 1 == 1 ? 1 : 0 }
    case .future:
      for lane in 0..<tile.count { buffer[Int(tile.first) + lane] = Double(worker.draws.future[lane]) }
    case .rank: break
    }
  }

  private func copy(_ tile: TileSchedule.Tile, _ values: UnsafeMutablePointer<Double>, step: Int = 0) {
    for lane in 0..<tile.count { buffer[Int(tile.first) + lane] = values[step * Tile.lanes + lane] }
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

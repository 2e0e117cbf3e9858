// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics
import TuiyanPlans

/// What one plan gives, replication by replication: the targets' bits and any numbers asked for.
///
/// With the same seed, replication r is the same world in every recording, projection and judge, whatever the plan.
public struct Recording: Sendable {
  /// Replications.
  public let count: Int
  /// Which replications reach which target; no bits for targets that were not asked for.
  public let record: TargetRecord
  /// The same of the other plans asked for.
  public let others: [TargetRecord]
  public let layout: ReplicationLayout
  /// [words]: the bits of `record` in use.
  public var valid: [UInt64] { layout.valid }
  /// [columns][replications]
  private let columns: [RecordedColumn: [Double]]

  /// A column, [replications]; nil where the model has no such thing.
  public subscript(_ column: RecordedColumn) -> [Double]? { columns[column] }

  /// Simulates a plan and keeps what is asked for.
  ///
  /// - Parameters:
  ///   - others: plans whose records are wanted as well, on the same worlds; each costs what it changes.
  ///   - sources: where the draws come from; plain: as in every projection.
  ///   - future: the one future to run where futures have no probabilities (the first where nil); of no effect elsewhere.
  ///   - targets: indices of those to judge; nil: all. Boards that neither these nor the columns need are not made.
  ///   - columns: duplicates are kept once.
  /// - Complexity: replications × steps asked for × (leaves of all units + units ranked).
  public init(
    _ model: CompiledModel, plan: PlanVector, others: [PlanVector] = [], settings: SimulationSettings,
    sources: DrawSources = DrawSources(), future: Int? = nil, targets: [Int]? = nil, columns: [RecordedColumn]
  ) {
    let whole = TileSchedule(worlds: model.worlds, replications: settings.replications)
    let schedule = model.worlds.areApart ? TileSchedule(whole, only: future ?? 0) : whole
    let asked = Set(TargetSheet.steps(of: model)).union(columns.compactMap(\.step)).sorted()
    let steps = asked.isEmpty ? [0] : asked
    let kept = Self.recorders(columns, model, plan, steps: steps, count: schedule.count)
    let needs = targets.map { Self.needs(model, targets: $0, kept.map(\.source)) }
    let run = RecordingRun(
      model: model, schedule: schedule, steps: steps, plan: plan, others: others, needs: needs, columns: kept)
    let tallies = run.tallies(seed: settings.seed, threads: settings.threads, sources: sources)
    let judged = Set(targets ?? Array(model.targets.indices))
    count = schedule.count
    record = Self.record(tallies[0], judged)
    self.others = tallies.dropFirst().map { Self.record($0, judged) }
    layout = tallies[0].layout(hasFutures: !model.scenario.futures.isEmpty)
    self.columns = Dictionary(uniqueKeysWithValues: kept.map { ($0.column, $0.values) })
  }

  /// What the replications of a judge say of a plan: with the same seed, the same numbers as a recording of its own.
  ///
  /// The parameters are as there.
  /// - Returns: nil where a column is about a step at which the judge keeps nothing, or the judge has a part of the
  ///   replications only.
  /// - Complexity: what the plan changes from the one last judged.
  public init?(
    _ judge: ReplayJudge, plan: PlanVector, future: Int? = nil, targets: [Int]? = nil, columns: [RecordedColumn]
  ) {
    let model = judge.model
    let layout = judge.draws
    let steps = layout.steps
    guard judge.hasAllReplications, columns.allSatisfy({ $0.step.map(steps.contains) ?? true }) else { return nil }
    let isApart = model.worlds.areApart
    let schedule = isApart ? TileSchedule(judge.schedule, only: future ?? 0) : judge.schedule
    let kept = Self.recorders(columns, model, plan, steps: steps, count: schedule.count)
    let tally = TargetTally(sheet: judge.sheet, worlds: model.worlds, schedule: schedule)
    let before = isApart ? judge.schedule.tiles.firstIndex { $0.future == future ?? 0 } ?? 0 : 0
    judge.replay(plan) { shown, evaluator in
      guard !isApart || shown.tile.future == future ?? 0 else { return }
      let tile = schedule.tiles[shown.tile.word - before]
      let run = TileRun(layout: layout, draws: shown.draws, state: shown.state, evaluator: evaluator)
      for column in kept {
        if case .rank(let board, let member) = column.source {
          evaluator.boardRanks[board].fill(run.state, step: column.kept, wanted: [member])
          column.take(tile, board: board, ranks: evaluator.boardRanks[board])
        } else {
          column.take(tile, from: run, model: model)
        }
      }
      tally.take(tile, hits: shown.hits)
      tally.take(tile, future: shown.draws.future)
    }
    count = schedule.count
    record = Self.record(tally, Set(targets ?? Array(model.targets.indices)))
    others = []
    self.layout = tally.layout(hasFutures: !model.scenario.futures.isEmpty)
    self.columns = Dictionary(uniqueKeysWithValues: kept.map { ($0.column, $0.values) })
  }

  private static func recorders(
    _ columns: [RecordedColumn], _ model: CompiledModel, _ plan: PlanVector, steps: [Int], count: Int
  ) -> [RecorderColumn] {
    var known: Set<RecordedColumn> = []
    return columns.compactMap { column in
      guard known.insert(column).inserted, let source = model.source(of: column, under: plan) else { return nil }
      let step = column.step.flatMap { steps.firstIndex(of: $0) } ?? steps.count - 1
      return RecorderColumn(column: column, source: source, kept: step, count: count)
    }
  }

  private static func record(_ tally: TargetTally, _ judged: Set<Int>) -> TargetRecord {
    var record = tally.record
    for index in record.targets.indices where !judged.contains(index) {
      record.targets[index] = TargetRecord.Hits(joint: [], units: [])
    }
    return record
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

extension TileSchedule {
  /// The tiles of one of the futures that are run apart.
  init(_ schedule: TileSchedule, only future: Int) {
    let own = schedule.tiles.filter { $0.future == future }
    tiles = own.enumerated().map { Tile(word: $0, first: $1.first, count: $1.count, future: $1.future) }
    count = own.reduce(0) { $0 + $1.count }
  }
}

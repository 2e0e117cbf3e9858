// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics
import TuiyanPlans

/// Judges plans on stored replications: draws once, then re-scores only what a changed plan can move.
///
/// The record of a plan is bit for bit what a full simulation of it on the same replications gives, coupled boards,
/// roll-ups and futures included. Plans that are known in advance are judged tile by tile, one after the other, while a
/// tile is at hand. Memory: per replication 8 bytes × (cells + points + totals) × steps kept.
public final class ReplayJudge: PlanJudge {
  public let layout: ReplicationLayout
  let model: CompiledModel
  let sheet: TargetSheet
  let asked: AskedRanks
  let schedule: TileSchedule
  let draws: DrawLayout
  let store: TileStore
  let workerCount: Int
  /// It was given all replications of its settings, not a slice of them or the first few.
  let hasAllReplications: Bool
  private let workers: WorkerPool<TileEvaluator>
  private let memory: TileMemory
  private var current: PlanVector
  private var currentRecord: TargetRecord
  /// [events]: margins under the plan last judged, as far as they have been read.
  private var known: [[Float]?]

  /// Plans judged in one go over the tiles.
  static let batch = 64

  /// Draws all replications and judges the plan that does nothing.
  /// - Parameters:
  ///   - slice: the part of the replications to judge on.
  ///   - steps: kept besides those that targets need, for a `Recording` to read.
  ///   - memory: shared with judges that come before and after; see `JudgeMemory`.
  public convenience init(
    model: CompiledModel, settings: SimulationSettings, slice: ReplicationSlice = .whole, keeping steps: [Int] = [],
    memory: JudgeMemory = JudgeMemory(), progress: ProgressSink? = nil
  ) {
    let plan = DrawingPlan(model, settings, slice, steps)
    guard let pass = plan.run(memory, shouldStop: { false }, progress) else { preconditionFailure("nobody stops it") }
    self.init(pass, isWhole: slice == .whole, memory: memory.tiles)
  }

  /// The same of all replications, asked before every tile whether to stop.
  /// - Returns: nil where it was stopped.
  public convenience init?(
    model: CompiledModel, settings: SimulationSettings, keeping steps: [Int] = [], memory: JudgeMemory = JudgeMemory(),
    progress: ProgressSink? = nil, shouldStop: @Sendable () -> Bool
  ) {
    let plan = DrawingPlan(model, settings, .whole, steps)
    guard let pass = plan.run(memory, shouldStop: shouldStop, progress) else { return nil }
    self.init(pass, isWhole: true, memory: memory.tiles)
  }

  /// Judges on the first few replications of another judge, whose draws and memory it shares.
  /// - Parameter replications: at most as many as the other has, which must have all of its own.
  public convenience init(first replications: Int, of other: ReplayJudge) {
    let schedule = TileSchedule(worlds: other.model.worlds, replications: replications)
    let places = other.schedule.places(of: schedule)
    let store = other.store
    let first = FirstPass(
      model: other.model, other.draws, schedule, threads: other.workerCount, memory: other.memory, progress: nil,
      shouldStop: { false }, drawing: { _, place in store[places[place]].draws })
    guard let first else { preconditionFailure("nobody stops it") }
    self.init(first, isWhole: false, memory: other.memory)
  }

  private init(_ first: FirstPass, isWhole: Bool, memory: TileMemory) {
    model = first.model
    draws = first.draws
    sheet = first.sheet
    asked = first.asked
    schedule = first.schedule
    workerCount = first.workerCount
    hasAllReplications = isWhole
    store = first.store
    workers = first.workers
    self.memory = memory
    layout = first.tally.layout(hasFutures: !first.model.scenario.futures.isEmpty)
    current = first.nothing
    currentRecord = first.tally.record
    known = Array(repeating: nil, count: first.sheet.atoms.count)
  }

  public func record(of plan: PlanVector) -> TargetRecord {
    if plan != current { _ = replay([plan]) }
    return currentRecord
  }

  public func records(of plans: [PlanVector]) -> [TargetRecord] {
    stride(from: 0, to: plans.count, by: Self.batch).flatMap {
      replay(Array(plans[$0..<min($0 + Self.batch, plans.count)]))
    }
  }

  /// Judges plans and reads the margins of each; those that a plan leaves alone are the same arrays.
  func replayMargins(_ plans: [PlanVector]) -> [EventMargins] {
    let passes = passes(plans)
    var unread = Set(known.indices.filter { known[$0] == nil })
    let asked: [[Int]] = passes.map { pass in
      defer { unread = [] }
      return unread.union(pass.stale).sorted()
    }
    let rows = MarginRows<Float>(asked.map(\.count), words: schedule.tiles.count)
    let reader = MarginReader(model: model, sheet: sheet, asked: self.asked)
    // What a plan moves is read under that plan; up to then it is what it was.
    let before = known
    _ = replay(plans, passes) { place, tile, _ in
      for (row, event) in asked[place].enumerated() {
        reader.read(event, tile, into: rows.row(row, of: place, word: tile.tile.word))
      }
    }
    known = before
    return asked.indices.map { place in
      for (row, event) in asked[place].enumerated() { known[event] = rows.values(row, of: place) }
      return EventMargins(rows: known.map { $0 ?? [] })
    }
  }

  /// Judges a plan and shows every tile under it, with what ran it, by any thread.
  func replay(_ plan: PlanVector, visit: @Sendable (_ tile: ReplayTile, _ evaluator: TileEvaluator) -> Void) {
    _ = replay([plan], passes([plan])) { _, tile, evaluator in visit(tile, evaluator) }
  }

  private func replay(_ plans: [PlanVector]) -> [TargetRecord] { replay(plans, passes(plans)) { _, _, _ in } }

  /// - Parameters:
  ///   - passes: from each plan's predecessor to it.
  ///   - visit: sees every tile under every plan, with what ran it, by any thread.
  private func replay(
    _ plans: [PlanVector], _ passes: [ReplayPass],
    visit: @Sendable (_ plan: Int, _ tile: ReplayTile, _ evaluator: TileEvaluator) -> Void
  ) -> [TargetRecord] {
    let tallies = plans.map { _ in TargetTally(sheet: sheet, worlds: model.worlds, schedule: schedule) }
    let store = store
    let workers = workers
    ParallelTiles.run(tiles: schedule.tiles.count, threads: workerCount) { worker, place in
      let tile = store[place]
      for place in passes.indices {
        passes[place].run(tile, evaluator: workers[worker])
        tallies[place].take(tile.tile, hits: tile.hits)
        visit(place, tile, workers[worker])
      }
    }
    for event in Set(passes.flatMap(\.stale)) { known[event] = nil }
    let records = tallies.map(\.record)
    if let plan = plans.last, let record = records.last { (current, currentRecord) = (plan, record) }
    return records
  }

  /// What leads from each plan's predecessor, the plan last judged before the first, to it.
  private func passes(_ plans: [PlanVector]) -> [ReplayPass] {
    var before = current
    return plans.map { plan in
      let slots = plan.starts.indices.filter { plan.starts[$0] != before.starts[$0] }
      before = plan
      return ReplayPass(
        model: model, draws: draws, sheet: sheet, asked: asked,
        script: EvaluationScript(
          model: model, cells: Set(slots.flatMap { model.reach[$0].cells }).sorted(),
          totals: Set(slots.flatMap { model.reach[$0].totals }).sorted()),
        tables: PlanTables(plan, model: model), isFirst: false)
    }
  }
}

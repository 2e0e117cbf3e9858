// SPDX-License-Identifier: GPL-3.0-or-later
import Synchronization
import TuiyanModel
import TuiyanNumerics
import TuiyanPlans

/// A projection cut into parts that run anywhere, and put together again to the very bytes of a single run.
public struct ProjectionParts: Sendable {
  private let model: CompiledModel
  private let plan: StoredPlan
  private let settings: SimulationSettings
  private let keeping: ScoreKeeping
  private let shape: ColumnShape
  private let schedule: TileSchedule

  /// - Parameters:
  ///   - settings: of the whole run.
  ///   - keeping: the same for all parts.
  public init(model: CompiledModel, plan: StoredPlan, settings: SimulationSettings, keeping: ScoreKeeping) {
    self.model = model
    self.plan = plan
    self.settings = settings
    self.keeping = keeping
    shape = ColumnShape(model)
    schedule = TileSchedule(worlds: model.worlds, replications: settings.replications)
  }

  /// The most parts that the run can be cut into.
  public var most: Int { schedule.tiles.count }

  /// The whole run in one process; with sketches in memory that does not grow with the replications.
  public func projection(progress: ProgressSink? = nil) -> Projection {
    let result = run(.whole, progress)
    let scores: (Int) -> (ScoreSummary, Double)
    switch result.scores {
    case .exact(let tallies):
      let places = shape.places
      scores = { column in
        let place = places[column]
        guard let totals = tallies[place.board].column(member: place.member, step: place.step) else {
          preconditionFailure("a part keeps the totals of every member at every step")
        }
        return (ScoreSummary(totals), 0)
      }
    case .sketch(let sketches): scores = { sketches[$0].summary }
    }
    return projection(counts: result.counts, scores: (0..<shape.count).map(scores))
  }

  private func run(_ slice: ReplicationSlice, _ progress: ProgressSink?) -> (counts: SliceCounts, scores: SliceScores) {
    ProjectionPass(model: model, plan: plan, settings: settings).result(
      of: slice, keeping: keeping, hasFutures: hasFutures, progress: progress)
  }

  private var hasFutures: Bool { !model.scenario.futures.isEmpty }

  // MARK: Writing

  /// Simulates one part and writes it.
  /// - Parameters:
  ///   - header: says which slice.
  ///   - sink: takes the bytes in order.
  /// - Throws: what the sink throws.
  public func write(
    _ header: PartHeader, progress: ProgressSink? = nil, sink: @escaping (UnsafeRawBufferPointer) throws -> Void
  ) throws {
    let result = run(header.slice, progress)
    var header = header
    header.scores = keeping
    header.plan = plan.id
    let layout = PartLayout(self, header.slice)
    let writer = try PartWriter(header, payload: 8 * layout.words, sink: sink)
    for row in result.counts.futures { try writer.write(row) }
    for target in result.counts.targets {
      try writer.write(target.joint)
      for unit in target.units { try writer.write(unit) }
    }
    for column in result.counts.ranks { try writer.write(column.map { UInt64($0) }) }
    switch result.scores {
    case .exact(let tallies):
      for place in shape.places {
        try tallies[place.board].column(member: place.member, step: place.step)?.write(to: writer)
      }
    case .sketch(let sketches): for sketch in sketches { try writer.write(sketch.words) }
    }
    try writer.finish()
  }

  // MARK: Reading

  /// Puts all parts together.
  /// - Parameter parts: of every slice, in order, each with the header of this run.
  /// - Throws: `PartFault.damaged` where a part does not have the shape of the run, or what its source throws.
  public func projection(from parts: [PartReader]) throws -> Projection {
    let layouts = parts.map { PartLayout(self, $0.header.slice) }
    for (part, layout) in zip(parts, layouts) where part.header.bytes != layout.words * 8 { throw PartFault.damaged }
    var counts: SliceCounts?
    for (part, layout) in zip(parts, layouts) {
      let next = try layout.counts(part)
      if counts == nil { counts = next } else { counts?.append(next) }
    }
    guard let counts else { throw PartFault.damaged }
    return projection(counts: counts, scores: try scores(parts, layouts))
  }

  private func scores(_ parts: [PartReader], _ layouts: [PartLayout]) throws -> [(ScoreSummary, Double)] {
    let failure = Mutex<(any Error)?>(nil)
    let slots = ResultSlots<(ScoreSummary, Double)>(count: shape.count)
    let bins = ScoreSketch.bins(columns: shape.count)
    ParallelTiles.run(tiles: shape.count, threads: settings.threads) { [keeping] _, column in
      do {
        switch keeping {
        case .exact:
          slots[column] = (try Self.summary(column, parts, layouts), 0)
        case .sketch:
          let size = ScoreSketch.headWords + bins / 2
          let sketches = try zip(parts, layouts).map { part, layout in
            ScoreSketch(words: try part.words(at: layout.scores + column * size, count: size), bins: bins)
          }
          for next in sketches.dropFirst() where !sketches[0].add(next) { throw PartFault.damaged }
          slots[column] = sketches[0].summary
        }
      } catch {
        failure.withLock { $0 = $0 ?? error }
      }
    }
    if let error = failure.withLock({ $0 }) { throw error }
    return slots.results
  }

  /// One column, from all parts.
  private static func summary(_ column: Int, _ parts: [PartReader], _ layouts: [PartLayout]) throws -> ScoreSummary {
    var base: Double?
    var values: [Float] = []
    for (part, layout) in zip(parts, layouts) {
      let size = ScoreColumn.words(layout.replications)
      let words = try part.words(at: layout.scores + column * size, count: size)
      let own = ScoreColumn.read(words, count: layout.replications, into: &values)
      guard own == base ?? own else { throw PartFault.damaged }
      base = own
    }
    return values.withUnsafeBufferPointer { ScoreSummary(ScoreColumn(base: base ?? 0, deviations: $0)) }
  }

  private func projection(counts: SliceCounts, scores: [(score: ScoreSummary, error: Double)]) -> Projection {
    let scenario = model.scenario
    let periods = scenario.periods
    let ours = Set(scenario.ours)
    let layout = ReplicationLayout(
      count: schedule.count, valid: schedule.tiles.map(\.valid), futures: counts.futures,
      futuresAreApart: model.worlds.areApart)
    let boards = model.boards.enumerated().map { board, compiled in
      BoardProjection(
        id: compiled.board.id, title: compiled.board.title,
        units: compiled.members.enumerated().map { member, kind in
          let unit = scenario.units[kind.unit]
          return UnitProjection(
            unit: unit, isOurs: ours.contains(unit.id),
            periods: periods.indices.map { step in
              let column = shape.column(board, member, step)
              return UnitPeriod(
                period: periods[step], score: scores[column].score, rank: RankSummary(halves: counts.ranks[column]))
            })
        })
    }
    var projection = Projection(
      plan: plan, settings: settings, periods: periods, boards: boards,
      targets: TargetRecord(targets: counts.targets).outcomes(scenario, layout),
      futures: layout.shares(of: scenario), notes: model.notes)
    if keeping == .sketch { projection.quantileError = scores.map(\.error).max() ?? 0 }
    return projection
  }

  /// Where things stand in one part, in words from the payload's start.
  struct PartLayout {
    let replications: Int
    let scores: Int
    let words: Int
    private let bitWords: Int
    private let futures: Int
    /// [targets].
    private let units: [Int]
    private let shape: ColumnShape

    init(_ parts: ProjectionParts, _ slice: ReplicationSlice) {
      let tiles = slice.range(of: parts.schedule.tiles.count)
      let shape = parts.shape
      self.shape = shape
      replications = parts.schedule.tiles[tiles].reduce(0) { $0 + $1.count }
      bitWords = tiles.count
      futures = parts.model.scenario.futures.count
      let units = parts.model.scenario.targets.map { $0.clause.unitIDs.count }
      self.units = units
      let rows = futures + units.reduce(0) { $0 + 1 + $1 }
      let halves = shape.members.reduce(0) { $0 + $1 * shape.steps * $1 * 2 }
      scores = rows * bitWords + halves
      let each =
        parts.keeping == .exact
        ? ScoreColumn.words(replications) : ScoreSketch.headWords + ScoreSketch.bins(columns: shape.count) / 2
      words = scores + shape.count * each
    }

    func counts(_ part: PartReader) throws -> SliceCounts {
      var cursor = PartCursor(part)
      let futures = try cursor.rows(futures, of: bitWords)
      let targets = try units.map { units in
        let rows = try cursor.rows(1 + units, of: bitWords)
        return TargetRecord.Hits(joint: rows[0], units: Array(rows.dropFirst()))
      }
      let ranks = try shape.members.flatMap { members in
        try cursor.rows(members * shape.steps, of: members * 2).map { $0.map { Int(truncatingIfNeeded: $0) } }
      }
      return SliceCounts(futures: futures, targets: targets, ranks: ranks)
    }
  }
}

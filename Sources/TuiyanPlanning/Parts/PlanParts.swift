// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TuiyanModel
import TuiyanNumerics
import TuiyanPlans
import TuiyanSearch
import TuiyanSimulation

/// The answer to `tuiyan plan`, its verification cut into parts that run anywhere.
///
/// Every part repeats the search, which needs all search replications and is the same everywhere; what is shared is the
/// work on the verification replications: each part judges, on its slice, the plans that the search has found and those
/// that explain the best of them. Put together, the parts hold the records of those plans on all replications; a plan
/// that the explanation asks for and no part has judged is judged then.
public struct PlanParts {
  /// Whose replications a record is about.
  private enum Role: Int, CaseIterable { case verification, first, search }

  /// What every part has found alike.
  private struct Search: Codable {
    let found: PlanFound
    let begun: [PlanVector]
  }

  private let scenario: Scenario
  private let model: CompiledModel
  private let settings: SimulationSettings
  private let robust: RobustRule

  /// - Throws: `PlanningError.noTargets`; `DiagnosticList` where the scenario does not compile.
  public init(scenario: Scenario, settings: SimulationSettings, robust: RobustRule = .worst) throws {
    guard !scenario.targets.isEmpty else { throw PlanningError.noTargets }
    self.scenario = scenario
    model = try CompiledModel(scenario, drawsEveryLeaf: settings.drawsEveryLeaf)
    self.settings = settings
    self.robust = robust
  }

  /// Futures without probabilities are judged apart, and a part of the replications lacks most of them.
  public var canBeDivided: Bool { scenario.futures.allSatisfy { $0.probability != nil } }

  /// The most parts that the run can be cut into.
  public var most: Int { shape(.verification).tiles }

  private var fresh: SimulationSettings {
    var fresh = settings
    fresh.seed = Planner.verificationSeed(settings.seed)
    return fresh
  }

  private func settings(_ role: Role) -> SimulationSettings {
    var own = role == .search ? settings : fresh
    if role == .first { own.replications /= 4 }
    return own
  }

  private func shape(_ role: Role) -> RecordShape {
    RecordShape(model: model, replications: settings(role).replications)
  }

  /// The judge that `Planner.plan` screens with; nil: none.
  private func screen() -> ReplayJudge? {
    guard settings.replications >= Planner.screening.from else { return nil }
    var few = settings
    few.replications = Planner.screening.replications
    return ReplayJudge(model: model, settings: few)
  }

  private func hasFirst(_ found: PlanFound) -> Bool {
    settings.replications >= Planner.screening.from && found.finalists.count > 2 * PlanStudy.contenders
  }

  private func study(
    _ search: any PlanJudge, screen: (any PlanJudge)?, _ begun: [PlanVector],
    _ shouldStop: @escaping @Sendable () -> Bool = { false }, _ progress: ProgressSink? = nil
  ) -> PlanStudy {
    PlanStudy(
      scenario, settings: settings, robust: robust, searching: PlanSearchSettings(seed: settings.seed),
      searchJudge: search, screen: screen, begun: begun, shouldStop: shouldStop, progress: progress)
  }

  // MARK: Writing

  /// Runs one part and writes it.
  /// - Returns: false, with nothing written, where someone asked to stop.
  /// - Throws: what the sink throws.
  public func write(
    _ header: PartHeader, begun: [PlanVector] = [], shouldStop: @escaping @Sendable () -> Bool = { false },
    progress: ProgressSink? = nil, sink: @escaping (UnsafeRawBufferPointer) throws -> Void
  ) throws -> Bool {
    let slice = header.slice
    let judge = ReplayJudge(model: model, settings: settings, progress: ProgressStretch.of(progress, from: 0, to: 0.15))
    let study = study(judge, screen: screen(), begun, shouldStop, ProgressStretch.of(progress, from: 0.15, to: 0.7))
    let found = study.search()
    guard !found.wasStopped, !shouldStop() else { return false }
    let verification = RememberingJudge(ReplayJudge(model: model, settings: fresh, slice: slice))
    explain(found, on: verification)
    progress?(0.9)
    var first: RememberingJudge?
    if hasFirst(found), !shape(.first).range(slice).isEmpty {
      let judge = RememberingJudge(ReplayJudge(model: model, settings: settings(.first), slice: slice))
      judgeAll(found, on: judge)
      first = judge
    }
    var header = header
    header.robust = robust.rawValue
    var words = try searchWords(Search(found: found, begun: begun))
    let range = shape(.search).range(slice)
    let chosen = found.references + found.finalists.prefix(PlanStudy.contenders) + [PlanSpace(scenario).rules.nothing]
    words += block(Set(chosen), layout: judge.layout, range) { judge.record(of: $0) }
    for judge in [first, verification].compactMap(\.self) {
      let all = 0..<judge.layout.valid.count
      words += block(Set(judge.plans), layout: judge.layout, all) { judge.record(of: $0) }
    }
    guard !shouldStop() else { return false }
    let writer = try PartWriter(header, payload: 8 * words.count, sink: sink)
    try writer.write(words)
    try writer.finish()
    progress?(1)
    return true
  }

  private func bench(_ judge: any PlanJudge, _ found: PlanFound) -> PlanBench {
    PlanBench(scenario, PlanSpace(scenario), judge, robust: robust, references: found.references)
  }

  /// Judges doing nothing and all finalists.
  @discardableResult
  private func judgeAll(_ found: PlanFound, on judge: RememberingJudge) -> PlanBench {
    let bench = bench(judge, found)
    _ = bench.record(bench.space.rules.nothing)
    for plan in found.finalists { _ = bench.record(plan) }
    return bench
  }

  /// Judges all that the answer is likely to ask for: the finalists, and what explains the best of them.
  private func explain(_ found: PlanFound, on judge: RememberingJudge) {
    let bench = judgeAll(found, on: judge)
    guard judge.layout.count > 0 else { return }
    _ = study(judge, screen: nil, []).explanation(of: found.best, found, on: bench)
  }

  /// Plans in an order of their own, each with its record's words.
  private func block(
    _ plans: Set<PlanVector>, layout: ReplicationLayout, _ range: Range<Int>, record: (PlanVector) -> TargetRecord
  ) -> [UInt64] {
    let sorted = plans.sorted { $0.comesBefore($1) }
    var words = [UInt64(sorted.count)] + layout.futures.flatMap { $0[range] }
    for plan in sorted { words += plan.starts.map { UInt64($0) } + record(plan).words(range) }
    return words
  }

  private func searchWords(_ search: Search) throws -> [UInt64] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    var text = [UInt8](try encoder.encode(search))
    while text.count % 8 != 0 { text.append(32) }
    let words = stride(from: 0, to: text.count, by: 8).map { first in
      text[first..<first + 8].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    }
    return [UInt64(words.count)] + words
  }

  // MARK: Reading

  /// Why parts that look alike cannot be put together.
  public enum Fault: Error { case otherSearch }

  /// Puts all parts together: the answer of a single run.
  /// - Parameter parts: of every slice, in order, each with the header of this run.
  /// - Throws: `Fault.otherSearch` where they have not found the same; `PartFault.damaged` where one does not have the
  ///   shape of the run, or what its source throws.
  public func outcome(from parts: [PartReader], progress: ProgressSink? = nil) throws -> PlanOutcome {
    var cursors = parts.map { PartCursor($0) }
    let texts = try cursors.indices.map { index in
      let count = try size(&cursors[index])
      return try cursors[index].words(count)
    }
    guard let text = texts.first else { throw PartFault.damaged }
    guard texts.allSatisfy({ $0 == text }) else { throw Fault.otherSearch }
    let search = try search(text)
    let found = search.found
    let slices = parts.map(\.header.slice)
    let searchJudge = try judge(.search, slices, &cursors)
    let first = hasFirst(found) ? try judge(.first, slices, &cursors) : nil
    let verification = try judge(.verification, slices, &cursors)
    let screen = settings.replications >= Planner.screening.from ? MergedJudge([:], layout: nil) { lazyScreen() } : nil
    return study(searchJudge, screen: screen, search.begun).outcome(
      of: found, verifiedBy: verification, first: first, verificationSeed: fresh.seed, notes: model.notes,
      progress: progress)
  }

  private func lazyScreen() -> ReplayJudge { screen() ?? ReplayJudge(model: model, settings: settings) }

  private func size(_ cursor: inout PartCursor) throws -> Int {
    guard let word = try cursor.words(1).first, let count = Int(exactly: word), count < 1 << 40 else {
      throw PartFault.damaged
    }
    return count
  }

  private func search(_ words: [UInt64]) throws -> Search {
    let bytes = words.flatMap { word in (0..<8).map { UInt8(truncatingIfNeeded: word >> (8 * UInt64($0))) } }
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    guard let search = try? decoder.decode(Search.self, from: Data(bytes)) else { throw PartFault.damaged }
    let slots = ActionSlot.all(of: scenario).count
    let plans = search.found.finalists + search.found.references + search.begun + [search.found.best]
    guard plans.allSatisfy({ $0.starts.count == slots }) else { throw PartFault.damaged }
    return search
  }

  private func judge(_ role: Role, _ slices: [ReplicationSlice], _ cursors: inout [PartCursor]) throws -> MergedJudge {
    let shape = shape(role)
    let slots = ActionSlot.all(of: scenario).count
    var futures: [[UInt64]] = []
    var records: [PlanVector: [[UInt64]]] = [:]
    var held = 0
    for (part, slice) in slices.enumerated() where role != .first || !shape.range(slice).isEmpty {
      let count = try size(&cursors[part])
      futures.append(try cursors[part].words(shape.futureWords(slice)))
      for _ in 0..<count {
        let starts = try cursors[part].words(slots)
        let words = try cursors[part].words(shape.recordWords(slice))
        let plan = PlanVector(starts: starts.map { Int(truncatingIfNeeded: $0) })
        // Only plans that every part before has judged can be put together.
        if records[plan]?.count ?? 0 == held { records[plan, default: []].append(words) }
      }
      held += 1
    }
    let whole = records.filter { $0.value.count == held }.mapValues { shape.record(from: $0) }
    return MergedJudge(whole, layout: shape.layout(futures: shape.futures(from: futures))) {
      ReplayJudge(model: model, settings: settings(role))
    }
  }
}

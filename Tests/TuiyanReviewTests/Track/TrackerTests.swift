// SPDX-License-Identifier: GPL-3.0-or-later
import Testing
import TuiyanModel
import TuiyanNumerics
import TuiyanReview
import TuiyanSimulation

@Suite("What came in against what was projected")
struct TrackerTests {
  /// 4.5 standard errors: a false alarm in 150,000 comparisons, over the choice of seeds.
  private func expect(_ share: Proportion?, _ truth: Double, _ place: SourceLocation = #_sourceLocation) throws {
    let share = try #require(share, sourceLocation: place)
    let error = (truth * (1 - truth) / Double(share.trials)).squareRoot()
    #expect(abs(share.value - truth) <= 4.5 * error + 1e-12, "\(share.value)", sourceLocation: place)
  }

  private func change(_ outcome: TrackOutcome, _ target: String) throws -> TargetChange {
    try #require(outcome.changes.first { $0.target == target })
  }

  @Test(
    "the middle half is green, the middle 90 % amber, the rest red, for better or worse",
    // At h = 1: N(50, 2), quartiles 50 ± 1.35, 5 % and 95 % 50 ± 3.29.
    arguments: [
      (50.5, TrackLight.green, true), (48.9, .green, false), (52.5, .amber, true), (47.5, .amber, false),
      (54.0, .red, true), (46.0, .red, false),
    ])
  func lights(value: Double, light: TrackLight, isBetter: Bool) throws {
    let outcome = try TrackCase.outcome(Actuals(observations: [TrackCase.value("us", "walk", 1, value)]))
    let reading = try #require(outcome.readings.first)
    #expect(outcome.readings.count == 1)
    #expect(reading.light == light)
    #expect((reading.better > 0) == isBetter)
    #expect(reading.owner == "office")
    #expect(outcome.dataTo == TrackCase.month(1))
  }

  @Test("where less is better, more than projected is worse; published ranks have their bands too")
  func directions() throws {
    let actuals = Actuals(
      observations: [TrackCase.value("us", "still", 1, 51)],
      results: [
        PublishedResult(board: "board", unit: "us", period: TrackCase.month(1), score: Quantity(0), rank: 2)
      ])
    let readings = try TrackCase.outcome(actuals, plan: "nothing").readings
    #expect(readings.map(\.subject) == [.leaf("still"), .score(board: "board"), .rank(board: "board")])
    #expect(readings.map(\.light) == [.red, .red, .green])
    #expect(readings[0].better < 0)
  }

  @Test("targets are judged again from the figures that came in, and the change is our figures'")
  func rejudged() throws {
    let outcome = try TrackCase.outcome(
      Actuals(observations: [TrackCase.value("us", "walk", 1, 56), TrackCase.value("us", "still", 1, 50)]))
    let high = try change(outcome, "high")
    // Before: P(50 + 4·Z ≥ 52) = Φ(−0.5); now: P(56 + 2√3·Z ≥ 52) = Φ(2/√3).
    try expect(high.before, 0.3085375387)
    try expect(high.now.probability, 0.8758934605)
    #expect(high.parts.map(\.cause) == [.actions, .time, .ownData, .rivals])
    #expect(high.parts[0] == TargetChange.Part(cause: .actions, difference: 0, error: 0))
    #expect(high.parts[1] == TargetChange.Part(cause: .time, difference: 0, error: 0))
    #expect(high.parts[3] == TargetChange.Part(cause: .rivals, difference: 0, error: 0))
    let sum = high.parts.reduce(0) { $0 + $1.difference }
    #expect(abs(sum - (high.now.probability.value - high.before.value)) < 1e-12)
  }

  @Test("what was due is decided; what has no figure goes on as projected")
  func carried() throws {
    let outcome = try TrackCase.outcome(
      Actuals(observations: [TrackCase.value("us", "walk", 2, 50), TrackCase.value("us", "still", 2, 50)]))
    // Nobody published January's value: due, and not known.
    #expect(outcome.closed.map(\.target) == ["soon"])
    #expect(outcome.closed.map(\.isMet) == [nil])
    #expect(outcome.carried == 2)
    // The rival's walk has gone two steps unseen and goes four more: 60 points a hundred, so sd 0.6·2·√6.
    let board = try #require(outcome.rejudged.boards.first)
    let rival = try #require(board.units.first { $0.unit.id == "rival" }?.periods.last)
    let sd = 0.6 * 2 * 6.0.squareRoot()
    #expect(abs(rival.score.sd - sd) <= 4.5 * sd / (2.0 * 20_000).squareRoot())
    let ours = try #require(board.units.first { $0.unit.id == "us" }?.periods.first)
    #expect(ours.score.sd < 1e-9)
  }

  @Test("a rival's figures count apart from ours")
  func rivals() throws {
    let outcome = try TrackCase.outcome(
      Actuals(observations: [
        TrackCase.value("us", "walk", 3, 50), TrackCase.value("us", "still", 3, 50),
        TrackCase.value("rival", "walk", 3, 40), TrackCase.value("rival", "still", 3, 50),
      ]), plan: "nothing")
    let first = try change(outcome, "first")
    // Ours and the rival's walk three steps more each: P(10 + 2√6·Z ≥ 0) = Φ(5/√6).
    try expect(first.now.probability, 0.9793866)
    #expect(first.parts.last?.cause == .rivals)
    #expect((first.parts.last?.difference ?? 0) > 0.3)
    #expect(outcome.carried == 0)
  }

  @Test(
    "done is certain, not credited is lost, late comes too late, running is still open",
    arguments: [
      (nil, 0.5), (ActionReport.Status.done, 1), (.notCredited, 0), (.running, 0.5), (.late, 0),
    ] as [(ActionReport.Status?, Double)])
  func actions(status: ActionReport.Status?, truth: Double) throws {
    let report = status.map {
      ActionReport(
        action: "cut", unit: nil, status: $0, start: $0 == .late ? TrackCase.month(3) : TrackCase.month(1), end: nil)
    }
    // Nobody says how `still` stands: it goes on as projected, the action's effect in it or not.
    let outcome = try TrackCase.outcome(
      Actuals(observations: [TrackCase.value("us", "walk", 1, 50)], actions: report.map { [$0] } ?? []))
    let low = try change(outcome, "low")
    try expect(low.before, 0.5)
    try expect(low.now.probability, truth)
    let action = try #require(outcome.actions.first)
    #expect(action.standing == (status.map { .reported($0) } ?? .assumedOnPlan))
    #expect(action.delay == (status == .late ? 2 : 0))
    if status == .done { #expect(low.parts[0].difference == low.now.probability.value - low.before.value) }
  }

  @Test("against an earlier run, its own inputs made again give its own numbers")
  func since() throws {
    let first = [TrackCase.value("us", "walk", 1, 56), TrackCase.value("us", "still", 1, 50)]
    let second = first + [TrackCase.value("us", "walk", 2, 49), TrackCase.value("us", "still", 2, 50)]
    let before = try TrackCase.outcome(Actuals(observations: first))
    let saved = Dictionary(
      uniqueKeysWithValues: before.rejudged.targets.map { ($0.id, $0.probability) })
    let baseline = TrackBaseline(dataTo: before.dataTo, probabilities: saved, actions: [])
    let now = try TrackCase.outcome(Actuals(observations: second), since: baseline)
    let high = try change(now, "high")
    #expect(high.parts.map(\.cause) == [.rerun, .actions, .time, .ownData, .rivals])
    #expect(high.parts[0] == TargetChange.Part(cause: .rerun, difference: 0, error: 0))
    #expect(high.before == saved["high"])
    // Two steps from 49 to 52: Φ(−3/(2√2)).
    try expect(high.now.probability, 0.1444222)
    let other = try TrackCase.outcome(Actuals(observations: second), since: baseline, seed: 12)
    let rerun = try #require(try change(other, "high").parts.first)
    #expect(rerun.difference != 0)
    #expect(abs(rerun.difference) <= 4.5 * rerun.error)
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing
import TuiyanModel
import TuiyanReview
import TuiyanSimulation

/// What published results say of the past part of a target.
@Suite("Targets with a part that is over")
struct SettledTargetTests {
  /// The two-unit case with one target instead of its own.
  private func outcome(_ target: String, _ actuals: Actuals) throws -> TrackOutcome {
    var files = TrackCase.files
    let text = try #require(files["scenario.yaml"])
    let head = try #require(text.range(of: "targets:\n"))
    let tail = try #require(text.range(of: "plans:\n"))
    files["scenario.yaml"] =
      text[..<head.upperBound] + "  - {id: it, title: 目标, kind: strive, board: board, unit: us, \(target)}\n"
      + text[tail.lowerBound...]
    return try Tracker(
      scenario: try TextScenario(files).load(), plan: .nothing, actuals: actuals,
      settings: SimulationSettings(replications: 2_000, seed: 5, threads: 1)
    ).outcome(since: nil)
  }

  private func ranks(_ us: [Int]) -> Actuals {
    Actuals(
      results: us.enumerated().flatMap { h, rank in
        [("us", rank), ("rival", 3 - rank)].map { unit, rank in
          PublishedResult(
            board: "board", unit: unit, period: TrackCase.month(h + 1), score: Quantity(rank == 1 ? 60 : 40), rank: rank
          )
        }
      })
  }

  @Test("a promise broken in a published month is out of reach, whatever may come")
  func broken() throws {
    let outcome = try outcome("not_bottom: 1, throughout: [2023-01, 2023-06]", ranks([1, 2, 1]))
    #expect(outcome.closed == [ClosedTarget(target: "it", isMet: false)])
    #expect(outcome.changes.isEmpty)
  }

  @Test("a promise kept so far stays open; months nobody published count as kept, and that is said")
  func kept() throws {
    let published = try outcome("not_bottom: 1, throughout: [2023-01, 2023-06]", ranks([1, 1, 1]))
    #expect(published.closed.isEmpty && published.assumed.isEmpty)
    #expect(published.changes.count == 1)
    let unpublished = try outcome(
      "not_bottom: 1, throughout: [2023-01, 2023-06]",
      Actuals(observations: [TrackCase.value("us", "walk", 3, 50), TrackCase.value("us", "still", 3, 50)]))
    #expect(unpublished.assumed == ["it"])
  }

  @Test("a month that has just been published settles what is due in it")
  func latest() throws {
    #expect(
      try outcome("rank: {at_most: 1}, by: 2023-03", ranks([2, 2, 1])).closed
        == [ClosedTarget(target: "it", isMet: true)])
    #expect(
      try outcome("not_bottom: 1, throughout: [2023-01, 2023-06]", ranks([1, 1, 2])).closed
        == [ClosedTarget(target: "it", isMet: false)])
  }

  @Test("one condition met already leaves the others to be judged")
  func combined() throws {
    let both = "all_of: [{rank: {at_most: 1}, by: 2023-01}, {rank: {at_most: 1}, by: 2023-06}]"
    let met = try outcome(both, ranks([1, 2, 1]))
    let alone = try outcome("rank: {at_most: 1}, by: 2023-06", ranks([1, 2, 1]))
    #expect(met.closed.isEmpty)
    #expect(met.changes.first?.now.probability == alone.changes.first?.now.probability)
    #expect(try outcome(both, ranks([2, 1, 1])).closed == [ClosedTarget(target: "it", isMet: false)])
    let either = "any_of: [{rank: {at_most: 1}, by: 2023-01}, {rank: {at_most: 1}, by: 2023-06}]"
    #expect(try outcome(either, ranks([1, 2, 2])).closed == [ClosedTarget(target: "it", isMet: true)])
    #expect(
      try outcome(either, ranks([2, 2, 1])).changes.first?.now.probability
        == outcome("rank: {at_most: 1}, by: 2023-06", ranks([2, 2, 1])).changes.first?.now.probability)
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import Testing
import TuiyanModel
import TuiyanNumerics
import TuiyanPlans
import TuiyanSimulation

@Suite("Totals as a projection keeps them")
struct KeptTotalsTests {
  /// Walks on either side of a total that no replication moves, told to a number that single precision does not have.
  private func fixture() -> Fixture {
    var fixture = Fixture(horizon: 3)
    fixture.scheme([leaf("x", points: 1_000)])
    for (unit, level) in [("a", 51.0), ("b", 52), ("c", 53)] {
      fixture.unit(unit, ["x": level])
      fixture.moving(unit, "x", .walk(2))
    }
    fixture.scoreOnly("still", 512.345)
    fixture.board()
    return fixture
  }

  @Test("what is the same in every replication is that number, bit for bit")
  func certain() throws {
    let projection = try fixture().project(replications: 1_000)
    for step in 0...3 {
      let score = projection["still", step].score
      for value in [score.mean, score.q05, score.q25, score.q50, score.q75, score.q95] { #expect(value == 512.345) }
      #expect(score.sd == 0)
    }
    // At as_of nothing has moved yet.
    #expect(projection["a", 0].score.mean == 510)
    #expect(projection["a", 0].score.sd == 0)
  }

  @Test("means, deviations and quantiles are those of the totals themselves but for 6·10⁻⁸ of their distances")
  func rounded() throws {
    let fixture = fixture()
    let model = try fixture.model()
    let column = RecordedColumn.total(board: "board", unit: "a", step: 3)
    let recording = Recording(
      model, plan: .nothing(slots: 0), settings: fixture.settings(2_000, threads: 2), columns: [column])
    let projection = try fixture.project(replications: 2_000)
    let totals = try #require(recording[column])
    let furthest = totals.map { abs($0 - totals[0]) }.max() ?? 0
    let score = projection["a", 3].score
    let bound = 6e-8 * furthest
    #expect(abs(score.mean - Quantiles.mean(totals)) <= bound)
    #expect(abs(score.sd - Quantiles.standardDeviation(totals)) <= bound)
    for (found, truth) in zip(
      [score.q05, score.q25, score.q50, score.q75, score.q95], Quantiles.of(totals, at: [0.05, 0.25, 0.5, 0.75, 0.95]))
    { #expect(abs(found - truth) <= bound) }
  }
}

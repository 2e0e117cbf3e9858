// SPDX-License-Identifier: GPL-3.0-or-later
import Testing
import TuiyanModel
import TuiyanSimulation
import TuiyanTrends

@Suite("A past value outside the range is learnt as its end")
struct RangeEndTests {
  static let scales: [(Leaf.Transform, Double)] = [
    (.identity, 60), (.log, 60), (.logit, 60), (.identity, 2), (.log, 2), (.logit, 2),
  ]

  /// Five units over eight months, range 2 … 60; one past value is `odd`.
  private func fixture(
    _ transform: Leaf.Transform, odd: Double, dynamics: DynamicsKeys, cumulative: RunningTotal? = nil
  ) -> Fixture {
    var fixture = Fixture()
    fixture.horizon = 3
    fixture.dynamics = Dynamics(base: dynamics)
    fixture.scheme([
      leaf(
        "x", better: .lower, range: 2...60, transform: transform, cumulative: cumulative,
        score: .linear(from: 60, to: 2))
    ])
    for index in 0..<5 {
      let id = "u\(index)"
      func value(_ month: Int) -> Double {
        index == 1 && month == 3 ? odd : 10 + 4 * Double(index) + Double((index * 5 + month * 3) % 7) * 0.4
      }
      fixture.unit(id, ["x": value(0)])
      for month in 1...7 {
        fixture.history.append(
          Observation(unit: id, indicator: "x", period: Fixture.period(-month), value: Quantity(value(month))))
      }
    }
    return fixture
  }

  private func scores(_ fixture: Fixture) throws -> [ScoreSummary] {
    let projection = try fixture.project(replications: 128)
    return (0..<5).flatMap { unit in (1...3).map { projection["u\(unit)", $0].score } }
  }

  @Test("whole paths, single keys and backtests are those of the end", arguments: scales)
  func ends(transform: Leaf.Transform, end: Double) throws {
    let beyond = end > 10 ? 6000 : 0.01
    for keys in [DynamicsKeys(), DynamicsKeys(drift: Quantity(0), rho: 1, damping: 1)] {
      let held = fixture(transform, odd: end, dynamics: keys)
      let odd = fixture(transform, odd: beyond, dynamics: keys)
      #expect(try scores(odd) == scores(held))
      #expect(try scores(odd) != scores(fixture(transform, odd: 15, dynamics: keys)), "the value is learnt from")
      let panels = [odd, held].map { BacktestPanel.all(of: $0.scenario).map(\.panel) }
      #expect(panels[0] == panels[1] && panels[0].count == 1)
    }
  }

  @Test("running totals too")
  func running() throws {
    let course = RunningTotal(take: .mean, since: Fixture.period(-7))
    let held = fixture(.identity, odd: 60, dynamics: DynamicsKeys(), cumulative: course)
    let odd = fixture(.identity, odd: 6000, dynamics: DynamicsKeys(), cumulative: course)
    #expect(try scores(odd) == scores(held))
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import Testing
import TuiyanModel
import TuiyanNumerics
import TuiyanSimulation
import TuiyanTrends

@Suite("A leaf is learnt from those who are ranked together on it")
struct LeafCohortTests {
  static let prefectures = (0..<6).map { "p\($0)" }
  static let counties = (0..<6).map { "c\($0)" }
  static let calm = MadePanel.walks(units: 6, periods: 8, seed: 5)
  static let wild = MadePanel.walks(units: 6, periods: 8, seed: 6)

  /// Six prefectures on one board, and counties that move a hundred times as much where they are asked for.
  private static func fixture(
    counties: Bool, together: [String] = [], dynamics: DynamicsKeys = DynamicsKeys()
  ) -> Fixture {
    var fixture = Fixture()
    fixture.horizon = 3
    fixture.dynamics = Dynamics(base: dynamics)
    fixture.scheme([leaf("x")])
    fixture.past(prefectures, kind: "prefecture") { calm.value($0, $1) }
    fixture.board("prefectures", units: prefectures)
    guard counties else { return fixture }
    fixture.past(Self.counties, kind: "county") { 500 + 100 * wild.value($0, $1) }
    fixture.board("counties", units: Self.counties)
    if !together.isEmpty { fixture.board("mixed", units: together) }
    return fixture
  }

  private func scores(_ fixture: Fixture) throws -> [[ScoreSummary]] {
    let projection = try fixture.project(replications: 256)
    return Self.prefectures.map { unit in (1...3).map { projection[unit, $0, on: "prefectures"].score } }
  }

  @Test("counties on a board of their own change nothing of the prefectures'")
  func apart() throws {
    let both = Self.fixture(counties: true)
    #expect(try scores(both) == scores(Self.fixture(counties: false)))
    let estimates = try both.model().estimates
    #expect(estimates.map(\.cohort.boards) == [["counties"], ["prefectures"]])
    #expect(estimates.map(\.rung?.units) == [6, 6] && estimates.map(\.cohort.hasOthers) == [true, true])
    #expect(estimates.map(\.whole) == [Self.counties, Self.prefectures])
    #expect(try Self.fixture(counties: false).model().estimates.map(\.cohort.hasOthers) == [false])
  }

  @Test("nor do single keys that are filled: sigma is the cohort's own")
  func filled() throws {
    let keys = DynamicsKeys(drift: Quantity(0), rho: 1, damping: 1, common: 0)
    let both = try scores(Self.fixture(counties: true, dynamics: keys))
    #expect(try both == scores(Self.fixture(counties: false, dynamics: keys)))
    // s² by hand: changes of six prefectures centred on each of the seven periods' means.
    let changes = (1..<8).map { period in (0..<6).map { Self.calm.value($0, period) - Self.calm.value($0, period - 1) }
    }
    let squares = changes.reduce(0) { sum, row in
      let mean = row.reduce(0, +) / 6
      return sum + row.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    }
    let sigma = (squares / Double(7 * 6 - 7)).squareRoot()
    for unit in both { expectSD(unit[0].sd, sigma, count: 256) }
  }

  @Test("a board that ranks both, or one unit on both boards, makes one cohort of them")
  func joined() throws {
    for together in [["p0", "c0"], Self.prefectures + Self.counties] {
      let estimates = try Self.fixture(counties: true, together: together).model().estimates
      #expect(estimates.count == 1 && estimates[0].rung?.units == 12 && !estimates[0].cohort.hasOthers)
      #expect(estimates[0].cohort.boards == ["prefectures", "counties", "mixed"])
    }
  }

  @Test("a board whose scheme lacks the leaf joins nobody, and a unit on no board teaches nothing")
  func others() throws {
    var fixture = Self.fixture(counties: true)
    fixture.scheme([leaf("y")], id: "other")
    for unit in Self.prefectures + Self.counties {
      fixture.history.append(
        Observation(unit: unit, indicator: "y", period: Fixture.period(0), value: Quantity(50)))
    }
    fixture.moving(nil, "y", Fixture.still)
    fixture.board("all", units: Self.prefectures + Self.counties, scheme: "other")
    fixture.past(["stray"], kind: "prefecture") { _, period in period.isMultiple(of: 2) ? 0 : 1000 }
    #expect(try fixture.model().estimates.map(\.cohort.boards) == [["counties"], ["prefectures"]])
    #expect(try scores(fixture) == scores(Self.fixture(counties: false)))
  }

  @Test("a leaf is backtested cohort by cohort")
  func backtested() throws {
    let panels = BacktestPanel.all(of: Self.fixture(counties: true).scenario)
    #expect(panels.map(\.source) == [.indicator("x"), .indicator("x")])
    #expect(panels.map(\.cohort?.boards) == [["prefectures"], ["counties"]])
    let alone = BacktestPanel.all(of: Self.fixture(counties: false).scenario)
    #expect(alone.map(\.panel) == [panels[0].panel] && panels.map(\.panel.units) == [Self.prefectures, Self.counties])
  }
}

extension Fixture {
  /// Adds units with the leaf `x` at eight periods up to as_of: `value(unit, period)`.
  fileprivate mutating func past(_ ids: [String], kind: String, _ value: (Int, Int) -> Double) {
    for (index, id) in ids.enumerated() {
      unit(id, ["x": value(index, 7)], kind: kind)
      for period in 0..<7 {
        history.append(
          Observation(
            unit: id, indicator: "x", period: Self.period(period - 7), value: Quantity(value(index, period))))
      }
    }
  }
}

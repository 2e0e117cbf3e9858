// SPDX-License-Identifier: GPL-3.0-or-later
import Testing
import TuiyanModel
import TuiyanSimulation

/// What is left out must not change what is given.
@Suite("The scope of a projection")
struct ProjectionScopeTests {
  private func expectSame(_ fixture: Fixture) throws {
    let model = try fixture.model()
    let settings = fixture.settings(300)
    let whole = Simulation.project(model: model, plan: .nothing, settings: settings)
    let short = Simulation.project(model: model, plan: .nothing, settings: settings, scope: .readers)
    for (one, other) in zip(whole.targets, short.targets) { #expect(one.probability == other.probability) }
    var left = 0
    for (one, other) in zip(whole.boards.flatMap(\.units), short.boards.flatMap(\.units)) {
      let kept = one.periods.filter { one.isOurs || $0.period == one.periods.last?.period }
      #expect(other.periods.map(\.period) == kept.map(\.period))
      #expect(other.periods.map(\.score) == kept.map(\.score))
      #expect(other.periods.map(\.rank) == kept.map(\.rank))
      left += one.periods.count - kept.count
    }
    #expect(left > 0, "a fixture in which everything is kept tells nothing")
  }

  @Test(
    "our units at every step and every unit at the horizon are what they are among everything",
    arguments: Board.Ties.allCases)
  func readers(ties: Board.Ties) throws {
    try expectSame(RichFixture(ties: ties, seed: 3).fixture)
    try expectSame(RichFixture(ties: ties, tieBreak: ["ranked", "low"], decimals: 0, seed: 4).fixture)
  }

  @Test("one unit's course is what it is among everything, and nothing else is given", arguments: Board.Ties.allCases)
  func course(ties: Board.Ties) throws {
    let fixture = RichFixture(ties: ties, worlds: .probable, seed: 5).fixture
    let model = try fixture.model()
    let settings = fixture.settings(300)
    let whole = Simulation.project(model: model, plan: .nothing, settings: settings)
    for (board, unit) in [("prefectures", "p0"), ("counties", "c3"), ("prefectures", "s")] {
      let short = Simulation.project(
        model: model, plan: .nothing, settings: settings, scope: .course(unit: unit, board: board))
      #expect(short.targets.isEmpty)
      for (one, other) in zip(whole.boards, short.boards) {
        for (left, right) in zip(one.units, other.units) {
          let isIt = one.id == board && left.unit.id == unit
          #expect(right.periods.map(\.rank) == (isIt ? left.periods.map(\.rank) : []))
          #expect(right.periods.map(\.score) == (isIt ? left.periods.map(\.score) : []))
        }
      }
    }
  }
}

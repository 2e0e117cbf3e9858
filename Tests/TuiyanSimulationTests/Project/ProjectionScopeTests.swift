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
}

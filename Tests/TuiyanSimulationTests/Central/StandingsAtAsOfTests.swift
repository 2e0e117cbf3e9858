// SPDX-License-Identifier: GPL-3.0-or-later
import Testing
import TuiyanModel
import TuiyanSimulation

@Suite("Standings at as_of, and what would follow were values others")
struct StandingsAtAsOfTests {
  /// A parent whose one leaf is the mean of its two children's, on a board with a rival known by its total.
  private func family() throws -> StandingsAtAsOf {
    var fixture = Fixture()
    fixture.scheme([leaf("x", range: 0...100)], id: "child")
    fixture.scheme(
      [leaf("mean", rollup: Rollup(source: .indicator("x"), take: .mean))], id: "parent")
    fixture.unit("p", kind: "parent")
    fixture.unit("a", ["x": 20], kind: "child", parent: "p")
    fixture.unit("b", ["x": 60], kind: "child", parent: "p")
    fixture.scoreOnly("rival", 45, on: "parents")
    fixture.board("children", units: ["a", "b"], scheme: "child")
    fixture.board("parents", units: ["p", "rival"], scheme: "parent")
    return StandingsAtAsOf(try fixture.model())
  }

  @Test("every board stands as its rules say, roll-ups included")
  func standings() throws {
    let boards = try family().boards
    #expect(boards.map { $0.units.map(\.total) } == [[20, 60], [40, 45]])
    #expect(boards.map { $0.units.map(\.rank) } == [[2, 1], [2, 1]])
    #expect(boards[0].units[0].leaves == [LeafStanding(id: "x", value: 20, points: 20, isMade: false)])
    #expect(boards[1].units[0].leaves?.first?.isMade == true)
    #expect(boards[1].units[1].leaves == nil)
  }

  @Test("a supposed value is scored and ranked, kept in its range, and leaves no trace")
  func supposing() throws {
    let standings = try family()
    let first = try #require(standings.supposing(["x": 130], of: "a", on: "children"))
    #expect(first.total == 100)
    #expect(first.rank == 1)
    #expect(first.points == ["x": 100])
    let none = try #require(standings.supposing([:], of: "a", on: "children"))
    #expect(none.total == 20)
    #expect(none.rank == 2)
    #expect(standings.supposing(["x": 1], of: "p", on: "children") == nil)
  }

  @Test("a supposed roll-up and a supposed total stand as they are supposed")
  func totals() throws {
    let standings = try family()
    #expect(standings.supposing(["mean": 50], of: "p", on: "parents")?.rank == 1)
    #expect(
      standings.supposing(total: 30, of: "rival", on: "parents") == SupposedStanding(total: 30, rank: 2, points: [:]))
    #expect(standings.supposing(total: 130, of: "rival", on: "parents")?.total == 100)
    #expect(standings.supposing([:], of: "p", on: "parents")?.rank == 2)
  }

  private func isNear(_ answer: SupposedStanding?, _ total: Double?) -> Bool {
    guard let answer, let total else { return false }
    return abs(answer.total - total) < 1e-9
  }

  @Test("suppositions are answered each by itself, however many there are and whomever they are about")
  func together() throws {
    let standings = try family()
    var all: [Supposition] = []
    for value in 0..<70 {
      all.append(Supposition(unit: "a", board: "children", change: .leaves(["x": Double(value)])))
      if value % 7 == 0 {
        all.append(Supposition(unit: "p", board: "parents", change: .leaves(["mean": Double(value)])))
        all.append(Supposition(unit: "rival", board: "parents", change: .total(Double(value))))
        all.append(Supposition(unit: "p", board: "children", change: .leaves(["x": 1])))
      }
    }
    all += (0..<130).map { Supposition(unit: "b", board: "children", change: .leaves(["x": Double($0) / 2])) }
    let answers = standings.supposing(all)
    #expect(answers.count == all.count)
    for (asked, answer) in zip(all, answers) {
      #expect(answer == standings.supposing([asked])[0])
      switch (asked.unit, asked.board, asked.change) {
      case ("a", _, .leaves(let values)):
        #expect(isNear(answer, values["x"]) && answer?.rank == (values["x", default: 0] >= 60 ? 1 : 2))
      case ("p", "parents", .leaves(let values)): #expect(isNear(answer, values["mean"]))
      case ("p", _, _): #expect(answer == nil)
      case (_, _, .total(let total)): #expect(answer?.total == total && answer?.rank == (total > 40 ? 1 : 2))
      case (_, _, .leaves(let values)): #expect(isNear(answer, values["x"]))
      }
    }
  }
}

extension StandingsAtAsOf {
  fileprivate func supposing(_ values: [String: Double], of unit: String, on board: String) -> SupposedStanding? {
    supposing([Supposition(unit: unit, board: board, change: .leaves(values))])[0]
  }

  fileprivate func supposing(total: Double, of unit: String, on board: String) -> SupposedStanding? {
    supposing([Supposition(unit: unit, board: board, change: .total(total))])[0]
  }
}

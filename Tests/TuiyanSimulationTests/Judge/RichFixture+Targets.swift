// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

extension RichFixture {
  /// Targets of every kind, at several steps, over one and several units.
  func addTargets(_ fixture: inout Fixture) {
    let counties = (0..<5).map { "c\($0)" }
    func clause(
      _ test: Condition, _ scope: Clause.Scope = .inherited, on board: String = "counties", _ h: Int = 4
    ) -> Clause {
      Fixture.clause(test, scope, .by(Fixture.period(h)), on: board)
    }
    let single: [(String, Condition)] = [
      ("rank", .rank(atMost: 2)), ("score", .score(atLeast: 55)), ("gain", .rankGain(atLeast: 1, since: .asOf)),
      ("value", .indicatorValue("online", .atLeast(70))), ("leaf-rank", .indicatorRank("ranked", atMost: 2)),
      ("bottom", .notBottom(2)), ("cases", .events("cases", .atMost(2))), ("prize", .events("prize", .atLeast(1))),
      ("share-rank", .shareOfIndicators(.rankAtMost(2), atLeast: 0.5)),
      ("share-best", .shareOfIndicators(.valueAtBest(0.9), atLeast: 0.6)),
    ]
    for (id, test) in single {
      fixture.target(id, clause(test, .unit("c0")))
      fixture.target(id + "-each", clause(test, .each(counties), on: "counties", 5))
    }
    fixture.target("published", clause(.rankGain(atLeast: 1, since: .published(Fixture.period(-2))), .unit("c2")))
    fixture.target("count", clause(.rank(atMost: 3), .count(counties + ["k"], atLeast: 2)))
    fixture.target(
      "throughout",
      Fixture.clause(.rank(atMost: 4), .unit("c1"), .throughout(Fixture.period(1), Fixture.period(3)), on: "counties"))
    for board in ["p0", "p1", "q", "s"] {
      fixture.target("above-\(board)", clause(.rank(atMost: 2), .unit(board), on: "prefectures", 5))
      fixture.target("since-\(board)", clause(.rankGain(atLeast: 1, since: .asOf), .unit(board), on: "prefectures", 2))
    }
    let members = [
      clause(.rank(atMost: 2)), clause(.score(atLeast: 58), .unit("c1")),
      clause(.indicatorValue("up-rank", .atLeast(0.5)), .unit("p0"), on: "prefectures", 5),
    ]
    fixture.target("all", clause(.all(members), .unit("c4")))
    fixture.target("any", clause(.any(members), .unit("c4")))
    fixture.target("two", clause(.atLeast(2, of: members), .each(["c3", "c4"])))
  }
}

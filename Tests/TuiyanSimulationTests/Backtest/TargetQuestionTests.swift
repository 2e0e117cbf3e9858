// SPDX-License-Identifier: GPL-3.0-or-later
import Testing
import TuiyanModel
import TuiyanSimulation
import TuiyanTrends

@Suite("A scenario's targets as backtest questions")
struct TargetQuestionTests {
  /// Totals from four months before as_of to as_of; ranks of the last three:
  /// a 1, 3, 1 · b 2, 2, 2 · c 3, 1, 4 · d 4, 4, 3 · e 5, 5, 5. Origins are −2 and −1, targets −1 and 0.
  private static let totals: [(String, [Double])] = [
    ("a", [52, 48, 50, 40, 60]), ("b", [44, 46, 45, 45, 45]), ("c", [41, 39, 40, 50, 30]), ("d", [29, 31, 30, 30, 40]),
    ("e", [21, 19, 20, 20, 20]),
  ]

  /// How units are known, by totals or by ranks alone.
  enum Known: CaseIterable { case scores, ranks }

  private static func fixture(_ known: Known, _ rows: [(String, [Double])] = totals) -> Fixture {
    var fixture = Fixture()
    fixture.scheme([leaf("x")])
    for (unit, row) in rows {
      let places = row.indices.map { month in rows.count { $0.1[month] > row[month] } + 1 }
      switch known {
      case .scores: fixture.scoreOnly(unit, row[4])
      case .ranks: fixture.rankOnly(unit, places[4])
      }
      for month in 0..<4 {
        switch known {
        case .scores: fixture.published(unit, score: row[month], at: month - 4)
        case .ranks: fixture.published(unit, rank: places[month], at: month - 4)
        }
      }
    }
    return fixture
  }

  private static func clause(_ test: Condition, _ scope: Clause.Scope, on board: String = "board") -> Clause {
    Fixture.clause(test, scope, .by(Fixture.period(1)), on: board)
  }

  private func answers(_ fixture: Fixture, panel place: Int = 0) throws -> [BacktestResult.Answer] {
    let panel = BacktestPanel.all(of: fixture.scenario)[place]
    let settings = BacktestSettings(replications: 640, resamples: 0)
    return try Backtest.run(panel.panel, settings: settings, questions: panel.questions).answers
  }

  private func happened(_ answers: [BacktestResult.Answer], _ id: String, _ unit: String) -> [Bool]? {
    answers.first { $0.question.id == id && $0.question.unit == unit }?.rows.map(\.happened)
  }

  @Test("what is counted is what the target states, for every unit it names", arguments: Known.allCases)
  func events(known: Known) throws {
    var fixture = Self.fixture(known)
    fixture.target("top", Self.clause(.rank(atMost: 2), .unit("a")))
    fixture.target("first", Self.clause(.rank(atMost: 1), .each(["b", "c"])))
    fixture.target("some", Self.clause(.rank(atMost: 3), .count(["d", "e"], atLeast: 1)))
    fixture.target("climb", Self.clause(.rankGain(atLeast: 2, since: .asOf), .each(["a", "c", "d"])))
    fixture.target("last", Self.clause(.notBottom(1), .each(["d", "e"])))
    fixture.target(
      "always", Fixture.clause(.notBottom(2), .unit("d"), .throughout(Fixture.period(0), Fixture.period(1))))
    let found = try answers(fixture)
    #expect(
      found.map { $0.question.id + " " + $0.question.unit } == [
        "top a", "first b", "first c", "some d", "some e", "climb a", "climb c", "climb d", "last d", "last e",
        "always d",
      ])
    for answer in found {
      #expect(answer.rows.map { $0.target - $0.period } == [1, 1])
      #expect(answer.rows.map(\.target) == [Fixture.period(-1).ordinal, Fixture.period(0).ordinal])
      #expect(answer.rows.allSatisfy { $0.units == 5 })
    }
    #expect(happened(found, "top", "a") == [false, true])
    #expect(happened(found, "first", "b") == [false, false] && happened(found, "first", "c") == [true, false])
    #expect(happened(found, "some", "d") == [false, true] && happened(found, "some", "e") == [false, false])
    #expect(happened(found, "climb", "a") == [false, true] && happened(found, "climb", "c") == [true, false])
    #expect(happened(found, "climb", "d") == [false, false], "one place is not two")
    #expect(happened(found, "last", "d") == [true, true] && happened(found, "last", "e") == [false, false])
    #expect(happened(found, "always", "d") == [false, true], "month by month")
  }

  @Test("the forecast is of the same event as the count")
  func forecasts() throws {
    var fixture = Self.fixture(.scores)
    fixture.target("four", Self.clause(.rank(atMost: 4), .unit("d")))
    fixture.target("half", Self.clause(.rank(atMost: 4.5), .unit("d")))
    fixture.target("last", Self.clause(.notBottom(1), .unit("d")))
    // d is fourth at both origins: climbing one place is third or better.
    fixture.target("three", Self.clause(.rank(atMost: 3), .unit("d")))
    fixture.target("climb", Self.clause(.rankGain(atLeast: 1, since: .asOf), .unit("d")))
    fixture.target("part", Self.clause(.rankGain(atLeast: 0.5, since: .asOf), .unit("d")))
    fixture.target("five", Self.clause(.rank(atMost: 5), .unit("d")))
    let rows = Dictionary(uniqueKeysWithValues: try answers(fixture).map { ($0.question.id, $0.rows) })
    #expect(rows["four"] == rows["last"] && rows["four"] == rows["half"])
    #expect(rows["three"] == rows["climb"] && rows["three"] == rows["part"])
    #expect(rows["five"]?.map(\.probability) == [1, 1])
    let last = try #require(rows["three"]?.last)
    #expect(last.probability > 0 && last.probability < 1)
  }

  @Test("tests that are no event of the board's ranking, and other boards' targets, are not asked")
  func notAsked() throws {
    var fixture = Self.fixture(.scores)
    let all = fixture.units.map(\.id)
    fixture.board()
    fixture.board("other", units: all)
    let rank = Self.clause(.rank(atMost: 2), .inherited)
    let tests: [Condition] = [
      .score(atLeast: 30), .indicatorValue("x", .atLeast(1)), .indicatorRank("x", atMost: 1),
      .shareOfIndicators(.rankAtMost(1), atLeast: 0.5), .events("x", .atMost(0)), .all([rank]), .any([rank]),
      .atLeast(1, of: [rank]),
    ]
    for (place, test) in tests.enumerated() { fixture.target("t\(place)", Self.clause(test, .unit("a"))) }
    fixture.target("elsewhere", Self.clause(.rank(atMost: 2), .unit("a"), on: "other"))
    #expect(try answers(fixture).isEmpty)
  }

  @Test("where units have no figures, the last are the last of those ranked, and the rows say how many they are")
  func fewer() throws {
    var fixture = Self.fixture(.scores)
    fixture.units.append(Unit(id: "f", title: "f", kind: "city", parent: nil, depth: .score))
    for month in -4 ... -2 { fixture.published("f", score: 10, at: month) }
    fixture.target("last", Self.clause(.notBottom(1), .each(["e", "f"])))
    let found = try answers(fixture)
    #expect(found.first { $0.question.unit == "e" }?.rows.map(\.units) == [5, 5])
    #expect(happened(found, "last", "e") == [false, false])
    #expect(happened(found, "last", "f") == [])
  }

  @Test("equal totals take their places by the board's rule", arguments: Board.Ties.allCases)
  func ties(rule: Board.Ties) throws {
    // At the only target b and c are equal behind a, and d behind them.
    let rows: [(String, [Double])] = [
      ("a", [50, 50, 50, 51, 60]), ("b", [45, 45, 45, 45, 45]), ("c", [40, 40, 40, 40, 45]),
      ("d", [30, 30, 30, 30, 30]),
    ]
    var fixture = Self.fixture(.scores, rows)
    fixture.board(ties: rule)
    for most in [2, 2.5, 3] { fixture.target("c\(most)", Self.clause(.rank(atMost: most), .unit("c"))) }
    fixture.target("d3", Self.clause(.rank(atMost: 3), .unit("d")))
    fixture.target("half", Self.clause(.rankGain(atLeast: 0.5, since: .asOf), .unit("c")))
    fixture.target("one", Self.clause(.rankGain(atLeast: 1, since: .asOf), .unit("c")))
    let found = try answers(fixture)
    // Places of c: 2 by min and dense, 3 by max, 2.5 by average; of d: 4, but 3 by dense. c was third before.
    let told = [("c2.0", "c"), ("c2.5", "c"), ("c3.0", "c"), ("d3", "d"), ("half", "c"), ("one", "c")]
      .map { happened(found, $0.0, $0.1)?.last }
    switch rule {
    case .min: #expect(told == [true, true, true, false, true, true])
    case .dense: #expect(told == [true, true, true, true, true, true])
    case .max: #expect(told == [false, false, true, false, false, false])
    case .average: #expect(told == [false, true, true, false, true, false])
    }
  }
}

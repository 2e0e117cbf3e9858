// SPDX-License-Identifier: GPL-3.0-or-later
import Testing
import TuiyanModel
import TuiyanNumerics
import TuiyanSimulation

@Suite("Surveys add sampling error to what is measured")
struct SurveyTests {
  static let replications = 20_000

  private func fixture(_ node: IndicatorNode, level: Double) -> Fixture {
    var fixture = Fixture()
    fixture.horizon = 2
    fixture.scheme([node])
    fixture.unit("a", ["x": level])
    return fixture
  }

  private static func part(_ value: Double) -> Quantity.Part { Quantity.Part(value) }

  @Test("with a stated sd the error is sd/√answers, from the step after as_of on")
  func stated() throws {
    let node = leaf(
      "x", range: 1...5, survey: Survey(answers: 60, sd: Self.part(0.9)), score: .linear(from: 1, to: 5))
    let projection = try fixture(node, level: 3).project(replications: Self.replications)
    #expect(projection["a", 0].score.sd == 0)
    let sd = 25 * 0.9 / 60.0.squareRoot()
    for h in 1...2 {
      expectMean(projection["a", h].score.mean, 50, sd: sd, count: Self.replications)
      expectSD(projection["a", h].score.sd, sd, count: Self.replications)
    }
  }

  @Test("the error is drawn anew for every step")
  func anew() throws {
    let node = leaf(
      "x", range: 1...5, survey: Survey(answers: 60, sd: Self.part(0.9)), score: .linear(from: 1, to: 5))
    var fixture = fixture(node, level: 3)
    fixture.target(
      "both", Fixture.clause(.score(atLeast: 50), .unit("a"), .throughout(Fixture.period(1), Fixture.period(2))))
    expectShare(try fixture.project(replications: Self.replications).probability("both"), 0.25)
  }

  @Test("a share of the range may be the sd of one answer")
  func shareSD() throws {
    let node = leaf(
      "x", range: 0...200, survey: Survey(answers: 25, sd: .init(0.1, isShare: true)),
      score: .linear(from: 0, to: 200))
    let projection = try fixture(node, level: 100).project(replications: Self.replications)
    expectSD(projection["a", 1].score.sd, 100 * (20 / 5) / 200, count: Self.replications)
  }

  @Test("without a stated sd the error is binomial: span·√(p(1 − p)/n)", arguments: [10.0, 50, 80])
  func binomial(level: Double) throws {
    let node = leaf("x", range: 0...100, unit: "%", survey: Survey(answers: 400, sd: nil))
    let score = try fixture(node, level: level).project(replications: Self.replications)["a", 1].score
    let sd = 100 * (level / 100 * (1 - level / 100) / 400).squareRoot()
    expectMean(score.mean, level, sd: sd, count: Self.replications)
    expectSD(score.sd, sd, count: Self.replications)
  }

  @Test("the binomial share is of the range, and there is no error at its ends")
  func binomialOfRange() throws {
    let node = leaf("x", range: 20...100, unit: "%", survey: Survey(answers: 300, sd: nil))
    let inner = try fixture(node, level: 80).project(replications: Self.replications)["a", 1].score
    expectSD(inner.sd, 80 * (0.75 * 0.25 / 300).squareRoot(), count: Self.replications)
    #expect(try fixture(node, level: 100).project(replications: 1_000)["a", 1].score.sd == 0)
  }

  @Test("what is measured is clipped to the range: at its end the mean falls by sd/√(2π)")
  func clipped() throws {
    let node = leaf(
      "x", range: 1...5, survey: Survey(answers: 100, sd: Self.part(1)), score: .linear(from: 1, to: 5))
    let score = try fixture(node, level: 5).project(replications: Self.replications)["a", 1].score
    let sd = 0.1
    expectMean(
      score.mean, 25 * (4 - sd / (2 * Double.pi).squareRoot()),
      sd: 25 * sd * (0.5 - 0.5 / Double.pi).squareRoot(), count: Self.replications)
  }

  @Test("the binomial error is that of the value after actions")
  func afterActions() throws {
    let node = leaf("x", range: 0...100, unit: "%", survey: Survey(answers: 400, sd: nil))
    var fixture = fixture(node, level: 50)
    fixture.action("act", on: ["a"], [effect("x", .set(Quantity(90)))])
    let projection = try fixture.project(["act": 1], replications: Self.replications)
    expectSD(projection["a", 1].score.sd, 2.5, count: Self.replications)
    expectSD(projection["a", 2].score.sd, 1.5, count: Self.replications)
    expectMean(projection["a", 2].score.mean, 90, sd: 1.5, count: Self.replications)
  }

  @Test("the path does not remember survey errors: variances add at every step")
  func notInTheState() throws {
    let node = leaf("x", range: 0...100, survey: Survey(answers: 1, sd: Self.part(2)))
    var fixture = fixture(node, level: 50)
    fixture.moving("a", "x", .walk(1))
    let projection = try fixture.project(replications: Self.replications)
    expectSD(projection["a", 1].score.sd, 5.0.squareRoot(), count: Self.replications)
    expectSD(projection["a", 2].score.sd, 6.0.squareRoot(), count: Self.replications)
  }
}

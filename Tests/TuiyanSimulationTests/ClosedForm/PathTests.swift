// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TestOracles
import Testing
import TuiyanModel
import TuiyanNumerics
import TuiyanSimulation

@Suite("Paths have the moments that their parameters say")
struct PathTests {
  static let replications = 20_000

  /// One unit whose total is the value of its leaf x.
  static func single(_ keys: DynamicsKeys, horizon: Int, level: Double = 50, leaf node: IndicatorNode = leaf("x"))
    throws -> Projection
  {
    var fixture = Fixture()
    fixture.horizon = horizon
    fixture.scheme([node])
    fixture.unit("a", ["x": level])
    fixture.moving("a", "x", keys)
    return try fixture.project(replications: replications)
  }

  @Test(
    "a level outside the range is moved to its end before anything else", arguments: [Leaf.Transform.identity, .log])
  func levelOutside(transform: Leaf.Transform) throws {
    let node = leaf("x", range: 20...90, transform: transform)
    func means(_ level: Double, drift: Double) throws -> [Double] {
      try Self.single(DynamicsKeys(drift: Quantity(drift)), horizon: 4, level: level, leaf: node).means("a")
    }
    let grown = (0...4).map { h in transform == .log ? 20 * exp(3 / 20 * Double(h)) : 20 + 3 * Double(h) }
    expectEqual(try means(5, drift: 3), grown)
    #expect(try means(5, drift: 3) == means(20, drift: 3))
    #expect(try means(500, drift: -3) == means(90, drift: -3))
    let drawn = DynamicsKeys(level: .uniform(1, 5), drift: Quantity(3))
    let projection = try Self.single(drawn, horizon: 4, leaf: node)
    expectEqual(projection.means("a"), grown)
    for h in 0...4 { expectEqual(projection["a", h].score.sd, 0) }
  }

  @Test("steps beyond what doubles hold still leave numbers, which actions can move")
  func beyondDoubles() throws {
    var fixture = Fixture()
    fixture.horizon = 3
    fixture.scheme([
      leaf("x", better: .lower, range: 0.5...30, transform: .log, score: .linear(from: 30, to: 0.5))
    ])
    fixture.unit("a", ["x": 6])
    fixture.moving("a", "x", DynamicsKeys(sigma: Quantity(1e5)))
    fixture.action("close", on: ["a"], [effect("x", .close(Quantity(1)))])
    let projection = try fixture.project(["close": 2], replications: 2_000)
    expectMean(projection["a", 2].score.mean, 50, sd: 50, count: 2_000)
    expectEqual(projection["a", 3].score.mean, 100)
    expectEqual(projection["a", 3].score.sd, 0)
  }

  @Test("AR(1): the variance after h steps is σ²·Σ ρ^(2i)", arguments: [-0.5, 0, 0.6, 0.9, 1])
  func autoregression(rho: Double) throws {
    let projection = try Self.single(DynamicsKeys(sigma: Quantity(2), rho: rho), horizon: 6)
    var variance = 0.0
    for h in 0...6 {
      if h > 0 { variance = rho * rho * variance + 4 }
      let score = projection["a", h].score
      expectMean(score.mean, 50, sd: variance.squareRoot(), count: Self.replications, "mean at \(h)")
      expectSD(score.sd, variance.squareRoot(), count: Self.replications, "sd at \(h)")
    }
  }

  @Test("the damped trend adds drift·Σ damping^i", arguments: [0, 0.5, 0.9, 1])
  func dampedTrend(damping: Double) throws {
    let projection = try Self.single(DynamicsKeys(drift: Quantity(3), damping: damping), horizon: 5)
    let expected = (0...5).map { h in 50 + 3 * (0..<h).reduce(0) { $0 + pow(damping, Double($1 + 1)) } }
    expectEqual(projection.means("a"), expected)
  }

  @Test("drift improves a leaf where less is better")
  func driftOfLower() throws {
    let node = leaf("x", better: .lower, score: .linear(from: 100, to: 0))
    let projection = try Self.single(DynamicsKeys(drift: Quantity(3)), horizon: 3, leaf: node)
    expectEqual(projection.means("a"), [50, 53, 56, 59])
  }

  @Test("a drift that is drawn spreads with φ(h) and is one draw per replication")
  func drawnDrift() throws {
    let projection = try Self.single(DynamicsKeys(drift: .normal(1, 0.5), damping: 0.8), horizon: 4)
    var phi = 0.0
    for h in 1...4 {
      phi += pow(0.8, Double(h))
      expectMean(projection["a", h].score.mean, 50 + phi, sd: 0.5 * phi, count: Self.replications)
      expectSD(projection["a", h].score.sd, 0.5 * phi, count: Self.replications)
    }
  }

  @Test("level_sd is the spread at as_of, and adds to that of the path")
  func levelError() throws {
    let projection = try Self.single(DynamicsKeys(levelSD: Quantity(1.5), sigma: Quantity(0.8)), horizon: 3)
    for h in 0...3 {
      let sd = (1.5 * 1.5 + Double(h) * 0.64).squareRoot()
      expectSD(projection["a", h].score.sd, sd, count: Self.replications, "at \(h)")
      expectMean(projection["a", h].score.mean, 50, sd: sd, count: Self.replications, "at \(h)")
    }
  }

  @Test("a level and a sigma may be drawn: variances add, var = E[σ²]·h")
  func drawnLevelAndSigma() throws {
    let keys = DynamicsKeys(level: .uniform(40, 52), sigma: .either(1, 0.5, or: 3))
    let projection = try Self.single(keys, horizon: 2)
    expectSD(projection["a", 0].score.sd, 12 / 12.0.squareRoot(), count: Self.replications, kurtosis: 1.8)
    // The excess kurtosis of a sum is at most that of its worst part: 3·E[σ⁴]/E[σ²]² = 4.92.
    let sd = (144.0 / 12 + 2 * 5).squareRoot()
    expectSD(projection["a", 2].score.sd, sd, count: Self.replications, kurtosis: 4.92)
    expectMean(projection["a", 2].score.mean, 46, sd: sd, count: Self.replications)
  }

  @Test("means, sds and quantiles of a normal total agree with each other")
  func quantiles() throws {
    let score = try Self.single(.walk(2), horizon: 1)["a", 1].score
    for (p, value) in [(0.05, score.q05), (0.25, score.q25), (0.5, score.q50), (0.75, score.q75), (0.95, score.q95)] {
      let z = Special.normalQuantile(p)
      expectQuantile(value, 50 + 2 * z, p: p, density: normalDensity(z) / 2, count: Self.replications)
    }
    expectEqual(score.meanError, score.sd / Double(Self.replications).squareRoot())
  }

  // MARK: Transforms

  static let logLeaf = leaf("x", range: 1...100, transform: .log)
  static let logitLeaf = leaf("x", range: 0...100, transform: .logit)

  @Test("a log path: ln is normal around ln(level) with sd σ·√h/level")
  func logarithm() throws {
    let score = try Self.single(.walk(4), horizon: 4, level: 20, leaf: Self.logLeaf)["a", 4].score
    let s = 4 * 2 / 20.0
    for (p, value) in [(0.05, score.q05), (0.5, score.q50), (0.95, score.q95)] {
      let z = Special.normalQuantile(p)
      let truth = 20 * exp(s * z)
      expectQuantile(value, truth, p: p, density: normalDensity(z) / (s * truth), count: Self.replications)
    }
  }

  @Test("a logit path: the logit is normal around logit(p) with sd σ·√h·g′")
  func logit() throws {
    let score = try Self.single(.walk(3), horizon: 4, level: 80, leaf: Self.logitLeaf)["a", 4].score
    let s = 3 * 2 / (100 * 0.8 * 0.2)
    for (p, value) in [(0.05, score.q05), (0.5, score.q50), (0.95, score.q95)] {
      let z = Special.normalQuantile(p)
      let share = 1 / (1 + exp(-(log(4) + s * z)))
      let density = normalDensity(z) / (s * 100 * share * (1 - share))
      expectQuantile(value, 100 * share, p: p, density: density, count: Self.replications)
    }
  }

  @Test("drift on a transformed scale starts with the stated raw slope")
  func transformedDrift() throws {
    let keys = DynamicsKeys(drift: Quantity(2))
    let logs = try Self.single(keys, horizon: 3, level: 20, leaf: Self.logLeaf).means("a")
    expectEqual(logs, (0...3).map { 20 * exp(0.1 * Double($0)) })
    let lower = leaf(
      "x", better: .lower, range: 0...100, transform: .logit, score: .linear(from: 100, to: 0))
    let logits = try Self.single(keys, horizon: 3, level: 20, leaf: lower).means("a")
    expectEqual(logits, (0...3).map { 100 - 100 / (1 + exp(log(4) + 2 / 16.0 * Double($0))) })
  }

  @Test("a path that does not move is exactly its level on every scale", arguments: [0.7, 12.3, 33.3, 87.1, 99.2])
  func exactLevel(level: Double) throws {
    let plain = try Self.single(DynamicsKeys(), horizon: 2, level: level).means("a")
    #expect(
      try Self.single(DynamicsKeys(), horizon: 2, level: level, leaf: Self.logLeaf).means("a")[1] == plain[1]
        || level < 1)
    #expect(try Self.single(DynamicsKeys(), horizon: 2, level: level, leaf: Self.logitLeaf).means("a") == plain)
  }

  @Test("a level at the end of a logit range is moved half a percent inside, and said so")
  func movedLevel() throws {
    let low = try Self.single(DynamicsKeys(), horizon: 1, level: 0, leaf: Self.logitLeaf)
    expectEqual(low.means("a"), [0.5, 0.5])
    #expect(low.notes.contains(.levelMoved(unit: "a", indicator: "x", from: 0, to: 0.5)))
    let high = try Self.single(DynamicsKeys(), horizon: 1, level: 99.9, leaf: Self.logitLeaf)
    expectEqual(high.means("a"), [99.5, 99.5])
  }

  // MARK: Tails

  @Test("Student tails: unit variance scaled by σ, and the tail probabilities of t", arguments: [0.0, 1])
  func tails(common: Double) throws {
    let nu = 8.0
    var fixture = Fixture()
    fixture.scheme([leaf("x")])
    fixture.unit("a", ["x": 50])
    fixture.moving("a", "x", DynamicsKeys(sigma: Quantity(3), common: common, tails: nu))
    for z in [1.0, 2, 3] { fixture.target("a", .score(atLeast: 50 + 3 * z), id: "\(z)") }
    let projection = try fixture.project(replications: Self.replications)
    expectSD(projection["a", 1].score.sd, 3, count: Self.replications, kurtosis: 3 + 6 / (nu - 4))
    for z in [1.0, 2, 3] {
      let exact = Oracle.studentCDF(-z * (nu / (nu - 2)).squareRoot(), nu: nu)
      expectShare(projection.probability("\(z)"), exact, "beyond \(z) sd")
    }
  }
}

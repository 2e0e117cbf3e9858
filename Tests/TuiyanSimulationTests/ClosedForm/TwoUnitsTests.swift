// SPDX-License-Identifier: GPL-3.0-or-later
import TestOracles
import Testing
import TuiyanModel
import TuiyanNumerics
import TuiyanSimulation

@Suite("Ranks of normal units have closed forms")
struct TwoUnitsTests {
  static let replications = 20_000

  @Test("two normal units: the leader is ahead with probability Φ(gap / √(2hσ²))", arguments: [0.0, 0.5, 1, 2, 3])
  func twoUnits(gap: Double) throws {
    var fixture = Fixture()
    fixture.horizon = 4
    fixture.scheme([leaf("x")])
    fixture.unit("a", ["x": 50 + gap])
    fixture.unit("b", ["x": 50])
    fixture.moving(nil, "x", .walk(0.7))
    fixture.target("a", .rank(atMost: 1))
    let outcome = try fixture.project(replications: Self.replications).probability()
    expectShare(outcome, Special.normalCDF(gap / (2 * 4 * 0.49).squareRoot()))
  }

  @Test("one normal unit against a fixed score: Φ of the distance in standard deviations")
  func fixedScore() throws {
    var fixture = Fixture()
    fixture.horizon = 9
    fixture.scheme([leaf("x")])
    fixture.unit("a", ["x": 48])
    fixture.moving("a", "x", .walk(0.5))
    fixture.target("a", .score(atLeast: 50))
    let outcome = try fixture.project(replications: Self.replications).probability()
    expectShare(outcome, Special.normalCDF(-2 / 1.5))
  }

  @Test("k exchangeable units: each is among the first k with probability k/n, for every k")
  func exchangeable() throws {
    let n = 7
    var fixture = Fixture()
    fixture.scheme([leaf("x")])
    for index in 0..<n { fixture.unit("u\(index)", ["x": 50]) }
    fixture.moving(nil, "x", DynamicsKeys(sigma: Quantity(1), common: 0.4))
    let projection = try fixture.project(replications: Self.replications)
    for index in 0..<n {
      var among = 0.0
      for k in 1...n {
        among += projection["u\(index)", 1].rank.p[k - 1]
        let hits = Int((among * Double(Self.replications)).rounded())
        expectShare(Proportion(successes: hits, trials: Self.replications), Double(k) / Double(n))
      }
    }
  }

  @Test("top k of independent normals: the quadrature over the own score", arguments: [1, 3, 5])
  func topK(k: Int) throws {
    let levels = [54.0, 52.5, 51, 50.5, 50, 48.5, 47]
    let sigmas = [1.0, 2, 0.5, 3, 1.5, 2.5, 4]
    var fixture = Fixture()
    fixture.scheme([leaf("x")])
    for (index, level) in levels.enumerated() {
      fixture.unit("u\(index)", ["x": level])
      fixture.moving("u\(index)", "x", .walk(sigmas[index]))
      fixture.target("u\(index)", .rank(atMost: Double(k)), id: "t\(index)")
    }
    let projection = try fixture.project(replications: Self.replications)
    for own in levels.indices {
      let exact = try Oracle.integrate(
        { z in
          let score = levels[own] + sigmas[own] * z
          let ahead = levels.indices.filter { $0 != own }.map {
            1 - Special.normalCDF((score - levels[$0]) / sigmas[$0])
          }
          return normalDensity(z) * Self.atMost(k - 1, of: ahead)
        }, from: -9, to: 9)
      expectShare(projection.probability("t\(own)"), exact, "unit \(own)")
    }
  }

  /// P(at most k of independent events), by adding one event at a time.
  private static func atMost(_ k: Int, of probabilities: [Double]) -> Double {
    var count = [1.0] + Array(repeating: 0, count: probabilities.count)
    for (done, p) in probabilities.enumerated() {
      for index in stride(from: done + 1, through: 1, by: -1) {
        count[index] = count[index] * (1 - p) + count[index - 1] * p
      }
      count[0] *= 1 - p
    }
    return count[0...k].reduce(0, +)
  }
}

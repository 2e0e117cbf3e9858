// SPDX-License-Identifier: GPL-3.0-or-later
import Testing
import TuiyanModel
import TuiyanSimulation

@Suite("Bands of measured values and totals")
struct BandTests {
  private func walk() -> Fixture {
    var fixture = Fixture()
    fixture.horizon = 4
    fixture.scheme([
      leaf("x"), leaf("cases", points: 0, events: EventCount(rate: Quantity(0.5), soFar: 1, once: false)),
    ])
    fixture.unit("a", ["x": 50])
    fixture.unit("b", ["x": nil])
    fixture.scoreOnly("c", 40)
    fixture.moving("a", "x", .walk(2))
    return fixture
  }

  private func bands(_ fixture: Fixture, _ subjects: [BandSubject], threads: Int = 1) throws -> [Band] {
    Simulation.bands(
      model: try fixture.model(), plan: .nothing, settings: fixture.settings(20_000, threads: threads),
      of: subjects.map { BandRequest($0, at: [Fixture.period(1), Fixture.period(4), Fixture.period(9)]) })
  }

  @Test("a random walk's bands are those of its normal distribution")
  func normal() throws {
    let found = try bands(walk(), [.leaf(unit: "a", leaf: "x")])
    #expect(found.map(\.period) == [Fixture.period(1), Fixture.period(4)])
    for (band, sd) in zip(found, [2.0, 4.0]) {
      expectMean(band.summary.mean, 50, sd: sd, count: 20_000)
      expectSD(band.summary.sd, sd, count: 20_000)
      for (quantile, z, p) in [
        (band.summary.q05, -1.6448536269514722, 0.05), (band.summary.q25, -0.6744897501960817, 0.25),
        (band.summary.q75, 0.6744897501960817, 0.75), (band.summary.q95, 1.6448536269514722, 0.95),
      ] {
        expectQuantile(quantile, 50 + z * sd, p: p, density: normalDensity(z) / sd, count: 20_000)
      }
      #expect(band.counts == nil)
    }
  }

  @Test("they are the projection's own numbers at any number of threads, and what the model lacks is left out")
  func projection() throws {
    let fixture = walk()
    let subjects: [BandSubject] = [
      .total(board: "board", unit: "a"), .leaf(unit: "b", leaf: "x"), .total(board: "none", unit: "a"),
      .total(board: "board", unit: "c"),
    ]
    let one = try bands(fixture, subjects)
    let three = try bands(fixture, subjects, threads: 3)
    #expect(one.map(\.summary) == three.map(\.summary))
    #expect(one.map(\.subject) == [subjects[0], subjects[0], subjects[3], subjects[3]])
    let projection = try fixture.project(replications: 20_000)
    expectKept(projection["a", 1].score, one[0].summary)
    expectKept(projection["a", 4].score, one[1].summary)
    #expect(one[3].summary.q50 == 40)
  }

  @Test("counts come with the share of every number")
  func counts() throws {
    let band = try #require(try bands(walk(), [.leaf(unit: "a", leaf: "cases")]).first)
    let counts = try #require(band.counts)
    #expect(counts.first?.value == 1)
    // Poisson(0.5): e^−0.5 = 0.6065 of the replications see none beyond the one so far.
    let error = (0.6065306597 * 0.3934693403 / 20_000).squareRoot()
    #expect(abs((counts.first?.share ?? 0) - 0.6065306597) <= allowedErrors * error)
    #expect(abs(counts.reduce(0) { $0 + $1.share } - 1) < 1e-9)
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TestOracles
import Testing
import TuiyanNumerics

/// A distribution with what SciPy says of it.
struct Recorded: Sendable, CustomTestStringConvertible {
  let distribution: Distribution
  /// Quantiles at 1e-6, 0.01, 0.3, 0.5, 0.9, 0.999999.
  let quantiles: [Double]
  let mean: Double
  let variance: Double

  var testDescription: String { "\(distribution)" }

  static let probabilities = [1e-6, 0.01, 0.3, 0.5, 0.9, 0.999999]

  /// SciPy 1.17.1: `d.ppf(p)`, `d.mean()`, `d.var()` with d = `scipy.stats` `beta(1+4(m-l)/w, 1+4(h-m)/w, l, w)`
  /// for PERT, `triang((m-l)/w, l, w)`, `norm(m, s)`, `lognorm(log(gsd), scale=median)`, `beta(a, b)`.
  static let table: [Recorded] = [
    Recorded(
      distribution: .pert(low: 0.1, mode: 0.25, high: 0.4),
      quantiles: [
        0.10139572490847598, 0.1316919530652323, 0.2169455051592875, 0.25, 0.3260090640134601, 0.39860427509151064,
      ], mean: 0.25, variance: 0.0032142857142857142),
    Recorded(
      distribution: .pert(low: 0, mode: 0, high: 1),
      quantiles: [
        2.0000008000004803e-07, 0.0020080483385741996, 0.0688500849051623, 0.12944943670387585, 0.36904265551980675,
        0.9369042655516178,
      ], mean: 0.16666666666666666, variance: 0.01984126984126984),
    Recorded(
      distribution: .pert(low: -2, mode: 5, high: 6),
      quantiles: [
        -1.6983241431362588, 0.4019414358834479, 3.430982617391214, 4.231040840618181, 5.52153074515802,
        5.999795902209544,
      ], mean: 4, variance: 1.7142857142857142),
    Recorded(
      distribution: .triangular(low: 1, mode: 2, high: 5),
      quantiles: [1.002, 1.2, 2.1017246507621126, 2.550510257216822, 3.904554884989668, 4.9965358983848125],
      mean: 2.666666666666667, variance: 0.7222222222222222),
    Recorded(
      distribution: .normal(mean: 3, sd: 2),
      quantiles: [
        -6.506848617645797, -1.6526957480816815, 1.9511989745839182, 3, 5.563103131089201, 12.506848617634175,
      ],
      mean: 3, variance: 4),
    Recorded(
      distribution: .lognormal(median: 2, gsd: 1.5),
      quantiles: [
        0.29106737171060854, 0.7787184590795544, 1.616916709485317, 2, 3.362792145687603, 13.74252282721522,
      ],
      mean: 2.1713479666940967, variance: 0.8424695951503282),
    Recorded(
      distribution: .beta(a: 0.3, b: 0.3),
      quantiles: [7.132280940735716e-20, 1.5366020763898473e-06, 0.12041523745316669, 0.5, 0.9966953817429012, 1],
      mean: 0.5, variance: 0.15625),
    Recorded(
      distribution: .beta(a: 2, b: 0.1),
      quantiles: [
        0.004258560654983812, 0.3728516707518155, 0.9889998469741662, 0.9996233639424482, 0.9999999999614456, 1,
      ], mean: 0.9523809523809523, variance: 0.01462950771706532),
    Recorded(
      distribution: .beta(a: 300, b: 2),
      quantiles: [
        0.9459779540044644, 0.9781511017603217, 0.991915642288864, 0.9944303748073786, 0.9982318064469645,
        0.9999952915830613,
      ], mean: 0.9933774834437086, variance: 2.1711745316016623e-05),
    Recorded(
      distribution: .beta(a: 0.05, b: 5),
      quantiles: [
        1.2890340234049676e-121, 1.2890340234049588e-41, 4.4945837252436186e-12, 1.229319216799976e-07,
        0.016688464471655326, 0.8486673046989689,
      ], mean: 0.009900990099009901, variance: 0.0016203240486064808),
    Recorded(
      distribution: .beta(a: 5000, b: 5000),
      quantiles: [
        0.47624570454877807, 0.48836954353001727, 0.4973779499129741, 0.5, 0.5064076549123105, 0.5237542954511929,
      ], mean: 0.5, variance: 2.4997500249975004e-05),
  ]
}

@Suite("Distributions")
struct DistributionTests {
  @Test("Quantiles and moments agree with SciPy to nine digits", arguments: Recorded.table)
  func recorded(_ row: Recorded) {
    for (p, expected) in zip(Recorded.probabilities, row.quantiles) {
      let found = row.distribution.quantile(p)
      #expect(abs(found - expected) <= 1e-9 * abs(expected), "at \(p): \(found), not \(expected)")
    }
    #expect(abs(row.distribution.mean - row.mean) <= 1e-12 * abs(row.mean))
    #expect(abs(row.distribution.variance - row.variance) <= 1e-12 * row.variance)
  }

  @Test("The mean is the integral of the quantile function", arguments: Recorded.table)
  func meanOfQuantile(_ row: Recorded) throws {
    let integral = try Oracle.integrate({ row.distribution.quantile($0) }, from: 1e-12, to: 1 - 1e-12)
    #expect(abs(integral - row.mean) < 1e-8 * (1 + abs(row.mean)))
  }

  @Test("0 and 1 give the ends of the support")
  func ends() throws {
    let mask = try #require(DigitMask("8*.*"))
    let list: [Distribution] = [
      .constant(3), .uniform(low: 1, high: 2), .normal(mean: 0, sd: 1), .lognormal(median: 2, gsd: 3),
      .digits(mask), .beta(a: 2, b: 2), .discrete([.init(value: 1, probability: 0), .init(value: 4, probability: 1)]),
    ]
    for distribution in list + Recorded.table.map(\.distribution) {
      #expect(distribution.quantile(0) == distribution.support.low)
      #expect(distribution.quantile(1) == distribution.support.high)
    }
    #expect(
      Distribution.discrete([.init(value: 1, probability: 0), .init(value: 4, probability: 1)]).support == (4, 4))
    #expect(Distribution.digits(mask).support == (80, 89.9))
  }

  @Test("A discrete quantile is the first value whose cumulative probability reaches p")
  func discrete() {
    let slip = Distribution.discrete([
      .init(value: 0, probability: 0.7), .init(value: 1, probability: 0.2), .init(value: 2, probability: 0.1),
    ])
    #expect([0.3, 0.7, 0.7000001, 0.89, 0.91, 1].map(slip.quantile) == [0, 0, 1, 1, 2, 2])
    #expect(abs(slip.mean - 0.4) < 1e-15)
    #expect(abs(slip.variance - 0.44) < 1e-15)
    let thirds = Distribution.discrete((0..<3).map { .init(value: Double($0), probability: 1.0 / 3) })
    #expect(thirds.quantile(1 - 0x1p-53) == 2)
  }

  @Test("Equal ends, sd 0, gsd 1 and a single possible value are constants")
  func constants() {
    let list: [Distribution] = [
      .constant(2), .pert(low: 2, mode: 2, high: 2), .triangular(low: 2, mode: 2, high: 2), .uniform(low: 2, high: 2),
      .normal(mean: 2, sd: 0), .lognormal(median: 2, gsd: 1),
      .discrete([.init(value: 1, probability: 0), .init(value: 2, probability: 1)]),
    ]
    for distribution in list {
      #expect(distribution.isConstant)
      #expect(distribution.mean == 2 && distribution.variance == 0)
      #expect([0, 0.3, 1].map(distribution.quantile) == [2, 2, 2])
      #expect(Sampler(distribution).value(at: 0.3) == 2)
    }
    #expect(!Distribution.uniform(low: 2, high: 3).isConstant)
  }
}

@Suite("Distributions: what is refused")
struct DistributionErrorTests {
  private func error(_ distribution: Distribution) -> DistributionError? {
    do { try distribution.validate() } catch { return error }
    return nil
  }

  @Test("Each fault is told with its parameter and value")
  func faults() {
    #expect(error(.constant(.infinity)) == .notFinite(parameter: "value", value: .infinity))
    #expect(
      error(.pert(low: 1, mode: 0, high: 2))
        == .outOfOrder(lower: "low", lowerValue: 1, upper: "mode", upperValue: 0))
    #expect(
      error(.triangular(low: 0, mode: 3, high: 2))
        == .outOfOrder(lower: "mode", lowerValue: 3, upper: "high", upperValue: 2))
    #expect(
      error(.uniform(low: 3, high: 2)) == .outOfOrder(lower: "low", lowerValue: 3, upper: "high", upperValue: 2))
    #expect(
      error(.normal(mean: 0, sd: -1)) == .tooSmall(parameter: "sd", value: -1, minimum: 0, minimumAllowed: true))
    #expect(
      error(.lognormal(median: 0, gsd: 2))
        == .tooSmall(parameter: "median", value: 0, minimum: 0, minimumAllowed: false))
    #expect(
      error(.lognormal(median: 1, gsd: 0.5))
        == .tooSmall(parameter: "gsd", value: 0.5, minimum: 1, minimumAllowed: true))
    #expect(error(.beta(a: 0, b: 1)) == .tooSmall(parameter: "a", value: 0, minimum: 0, minimumAllowed: false))
    #expect(error(.beta(a: 1, b: 2e5)) == .tooLarge(parameter: "b", value: 2e5, maximum: 1e5))
    #expect(error(.discrete([])) == .noValues)
    #expect(
      error(.discrete([.init(value: 1, probability: 0.5), .init(value: 1, probability: 0.5)]))
        == .notAscending(previous: 1, next: 1))
    #expect(
      error(.discrete([.init(value: 1, probability: -0.5)])) == .notProbability(value: 1, probability: -0.5))
    #expect(error(.discrete([.init(value: 1, probability: 0.9)])) == .probabilitySum(0.9))
  }

  @Test("Valid parameters pass")
  func valid() {
    for row in Recorded.table { #expect(error(row.distribution) == nil) }
    #expect(error(.discrete((0..<10).map { .init(value: Double($0), probability: 0.1) })) == nil)
  }
}

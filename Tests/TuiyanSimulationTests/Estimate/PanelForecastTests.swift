// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing
import TuiyanNumerics
import TuiyanSimulation
import TuiyanTrends

/// Panels made for tests.
enum MadePanel {
  /// `units` × `periods`: a level per unit and a random walk about it; every `gap`-th value missing (0: none).
  static func walks(units: Int, periods: Int, seed: UInt64 = 7, gap: Int = 0) -> PanelHistory {
    let normals = UnsafeMutablePointer<Float>.allocate(capacity: (periods + 1) * Tile.lanes)
    defer { normals.deallocate() }
    let rows = (0..<units).map { unit -> [Double] in
      StreamKey(seed: seed).child(UInt64(unit)).normals(from: 0, count: periods + 1, into: normals)
      var level = 60 + 4 * Double(normals[0])
      return (0..<periods).map { period in
        level += Double(normals[(period + 1) * Tile.lanes])
        return gap > 0 && (unit + 2 * period) % gap == gap - 1 ? .nan : level
      }
    }
    return PanelHistory(units: (0..<units).map { "u\($0)" }, periods: Array(0..<periods), rows: rows)
  }
}

extension PanelForecast {
  /// [steps] of one unit, `count` replications each.
  func draws(_ unit: Int, key: StreamKey = StreamKey(seed: 3), count: Int) -> [[Double]] {
    var out: [[Double]] = steps.map { _ in [] }
    let room = UnsafeMutablePointer<Double>.allocate(capacity: steps.count * Tile.lanes)
    defer { room.deallocate() }
    for first in stride(from: 0, to: count, by: Tile.lanes) {
      let tile = PanelTile(steps: steps.count)
      fill(tile, key: key, first: UInt64(first))
      draw(unit: unit, key: key.child("unit").child(units[unit]), tile: tile, into: room)
      for step in steps.indices {
        for lane in 0..<min(Tile.lanes, count - first) { out[step].append(room[step * Tile.lanes + lane]) }
      }
    }
    return out
  }
}

@Suite("A panel's forecast: ladder, invariants, determinism")
struct PanelForecastTests {
  @Test("each rung is taken where its points are there, and says how many it used")
  func ladder() {
    func rung(_ periods: Int, steps: [Int], units: Int = 6) -> EstimateRung {
      PanelForecast(MadePanel.walks(units: units, periods: periods), from: periods - 1, steps: steps).rung
    }
    #expect(rung(1, steps: [1]).kind == .onePoint)
    #expect(rung(2, steps: [1]).kind == .kriging)
    #expect(rung(3, steps: [1]).kind == .krigingAndRegression)
    #expect(rung(3, steps: [1, 2]).kind == .kriging)
    #expect(rung(9, steps: [1], units: 3).kind == .randomWalk)
    let full = rung(4, steps: [1])
    #expect(full.units == 6 && full.periods == 4 && full.points == 24 && !full.isFromRanks)
    let empty = PanelHistory(units: ["a", "b"], periods: [0], rows: [[.nan], [.nan]])
    #expect(PanelForecast(empty, from: 0, steps: [1]).rung.kind == .nothing)
    let ranks = PanelHistory(units: (0..<5).map { "u\($0)" }, periods: [0], ranks: (1...5).map { [$0] })
    let ranked = PanelForecast(ranks, from: 0, steps: [1]).rung
    #expect(ranked.kind == .onePoint && ranked.isFromRanks)
  }

  @Test("ranks that run beyond the units in the table are shares of the worst of them, never below 0")
  func ranksBeyondTheTable() {
    let ranks = PanelHistory(units: ["a", "b", "c"], periods: [0, 1], ranks: [[1, 2], [4, 1], [9, nil]])
    #expect(ranks.column(0) == [9, 6, 1].map { Double($0) / 10 })
    #expect(ranks.value(0, 1) == 1.0 / 3 && ranks.value(1, 1) == 2.0 / 3 && ranks.value(2, 1).isNaN)
  }

  @Test("where nothing is known every rank has chance k/n")
  func nothingKnown() {
    let panel = PanelHistory(units: ["a", "b", "c", "d"], periods: [0], rows: (0..<4).map { _ in [.nan] })
    let ranks = RankDistribution(
      forecast: PanelForecast(panel, from: 0, steps: [2]), units: [0, 1, 2, 3], replications: 8000,
      key: StreamKey(seed: 5))
    for unit in 0..<4 {
      for k in 1...3 {
        expectShare(Proportion(successes: ranks.count(of: unit, atMost: k), trials: 8000), Double(k) / 4)
      }
    }
  }

  @Test("chances of rank ≤ k sum to k over the units", arguments: [PanelForecast.Method.estimator, .randomWalk])
  func sums(method: PanelForecast.Method) {
    let panel = MadePanel.walks(units: 12, periods: 6, gap: 5)
    let forecast = PanelForecast(panel, from: 5, steps: [1, 3], method: method)
    let ranks = RankDistribution(forecast: forecast, units: Array(0..<12), replications: 640, key: StreamKey(seed: 1))
    for k in 0...12 {
      let sum = (0..<12).reduce(0) { $0 + ranks.count(of: $1, atMost: k) }
      #expect(sum == 640 * k)
    }
  }

  @Test("the order of the units changes nobody's draws", arguments: [PanelForecast.Method.estimator, .randomWalk])
  func relabelling(method: PanelForecast.Method) {
    let panel = MadePanel.walks(units: 9, periods: 7, gap: 6)
    let order = [4, 2, 8, 0, 6, 1, 7, 3, 5]
    let shuffled = PanelHistory(
      units: order.map { panel.units[$0] }, periods: panel.periods,
      rows: order.map { unit in panel.periods.indices.map { panel.value(unit, $0) } })
    let one = PanelForecast(panel, from: 6, steps: [1, 2, 4], method: method)
    let other = PanelForecast(shuffled, from: 6, steps: [1, 2, 4], method: method)
    for (place, unit) in order.enumerated() {
      for (left, right) in zip(one.draws(unit, count: 128), other.draws(place, count: 128)) {
        expectEqual(left, right, within: 1e-9, "unit \(unit)")
      }
    }
  }

  @Test("a forecast of fewer steps is the beginning of one of more")
  func prefix() {
    let panel = MadePanel.walks(units: 7, periods: 8)
    let short = PanelForecast(panel, from: 7, steps: [1, 2]).draws(3, count: 100)
    let long = PanelForecast(panel, from: 7, steps: [1, 2, 3, 4]).draws(3, count: 100)
    expectEqual(short[0], long[0], within: 1e-12)
    expectEqual(short[1], long[1], within: 1e-12)
  }

  @Test("shifting every score of a period, as a change of method does, moves no rank's chance")
  func methodChange() {
    let panel = MadePanel.walks(units: 10, periods: 6)
    let moved = PanelHistory(
      units: panel.units, periods: panel.periods,
      rows: (0..<10).map { unit in (0..<6).map { panel.value(unit, $0) + ($0 >= 4 ? 25 : 0) } })
    func ranks(_ panel: PanelHistory) -> RankDistribution {
      RankDistribution(
        forecast: PanelForecast(panel, from: 5, steps: [1]), units: Array(0..<10), replications: 512,
        key: StreamKey(seed: 2))
    }
    let before = ranks(panel)
    let after = ranks(moved)
    for unit in 0..<10 {
      for k in 1...9 {
        #expect(abs(before.count(of: unit, atMost: k) - after.count(of: unit, atMost: k)) <= 2, "rounding alone")
      }
    }
  }

  @Test("what is the same for all and never changes is continued unchanged")
  func nothingMoves() {
    let panel = PanelHistory(
      units: (0..<5).map { "u\($0)" }, periods: [0, 1, 2, 3], rows: (0..<5).map { _ in [100, 100, 100, 100] })
    for method in PanelForecast.Method.allCases {
      let forecast = PanelForecast(panel, from: 3, steps: [1, 2], method: method)
      #expect(forecast.draws(2, count: 64).joined().allSatisfy { $0 == 100 }, "\(method)")
    }
  }

  /// What one unit comes to where its normals are all `normal` and the cohort's are 0: [steps].
  private func walked(_ panel: PanelHistory, _ unit: Int, normal: Float, steps: [Int]) -> [Double] {
    let forecast = PanelForecast(panel, from: panel.periods.last ?? 0, steps: steps, method: .randomWalk)
    let tile = PanelTile(steps: steps.count)
    tile.common.update(repeating: 0, count: steps.count * Tile.lanes)
    tile.normals.update(repeating: normal, count: steps.count * Tile.lanes)
    let out = UnsafeMutablePointer<Double>.allocate(capacity: steps.count * Tile.lanes)
    defer { out.deallocate() }
    forecast.prepare(tile)
    forecast.follow(unit: unit, tile: tile, into: out, through: steps.count)
    return steps.indices.map { out[$0 * Tile.lanes] }
  }

  @Test("the random walk of a unit last seen long ago: it went with the cohort, its variance with the years since")
  func walkAfterAGap() {
    // Nine units that all climb 5 a year, apart by a walk of sd 1; the last of them is missing from year 4 on.
    let whole = MadePanel.walks(units: 9, periods: 8)
    func row(_ unit: Int) -> [Double] { (0..<8).map { whole.value(unit, $0) + 5 * Double($0) } }
    let panel = PanelHistory(
      units: whole.units, periods: Array(2000..<2008),
      rows: (0..<9).map { unit in row(unit).enumerated().map { unit == 8 && $0 > 3 ? .nan : $1 } })
    let moved = (0..<8).reduce(0) { $0 + row($1)[7] - row($1)[3] } / 8
    expectEqual(walked(panel, 8, normal: 0, steps: [1, 3]), [row(8)[3] + moved, row(8)[3] + moved], within: 1e-9)
    expectEqual(walked(panel, 2, normal: 0, steps: [1, 3]), [row(2)[7], row(2)[7]], within: 0)
    // sd after h years: σ√h where the last year is known, σ√(4 + h) four years on.
    let sigma = walked(panel, 2, normal: 1, steps: [1])[0] - row(2)[7]
    #expect(sigma > 0)
    for ahead in [1, 2, 5] {
      let fresh = walked(panel, 2, normal: 1, steps: [ahead])[0] - row(2)[7]
      let stale = walked(panel, 8, normal: 1, steps: [ahead])[0] - row(8)[3] - moved
      expectEqual(fresh, sigma * Double(ahead).squareRoot(), within: 1e-9)
      expectEqual(stale, sigma * Double(4 + ahead).squareRoot(), within: 1e-9)
    }
  }

  @Test("with too few units in both years to tell what the cohort did, a gap alone moves nobody")
  func walkAfterAGapOfTwo() {
    let panel = PanelHistory(
      units: ["a", "b"], periods: [0, 1, 2, 3], rows: [[10, 11, 12, 14], [20, 22, .nan, .nan]])
    expectEqual(walked(panel, 1, normal: 0, steps: [1]), [22], within: 1e-12)
    let fresh = walked(panel, 0, normal: 1, steps: [1])[0] - 14
    expectEqual(walked(panel, 1, normal: 1, steps: [1])[0] - 22, fresh * 3.0.squareRoot(), within: 1e-9)
  }

  @Test("the random walk: variance of the difference of two units grows as 2σ²h")
  func walkVariance() {
    // Changes ±1 about the mean in every period: σ² = Σ/(n − periods) = 4·3/(12 − 3).
    let rows: [[Double]] = [[0, 1, 0, 1], [10, 9, 10, 9], [20, 21, 22, 23], [30, 29, 28, 27]]
    let panel = PanelHistory(units: ["a", "b", "c", "d"], periods: [0, 1, 2, 3], rows: rows)
    let forecast = PanelForecast(panel, from: 3, steps: [4], method: .randomWalk)
    let count = 20_000
    let difference = zip(forecast.draws(0, count: count)[0], forecast.draws(1, count: count)[0]).map { $0 - $1 }
    let truth = (2 * 4 * 12.0 / 9).squareRoot()
    expectMean(MeanEstimate(difference).mean, 1 - 9, sd: truth, count: count)
    expectSD(Quantiles.standardDeviation(difference), truth, count: count)
  }
}

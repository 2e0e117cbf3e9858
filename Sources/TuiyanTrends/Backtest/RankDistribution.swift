// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanNumerics

/// Every unit's distribution of its rank, counted over replications.
public struct RankDistribution: Sendable, Hashable {
  public let units: Int
  public let replications: Int
  /// [units][units]: how often unit u came at rank k + 1 or better.
  private let hits: [Int32]

  /// - Parameter counts: [units][units]: how often unit u had rank k + 1.
  public init(units: Int, replications: Int, counts: [Int32]) {
    precondition(counts.count == units * units && replications > 0)
    self.units = units
    self.replications = replications
    var hits = counts
    for unit in 0..<units {
      for rank in 1..<max(1, units) { hits[unit * units + rank] += hits[unit * units + rank - 1] }
    }
    self.hits = hits
  }

  /// Counts ranks (more is better, ties shared at the best rank) over draws made tile by tile.
  /// - Parameter draw: fills [units][64] for the tile that begins at a replication.
  public init(units: Int, replications: Int, draw: (_ first: UInt64, _ out: UnsafeMutablePointer<Double>) -> Void) {
    let lanes = Tile.lanes
    var counts = [Int32](repeating: 0, count: units * units)
    let values = UnsafeMutablePointer<Double>.allocate(capacity: units * lanes)
    defer { values.deallocate() }
    var order: [(value: Double, unit: Int)] = []
    for first in stride(from: 0, to: replications, by: lanes) {
      draw(UInt64(first), values)
      for lane in 0..<min(lanes, replications - first) {
        order.removeAll(keepingCapacity: true)
        for unit in 0..<units { order.append((values[unit * lanes + lane], unit)) }
        order.sort { $0.value > $1.value }
        var rank = 0
        for place in order.indices {
          if place > 0, order[place].value < order[place - 1].value { rank = place }
          counts[order[place].unit * units + rank] += 1
        }
      }
    }
    self.init(units: units, replications: replications, counts: counts)
  }

  /// The ranks at the last step of a forecast, among some of its units.
  /// - Parameter ranked: indices of the units ranked together.
  public init(forecast: PanelForecast, units ranked: [Int], replications: Int, key: StreamKey) {
    let tile = PanelTile(steps: forecast.steps.count)
    let lanes = Tile.lanes
    let path = UnsafeMutablePointer<Double>.allocate(capacity: forecast.steps.count * lanes)
    defer { path.deallocate() }
    let unitKeys = ranked.map { key.child("unit").child(forecast.units[$0]) }
    let last = (forecast.steps.count - 1) * lanes
    self.init(units: ranked.count, replications: replications) { first, out in
      forecast.fill(tile, key: key, first: first)
      for (place, unit) in ranked.enumerated() {
        forecast.draw(unit: unit, key: unitKeys[place], tile: tile, into: path)
        (out + place * lanes).update(from: path + last, count: lanes)
      }
    }
  }

  /// P(rank ≤ k), 0 below 1 and 1 from the last rank on.
  public func probability(of unit: Int, atMost k: Int) -> Double {
    Double(count(of: unit, atMost: k)) / Double(replications)
  }

  /// How often rank ≤ k.
  public func count(of unit: Int, atMost k: Int) -> Int {
    k < 1 ? 0 : Int(hits[unit * units + min(k, units) - 1])
  }

  /// Ranks of values, more is better; ties share the best rank.
  public static func ranks(_ values: [Double]) -> [Int] {
    let order = values.indices.sorted { values[$0] > values[$1] }
    var ranks = [Int](repeating: 0, count: values.count)
    for (place, unit) in order.enumerated() {
      let isTied = place > 0 && values[unit] == values[order[place - 1]]
      ranks[unit] = isTied ? ranks[order[place - 1]] : place + 1
    }
    return ranks
  }
}

extension RankDistribution {
  /// The ranks at the end of running totals, all units; ends are moved by `offset` before they are ranked.
  /// - Parameters:
  ///   - isLowerBetter: less is better.
  ///   - offset: [units], e.g. a tie break far below one point; empty: none.
  public init(
    accumulator forecast: AccumulatorForecast, units: Int, isLowerBetter: Bool = false, offset: [Double] = [],
    replications: Int, key: StreamKey
  ) {
    let lanes = Tile.lanes
    self.init(units: units, replications: replications) { first, out in
      forecast.draw(key: key, first: first, into: out)
      for unit in 0..<units {
        let add = offset.isEmpty ? 0 : offset[unit]
        for lane in 0..<lanes {
          let value = out[unit * lanes + lane]
          out[unit * lanes + lane] = (isLowerBetter ? -value : value) + add
        }
      }
    }
  }
}

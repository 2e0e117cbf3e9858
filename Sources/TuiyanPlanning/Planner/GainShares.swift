// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanNumerics

/// The shares of decisions in a gain, with what their errors are made of, so that sums of shares have errors too.
struct GainShares {
  /// [members]
  let means: [Double]
  /// [members][blocks]: the share within each block of replications (all of one size), whose mean is the share.
  let blocks: [[Double]]
  /// [members][orders]: the share by each sampled order, on all replications; none where all coalitions were judged.
  let orders: [[Double]]

  /// [members]
  var members: [MeanEstimate] { means.indices.map { sum(of: [$0]) } }

  /// The sum of some members' shares.
  ///
  /// Its error is √(s²/B + t²/P): s the sd over B blocks of replications, which carries all that the members' shares have in
  /// common, t the sd over P sampled orders.
  func sum(of places: [Int]) -> MeanEstimate {
    func total(_ rows: [[Double]]) -> [Double] {
      guard let first = places.first else { return [] }
      return places.dropFirst().reduce(into: rows[first]) { sums, place in
        for index in sums.indices { sums[index] += rows[place][index] }
      }
    }
    func variance(_ rows: [[Double]]) -> Double {
      let sums = total(rows)
      guard sums.count > 1 else { return sums.isEmpty ? 0 : .infinity }
      let error = MeanEstimate(sums).standardError
      return error * error
    }
    let value = places.reduce(0) { $0 + means[$1] }
    guard !places.isEmpty else { return MeanEstimate(mean: 0, standardError: 0, count: 1) }
    let ofOrders = orders.isEmpty ? 0 : variance(orders)
    return MeanEstimate(
      mean: value, standardError: (variance(blocks) + ofOrders).squareRoot(), count: max(1, blocks[0].count))
  }
}

/// Adds up the worth of coalitions, weighted, replication by replication (or block by block, where they are very many).
struct ShareTally {
  /// More replications than this are taken together in blocks.
  static let mostBlocks = 1 << 16

  /// [members][blocks]
  private(set) var sums: [[Double]]
  private let block: Int

  /// - Parameter replications: of every draw that is added.
  init(members: Int, replications: Int) {
    block = max(1, (replications + Self.mostBlocks - 1) / Self.mostBlocks)
    sums = Array(repeating: Array(repeating: 0, count: replications / block), count: members)
  }

  /// - Parameters:
  ///   - draws: [replications]: of one coalition; those beyond the last whole block are left out.
  ///   - weights: [members]: 0 leaves a member out.
  mutating func add(_ draws: [Double], weights: [Double]) {
    guard !sums.isEmpty else { return }
    var worth = draws
    if block > 1 {
      worth = sums[0].indices.map { place in
        draws[place * block..<(place + 1) * block].reduce(0, +) / Double(block)
      }
    }
    for member in sums.indices where weights[member] != 0 {
      let weight = weights[member]
      for place in sums[member].indices { sums[member][place] += weight * worth[place] }
    }
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanNumerics

/// What is looked up in every tile of a rival's leaves that are drawn as one sum; see `SummedLeaves`. Plain numbers in
/// memory of their own: to count references to what holds them takes every thread longer than to use them. Never written
/// once it is made, which makes sharing it safe.
final class PlainSums: @unchecked Sendable {
  struct Sum {
    let level: Double
    let error: Double
    let rho: Double
    let own: Double
    let drift: PlainPath.Value
    /// nil: every draw at its median.
    let levelError: StreamKey?
    let path: StreamKey?
    /// Among all sums' factors.
    let factors: Range<Int>
  }

  /// What makes a factor that all units share on a leaf, if this tile has not made it yet.
  struct Factor {
    let key: StreamKey?
    let place: Int
  }

  /// [sums].
  let sums: UnsafeMutableBufferPointer<Sum>
  /// [sums][steps from 0]: φ.
  private let trends: UnsafeMutableBufferPointer<Double>
  private let length: Int
  /// Of all sums, one after the other: the factors, where their rows stand among a tile's, and what each adds.
  let factors: UnsafeMutableBufferPointer<Factor>
  let offsets: UnsafeMutableBufferPointer<Int>
  let weights: UnsafeMutableBufferPointer<Float>

  /// - Parameters:
  ///   - streams: nil: every draw at its median.
  ///   - last: the last step that is drawn.
  init(_ leaves: [SummedLeaves], streams: RunStreams?, last: Int) {
    var next = 0
    sums = .copy(
      of: leaves.map { sum in
        defer { next += sum.factors.count }
        return Sum(
          level: sum.level, error: sum.error, rho: sum.rho, own: sum.own,
          drift: PlainPath.Value(sum.drift, streams?.key(sum.key, .drift), factor: 1),
          levelError: streams?.key(sum.key, .levelError), path: streams?.key(sum.key, .path),
          factors: next..<next + sum.factors.count)
      })
    length = last + 1
    trends = .copy(of: leaves.flatMap { $0.trend.prefix(last + 1) })
    let all = leaves.flatMap(\.factors)
    factors = .copy(of: all.map { Factor(key: streams?.key($0.key, .path), place: $0.place) })
    offsets = .copy(of: all.map { $0.place * last * Tile.lanes })
    weights = .copy(of: all.map(\.weight))
  }

  deinit {
    sums.deallocate()
    trends.deallocate()
    factors.deallocate()
    offsets.deallocate()
    weights.deallocate()
  }

  /// φ of a sum, of every step from 0.
  func trend(of index: Int) -> UnsafePointer<Double>? { trends.baseAddress.map { UnsafePointer($0 + index * length) } }
}

extension TileDrawer {
  /// The summed points at the kept steps.
  func drawSum(_ index: Int, _ draws: TileDraws, first: UInt64, scratch: TileScratch) {
    let sum = sums.sums.baseAddress.unsafelyUnwrapped + index
    let last = layout.last
    normals(sum.pointee.levelError, first: first, count: 1, into: scratch.normals)
    let error = scratch.freeRow(Row.error)
    for lane in 0..<Self.lanes { error[lane] = sum.pointee.error * Double(scratch.normals[lane]) }
    draw(sum.pointee.drift, Row.drift, first: first, scratch: scratch)
    for place in sum.pointee.factors {
      let factor = sums.factors[place]
      _ = scratch.common(factor.place, steps: last) { normals(factor.key, first: first, count: last, into: $0) }
    }
    let shared = scratch.tailed
    if let weights = sums.weights.baseAddress {
      RowArithmetic.blend(
        scratch.common, offsets: UnsafeBufferPointer(rebasing: sums.offsets[sum.pointee.factors]),
        weights: weights + sum.pointee.factors.lowerBound, into: shared, count: last * Self.lanes)
    }
    normals(sum.pointee.path, first: first, count: last, into: scratch.normals)
    scratch.fill(Row.level, sum.pointee.level)
    scratch.fill(Row.rho, sum.pointee.rho)
    scratch.fill(Row.sigma, 1)
    scratch.fill(Row.shared, 1)
    scratch.fill(Row.own, sum.pointee.own)
    guard let trend = sums.trend(of: index) else { return }
    scratch.process.follow(
      steps: UnsafeBufferPointer(plain.steps), trend: trend, isCertain: false, common: shared,
      innovation: scratch.normals,
      goal: .value(level: scratch.row(Row.level), low: -.infinity, high: .infinity),
      into: draws.row(layout.sums[index]))
  }
}

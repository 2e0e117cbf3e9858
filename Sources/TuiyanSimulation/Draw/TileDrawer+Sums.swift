// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanNumerics

/// Paths of leaves that are drawn as one sum of points.
extension TileDrawer {
  /// What is looked up of one sum for every tile.
  struct SumStreams: Sendable {
    /// nil: every draw at its median.
    let levelError: StreamKey?
    let drift: StreamKey?
    let path: StreamKey?
    /// [factors].
    let common: [StreamKey?]

    /// - Parameter streams: nil: every draw at its median.
    init(_ sum: SummedLeaves, _ streams: RunStreams?) {
      levelError = streams?.key(sum.key, .levelError)
      drift = streams?.key(sum.key, .drift)
      path = streams?.key(sum.key, .path)
      common = sum.factors.map { streams?.key($0.key, .path) }
    }
  }

  /// The summed points at the kept steps.
  func drawSum(_ index: Int, _ draws: TileDraws, first: UInt64, scratch: TileScratch) {
    let sum = model.sums[index]
    let streams = sums[index]
    let last = layout.last
    let count = last * Self.lanes
    normals(streams.levelError, first: first, count: 1, into: scratch.normals)
    let error = scratch.freeRow(Row.error)
    for lane in 0..<Self.lanes { error[lane] = sum.error * Double(scratch.normals[lane]) }
    fill(sum.drift, streams.drift, draws, first: first, out: scratch.freeRow(Row.drift), scratch: scratch)
    let shared = scratch.tailed
    for place in 0..<count { shared[place] = 0 }
    for (factor, key) in zip(sum.factors, streams.common) {
      let row = scratch.common(factor.place, steps: last) { normals(key, first: first, count: last, into: $0) }
      for place in 0..<count { shared[place] += factor.weight * row[place] }
    }
    normals(streams.path, first: first, count: last, into: scratch.normals)
    scratch.fill(Row.level, sum.level)
    scratch.fill(Row.rho, sum.rho)
    scratch.fill(Row.sigma, 1)
    scratch.fill(Row.shared, 1)
    scratch.fill(Row.own, sum.own)
    sum.trend.withUnsafeBufferPointer { trend in
      guard let trend = trend.baseAddress else { return }
      scratch.process.follow(
        steps: UnsafeBufferPointer(plain.steps), trend: trend, isCertain: false, common: shared,
        innovation: scratch.normals,
        goal: .value(level: scratch.row(Row.level), low: -.infinity, high: .infinity),
        into: draws.row(layout.sums[index]))
    }
  }
}

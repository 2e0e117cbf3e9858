// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics

/// What is looked up of one process for every tile: where its draws come from, and where it starts if that is certain.
/// Plain numbers, because millions of tiles look at them.
struct PathStreams: Sendable {
  /// nil: every draw at its median.
  let level: StreamKey?
  let levelError: StreamKey?
  let drift: StreamKey?
  let sigma: StreamKey?
  let path: StreamKey?
  let common: StreamKey?
  /// The level a path starts from and |g′| there, in every lane; NaN where they are drawn or futures differ.
  let start: Double
  let slope: Double

  /// - Parameter streams: nil: every draw at its median.
  init(_ process: LatentProcess, _ streams: RunStreams?) {
    level = streams?.key(process.key, .level)
    levelError = streams?.key(process.key, .levelError)
    drift = streams?.key(process.key, .drift)
    sigma = streams?.key(process.key, .sigma)
    path = streams?.key(process.key, .path)
    common = streams?.key(process.commonKey, .path)
    let one = process.level.count == 1 ? process.level[0].number(at: level) : nil
    start = one.map { process.scale.start($0) } ?? .nan
    slope = one == nil ? .nan : process.scale.slope(at: start)
  }

  /// The process is moved by no draw.
  func isUnmoved(_ process: LatentProcess) -> Bool {
    process.isStill || path == nil && (common == nil || !process.hasCommon)
  }
}

extension Parameter {
  /// The value where it is the same in all replications: it is certain, or drawn at its median; else nil.
  func number(at stream: StreamKey?) -> Double? {
    if !isDrawn { return constant }
    return stream == nil ? value(at: 0.5) : nil
  }
}

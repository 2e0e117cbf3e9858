// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics

/// A path on its own scale about which only its steps are random: every parameter is one number, the same in all tiles.
/// Plain numbers, because millions of tiles look at them.
struct CertainPath: Sendable {
  let level: Double
  let drift: Double
  let sigma: Double
  let rho: Double
  let shared: Double
  let own: Double
  /// nil: it never moves but by its drift.
  let steps: Innovations?
  /// Where φ(0) stands among the trends.
  let trend: Int

  struct Innovations: Sendable {
    /// nil: every draw at its median.
    let key: StreamKey?
    let hasCommon: Bool
    let commonKey: StreamKey?
    let commonPlace: Int
  }

  /// [cells]: nil where something else is uncertain; and the trends of all, equal ones once.
  /// - Parameter paths: [cells]: of those that are processes.
  static func all(model: CompiledModel, last: Int, paths: [PathStreams?]) -> ([CertainPath?], [Double]) {
    var trends: [Double] = []
    var places: [[Double]: Int] = [:]
    let certain = zip(model.cells, paths).map { cell, streams -> CertainPath? in
      guard case .process(let process) = cell.source, let streams, process.isPlain(streams) else { return nil }
      let trend = places[process.trend[0]] ?? trends.count
      guard let path = CertainPath(process, moves: last > 0, trend: trend, streams: streams) else { return nil }
      if trend == trends.count {
        places[process.trend[0]] = trend
        trends += process.trend[0]
      }
      return path
    }
    return (certain, trends)
  }

  /// - Returns: nil where a parameter is drawn.
  private init?(_ process: LatentProcess, moves: Bool, trend: Int, streams: PathStreams) {
    guard let drift = process.drift[0].number(at: streams.drift),
      let sigma = process.sigma[0].number(at: streams.sigma), !streams.start.isNaN
    else { return nil }
    level = streams.start
    self.drift = drift * (process.scale.sign * streams.slope)
    self.sigma = sigma * streams.slope
    rho = process.rho[0]
    shared = process.shared[0]
    own = process.own[0]
    steps =
      moves && !streams.isUnmoved(process)
      ? Innovations(
        key: streams.path, hasCommon: process.hasCommon, commonKey: streams.common, commonPlace: process.commonPlace)
      : nil
    self.trend = trend
  }
}

extension LatentProcess {
  /// One variant of the dynamics, on its own scale, with no error of the level and normal steps, if any.
  fileprivate func isPlain(_ streams: PathStreams) -> Bool {
    estimated == nil && scale.transform == .identity && (!hasLevelError || streams.levelError == nil)
      && [level.count, drift.count, sigma.count, rho.count, shared.count, own.count, trend.count].allSatisfy { $0 == 1 }
      && (streams.isUnmoved(self) || tails.count == 1 && tails[0] == nil)
  }

  /// Points of a linear scale can be made while the path is followed.
  var scoresOnTheWay: Bool { estimated == nil && scale.transform == .identity && trend.count == 1 }
}

extension TileDrawer {
  /// Follows a path about which only its steps are random.
  func follow(
    _ path: CertainPath, ends: PathEnds, scoring: LinearScale?, first: UInt64, out: UnsafeMutablePointer<Double>,
    scratch: TileScratch
  ) {
    scratch.row(Row.level)[0] = path.level
    scratch.row(Row.error)[0] = 0
    scratch.row(Row.drift)[0] = path.drift
    scratch.row(Row.sigma)[0] = path.sigma
    scratch.row(Row.rho)[0] = path.rho
    scratch.row(Row.shared)[0] = path.shared
    scratch.row(Row.own)[0] = path.own
    var common: UnsafeMutablePointer<Float>?
    if let steps = path.steps {
      normals(steps.key, first: first, count: layout.last, into: scratch.normals)
      if steps.hasCommon {
        common = scratch.common(steps.commonPlace, steps: layout.last) {
          normals(steps.commonKey, first: first, count: layout.last, into: $0)
        }
      }
    }
    let innovation = path.steps == nil ? nil : scratch.normals
    let goal = ends.goal(from: scratch.row(Row.level), scoring: scoring)
    layout.stepNumbers.withUnsafeBufferPointer { steps in
      trends.withUnsafeBufferPointer { trends in
        guard let trend = trends.baseAddress else { return }
        scratch.process.follow(
          steps: steps, trend: trend + path.trend, isCertain: true, common: common, innovation: innovation, goal: goal,
          into: out)
      }
    }
  }
}

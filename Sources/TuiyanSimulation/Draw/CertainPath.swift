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
  static func all(model: CompiledModel, last: Int, streams: RunStreams) -> ([CertainPath?], [Double]) {
    var trends: [Double] = []
    var places: [[Double]: Int] = [:]
    let paths = model.cells.map { cell -> CertainPath? in
      guard case .process(let process) = cell.source, process.isCertain else { return nil }
      let trend = places[process.trend[0]] ?? trends.count
      if trend == trends.count {
        places[process.trend[0]] = trend
        trends += process.trend[0]
      }
      return CertainPath(process, moves: !process.isStill && last > 0, trend: trend, streams: streams)
    }
    return (paths, trends)
  }

  private init(_ process: LatentProcess, moves: Bool, trend: Int, streams: RunStreams) {
    level = process.scale.start(process.level[0].constant)
    let slope = process.scale.slope(at: level)
    drift = process.drift[0].constant * (process.scale.sign * slope)
    sigma = process.sigma[0].constant * slope
    rho = process.rho[0]
    shared = process.shared[0]
    own = process.own[0]
    steps =
      moves
      ? Innovations(
        key: streams.key(process.key, .path), hasCommon: process.hasCommon,
        commonKey: streams.key(process.commonKey, .path), commonPlace: process.commonPlace) : nil
    self.trend = trend
  }
}

extension LatentProcess {
  /// One variant of the dynamics, on its own scale, with every parameter certain and normal steps.
  fileprivate var isCertain: Bool {
    estimated == nil && scale.transform == .identity && !hasLevelError
      && [level, drift, sigma].allSatisfy { $0.count == 1 && !$0[0].isDrawn }
      && [rho.count, shared.count, own.count, trend.count, tails.count].allSatisfy { $0 == 1 } && tails[0] == nil
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

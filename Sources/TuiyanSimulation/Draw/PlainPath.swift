// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics
import TuiyanTrends

/// A path about which only its steps, and perhaps its drift and σ, are random; all else is one number, the same in all
/// tiles. Plain numbers, because millions of tiles look at them.
struct PlainPath: Sendable {
  let scale: ProcessScale
  /// The level; NaN where a rank-only order draws it.
  let level: Double
  /// Where it then does.
  let order: OrderPlace?
  let drift: Value
  let sigma: Value
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

  /// One of a rank-only board's unknown totals.
  struct OrderPlace: Sendable {
    let board: Int
    let gap: Int
    /// The draw within the gap, and the gap's first draw among those of all gaps.
    let place: Int
    let first: Int
  }

  /// factor·parameter.
  struct Value: Sendable {
    /// The product where it is certain.
    let number: Double
    /// nil where it is certain. The model keeps it alive; to count references to it in every tile takes longer than to
    /// use it.
    let drawn: Unmanaged<Parameter>?
    let key: StreamKey?
    let factor: Double

    init(_ parameter: Parameter, _ key: StreamKey?, factor: Double) {
      let number = parameter.number(at: key)
      self.number = number.map { $0 * factor } ?? .nan
      drawn = number == nil ? Unmanaged.passUnretained(parameter) : nil
      self.key = key
      self.factor = factor
    }
  }

  /// - Returns: nil where something else is uncertain, or differs from future to future.
  /// - Parameter order: draws the level, which must be on a straight scale; nil: it is the process's own.
  init?(_ process: LatentProcess, moves: Bool, trend: Int, streams: PathStreams, order: OrderPlace?) {
    let isStraight = process.scale.transform == .identity
    guard process.isPlain(streams), order == nil ? !streams.start.isNaN : isStraight else { return nil }
    let slope = isStraight ? 1 : streams.slope
    scale = process.scale
    level = order == nil ? streams.start : .nan
    self.order = order
    drift = Value(process.drift[0], streams.drift, factor: process.scale.sign * slope)
    sigma = Value(process.sigma[0], streams.sigma, factor: slope)
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

  /// Every row of the process is one number.
  var isCertain: Bool { scale.transform == .identity && drift.drawn == nil && sigma.drawn == nil && !level.isNaN }
}

extension LatentProcess {
  /// One variant of the dynamics, with no error of the level and normal steps, if any.
  fileprivate func isPlain(_ streams: PathStreams) -> Bool {
    estimated == nil && (!hasLevelError || streams.levelError == nil)
      && [level.count, drift.count, sigma.count, rho.count, shared.count, own.count, trend.count].allSatisfy { $0 == 1 }
      && (streams.isUnmoved(self) || tails.count == 1 && tails[0] == nil)
  }

  /// Points of a linear scale can be made while the path is followed.
  var scoresOnTheWay: Bool { estimated == nil && scale.transform == .identity && trend.count == 1 }
}

extension PlainPath.OrderPlace {
  /// [totals]: nil where the level is known; the draws of all gaps of all boards stand one after the other.
  static func all(of model: CompiledModel) -> [Self?] {
    var next = 0
    let first = model.boards.map { board in
      (board.rankOnly?.gaps ?? []).map { gap in
        defer { next += gap.count }
        return next
      }
    }
    return model.totals.map { total in
      guard case .drawn(let gap, let place) = total.start else { return nil }
      return Self(board: total.board, gap: gap, place: place, first: first[total.board][gap])
    }
  }
}

/// The plain paths of a model, their trends and the steps that are kept. Never written once it is made, which makes
/// sharing it safe.
final class PlainPaths: @unchecked Sendable {
  /// [cells] and [totals]: nil where a path is not plain.
  let cells: [PlainPath?]
  let totals: [PlainPath?]
  /// Equal ones once, one after the other.
  let trends: UnsafeMutablePointer<Double>
  let steps: UnsafeMutableBufferPointer<UInt32>

  /// - Parameters:
  ///   - streams: [cells]: of those that are processes; and [totals].
  ///   - orders: [totals]: those that a rank-only order draws.
  init(
    model: CompiledModel, layout: DrawLayout, streams: [PathStreams?], totals totalStreams: [PathStreams],
    orders: [PlainPath.OrderPlace?]
  ) {
    var trends: [Double] = []
    var places: [[Double]: Int] = [:]
    func path(_ process: LatentProcess, _ streams: PathStreams, order: PlainPath.OrderPlace? = nil) -> PlainPath? {
      let trend = places[process.trend[0]] ?? trends.count
      guard
        let path = PlainPath(process, moves: layout.last > 0, trend: trend, streams: streams, order: order)
      else { return nil }
      if trend == trends.count {
        places[process.trend[0]] = trend
        trends += process.trend[0]
      }
      return path
    }
    cells = zip(model.cells, streams).map { cell, streams in
      guard case .process(let process) = cell.source, let streams else { return nil }
      return path(process, streams)
    }
    totals = model.totals.indices.map { path(model.totals[$0].process, totalStreams[$0], order: orders[$0]) }
    self.trends = .allocate(capacity: max(1, trends.count))
    self.trends.initialize(from: trends, count: trends.count)
    steps = .allocate(capacity: layout.steps.count)
    _ = steps.initialize(from: layout.steps.lazy.map { UInt32($0) })
  }

  deinit {
    trends.deallocate()
    steps.deallocate()
  }
}

extension TileDrawer {
  /// Follows a plain path.
  func follow(
    _ path: PlainPath, ends: PathEnds, scoring: LinearScale?, first: UInt64, out: UnsafeMutablePointer<Double>,
    scratch: TileScratch
  ) {
    if let order = path.order {
      drawLevel(order, first: first, scratch: scratch)
    } else {
      scratch.fill(Row.level, path.level)
    }
    scratch.fill(Row.error, 0)
    draw(path.drift, Row.drift, first: first, scratch: scratch)
    draw(path.sigma, Row.sigma, first: first, scratch: scratch)
    scratch.fill(Row.rho, path.rho)
    scratch.fill(Row.shared, path.shared)
    scratch.fill(Row.own, path.own)
    var common: UnsafeMutablePointer<Float>?
    if let steps = path.steps {
      normals(steps.key, first: first, count: layout.last, into: scratch.normals)
      if steps.hasCommon {
        common = scratch.common(steps.commonPlace, steps: layout.last) {
          normals(steps.commonKey, first: first, count: layout.last, into: $0)
        }
      }
    }
    let isStraight = path.scale.transform == .identity
    let level = scratch.row(Row.level)
    scratch.process.follow(
      steps: UnsafeBufferPointer(plain.steps), trend: plain.trends + path.trend, isCertain: path.isCertain,
      common: common, innovation: path.steps == nil ? nil : scratch.normals,
      goal: isStraight ? ends.goal(from: level, scoring: scoring) : .distance, into: out)
    if !isStraight { invert(path.scale, level: level, values: out, kept: plain.steps.count, ends: ends) }
  }

  /// Fills a parameter's row.
  private func draw(_ value: PlainPath.Value, _ row: Int, first: UInt64, scratch: TileScratch) {
    guard let drawn = value.drawn else { return scratch.fill(row, value.number) }
    uniforms(value.key, first: first, count: 1, into: scratch.uniforms)
    let out = scratch.freeRow(row)
    drawn._withUnsafeGuaranteedRef { $0.fill(scratch.uniforms, out, count: Self.lanes) }
    for lane in 0..<Self.lanes { out[lane] *= value.factor }
  }
}

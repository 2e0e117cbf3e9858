// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanNumerics

/// The plain paths of a model, their trends and the steps that are kept. Never written once it is made, which makes
/// sharing it safe.
final class PlainPaths: @unchecked Sendable {
  private let paths: UnsafeMutableBufferPointer<PlainPath>
  /// [cells, then totals]: places among the paths; −1 where one is not plain.
  private let places: UnsafeMutableBufferPointer<Int>
  private let cells: Int
  /// Equal ones once, one after the other.
  let trends: UnsafeMutableBufferPointer<Double>
  let steps: UnsafeMutableBufferPointer<UInt32>

  /// - Parameters:
  ///   - streams: [cells]: of those that are processes; and [totals].
  ///   - orders: [totals]: those that a rank-only order draws.
  init(
    model: CompiledModel, layout: DrawLayout, streams: [PathStreams?], totals totalStreams: [PathStreams],
    orders: [PlainPath.OrderPlace?]
  ) {
    var trends: [Double] = []
    var known: [[Double]: Int] = [:]
    var paths: [PlainPath] = []
    func place(_ process: LatentProcess, _ streams: PathStreams, order: PlainPath.OrderPlace?) -> Int {
      let trend = known[process.trend[0]] ?? trends.count
      guard let path = PlainPath(process, moves: layout.last > 0, trend: trend, streams: streams, order: order)
      else { return -1 }
      if trend == trends.count {
        known[process.trend[0]] = trend
        trends += process.trend[0]
      }
      paths.append(path)
      return paths.count - 1
    }
    let ofCells = zip(model.cells, streams).map { cell, streams in
      guard case .process(let process) = cell.source, let streams else { return -1 }
      return place(process, streams, order: nil)
    }
    let ofTotals = model.totals.indices.map { place(model.totals[$0].process, totalStreams[$0], order: orders[$0]) }
    cells = ofCells.count
    places = .copy(of: ofCells + ofTotals)
    self.paths = .copy(of: paths)
    self.trends = .copy(of: trends)
    steps = .copy(of: layout.steps.map { UInt32($0) })
  }

  deinit {
    places.deallocate()
    paths.deinitialize()
    paths.deallocate()
    trends.deallocate()
    steps.deallocate()
  }

  /// The path of a cell; nil where it is not plain. In place, because to copy one takes as long as to draw it.
  func cell(_ index: Int) -> UnsafePointer<PlainPath>? { path(at: places[index]) }

  func total(_ index: Int) -> UnsafePointer<PlainPath>? { path(at: places[cells + index]) }

  private func path(at place: Int) -> UnsafePointer<PlainPath>? {
    place < 0 ? nil : paths.baseAddress.map { UnsafePointer($0 + place) }
  }
}

extension UnsafeMutableBufferPointer {
  /// Memory of its own that holds some values.
  static func copy(of values: [Element]) -> Self {
    let buffer = Self.allocate(capacity: values.count)
    _ = buffer.initialize(from: values)
    return buffer
  }
}

extension TileDrawer {
  /// Follows a plain path.
  func follow(
    _ path: UnsafePointer<PlainPath>, ends: PathEnds, scoring: LinearScale?, first: UInt64,
    out: UnsafeMutablePointer<Double>, scratch: TileScratch
  ) {
    if let order = path.pointee.order {
      drawLevel(order, first: first, scratch: scratch)
    } else {
      scratch.fill(Row.level, path.pointee.level)
    }
    scratch.fill(Row.error, 0)
    draw(path.pointee.drift, Row.drift, first: first, scratch: scratch)
    draw(path.pointee.sigma, Row.sigma, first: first, scratch: scratch)
    scratch.fill(Row.rho, path.pointee.rho)
    scratch.fill(Row.shared, path.pointee.shared)
    scratch.fill(Row.own, path.pointee.own)
    var common: UnsafeMutablePointer<Float>?
    if let steps = path.pointee.steps {
      normals(steps.key, first: first, count: layout.last, into: scratch.normals)
      if steps.hasCommon {
        common = scratch.common(steps.commonPlace, steps: layout.last) {
          normals(steps.commonKey, first: first, count: layout.last, into: $0)
        }
      }
    }
    guard let trends = plain.trends.baseAddress else { return }
    let isStraight = path.pointee.scale.transform == .identity
    let level = scratch.row(Row.level)
    scratch.process.follow(
      steps: UnsafeBufferPointer(plain.steps), trend: trends + path.pointee.trend, isCertain: path.pointee.isCertain,
      common: common, innovation: path.pointee.steps == nil ? nil : scratch.normals,
      goal: isStraight ? ends.goal(from: level, scoring: scoring) : .distance, into: out)
    if !isStraight { invert(path.pointee.scale, level: level, values: out, kept: plain.steps.count, ends: ends) }
  }

  /// Fills a parameter's row.
  func draw(_ value: PlainPath.Value, _ row: Int, first: UInt64, scratch: TileScratch) {
    guard let drawn = value.drawn else { return scratch.fill(row, value.number) }
    uniforms(value.key, first: first, count: 1, into: scratch.uniforms)
    let out = scratch.freeRow(row)
    drawn._withUnsafeGuaranteedRef { $0.sampler.fill(scratch.uniforms, out, count: Self.lanes) }
    if value.factor != 1 { RowArithmetic.scale(out, count: Self.lanes, by: value.factor) }
  }
}

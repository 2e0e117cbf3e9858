// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics
import TuiyanTrends

/// Latent paths: z[h] = g(level) + level_sd·g′·ε₀ + drift·g′·φ(h) + n[h], brought back to raw units.
///
/// The start cancels out of every inverse (identity: level + δ; log: level·e^δ; logit: p/(p + (1−p)·e^−δ)), so a path
/// that does not move is exactly its level.
extension TileDrawer {
  /// Rows of `TileScratch` that hold a process's parameters.
  enum Row {
    static let level = 0
    static let slope = 1
    static let error = 2
    static let drift = 3
    static let sigma = 4
    static let rho = 5
    static let shared = 6
    static let own = 7
    static let noise = 8
  }

  /// The path of a cell that is a process.
  /// - Parameter ends: what the path is clipped to, where nothing comes before the clip.
  func drawPath(
    _ index: Int, ends: PathEnds, _ draws: TileDraws, first: UInt64, out: UnsafeMutablePointer<Double>,
    scratch: TileScratch
  ) {
    if let path = plain.cell(index) {
      return follow(path, ends: ends, scoring: nil, first: first, out: out, scratch: scratch)
    }
    guard case .process(let process) = model.cells[index].source, let streams = paths[index] else { return }
    drawParameters(process, streams, draws, first: first, scratch: scratch)
    drawPath(process, streams, ends: ends, scoring: nil, draws, first: first, out: out, scratch: scratch)
  }

  /// The points of a cell's path, where they are made while it is followed: see `scoresOnTheWay`.
  func drawPoints(
    _ index: Int, ends: PathEnds, scale: LinearScale, _ draws: TileDraws, first: UInt64,
    out: UnsafeMutablePointer<Double>, scratch: TileScratch
  ) {
    if let path = plain.cell(index) {
      return follow(path, ends: ends, scoring: scale, first: first, out: out, scratch: scratch)
    }
    guard case .process(let process) = model.cells[index].source, let streams = paths[index] else { return }
    drawParameters(process, streams, draws, first: first, scratch: scratch)
    drawPath(process, streams, ends: ends, scoring: scale, draws, first: first, out: out, scratch: scratch)
  }

  func drawTotal(_ index: Int, _ draws: TileDraws, first: UInt64, scratch: TileScratch) {
    let out = draws.row(layout.totals[index])
    if let path = plain.total(index) {
      return follow(path, ends: .none, scoring: nil, first: first, out: out, scratch: scratch)
    }
    let process = model.totals[index].process
    let streams = totalPaths[index]
    drawParameters(process, streams, draws, first: first, scratch: scratch)
    if let order = orders[index] { drawLevel(order, first: first, scratch: scratch) }
    drawPath(process, streams, ends: .none, scoring: nil, draws, first: first, out: out, scratch: scratch)
  }

  private func drawParameters(
    _ process: LatentProcess, _ streams: PathStreams, _ draws: TileDraws, first: UInt64, scratch: TileScratch
  ) {
    let drift = scratch.freeRow(Row.drift)
    let sigma = scratch.freeRow(Row.sigma)
    start(process, streams, draws, first: first, scratch: scratch)
    fill(process.drift, streams.drift, draws, first: first, out: drift, scratch: scratch)
    fill(process.sigma, streams.sigma, draws, first: first, out: sigma, scratch: scratch)
    scale(drift, by: process.scale.sign, process, streams, scratch)
    scale(sigma, by: 1, process, streams, scratch)
    spread(process.rho, draws, into: scratch.freeRow(Row.rho))
    spread(process.shared, draws, into: scratch.freeRow(Row.shared))
    spread(process.own, draws, into: scratch.freeRow(Row.own))
    let error = scratch.freeRow(Row.error)
    if process.hasLevelError, let key = streams.levelError {
      fill(process.levelSD, key, draws, first: first, out: error, scratch: scratch)
      normals(key, first: first, count: 1, into: scratch.normals)
      let chance = scratch.freeRow(Row.noise)
      for lane in 0..<Self.lanes { chance[lane] = Double(scratch.normals[lane]) }
      scale(chance, by: 1, process, streams, scratch)
      for lane in 0..<Self.lanes { error[lane] *= chance[lane] }
    } else {
      for lane in 0..<Self.lanes { error[lane] = 0 }
    }
  }

  /// The level each lane starts from, and |g′| there where lanes differ and it is not 1.
  private func start(
    _ process: LatentProcess, _ streams: PathStreams, _ draws: TileDraws, first: UInt64, scratch: TileScratch
  ) {
    let lanes = Self.lanes
    guard streams.start.isNaN else { return scratch.fill(Row.level, streams.start) }
    let level = scratch.freeRow(Row.level)
    fill(process.level, streams.level, draws, first: first, out: level, scratch: scratch)
    guard process.scale.transform != .identity else { return }
    let slope = scratch.freeRow(Row.slope)
    for lane in 0..<lanes {
      level[lane] = process.scale.start(level[lane])
      slope[lane] = process.scale.slope(at: level[lane])
    }
  }

  /// row = row · sign · |g′|
  private func scale(
    _ row: UnsafeMutablePointer<Double>, by sign: Double, _ process: LatentProcess, _ streams: PathStreams,
    _ scratch: TileScratch
  ) {
    if process.scale.transform == .identity {
      for lane in 0..<Self.lanes { row[lane] *= sign }
    } else if streams.start.isNaN {
      let slope = scratch.row(Row.slope)
      for lane in 0..<Self.lanes { row[lane] *= sign * slope[lane] }
    } else {
      let factor = sign * streams.slope
      for lane in 0..<Self.lanes { row[lane] *= factor }
    }
  }

  /// Each lane's own variant of a certain number.
  private func spread(_ variants: [Double], _ draws: TileDraws, into row: UnsafeMutablePointer<Double>) {
    if variants.count == 1 {
      let value = variants[0]
      for lane in 0..<Self.lanes { row[lane] = value }
    } else {
      for lane in 0..<Self.lanes { row[lane] = variants[Int(draws.dynamics[lane])] }
    }
  }

  private func drawPath(
    _ process: LatentProcess, _ streams: PathStreams, ends: PathEnds, scoring: LinearScale?, _ draws: TileDraws,
    first: UInt64,
    out: UnsafeMutablePointer<Double>, scratch: TileScratch
  ) {
    if let path = process.estimated {
      drawEstimated(process, path, first: first, out: out, scratch: scratch)
      return ends.clip(out, count: layout.steps.count * Self.lanes)
    }
    let last = layout.last
    let moves = last > 0 && !streams.isUnmoved(process)
    if moves {
      normals(streams.path, first: first, count: last, into: scratch.normals)
      applyTails(process, draws, to: scratch.normals)
      scratch.normals.update(repeating: 0, count: min(process.begins, last) * Self.lanes)
    }
    let common =
      moves && process.hasCommon ? commonFactor(process, streams, draws, first: first, scratch: scratch) : nil
    let innovation = moves ? scratch.normals : nil
    let rows = scratch.process
    if process.trend.count == 1 {
      let isStraight = process.scale.transform == .identity
      process.trend[0].withUnsafeBufferPointer { trend in
        guard let trend = trend.baseAddress else { return }
        rows.follow(
          steps: UnsafeBufferPointer(plain.steps), trend: trend, isCertain: false, common: common,
          innovation: innovation,
          goal: isStraight ? ends.goal(from: scratch.row(Row.level), scoring: scoring) : .distance, into: out)
      }
      if isStraight { return }
    } else {
      drawVariants(process, rows, moves: moves, common: common, draws, out: out, scratch: scratch)
    }
    invert(process.scale, level: scratch.row(Row.level), values: out, kept: layout.steps.count, ends: ends)
  }

  /// z − g(level) at the kept steps, where futures change the dynamics.
  private func drawVariants(
    _ process: LatentProcess, _ rows: ProcessRows, moves: Bool, common: UnsafeMutablePointer<Float>?,
    _ draws: TileDraws, out: UnsafeMutablePointer<Double>, scratch: TileScratch
  ) {
    let lanes = Self.lanes
    let noise = scratch.freeRow(Row.noise)
    for lane in 0..<lanes { noise[lane] = 0 }
    var kept = 0
    for step in 0...layout.last {
      if step > 0, moves {
        let offset = (step - 1) * lanes
        rows.advance(noise, common: common.map { $0 + offset }, innovation: scratch.normals + offset)
      }
      guard kept < layout.steps.count, layout.steps[kept] == step else { continue }
      place(process, step: step, draws, out: out + kept * lanes, scratch: scratch)
      kept += 1
    }
  }

  /// z − g(level) of one step, where futures change the dynamics.
  private func place(
    _ process: LatentProcess, step: Int, _ draws: TileDraws, out: UnsafeMutablePointer<Double>, scratch: TileScratch
  ) {
    let error = scratch.row(Row.error)
    let drift = scratch.row(Row.drift)
    let noise = scratch.row(Row.noise)
    for lane in 0..<Self.lanes {
      out[lane] = error[lane] + drift[lane] * process.trend[Int(draws.dynamics[lane])][step] + noise[lane]
    }
  }

  /// The tile's common factor of a leaf, drawn once, with the tails of the process that asks; 0 before it begins.
  private func commonFactor(
    _ process: LatentProcess, _ streams: PathStreams, _ draws: TileDraws, first: UInt64, scratch: TileScratch
  ) -> UnsafeMutablePointer<Float> {
    let row = scratch.common(process.commonPlace, steps: layout.last) {
      normals(streams.common, first: first, count: layout.last, into: $0)
    }
    guard process.begins > 0 || process.tails.contains(where: { $0 != nil }) else { return row }
    scratch.tailed.update(from: row, count: layout.last * Self.lanes)
    applyTails(process, draws, to: scratch.tailed)
    scratch.tailed.update(repeating: 0, count: min(process.begins, layout.last) * Self.lanes)
    return scratch.tailed
  }

  /// Turns [last][lanes] normals into Student's t where a lane's dynamics ask for it.
  private func applyTails(_ process: LatentProcess, _ draws: TileDraws, to values: UnsafeMutablePointer<Float>) {
    let lanes = Self.lanes
    if process.tails.count == 1 {
      process.tails[0]?.apply(values, count: layout.last * lanes)
    } else {
      for lane in 0..<lanes {
        guard let tails = process.tails[Int(draws.dynamics[lane])] else { continue }
        for step in 0..<layout.last { values[step * lanes + lane] = tails.value(values[step * lanes + lane]) }
      }
    }
  }

  /// From distances on a scale to values, clipped.
  func invert(
    _ scale: ProcessScale, level: UnsafePointer<Double>, values: UnsafeMutablePointer<Double>, kept: Int,
    ends: PathEnds
  ) {
    let lanes = Self.lanes
    let clip = (ends.low, ends.high)
    switch scale.transform {
    case .identity:
      for step in 0..<kept { for lane in 0..<lanes { values[step * lanes + lane] += level[lane] } }
      ends.clip(values, count: kept * lanes)
    case .log: RowArithmetic.grow(values, rows: kept, level: level, clip: clip)
    case .logit:
      RowArithmetic.logit(values, rows: kept, level: level, low: scale.low, high: scale.high, clip: clip)
    }
  }

  /// The level of a total that only its rank is known of. What a gap's totals are is drawn once for all of them.
  func drawLevel(_ place: PlainPath.OrderPlace, first: UInt64, scratch: TileScratch) {
    let totals = scratch.gap(place.first) { out in
      guard let order = model.boards[place.board].rankOnly else { return }
      let key = isCentral ? nil : streams.key(order.gaps[place.gap].key, .order)
      order.draw(gap: place.gap, key: key, firstReplication: first, out: out)
    }
    scratch.freeRow(Row.level).update(from: totals + place.place * Self.lanes, count: Self.lanes)
  }
}

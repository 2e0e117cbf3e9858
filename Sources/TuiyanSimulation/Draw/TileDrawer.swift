// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanNumerics

/// Fills a tile's draws: 64 replications, lane l being replication `first + l`. Shared, not copied, by those who draw.
final class TileDrawer: Sendable {
  let model: CompiledModel
  let layout: DrawLayout
  let streams: RunStreams
  /// Everything at its median, nothing random: what the model says of as_of before chance.
  let isCentral: Bool
  /// [cells]: of those that are processes; and [totals].
  let paths: [PathStreams?]
  let totalPaths: [PathStreams]
  /// What needs no looking up from tile to tile.
  let plain: PlainPaths
  let sums: PlainSums
  /// [totals]: those that a rank-only order draws.
  let orders: [PlainPath.OrderPlace?]

  static let lanes = Tile.lanes

  init(
    model: CompiledModel, layout: DrawLayout, seed: UInt64, sources: DrawSources = DrawSources(),
    isCentral: Bool = false
  ) {
    self.model = model
    self.layout = layout
    let streams = RunStreams(seed: seed, sources: sources, of: model)
    self.streams = streams
    self.isCentral = isCentral
    paths = model.cells.map { cell in
      guard case .process(let process) = cell.source else { return nil }
      return PathStreams(process, isCentral ? nil : streams)
    }
    totalPaths = model.totals.map { PathStreams($0.process, isCentral ? nil : streams) }
    orders = PlainPath.OrderPlace.all(of: model)
    plain = PlainPaths(model: model, layout: layout, streams: paths, totals: totalPaths, orders: orders)
    sums = PlainSums(model.sums, streams: isCentral ? nil : streams, last: layout.last)
  }

  /// Makes what the luck of some deeds is drawn from, each by one thread; left to the first tiles, every thread would
  /// make all of it.
  func prepareLuck(of deeds: [Int], threads: Int) {
    var seen: Set<ObjectIdentifier> = []
    let drawn = deeds.flatMap { [model.deeds[$0].slip] + model.deeds[$0].sizes }.filter {
      $0.isDrawn && seen.insert(ObjectIdentifier($0)).inserted
    }
    ParallelTiles.run(tiles: drawn.count, threads: threads) { _, place in _ = drawn[place].prepared }
  }

  /// - Parameters:
  ///   - first: the replication of lane 0.
  ///   - future: the future of every lane, where futures are run apart; nil: drawn.
  ///   - deeds: those whose luck is asked for; nil: all.
  func fill(_ draws: TileDraws, first: UInt64, future: Int?, deeds: [Int]? = nil, scratch: TileScratch) {
    start(draws, first: first, future: future, deeds: deeds ?? Array(model.deeds.indices), scratch: scratch)
    for index in model.cells.indices {
      switch model.cells[index].source {
      case .process:
        drawPath(index, ends: .none, draws, first: first, out: draws.row(layout.path[index]), scratch: scratch)
      case .events: drawCounts(index, draws, first: first, scratch: scratch)
      case .rollupCells, .rollupBoard, .missing, .summed: continue
      }
      if layout.survey[index] >= 0 { drawSurvey(index, draws, first: first, scratch: scratch) }
    }
    for index in model.totals.indices { drawTotal(index, draws, first: first, scratch: scratch) }
    for index in model.sums.indices { drawSum(index, draws, first: first, scratch: scratch) }
  }

  /// Everything but the paths of cells and totals.
  /// - Parameter deeds: those whose luck is asked for.
  func start(_ draws: TileDraws, first: UInt64, future: Int?, deeds: [Int], scratch: TileScratch) {
    scratch.startTile()
    drawWorlds(draws, first: first, future: future, scratch: scratch)
    drawReferences(draws, first: first, scratch: scratch)
    for index in deeds { drawDeed(index, draws, first: first, scratch: scratch) }
  }

  // MARK: Futures

  private func drawWorlds(_ draws: TileDraws, first: UInt64, future: Int?, scratch: TileScratch) {
    let worlds = model.worlds
    if let future {
      for lane in 0..<Self.lanes { draws.future[lane] = Int32(future) }
    } else if worlds.count == 1 || isCentral {
      for lane in 0..<Self.lanes { draws.future[lane] = 0 }
    } else if streams.source(of: .rules) == .median {
      for lane in 0..<Self.lanes { draws.future[lane] = Int32(worlds.mostProbable) }
    } else {
      uniforms(StreamKey.things, .future, first: first, count: 1, into: scratch.uniforms)
      for lane in 0..<Self.lanes {
        let place = worlds.cumulative.firstIndex { scratch.uniforms[lane] < $0 } ?? worlds.count - 1
        draws.future[lane] = Int32(place)
      }
    }
    for lane in 0..<Self.lanes { draws.dynamics[lane] = Int32(worlds.dynamicsOf[Int(draws.future[lane])]) }
    for (kept, step) in layout.steps.enumerated() {
      let rules = draws.rules + kept * Self.lanes
      var same = true
      for lane in 0..<Self.lanes {
        let future = Int(draws.future[lane])
        rules[lane] = !isCentral && step >= worlds.rulesFrom[future] ? Int32(worlds.rulesOf[future]) : 0
        same = same && rules[lane] == rules[0]
      }
      draws.uniformRules[kept] = same ? rules[0] : -1
    }
  }

  // MARK: Reference rows and actions

  private func drawReferences(_ draws: TileDraws, first: UInt64, scratch: TileScratch) {
    for (board, rows) in layout.reference.enumerated() {
      for (leaf, row) in rows.enumerated() where row >= 0 {
        guard let reference = model.boards[board].leaves[leaf].reference else { continue }
        let id = model.leaves[model.boards[board].leaves[leaf].quantity].id
        let thing = StreamKey.things.child("reference").child(model.boards[board].board.id).child(id)
        fill(reference.drift, thing, .reference, draws, first: first, out: draws.row(row), scratch: scratch)
      }
    }
  }

  private func drawDeed(_ index: Int, _ draws: TileDraws, first: UInt64, scratch: TileScratch) {
    let deed = model.deeds[index]
    let uniform = scratch.uniforms
    let lanes = Self.lanes
    uniforms(deed.key, .deed, first: first, count: 3 + deed.effectCount, into: uniform)
    var success: UInt64 = 0
    var credit: UInt64 = 0
    for lane in 0..<lanes {
      if uniform[lane] < deed.success { success |= 1 << UInt64(lane) }
      if uniform[lanes + lane] < deed.credit { credit |= 1 << UInt64(lane) }
    }
    draws.success[index] = success
    draws.credit[index] = credit
    if layout.slip[index] >= 0 {
      let slip = draws.row(layout.slip[index])
      deed.slip.fill(uniform + 2 * lanes, slip, count: lanes)
      for lane in 0..<lanes { slip[lane] = slip[lane].rounded(.toNearestOrAwayFromZero) }
    }
    if streams.source(of: .effects) != streams.source(of: .execution) {
      uniforms(deed.key, .deed, first: first, count: 3 + deed.effectCount, into: uniform, as: .effects)
    }
    for (place, size) in deed.sizes.enumerated() {
      size.fill(
        uniform + (3 + deed.sizeEffects[place]) * lanes, draws.row(layout.sizes + deed.sizeOffset + place), count: lanes
      )
    }
  }

  // MARK: Sources of numbers

  func uniforms(
    _ thing: StreamKey, _ purpose: RunStreams.Purpose, first: UInt64, count: Int,
    into out: UnsafeMutablePointer<Double>, as group: DrawGroup? = nil
  ) {
    uniforms(isCentral ? nil : streams.key(thing, purpose, as: group), first: first, count: count, into: out)
  }

  /// - Parameter key: nil: every draw at its median.
  func uniforms(_ key: StreamKey?, first: UInt64, count: Int, into out: UnsafeMutablePointer<Double>) {
    if let key {
      key.uniforms(from: first, count: count, into: out)
    } else {
      for index in 0..<count * Self.lanes { out[index] = 0.5 }
    }
  }

  func normals(
    _ thing: StreamKey, _ purpose: RunStreams.Purpose, first: UInt64, count: Int,
    into out: UnsafeMutablePointer<Float>
  ) {
    normals(isCentral ? nil : streams.key(thing, purpose), first: first, count: count, into: out)
  }

  /// - Parameter key: nil: every draw at its median.
  func normals(_ key: StreamKey?, first: UInt64, count: Int, into out: UnsafeMutablePointer<Float>) {
    if let key {
      key.normals(from: first, count: count, into: out)
    } else {
      for index in 0..<count * Self.lanes { out[index] = 0 }
    }
  }

  /// Fills a row with a parameter of each lane's own dynamics.
  func fill(
    _ variants: [Parameter], _ thing: StreamKey, _ purpose: RunStreams.Purpose, _ draws: TileDraws, first: UInt64,
    out: UnsafeMutablePointer<Double>, scratch: TileScratch
  ) {
    let key = isCentral ? nil : streams.key(thing, purpose)
    fill(variants, key, draws, first: first, out: out, scratch: scratch)
  }

  /// - Parameter key: nil: every draw at its median.
  func fill(
    _ variants: [Parameter], _ key: StreamKey?, _ draws: TileDraws, first: UInt64, out: UnsafeMutablePointer<Double>,
    scratch: TileScratch
  ) {
    let lanes = Self.lanes
    if variants.count == 1, let number = variants[0].number(at: key) {
      for lane in 0..<lanes { out[lane] = number }
    } else if variants.contains(where: \.isDrawn) {
      uniforms(key, first: first, count: 1, into: scratch.uniforms)
      if variants.count == 1 { return variants[0].fill(scratch.uniforms, out, count: lanes) }
      for lane in 0..<lanes { out[lane] = variants[Int(draws.dynamics[lane])].value(at: scratch.uniforms[lane]) }
    } else {
      for lane in 0..<lanes { out[lane] = variants[Int(draws.dynamics[lane])].constant }
    }
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics
import TuiyanPlans

/// What a part of a run gives besides its scores; parts in order add up to the whole.
struct SliceCounts: Sendable {
  /// [futures][words]: the replications that live in each.
  var futures: [[UInt64]]
  /// [targets]: the bits of the part's words.
  var targets: [TargetRecord.Hits]
  /// [columns][halves]: how often a rank was (index + 2)/2.
  var ranks: [[Int]]

  /// Puts the next part behind this one.
  mutating func append(_ next: SliceCounts) {
    for future in futures.indices { futures[future] += next.futures[future] }
    for target in targets.indices {
      targets[target].joint += next.targets[target].joint
      for unit in targets[target].units.indices { targets[target].units[unit] += next.targets[target].units[unit] }
    }
    for column in ranks.indices {
      for half in ranks[column].indices { ranks[column][half] += next.ranks[column][half] }
    }
  }
}

/// The scores of a part of a run.
enum SliceScores: Sendable {
  /// [boards].
  case exact([ProjectionTally])
  /// [columns].
  case sketch([ScoreSketch])
}

extension ProjectionPass {
  /// Tiles that a pilot runs in each future: 4,096 replications.
  private static let pilotTiles = 64
  /// Bytes of totals of one stretch of a sketched run.
  private static let stretchBytes = 64 << 20

  /// Simulates a part of the run.
  func result(
    of slice: ReplicationSlice, keeping: ScoreKeeping, hasFutures: Bool, progress: ProgressSink?
  ) -> (counts: SliceCounts, scores: SliceScores) {
    let tiles = slice.range(of: schedule.tiles.count)
    let counter = ProgressCounter(total: tiles.count, sink: progress)
    let targets = targets()
    let tallies: [ProjectionTally]
    let scores: SliceScores
    switch keeping {
    case .exact:
      tallies = self.tallies(replications: replications(tiles))
      run(tiles, into: tallies, targets, counter: counter)
      scores = .exact(tallies)
    case .sketch:
      let sketches = pilotSketches()
      let stretch = longestStretch
      tallies = self.tallies(replications: min(stretch, tiles.count) * Tile.lanes, isFilledOnce: false)
      var first = tiles.lowerBound
      while first < tiles.upperBound {
        let next = first..<min(first + stretch, tiles.upperBound)
        run(next, into: tallies, targets, counter: counter)
        fold(tallies, count: replications(next), into: sketches)
        first = next.upperBound
      }
      scores = .sketch(sketches)
    }
    return (counts(tiles, tallies, targets, hasFutures: hasFutures), scores)
  }

  /// Empty sketches whose ends are those of the first replications, the same for every part of a run.
  private func pilotSketches() -> [ScoreSketch] {
    let tiles = 0..<min(Self.pilotTiles, longestStretch, schedule.tiles.count)
    let pilot = tallies(replications: replications(tiles))
    run(tiles, into: pilot, nil, counter: nil)
    let bins = ScoreSketch.bins(columns: shape.count)
    return shape.places.compactMap { board, member, step in
      pilot[board].column(member: member, step: step).map { ScoreSketch(pilot: $0, bins: bins) }
    }
  }

  /// Tiles of a stretch, in whose totals 8 bytes each are reckoned with.
  private var longestStretch: Int { max(1, Self.stretchBytes / max(1, shape.count * 8 * Tile.lanes)) }

  private func fold(_ tallies: [ProjectionTally], count: Int, into sketches: [ScoreSketch]) {
    let places = shape.places
    ParallelTiles.run(tiles: places.count, threads: workers) { _, column in
      let (board, member, step) = places[column]
      guard let values = tallies[board].column(member: member, step: step) else { return }
      sketches[column].add(
        ScoreColumn(base: values.base, deviations: UnsafeBufferPointer(rebasing: values.deviations[..<count])))
    }
  }

  private func counts(
    _ tiles: Range<Int>, _ tallies: [ProjectionTally], _ targets: TargetTally, hasFutures: Bool
  ) -> SliceCounts {
    let layout = targets.layout(hasFutures: hasFutures)
    return SliceCounts(
      futures: layout.futures.map { Array($0[tiles]) },
      targets: targets.record.targets.map { hits in
        TargetRecord.Hits(joint: Array(hits.joint[tiles]), units: hits.units.map { Array($0[tiles]) })
      },
      ranks: shape.places.map { board, member, step in tallies[board].halves(member: member, step: step) })
  }
}

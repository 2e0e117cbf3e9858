// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

/// The cohorts of every leaf: who is ranked together on it.
///
/// Boards whose scheme has the leaf are joined where they share a unit, directly or through others; the units of boards
/// that are joined are one cohort. Prefectures on one board and counties on another that hold the same leaf are two: they
/// need not move alike. A unit on no such board is in no cohort; a model draws no value of the leaf for it.
package struct LeafCohorts: Sendable {
  /// By leaf id.
  private let partitions: [String: Partition]

  package init(_ scenario: Scenario) {
    var boards: [String: [Int]] = [:]
    for (index, board) in scenario.boards.enumerated() {
      let scheme = scenario.schemes.first { $0.id == board.scheme }
      for leaf in scheme?.leaves ?? [] { boards[leaf.id, default: []].append(index) }
    }
    let order = Dictionary(uniqueKeysWithValues: scenario.units.enumerated().map { ($1.id, $0) })
    // Most leaves stand on the same boards.
    var made: [[Int]: Partition] = [:]
    for places in Set(boards.values) { made[places] = Partition(places.map { scenario.boards[$0] }, order: order) }
    partitions = boards.compactMapValues { made[$0] }
  }

  /// In the order of the first board of each; none of a leaf that no board has.
  package func cohorts(of leaf: String) -> [Cohort] { partitions[leaf]?.cohorts ?? [] }

  /// The cohort of a unit; nil where no board of it has the leaf.
  package func cohort(of leaf: String, with unit: String) -> Cohort? {
    guard let partition = partitions[leaf], let place = partition.places[unit] else { return nil }
    return partition.cohorts[place]
  }
}

/// The units of some boards, put together where boards share a unit.
private struct Partition {
  let cohorts: [Cohort]
  /// Unit id → index of its cohort.
  let places: [String: Int]

  init(_ boards: [Board], order: [String: Int]) {
    // [boards]: the first board that each is joined with.
    var joined = Array(boards.indices)
    var first: [String: Int] = [:]
    for (index, board) in boards.enumerated() {
      for unit in board.units {
        guard let other = first[unit] else {
          first[unit] = index
          continue
        }
        let (low, high) = (min(joined[index], joined[other]), max(joined[index], joined[other]))
        for place in joined.indices where joined[place] == high { joined[place] = low }
      }
    }
    let groups = Set(joined).sorted().map { group in boards.indices.filter { joined[$0] == group } }
    cohorts = groups.map { group in
      let units = Set(group.flatMap { boards[$0].units })
      return Cohort(
        boards: group.map { boards[$0].id }, units: units.sorted { order[$0, default: 0] < order[$1, default: 0] },
        hasOthers: groups.count > 1)
    }
    places = Dictionary(
      cohorts.enumerated().flatMap { place, cohort in cohort.units.map { ($0, place) } }, uniquingKeysWith: { $1 })
  }
}

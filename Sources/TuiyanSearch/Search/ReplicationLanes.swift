// SPDX-License-Identifier: GPL-3.0-or-later

/// The lanes that are replications.
struct ReplicationLanes {
  /// Ascending.
  let places: [Int]
  /// All there are, those that are no replications too.
  private let count: Int

  /// - Parameter valid: [words]: a bit for every lane.
  init(_ valid: [UInt64]) {
    count = 64 * valid.count
    places = valid.indices.flatMap { word in
      (0..<64).filter { (valid[word] >> UInt64($0)) & 1 == 1 }.map { word * 64 + $0 }
    }
  }

  /// A row's numbers at these lanes.
  func values(_ row: [Float]) -> [Float] { places.map { row[$0] } }

  /// What a move adds at these lanes.
  func values(of move: MarginModel.Move) -> [Float] {
    var row = Array(repeating: Float(0), count: count)
    move.add(1, to: &row)
    return values(row)
  }
}

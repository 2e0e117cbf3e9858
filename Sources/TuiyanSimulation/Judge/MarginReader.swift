// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics

/// Reads margins off the state of a tile.
struct MarginReader: Sendable {
  let model: CompiledModel
  let sheet: TargetSheet
  let asked: AskedRanks

  /// Rounded to the nearest number of fewer digits.
  func read(_ event: Int, _ tile: ReplayTile, into out: UnsafeMutablePointer<Float>) {
    withUnsafeTemporaryAllocation(of: Double.self, capacity: Tile.lanes) { exact in
      guard let row = exact.baseAddress else { return }
      read(event, tile, into: row)
      for lane in 0..<Tile.lanes { out[lane] = Float(row[lane]) }
    }
  }

  func read(_ event: Int, _ tile: ReplayTile, into out: UnsafeMutablePointer<Double>) {
    let atom = sheet.atoms[event]
    let offset = atom.kept * Tile.lanes
    switch atom.question {
    case .rank(let atMost) where atMost >= 1 && asked.isMoving[atom.board][atom.member]:
      rank(atom, tile, into: out) { _ in Int(atMost) }
    case .rankGainSinceAsOf(let atLeast) where asked.isMoving[atom.board][atom.member]:
      let place = asked.place[atom.board][atom.member]
      let asOf = tile.state.rank(board: atom.board, place: place)
      rank(atom, tile, into: out) { Int((asOf[$0] - atLeast + Tolerance.value).rounded(.down)) }
    case .score(let atLeast):
      let total = tile.state.total(board: atom.board, member: atom.member) + offset
      for lane in 0..<Tile.lanes { out[lane] = total[lane] - atLeast }
    case .indicatorValue(let leaf, let bound):
      guard let values = values(atom, leaf: leaf, tile) else { return hits(event, tile, into: out) }
      for lane in 0..<Tile.lanes {
        switch bound {
        case .atLeast(let least): out[lane] = values[lane] - least
        case .atMost(let most): out[lane] = most - values[lane]
        }
      }
    case .indicatorRank(let leaf, let atMost) where atMost >= 1:
      guard values(atom, leaf: leaf, tile) != nil else { return hits(event, tile, into: out) }
      for lane in 0..<Tile.lanes { out[lane] = lead(atom, leaf: leaf, atMost: Int(atMost), lane, tile) }
    case .shareOfIndicators(let shared, let leaves, let atLeast):
      share(atom, shared, leaves, atLeast, tile, into: out)
    default: hits(event, tile, into: out)
    }
  }

  private func hits(_ event: Int, _ tile: ReplayTile, into out: UnsafeMutablePointer<Double>) {
    for lane in 0..<Tile.lanes { out[lane] = (tile.atoms[event] >> UInt64(lane)) & 1 == 1 ? 0.5 : -0.5 }
  }

  /// The member's total minus the n-th greatest of the others', n the worst rank that will do.
  private func rank(
    _ atom: Atom, _ tile: ReplayTile, into out: UnsafeMutablePointer<Double>, atMost: (Int) -> Int
  ) {
    let board = atom.board
    let offset = atom.kept * Tile.lanes
    let window = asked.windows[board][asked.place[board][atom.member]] ?? asked.still[board].indices
    let still = tile.still[atom.kept][board].every
    let resting = asked.still[board].count
    let own = tile.state.key(board: board, member: atom.member) + offset
    let lanes = Tile.lanes
    let moving = asked.moving[board].count - 1
    withUnsafeTemporaryAllocation(of: Double.self, capacity: max(1, moving * lanes)) { buffer in
      guard let rivals = buffer.baseAddress else { return }
      var next = rivals
      for other in asked.moving[board] where other != atom.member {
        next.initialize(from: tile.state.key(board: board, member: other) + offset, count: lanes)
        next += lanes
      }
      Standing.sort(rivals, count: moving)
      for lane in 0..<lanes {
        let most = atMost(lane)
        guard most >= 1 else {
          out[lane] = -1e6
          continue
        }
        // The n-th greatest of two sorted lists together.
        var bound = -Double.infinity
        for taken in stride(from: max(0, most - resting), through: min(moving, most), by: 1) {
          let rival = taken == 0 ? Double.infinity : rivals[(taken - 1) * lanes + lane]
          let n = most - taken - 1
          let rest = n < 0 ? Double.infinity : window.contains(n) ? still.greatest(n, lane: lane) : -.infinity
          bound = max(bound, min(rival, rest))
        }
        out[lane] = bound == -.infinity ? 1e6 : own[lane] - bound
      }
    }
  }

  // MARK: Leaves

  private func values(_ atom: Atom, leaf: Int, _ tile: ReplayTile) -> UnsafeMutablePointer<Double>? {
    let board = model.boards[atom.board]
    guard board.indicatorPlace[atom.member] >= 0 else { return nil }
    return tile.state.measured(board.cell(atom.member, leaf: leaf)) + atom.kept * Tile.lanes
  }

  /// The member's value minus the n-th best of the others', in the better direction of the leaf.
  private func lead(_ atom: Atom, leaf: Int, atMost: Int, _ lane: Int, _ tile: ReplayTile) -> Double {
    let board = model.boards[atom.board]
    let sign = model.leaves[board.leaves[leaf].quantity].scale.sign
    guard let own = values(atom, leaf: leaf, tile) else { return -1e6 }
    let place = atom.kept * Tile.lanes + lane
    var others = board.indicatorMembers.filter { $0 != atom.member }.map { board.cell($0, leaf: leaf) }
      .filter { model.cells[$0].hasValue }.map { sign * tile.state.measured($0)[place] }
    guard atMost <= others.count else { return 1e6 }
    others.sort(by: >)
    return sign * own[lane] - others[atMost - 1]
  }

  /// The n-th greatest distance of the leaves, n the number that has to hold.
  private func share(
    _ atom: Atom, _ shared: Test.Shared, _ leaves: [Int], _ atLeast: Double, _ tile: ReplayTile,
    into out: UnsafeMutablePointer<Double>
  ) {
    let needed = Int((atLeast * Double(leaves.count) - Tolerance.value).rounded(.up))
    let board = model.boards[atom.board]
    guard board.indicatorPlace[atom.member] >= 0, needed <= leaves.count else {
      for lane in 0..<Tile.lanes { out[lane] = -0.5 }
      return
    }
    for lane in 0..<Tile.lanes {
      guard needed > 0 else {
        out[lane] = 0.5
        continue
      }
      let distances = leaves.map { leaf -> Double in
        switch shared {
        case .rankAtMost(let most): return lead(atom, leaf: leaf, atMost: most, lane, tile)
        case .valueAtBest(let share):
          let place = atom.kept * Tile.lanes + lane
          func points(_ member: Int) -> Double {
            tile.state.points(
              board: atom.board, place: board.indicatorPlace[member], node: board.leaves[leaf].node)[place]
          }
          let best = board.indicatorMembers.map(points).max() ?? 0
          return points(atom.member) - share * best
        }
      }
      out[lane] = distances.sorted(by: >)[needed - 1]
    }
  }
}

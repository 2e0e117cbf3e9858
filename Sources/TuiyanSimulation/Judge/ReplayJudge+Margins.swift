// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics

extension ReplayJudge: MarginJudge {
  public func margins(of plan: PlanVector) -> EventMargins {
    EventMargins(rows: exactMargins(of: plan).map { $0.map { Float($0) } })
  }

  public func exactMargins(of plan: PlanVector) -> [[Double]] {
    _ = record(of: plan)
    let rows = MarginRows(events: sheet.atoms.count, words: schedule.tiles.count)
    let reader = MarginReader(model: model, sheet: sheet, asked: asked)
    let store = store
    ParallelTiles.run(tiles: schedule.tiles.count, threads: workerCount) { _, place in
      let tile = store[place]
      for event in reader.sheet.atoms.indices {
        reader.read(event, tile, into: rows.row(event, word: tile.tile.word))
      }
    }
    return sheet.atoms.indices.map(rows.values)
  }

  public var singleEvents: [SingleEvents]? {
    sheet.lines.map { SingleEvents(joint: $0.joint.singleEvent, units: $0.units.map(\.singleEvent)) }
  }

  public func record(events: [[UInt64]]) -> TargetRecord {
    let valid = layout.valid
    func row(_ expression: TargetExpression) -> [UInt64] {
      var bits = expression.row(events, words: valid.count)
      for word in valid.indices { bits[word] &= valid[word] }
      return bits
    }
    return TargetRecord(
      targets: sheet.lines.map { TargetRecord.Hits(joint: row($0.joint), units: $0.units.map(row)) })
  }
}

extension TargetExpression {
  /// The one atom it stands for.
  fileprivate var singleEvent: Int? {
    switch self {
    case .atom(let index): index
    case .all(let members), .any(let members): members.count == 1 ? members[0].singleEvent : nil
    case .never, .atLeast: nil
    }
  }

  /// All words at once.
  fileprivate func row(_ events: [[UInt64]], words: Int) -> [UInt64] {
    switch self {
    case .never: return Array(repeating: 0, count: words)
    case .atom(let index): return events[index]
    case .all(let members):
      guard let first = members.first else { return Array(repeating: .max, count: words) }
      return members.dropFirst().reduce(into: first.row(events, words: words)) { result, member in
        let next = member.row(events, words: words)
        for word in result.indices { result[word] &= next[word] }
      }
    case .any(let members):
      return members.reduce(into: Array(repeating: 0, count: words)) { result, member in
        let next = member.row(events, words: words)
        for word in result.indices { result[word] |= next[word] }
      }
    case .atLeast:
      return (0..<words).map { word in bits(events.map { $0[word] }) }
    }
  }
}

/// Rows of margins that tiles write to, each to lanes of its own, which makes sharing them safe.
private final class MarginRows: @unchecked Sendable {
  private let buffer: UnsafeMutablePointer<Double>
  private let lanes: Int

  init(events: Int, words: Int) {
    lanes = words * Tile.lanes
    buffer = .allocate(capacity: max(1, events * lanes))
    buffer.initialize(repeating: 0, count: max(1, events * lanes))
  }

  deinit { buffer.deallocate() }

  func row(_ event: Int, word: Int) -> UnsafeMutablePointer<Double> { buffer + event * lanes + word * Tile.lanes }

  func values(_ event: Int) -> [Double] {
    Array(UnsafeBufferPointer(start: buffer + event * lanes, count: lanes))
  }
}

/// Reads margins off the state of a tile.
private struct MarginReader: Sendable {
  let model: CompiledModel
  let sheet: TargetSheet
  let asked: AskedRanks

  func read(_ event: Int, _ tile: ReplayTile, into out: UnsafeMutablePointer<Double>) {
    let atom = sheet.atoms[event]
    let offset = atom.kept * Tile.lanes
    switch atom.question {
    case .rank(let atMost) where atMost >= 1 && asked.isMoving[atom.board][atom.member]:
      rank(atom, atMost: Int(atMost), tile, into: out)
    case .score(let atLeast):
      let total = tile.state.total(board: atom.board, member: atom.member) + offset
      for lane in 0..<Tile.lanes { out[lane] = total[lane] - atLeast }
    case .indicatorValue(let leaf, let bound):
      let board = model.boards[atom.board]
      guard board.indicatorPlace[atom.member] >= 0 else { return hits(event, tile, into: out) }
      let values = tile.state.measured(board.cell(atom.member, leaf: leaf)) + offset
      for lane in 0..<Tile.lanes {
        switch bound {
        case .atLeast(let least): out[lane] = values[lane] - least
        case .atMost(let most): out[lane] = most - values[lane]
        }
      }
    default: hits(event, tile, into: out)
    }
  }

  private func hits(_ event: Int, _ tile: ReplayTile, into out: UnsafeMutablePointer<Double>) {
    for lane in 0..<Tile.lanes { out[lane] = (tile.atoms[event] >> UInt64(lane)) & 1 == 1 ? 0.5 : -0.5 }
  }

  /// The member's total minus the n-th greatest of the others', n the worst rank that will do.
  private func rank(_ atom: Atom, atMost most: Int, _ tile: ReplayTile, into out: UnsafeMutablePointer<Double>) {
    let board = atom.board
    let offset = atom.kept * Tile.lanes
    let still = tile.still[atom.kept][board]
    let resting = asked.still[board].count
    let place = asked.place[board][atom.member]
    let own = tile.state.key(board: board, member: atom.member) + offset
    let others = asked.moving[board].filter { $0 != atom.member }
    var rivals = Array(repeating: 0.0, count: others.count)
    for lane in 0..<Tile.lanes {
      for (place, other) in others.enumerated() {
        rivals[place] = tile.state.key(board: board, member: other)[offset + lane]
      }
      rivals.sort(by: >)
      // The n-th greatest of two sorted lists together.
      var bound = -Double.infinity
      for taken in 0...min(rivals.count, most) where most - taken <= resting {
        let moving = taken == 0 ? Double.infinity : rivals[taken - 1]
        let rest =
          taken == most ? Double.infinity : still.greatest(most - taken - 1, of: place, lane: lane) ?? -.infinity
        bound = max(bound, min(moving, rest))
      }
      out[lane] = bound == -.infinity ? 1e6 : own[lane] - bound
    }
  }
}

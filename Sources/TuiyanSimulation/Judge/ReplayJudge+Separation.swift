// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

extension ReplayJudge {
  public var separateGroups: [Int]? {
    guard sheet.atoms.allSatisfy(isPlain) else { return nil }
    let touched = model.reach.map { Set($0.cells) }
    guard model.reach.allSatisfy({ $0.totals.isEmpty }), touched.allSatisfy({ $0.allSatisfy(addsUp) }) else {
      return nil
    }
    var groups = SlotGroups(count: model.slots.count)
    var lastOn: [Int: Int] = [:]
    for slot in touched.indices {
      // What a slot reaches holds the cells of all that needs it and of its synergies.
      for cell in touched[slot].sorted() {
        if let other = lastOn[cell] { groups.join(slot, other) }
        lastOn[cell] = slot
      }
    }
    return groups.numbers
  }

  /// Whether the event is exactly that a unit's total is high enough, the others' totals being what they are.
  private func isPlain(_ atom: Atom) -> Bool {
    switch atom.question {
    case .score: return true
    case .rank(let atMost):
      let board = model.boards[atom.board].board
      return board.ties == .min && board.tieBreak.isEmpty && board.decimals == nil
        && atMost >= 1 && atMost == atMost.rounded() && asked.moving[atom.board] == [atom.member]
    case .rankGainSinceAsOf, .indicatorValue, .indicatorRank, .shareOfIndicators: return false
    }
  }

  /// Whether a cell's points enter totals as a term of a sum, and nothing else is made from the cell.
  private func addsUp(_ cell: Int) -> Bool {
    let unit = model.cells[cell].unit
    for other in model.cells {
      switch other.source {
      case .rollupCells(let children, _): if children.contains(cell) { return false }
      case .rollupBoard(let board, _, _, _):
        if model.boards[board].members.contains(where: { $0.unit == unit }) { return false }
      case .process, .events, .missing, .summed: break
      }
    }
    for board in model.boards {
      for member in board.indicatorMembers {
        for (place, leaf) in board.leaves.enumerated() where board.cell(member, leaf: place) == cell {
          guard !leaf.rule.comparesMembers,
            board.groups(above: leaf.node).allSatisfy({ board.nodes[$0].aggregate == .sum })
          else { return false }
        }
      }
    }
    return true
  }
}

/// Which slots belong together.
private struct SlotGroups {
  private var parent: [Int]

  init(count: Int) { parent = Array(0..<count) }

  mutating func join(_ left: Int, _ right: Int) { parent[root(left)] = root(right) }

  private func root(_ slot: Int) -> Int {
    var slot = slot
    while parent[slot] != slot { slot = parent[slot] }
    return slot
  }

  /// [slots]: groups numbered by their first slot.
  var numbers: [Int] {
    var known: [Int: Int] = [:]
    return parent.indices.map { slot in
      let root = root(slot)
      let number = known[root] ?? known.count
      known[root] = number
      return number
    }
  }
}

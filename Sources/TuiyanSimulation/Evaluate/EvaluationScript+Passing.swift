// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

/// Boards whose leaves are not kept: member by member, each leaf right after it is measured.
extension EvaluationScript {
  mutating func addPassing(_ index: Int, model: CompiledModel) {
    let board = model.boards[index]
    for (member, kind) in board.members.enumerated() {
      switch kind {
      case .indicators(_, let cells): addMember(member, cells: cells, board: index, model: model)
      case .total(_, let process): add(.moveTotal, board: index, subject: process)
      }
    }
    markChanged(board: index, members: Array(board.members.indices))
    if !board.members.isEmpty { add(.rank, board: index, list: Array(board.members.indices)) }
  }

  private mutating func addMember(_ member: Int, cells: [Int], board index: Int, model: CompiledModel) {
    let board = model.boards[index]
    let groups = board.nodes.indices.filter { board.nodes[$0].leaf == nil }
    // Leaves that stand beside groups, or whose group is no sum, wait for it as points of their own.
    var collecting: [(node: Int, children: [Int])] = groups.map { ($0, board.nodes[$0].children) }
    collecting.append((-1, board.roots))
    collecting.removeAll { node, children in
      children.contains { board.nodes[$0].leaf == nil } || node >= 0 && board.nodes[node].aggregate != .sum
    }
    let places = Dictionary(uniqueKeysWithValues: board.leaves.enumerated().map { ($1.node, $0) })
    let collected = Set(collecting.flatMap { $0.children })
    for (place, leaf) in board.leaves.enumerated() where !collected.contains(leaf.node) {
      add(.score, board: index, subject: place, list: [member])
    }
    for (node, children) in collecting {
      let drawn = children.filter { node in places[node].map { !model.cells[cells[$0]].isSummed } ?? false }
      // With nothing left to add, the first leaf is there to write a 0.
      for (order, child) in (drawn.isEmpty ? Array(children.prefix(1)) : drawn).enumerated() {
        guard let place = places[child] else { continue }
        add(.pass, board: index, subject: place, list: [member, node, order == 0 ? 1 : 0])
      }
    }
    let rest = groups.filter { group in !collecting.contains { $0.node == group } }
    if collecting.contains(where: { $0.node == -1 }) {
      add(.closeTotal, board: index, subject: member)
    } else {
      add(.addUp, board: index, subject: member, list: rest)
    }
  }
}

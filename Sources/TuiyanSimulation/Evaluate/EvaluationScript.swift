// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

/// What has to be made again, in order, once it is known which cells and totals a change can move.
///
/// Worked out once per change, then run for every tile; each operation makes all kept steps.
struct EvaluationScript: Sendable {
  struct Operation: Sendable {
    enum Kind: Sendable {
      /// A cell's measured value; `subject` is the cell.
      case measure
      /// Points of one leaf (`subject`) for some members of a board (all of them where the rule compares members).
      case score
      /// One leaf's (`subject`) points of one member, measured, scored and added to what its group (or the total) has so
      /// far; `indices` hold the member, the group's node (−1: the total), and 1 for the first leaf of the group.
      case pass
      /// A member's (`subject`) total to which all leaves have been added.
      case closeTotal
      /// Groups of a member's (`subject`) tree whose children changed, children first, and then its total.
      case addUp
      /// A total that is known as such; `subject` is the process.
      case moveTotal
      /// Ranks of a board on which these members' totals changed.
      case rank
    }

    let kind: Kind
    let board: Int
    let subject: Int
    /// Into `indices`: members, or groups.
    let list: Range<Int>
  }

  private(set) var operations: [Operation] = []
  private(set) var indices: [Int] = []
  /// [boards]: members whose total changes.
  private(set) var changed: [[Int]]

  /// Everything.
  init(all model: CompiledModel, passing: PassingLeaves? = nil) {
    self.init(
      model: model, cells: Array(model.cells.indices), totals: Array(model.totals.indices), passing: passing)
  }

  /// What some boards are made of.
  init(_ needs: BoardNeeds, model: CompiledModel, passing: PassingLeaves? = nil) {
    self.init(
      model: model, cells: needs.cells.sorted(), totals: needs.totals.sorted(), boards: needs.boards, passing: passing)
  }

  /// What follows from a change of some cells and totals.
  /// - Parameters:
  ///   - boards: those to make; nil: all.
  ///   - passing: leaves that are not kept, where all that a board is made of is named; nil: all are kept.
  init(
    model: CompiledModel, cells: [Int], totals: [Int], boards: Set<Int>? = nil, passing: PassingLeaves? = nil
  ) {
    changed = Array(repeating: [], count: model.boards.count)
    var dirty = Array(repeating: false, count: model.cells.count)
    for cell in cells { dirty[cell] = true }
    let dirtyTotals = Set(totals)
    for task in model.order {
      switch task {
      case .cell(let index): addCell(index, model: model, dirty: &dirty, passes: passing?.cells[index] == true)
      case .board(let index) where boards?.contains(index) == false: continue
      case .board(let index):
        addBoard(index, model: model, dirty: dirty, dirtyTotals: dirtyTotals, passing: passing)
      }
    }
  }

  /// The same script without the operations that a test refuses.
  func filtered(_ isKept: (Operation) -> Bool) -> EvaluationScript {
    var script = self
    script.operations = operations.filter(isKept)
    return script
  }

  mutating func add(_ kind: Operation.Kind, board: Int = -1, subject: Int = -1, list: [Int] = []) {
    let start = indices.count
    indices += list
    operations.append(Operation(kind: kind, board: board, subject: subject, list: start..<indices.count))
  }

  mutating func markChanged(board: Int, members: [Int]) { changed[board] += members }

  private mutating func addCell(_ index: Int, model: CompiledModel, dirty: inout [Bool], passes: Bool) {
    switch model.cells[index].source {
    case .rollupCells(let children, _): dirty[index] = dirty[index] || children.contains { dirty[$0] }
    case .rollupBoard(let board, let members, let rankShare, _):
      dirty[index] =
        dirty[index] || (rankShare ? !changed[board].isEmpty : members.contains(where: changed[board].contains))
    case .process, .events, .missing, .summed: break
    }
    if dirty[index], model.cells[index].hasValue, !passes { add(.measure, subject: index) }
  }

  private mutating func addBoard(
    _ index: Int, model: CompiledModel, dirty: [Bool], dirtyTotals: Set<Int>, passing: PassingLeaves?
  ) {
    let board = model.boards[index]
    if let passing, passing.boards[index] {
      return addPassing(index, model: model)
    }
    var moved = Array(repeating: Set<Int>(), count: board.members.count)
    for (place, leaf) in board.leaves.enumerated() {
      let touched = board.indicatorMembers.filter { dirty[board.cell($0, leaf: place)] }
      guard !touched.isEmpty else { continue }
      let members = leaf.rule.comparesMembers ? board.indicatorMembers : touched
      for member in members { moved[member].formUnion(board.groups(above: leaf.node)) }
      for member in members where moved[member].isEmpty { moved[member] = [leaf.node] }
      add(.score, board: index, subject: place, list: members)
    }
    for (member, kind) in board.members.enumerated() {
      switch kind {
      case .indicators:
        guard !moved[member].isEmpty else { continue }
        let groups = moved[member].filter { board.nodes[$0].leaf == nil }.sorted()
        add(.addUp, board: index, subject: member, list: groups)
      case .total(_, let process):
        guard dirtyTotals.contains(process) else { continue }
        add(.moveTotal, board: index, subject: process)
      }
      changed[index].append(member)
    }
    if !changed[index].isEmpty { add(.rank, board: index, list: changed[index]) }
  }
}

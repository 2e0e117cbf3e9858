// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

/// Which scores and ranks a projection is to give; what it gives does not depend on it.
public enum ProjectionScope: Sendable {
  /// Every unit at every step.
  case everything
  /// What people read: our units at every step, every unit at the horizon. The others' earlier steps are not ranked.
  case readers
  /// One unit on one board at every step, and nothing else: no other board, no targets.
  case course(unit: String, board: String)

  /// The members of a board whose scores and ranks are wanted at each kept step, ascending; nil: all of them.
  func members(_ board: CompiledBoard, of scenario: Scenario, steps: Int) -> [[Int]?] {
    func places(_ isKept: (String) -> Bool) -> [Int] {
      board.members.indices.filter { isKept(scenario.units[board.members[$0].unit].id) }
    }
    switch self {
    case .everything: return Array(repeating: nil, count: steps)
    case .readers:
      let ours = places(Set(scenario.ours).contains)
      return (0..<steps).map { $0 == steps - 1 ? nil : ours }
    case .course(let unit, let id):
      return Array(repeating: board.board.id == id ? places { $0 == unit } : [], count: steps)
    }
  }

  /// What has to be made; nil: everything.
  func needs(_ model: CompiledModel) -> BoardNeeds? {
    guard case .course(_, let id) = self else { return nil }
    return BoardNeeds(
      model, boards: Set(model.boards.indices.filter { model.boards[$0].board.id == id }), cells: [])
  }

  var judgesTargets: Bool { if case .course = self { false } else { true } }
}

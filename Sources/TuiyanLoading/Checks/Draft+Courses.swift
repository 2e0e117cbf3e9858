// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

extension Draft {
  /// Running totals have begun by as_of, last to the horizon, and every unit has a value since they began; units known
  /// leaf by leaf have a leaf that runs up too.
  func checkCourses(into diagnostics: inout Diagnostics) {
    for leaf in schemes.flatMap(\.leaves) {
      check(leaf.node["cumulative"], leaf.leaf?.cumulative, into: &diagnostics) { since, asOf in
        guard tables.history.isComplete, tables.units.isComplete else { return nil }
        let late = units.units.filter { unit in
          guard unit.depth == .indicators, self.leaf(leaf.id, of: unit.id) != nil, !states(leaf.id, of: unit),
            let last = known.leaf(leaf.id, of: unit.id)?.lastValue
          else { return false }
          return last.period.value < since
        }
        return late.first.map {
          .noneInCourse(
            unit: $0.id, leaf: leaf.id, since: since.description, asOf: asOf.description, others: late.count - 1)
        }
      }
    }
    for board in boards {
      checkLeaves(of: board, into: &diagnostics)
      check(board.node["cumulative"], board.value.cumulative, into: &diagnostics) { since, asOf in
        guard tables.results.isComplete, tables.units.isComplete else { return nil }
        let late = units(of: board.value, at: .score).filter { unit in
          known.total(of: unit, on: board.value.id)?.lastScore.map { $0.period.value < since } ?? false
        }
        return late.first.map {
          .noTotalInCourse(
            unit: $0, board: board.value.id, since: since.description, asOf: asOf.description, others: late.count - 1)
        }
      }
    }
  }

  /// A total put together from leaves of which none runs up stands beside totals that do.
  private func checkLeaves(of board: Noted<Board>, into diagnostics: inout Diagnostics) {
    guard let running = board.value.cumulative, let place = board.node["cumulative"]?.place,
      let scheme = scheme(of: board.value), !scheme.leaves.contains(where: { $0.leaf?.cumulative != nil })
    else { return }
    let members = units(of: board.value, at: .indicators)
    guard let first = members.first else { return }
    diagnostics.warning(
      .data(
        .standingLeaves(
          board: board.value.id, since: running.since.description, unit: first, others: members.count - 1)),
      at: place)
  }

  /// Every dynamics states the level, so that no row is needed.
  private func states(_ leaf: String, of unit: Unit) -> Bool {
    allDynamics.allSatisfy {
      $0.value.keys(unit: unit, isOurs: ours.contains(unit.id), indicator: leaf).level != nil
    }
  }

  private func check(
    _ node: YAMLNode?, _ running: RunningTotal?, into diagnostics: inout Diagnostics,
    missing: (_ since: Period, _ asOf: Period) -> DataProblem?
  ) {
    guard let stated = node?["since"], let text = stated.text else { return }
    guard let running else {
      if Period(text, step: .month) != nil {
        diagnostics.error(.time(.finerThanStep(text, frame.step)), at: stated.place)
      }
      return
    }
    guard let asOf = frame.asOf, let horizon = frame.horizon else { return }
    if running.since > asOf {
      diagnostics.error(
        .time(.courseNotBegun(since: running.since.description, asOf: asOf.description)), at: stated.place)
    } else if let last = running.last, last < horizon {
      diagnostics.error(
        .time(
          .courseEnds(
            last: last.description, horizon: horizon.description, horizonPlace: root.place(of: "horizon"))),
        at: stated.place)
    } else if let problem = missing(running.since, asOf) {
      diagnostics.error(.data(problem), at: stated.place)
    }
  }
}

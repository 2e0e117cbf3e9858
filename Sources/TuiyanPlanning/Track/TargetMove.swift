// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

/// Moves targets on in time: what past periods have settled, and what is still open of each.
struct TargetMove {
  /// What became of a condition.
  enum State {
    case met, missed
    /// Due, and what was published does not tell.
    case unknown
    /// Still to be judged: what is left of it.
    case open(Clause)

    var isOpen: Bool { if case .open = self { true } else { false } }

    /// nil: open, or due and not known.
    var isMet: Bool? {
      switch self {
      case .met: true
      case .missed: false
      case .unknown, .open: nil
      }
    }
  }

  let from: Period
  let to: Period
  let facts: PublishedFacts

  /// - Returns: `isAssumed`: a part that is over was not published and is taken as met.
  func state(of target: Target) -> (state: State, isAssumed: Bool) {
    var isAssumed = false
    let state = state(of: target.clause, unit: nil, &isAssumed)
    return (state, isAssumed)
  }

  /// The target with what is left of it; nil where it is settled or due.
  func moved(_ target: Target) -> Target? {
    guard case .open(let clause) = state(of: target).state else { return nil }
    return Target(
      id: target.id, title: target.title, kind: target.kind, objectiveIsJoint: target.objectiveIsJoint, clause: clause)
  }

  /// - Parameter unit: of the enclosing clause, where that is one unit.
  private func state(of clause: Clause, unit: String?, _ isAssumed: inout Bool) -> State {
    let own: String? = if case .unit(let id) = clause.scope { id } else { clause.scope == .inherited ? unit : nil }
    switch clause.test {
    case .all(let members): return combine(members, least: members.count, clause, own, &isAssumed)
    case .any(let members): return combine(members, least: 1, clause, own, &isAssumed)
    case .atLeast(let least, let members): return combine(members, least: least, clause, own, &isAssumed)
    default: return simple(clause, unit: own, &isAssumed)
    }
  }

  private func simple(_ clause: Clause, unit: String?, _ isAssumed: inout Bool) -> State {
    let past = clause.periods.filter { $0 < to }
    let held = past.isEmpty ? true : held(clause, unit: unit, at: past)
    if held == false { return .missed }
    guard let last = clause.periods.last, last >= to else { return held == true ? .met : .unknown }
    if held == nil { isAssumed = true }
    return .open(left(of: clause, test: moved(clause.test)))
  }

  /// At least `least` of the members. Over several units at once nothing can be settled member by member: such a
  /// combination is open only while all of it is.
  private func combine(
    _ members: [Clause], least: Int, _ clause: Clause, _ unit: String?, _ isAssumed: inout Bool
  ) -> State {
    var open: [Clause] = []
    var (met, unknown) = (0, 0)
    for member in members {
      switch state(of: member, unit: unit, &isAssumed) {
      case .met: met += 1
      case .missed: break
      case .unknown: unknown += 1
      case .open(let rest): open.append(rest)
      }
    }
    if unit == nil, clause.scope != .inherited, open.count < members.count { return .unknown }
    if met >= least { return .met }
    if met + open.count + unknown < least { return .missed }
    // Members nobody can tell of would have to be guessed where they could decide it.
    guard unknown == 0 else { return .unknown }
    return .open(left(of: clause, test: .atLeast(least - met, of: open)))
  }

  /// Whether a test held at all of some past periods, for those it is about; nil where that is not known.
  private func held(_ clause: Clause, unit: String?, at periods: [Period]) -> Bool? {
    func truth(_ unit: String) -> Bool? {
      let each = periods.map { facts.holds(clause.test, board: clause.board, unit: unit, at: $0, start: from) }
      return each.contains(false) ? false : each.contains(nil) ? nil : true
    }
    switch clause.scope {
    case .unit, .inherited: return unit.flatMap { truth($0) }
    case .each(let units):
      let all = units.map(truth)
      return all.contains(false) ? false : all.contains(nil) ? nil : true
    case .count(let units, let least):
      let all = units.map(truth)
      if all.count(where: { $0 != false }) < least { return false }
      // What is left must hold for the same units: settled only where it is over, or all of them held so far.
      let isOver = (clause.periods.last ?? to) < to
      return all.count(where: { $0 == true }) >= (isOver ? least : units.count) ? true : nil
    }
  }

  private func left(of clause: Clause, test: Test) -> Clause {
    var span = clause.span
    if case .throughout(let first, let last) = span { span = .throughout(max(first, to), max(last, to)) }
    return Clause(board: clause.board, scope: clause.scope, span: span, test: test)
  }

  /// Gains since the start are counted from the rank published then.
  private func moved(_ test: Test) -> Test {
    if case .rankGain(let least, .asOf) = test { return .rankGain(atLeast: least, since: .published(from)) }
    return test
  }
}

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
    guard let (least, members) = clause.test.combination else { return simple(clause, unit: unit, &isAssumed) }
    switch clause.scope {
    case .unit(let id): return combine(members, least: least, clause, id, &isAssumed)
    case .inherited: return combine(members, least: least, clause, unit, &isAssumed)
    case .each(let units): return combine(members, least: least, clause, units, needed: units.count, &isAssumed)
    case .count(let units, let needed): return combine(members, least: least, clause, units, needed: needed, &isAssumed)
    }
  }

  /// At least `least` of the members, for one unit.
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
    if met >= least { return .met }
    if met + open.count + unknown < least { return .missed }
    // Members nobody can tell of would have to be guessed where they could decide it.
    guard unknown == 0 else { return .unknown }
    return .open(left(of: clause, test: .atLeast(least - met, of: open)))
  }

  /// A combination that at least `needed` of several units must reach. What is left must be one condition for all of
  /// them, so where published results have settled some members for some units, nothing is judged again.
  private func combine(
    _ members: [Clause], least: Int, _ clause: Clause, _ units: [String], needed: Int, _ isAssumed: inout Bool
  ) -> State {
    var (met, missed) = (0, 0)
    var isWhole = true
    for unit in units {
      switch combine(members, least: least, clause, unit, &isAssumed) {
      case .met: met += 1
      case .missed: missed += 1
      case .unknown: isWhole = false
      case .open(let rest): isWhole = isWhole && rest.test.combination?.members.count == members.count
      }
    }
    if met >= needed { return .met }
    if units.count - missed < needed { return .missed }
    guard isWhole, met + missed == 0 else { return .unknown }
    return .open(left(of: clause, test: .atLeast(least, of: members.map { left(of: $0, test: moved($0.test)) })))
  }

  private func simple(_ clause: Clause, unit: String?, _ isAssumed: inout Bool) -> State {
    let units: [String]
    let needed: Int
    switch clause.scope {
    case .unit(let id): (units, needed) = ([id], 1)
    case .inherited: (units, needed) = (unit.map { [$0] } ?? [], 1)
    case .each(let ids): (units, needed) = (ids, ids.count)
    case .count(let ids, let least): (units, needed) = (ids, least)
    }
    let past = units.map { held(clause, unit: $0) }
    let possible = zip(units, past).filter { $1.value != false }
    if !units.isEmpty, possible.count < needed { return .missed }
    let isOver = past.allSatisfy(\.isOver) && !past.isEmpty
    if isOver || (clause.periods.last ?? to) < to {
      return past.count { $0.value == true } >= needed && !past.isEmpty ? .met : .unknown
    }
    if past.isEmpty || possible.contains(where: { $1.value == nil }) { isAssumed = isAssumed || startsBefore(clause) }
    var rest = left(of: clause, test: moved(clause.test))
    // Who has failed already cannot count any more.
    if case .count = clause.scope, possible.count < units.count {
      rest = Clause(
        board: rest.board, scope: .count(possible.map(\.0), atLeast: needed), span: rest.span, test: rest.test)
    }
    return .open(rest)
  }

  private func startsBefore(_ clause: Clause) -> Bool { (clause.periods.first ?? to) < to }

  /// Whether a test held for a unit at all periods that are over, nil where that is not known, and whether they are all.
  /// The period that has just come in is over where its own results are published.
  private func held(_ clause: Clause, unit: String) -> (value: Bool?, isOver: Bool) {
    func truth(_ period: Period) -> Bool? {
      facts.holds(clause.test, board: clause.board, unit: unit, at: period, start: from)
    }
    var each = clause.periods.filter { $0 < to }.map(truth)
    let now = clause.periods.contains(to) ? truth(to) : nil
    if let now { each.append(now) }
    let value: Bool? = each.contains(false) ? false : each.contains(nil) ? nil : true
    let last = clause.periods.last ?? to
    return (value, last < to || (last == to && now != nil))
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

extension Test {
  /// A combination as "at least so many of these"; nil for a single condition.
  fileprivate var combination: (least: Int, members: [Clause])? {
    switch self {
    case .all(let members): (members.count, members)
    case .any(let members): (1, members)
    case .atLeast(let least, let members): (least, members)
    default: nil
    }
  }
}

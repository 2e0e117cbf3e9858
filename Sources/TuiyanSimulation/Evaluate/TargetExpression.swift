// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

/// One thing that is true or false in every replication: a test of one unit on one board at one step.
struct Atom: Hashable, Sendable {
  enum Question: Hashable, Sendable {
    case rank(atMost: Double)
    /// Rank at h = 0 minus rank now.
    case rankGainSinceAsOf(atLeast: Double)
    case score(atLeast: Double)
    case indicatorValue(leaf: Int, Test.Bound)
    case indicatorRank(leaf: Int, atMost: Double)
    case shareOfIndicators(Test.Shared, leaves: [Int], atLeast: Double)
  }

  let board: Int
  let member: Int
  /// Index among the kept steps.
  let kept: Int
  let question: Question
}

/// How a target is made from atoms.
package indirect enum TargetExpression: Sendable {
  case never
  case atom(Int)
  case all([TargetExpression])
  case any([TargetExpression])
  case atLeast(Int, [TargetExpression])

  /// Every atom it is made from.
  var atoms: Set<Int> {
    switch self {
    case .never: []
    case .atom(let index): [index]
    case .all(let members), .any(let members), .atLeast(_, let members):
      members.reduce(into: []) { $0.formUnion($1.atoms) }
    }
  }
}

/// All targets of a scenario over one list of kept steps.
struct TargetSheet: Sendable {
  struct Line: Sendable {
    let joint: TargetExpression
    /// [units]: one by one, where the target is over several units.
    let units: [TargetExpression]
    /// Unit indices.
    let unitIndices: [Int]
  }

  private(set) var atoms: [Atom] = []
  private(set) var lines: [Line] = []
  /// The lines' expressions one after the other: of each line the joint one, then those of its units.
  private(set) var rows: [TargetExpression] = []
  /// The same, to be run.
  private(set) var program = TargetProgram([])
  private var known: [Atom: Int] = [:]
  private let model: CompiledModel
  private let keptIndex: [Int: Int]

  init(model: CompiledModel, steps: [Int]) {
    self.model = model
    keptIndex = Dictionary(uniqueKeysWithValues: steps.enumerated().map { ($1, $0) })
    for target in model.targets { lines.append(line(target.clause)) }
    rows = lines.flatMap { [$0.joint] + $0.units }
    program = TargetProgram(rows)
  }

  /// No targets at all.
  init(model: CompiledModel) {
    self.model = model
    keptIndex = [:]
  }

  /// Every step that some target needs, ascending.
  static func steps(of model: CompiledModel) -> [Int] {
    model.targets.reduce(into: Set<Int>()) { $0.formUnion($1.clause.stepsNeeded) }.sorted()
  }

  private mutating func line(_ clause: CompiledClause) -> Line {
    switch clause.scope {
    case .each(let units), .count(let units, _):
      let each = units.map { expression(clause, unit: $0) }
      var joint = TargetExpression.all(each)
      if case .count(_, let n) = clause.scope { joint = .atLeast(n, each) }
      return Line(joint: joint, units: each, unitIndices: units)
    case .unit(let unit):
      return Line(joint: expression(clause, unit: unit), units: [], unitIndices: [])
    case .inherited:
      return Line(joint: .never, units: [], unitIndices: [])
    }
  }

  /// A member clause: its own scope, or the unit of the clause around it.
  private mutating func member(_ clause: CompiledClause, unit: Int) -> TargetExpression {
    switch clause.scope {
    case .inherited: return expression(clause, unit: unit)
    case .unit(let own): return expression(clause, unit: own)
    case .each(let units): return .all(units.map { expression(clause, unit: $0) })
    case .count(let units, let n): return .atLeast(n, units.map { expression(clause, unit: $0) })
    }
  }

  private mutating func expression(_ clause: CompiledClause, unit: Int) -> TargetExpression {
    switch clause.test {
    case .all(let members): return .all(members.map { member($0, unit: unit) })
    case .any(let members): return .any(members.map { member($0, unit: unit) })
    case .atLeast(let n, let members): return .atLeast(n, members.map { member($0, unit: unit) })
    default: break
    }
    let board = model.boards[clause.board]
    guard let place = board.members.firstIndex(where: { $0.unit == unit }),
      let question = question(clause.test, unit: unit, members: board.members.count)
    else { return .never }
    return .all(
      clause.steps.map { step in
        .atom(add(Atom(board: clause.board, member: place, kept: keptIndex[step, default: 0], question: question)))
      })
  }

  private func question(_ test: CompiledTest, unit: Int, members: Int) -> Atom.Question? {
    switch test {
    case .rank(let atMost): return .rank(atMost: atMost)
    case .rankGain(let bounds): return bounds[unit].map { .rank(atMost: $0) }
    case .rankGainSinceAsOf(let atLeast): return .rankGainSinceAsOf(atLeast: atLeast)
    case .score(let atLeast): return .score(atLeast: atLeast)
    case .indicatorValue(let leaf, let bound): return .indicatorValue(leaf: leaf, bound)
    case .indicatorRank(let leaf, let atMost): return .indicatorRank(leaf: leaf, atMost: atMost)
    case .notBottom(let n): return .rank(atMost: Double(members - n))
    case .shareOfIndicators(let shared, let leaves, let atLeast):
      return .shareOfIndicators(shared, leaves: leaves, atLeast: atLeast)
    case .all, .any, .atLeast: return nil
    }
  }

  private mutating func add(_ atom: Atom) -> Int {
    if let index = known[atom] { return index }
    known[atom] = atoms.count
    atoms.append(atom)
    return atoms.count - 1
  }
}

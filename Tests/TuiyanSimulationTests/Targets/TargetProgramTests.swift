// SPDX-License-Identifier: GPL-3.0-or-later
import Testing
import TuiyanNumerics
import TuiyanSimulation

@Suite("Programs of targets")
struct TargetProgramTests {
  private static let atoms = 6

  /// An expression of a random shape, at most so deep.
  private func expression(_ dice: inout KeyedDice, depth: Int) -> TargetExpression {
    let kind = depth == 0 ? 1 : Int(dice.unit() * 5)
    if kind == 0 { return .never }
    if kind == 1 { return .atom(Int(dice.unit() * Double(Self.atoms))) }
    var members: [TargetExpression] = []
    for _ in 0..<Int(dice.unit() * 5) { members.append(expression(&dice, depth: depth - 1)) }
    switch kind {
    case 2: return .all(members)
    case 3: return .any(members)
    default: return .atLeast(Int(dice.unit() * 4), members)
    }
  }

  /// What an expression means, of one replication.
  private func holds(_ expression: TargetExpression, _ atoms: [Bool]) -> Bool {
    switch expression {
    case .never: false
    case .atom(let index): atoms[index]
    case .all(let members): members.allSatisfy { holds($0, atoms) }
    case .any(let members): members.contains { holds($0, atoms) }
    case .atLeast(let n, let members): members.count { holds($0, atoms) } >= n
    }
  }

  @Test("every row holds in the lanes in which its expression is true, read clause by clause")
  func meaning() {
    var dice = KeyedDice(StreamKey(seed: 5))
    let expressions = (0..<200).map { _ in expression(&dice, depth: 4) }
    // Lane l: atom k is the k-th binary digit of l, so all 64 combinations are there.
    let lanes = (0..<64).map { lane in (0..<Self.atoms).map { lane >> $0 & 1 == 1 } }
    let words = (0..<Self.atoms).map { atom in
      lanes.indices.reduce(UInt64(0)) { $0 | (lanes[$1][atom] ? 1 << UInt64($1) : 0) }
    }
    let program = TargetProgram(expressions)
    var met: [Int: UInt64] = [:]
    program.run(expressions.indices, atoms: words) { met[$0] = $1 }
    #expect(met.count == expressions.count)
    for (row, expression) in expressions.enumerated() {
      let expected = lanes.indices.reduce(UInt64(0)) { $0 | (holds(expression, lanes[$1]) ? 1 << UInt64($1) : 0) }
      #expect(met[row] == expected, "\(expression)")
    }
    // A row by itself is the same.
    for row in [0, 57, 199] { program.run([row], atoms: words) { #expect($0 == row && $1 == met[row]) } }
  }
}

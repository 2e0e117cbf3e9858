// SPDX-License-Identifier: GPL-3.0-or-later

/// Expressions written out one after the other, operands before what joins them: read front to back with a stack of words,
/// without following references from list to list.
package struct TargetProgram: Sendable {
  private enum Step {
    case atom(Int)
    /// Of so many words on the stack. Of none, all hold and not one does.
    case all(Int)
    case any(Int)
    case atLeast(Int, of: Int)
  }

  /// [rows].
  private let rows: [Range<Int>]
  private let steps: [Step]
  /// Words the stack must have room for.
  private let room: Int

  package init(_ expressions: [TargetExpression]) {
    var steps: [Step] = []
    rows = expressions.map { expression in
      let start = steps.count
      Self.write(expression, to: &steps)
      return start..<steps.count
    }
    self.steps = steps
    room = rows.map { Self.room(for: steps[$0]) }.max() ?? 0
  }

  private static func write(_ expression: TargetExpression, to steps: inout [Step]) {
    switch expression {
    case .never: steps.append(.any(0))
    case .atom(let index): steps.append(.atom(index))
    case .all(let members), .any(let members), .atLeast(_, let members):
      for member in members { write(member, to: &steps) }
      switch expression {
      case .atLeast(let n, _): steps.append(.atLeast(n, of: members.count))
      case .any where members.count != 1: steps.append(.any(members.count))
      case .all where members.count != 1: steps.append(.all(members.count))
      default: break
      }
    }
  }

  private static func room(for steps: ArraySlice<Step>) -> Int {
    var height = 0
    var most = 0
    for step in steps {
      switch step {
      case .atom: height += 1
      case .all(let count), .any(let count): height += 1 - count
      case .atLeast(let n, let count):
        most = max(most, height + n + 1)
        height += 1 - count
      }
      most = max(most, height)
    }
    return most
  }

  /// The lanes in which some rows hold.
  /// - Parameters:
  ///   - atoms: the lanes in which each atom holds.
  ///   - take: gets each row's lanes.
  package func run(
    _ wanted: some Sequence<Int>, atoms: [UInt64], take: (_ row: Int, _ bits: UInt64) -> Void
  ) {
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: room) { stack in
      atoms.withUnsafeBufferPointer { atoms in
        steps.withUnsafeBufferPointer { steps in
          for row in wanted { take(row, Self.bits(UnsafeBufferPointer(rebasing: steps[rows[row]]), atoms, stack)) }
        }
      }
    }
  }

  private static func bits(
    _ steps: UnsafeBufferPointer<Step>, _ atoms: UnsafeBufferPointer<UInt64>,
    _ stack: UnsafeMutableBufferPointer<UInt64>
  ) -> UInt64 {
    var height = 0
    for step in steps {
      switch step {
      case .atom(let index):
        stack[height] = atoms[index]
        height += 1
      case .all(let count):
        height -= count
        var bits = ~UInt64(0)
        for place in height..<height + count { bits &= stack[place] }
        stack[height] = bits
        height += 1
      case .any(let count):
        height -= count
        var bits: UInt64 = 0
        for place in height..<height + count { bits |= stack[place] }
        stack[height] = bits
        height += 1
      case .atLeast(let n, let count):
        // [n + 1]: the lanes in which at least so many of the members so far hold.
        let reached = height
        height -= count
        stack[reached] = ~0
        for place in 0..<n { stack[reached + 1 + place] = 0 }
        for place in height..<reached {
          for least in stride(from: n, to: 0, by: -1) {
            stack[reached + least] |= stack[reached + least - 1] & stack[place]
          }
        }
        stack[height] = stack[reached + n]
        height += 1
      }
    }
    return stack[0]
  }
}

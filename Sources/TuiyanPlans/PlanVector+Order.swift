// SPDX-License-Identifier: GPL-3.0-or-later

extension PlanVector {
  /// Lexicographic order of starts; not taken comes after every start.
  public func comesBefore(_ other: PlanVector) -> Bool {
    for (mine, theirs) in zip(starts, other.starts) where mine != theirs {
      return (mine > 0 ? mine : .max) < (theirs > 0 ? theirs : .max)
    }
    return false
  }

  /// Which slots are taken, whenever they start: one bit a slot.
  public var taken: [UInt64] {
    var words = Array(repeating: UInt64(0), count: (starts.count + 63) / 64)
    for slot in starts.indices where starts[slot] > 0 { words[slot >> 6] |= 1 << UInt64(slot & 63) }
    return words
  }

  /// The slots taken, ascending.
  public var members: [Int] { starts.indices.filter { starts[$0] > 0 } }
}

// SPDX-License-Identifier: GPL-3.0-or-later

/// Numbers that follow from a key: splitmix64 (Steele, Lea and Flood 2014).
package struct KeyedDice {
  private var state: UInt64

  package init(_ key: StreamKey) { state = key.bits }

  private mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// 0 ..< count, each equally likely to within count/2⁶⁴.
  package mutating func below(_ count: Int) -> Int { Int(next().multipliedFullWidth(by: UInt64(count)).high) }

  /// [0, 1).
  package mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }
}

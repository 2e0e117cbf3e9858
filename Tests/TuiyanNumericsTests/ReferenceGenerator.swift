// SPDX-License-Identifier: GPL-3.0-or-later
import CTuiyanKernels
import Foundation

/// xoshiro128++ written a second time, one lane and one word at a time.
struct ReferenceXoshiro {
  var state: [UInt32]

  mutating func next() -> UInt32 {
    func rotated(_ word: UInt32, _ by: UInt32) -> UInt32 { word << by | word >> (32 - by) }
    let word = rotated(state[0] &+ state[3], 7) &+ state[0]
    let shifted = state[1] << 9
    state[2] ^= state[0]
    state[3] ^= state[1]
    state[1] ^= state[2]
    state[0] ^= state[3]
    state[2] ^= shifted
    state[3] = rotated(state[3], 11)
    return word
  }

  /// The state a lane starts from: the Philox block of (replication, purpose) under the key.
  init(key: UInt64, replication: UInt64, purpose: UInt32) {
    let counter = [
      UInt32(truncatingIfNeeded: replication), UInt32(truncatingIfNeeded: replication >> 32), purpose, 0,
    ]
    state = philox(counter: counter, key: [UInt32(truncatingIfNeeded: key), UInt32(truncatingIfNeeded: key >> 32)])
  }

  init(state: [UInt32]) { self.state = state }
}

func philox(counter: [UInt32], key: [UInt32]) -> [UInt32] {
  var out = [UInt32](repeating: 0, count: 4)
  tk_philox(counter, key, &out)
  return out
}

/// Box–Muller of one lane with the system's functions in double precision.
func referenceNormals(key: UInt64, replication: UInt64, count: Int) -> [Double] {
  var words = ReferenceXoshiro(key: key, replication: replication, purpose: 1)
  var normals: [Double] = []
  while normals.count < count {
    let x = words.next()
    let y = words.next()
    // The radius's uniform has a float's 24 bits by definition; the rest is done in double.
    let u = Double(Float(x >> 1) * 0x1p-31 + 0x1p-32)
    let angle = Double.pi * Double(Int32(bitPattern: y)) * 0x1p-32
    let radius = (-2 * log(u)).squareRoot()
    normals += [(x & 1 == 0 ? 1 : -1) * radius * cos(angle), radius * sin(angle)]
  }
  return Array(normals.prefix(count))
}

func normals(_ key: UInt64, from first: UInt64, count: Int) -> [Float] {
  [Float](unsafeUninitializedCapacity: count * 64) { buffer, initialised in
    if let base = buffer.baseAddress { tk_normals(key, first, UInt32(count), base) }
    initialised = count * 64
  }
}

func uniforms(_ key: UInt64, from first: UInt64, count: Int) -> [Double] {
  [Double](unsafeUninitializedCapacity: count * 64) { buffer, initialised in
    if let base = buffer.baseAddress { tk_uniforms(key, first, UInt32(count), base) }
    initialised = count * 64
  }
}

/// Sums that a chi-square or correlation test needs, as a z-value: compared with ±5, a false alarm is one in
/// 1.7 million runs of one check, were the seed not fixed.
let alarm = 5.0

func chiSquareZ(_ counts: [Int], _ expected: [Double]) -> Double {
  var sum = 0.0
  for (count, mean) in zip(counts, expected) { sum += (Double(count) - mean) * (Double(count) - mean) / mean }
  let freedom = Double(counts.count - 1)
  return (sum - freedom) / (2 * freedom).squareRoot()
}

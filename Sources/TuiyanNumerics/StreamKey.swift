// SPDX-License-Identifier: GPL-3.0-or-later
import CTuiyanKernels

/// The address of a stream of random numbers, built like a path: seed, then labels and numbers.
///
/// Each step hashes (parent's 8 bytes, one byte for the kind of step, the step's bytes, their count) with
/// 64-bit FNV-1a and finishes with the mixer of splitmix64 (Steele, Lea and Flood 2014). The count and the
/// finish at every step keep `child("ab").child("c")` and `child("a").child("bc")` apart. The chain is part
/// of the product's contract: a seed means the same draws in every version and on every machine.
public struct StreamKey: Hashable, Sendable {
  /// The 64 bits that key the generator.
  public let bits: UInt64

  /// The root of all streams of a run.
  public init(seed: UInt64) {
    bits = Self.mixed(seed &+ 0x9E37_79B9_7F4A_7C15)
  }

  /// Where the addresses of things begin (a unit's leaf, an action, a board); a run puts its seed in this place.
  package static let things = StreamKey(seed: 0)

  private init(bits: UInt64) { self.bits = bits }

  /// The stream named `label` below this one; labels are compared by their UTF-8 bytes.
  public func child(_ label: String) -> StreamKey {
    var hash = Self.start(bits, kind: 1)
    var count: UInt64 = 0
    for byte in label.utf8 {
      hash = (hash ^ UInt64(byte)) &* Self.prime
      count += 1
    }
    return StreamKey(bits: Self.mixed(Self.taking(count, into: hash)))
  }

  /// The stream numbered `number` below this one; never the same as that of a label.
  public func child(_ number: UInt64) -> StreamKey {
    let hash = Self.taking(number, into: Self.start(bits, kind: 2))
    return StreamKey(bits: Self.mixed(Self.taking(8, into: hash)))
  }

  /// Standard normals of 64 replications at once.
  ///
  /// - Parameters:
  ///   - firstReplication: the replication of lane 0; lane l belongs to `firstReplication + l`.
  ///   - count: normals per replication, 0 or more.
  ///   - out: room for `[count × 64]`; a value depends on key, replication and index only, and a shorter
  ///     request is the beginning of a longer one.
  public func normals(
    from firstReplication: UInt64, count: Int, into out: UnsafeMutablePointer<Float>
  ) {
    precondition(count >= 0 && count <= Int(UInt32.max), "a stream gives 0 to 2^32 - 1 normals")
    tk_normals(bits, firstReplication, UInt32(count), out)
  }

  /// Uniforms in the open interval (0, 1) of 64 replications at once, independent of the key's normals.
  ///
  /// - Parameters: as those of `normals`; a uniform is an odd multiple of 2⁻⁵³.
  public func uniforms(
    from firstReplication: UInt64, count: Int, into out: UnsafeMutablePointer<Double>
  ) {
    precondition(count >= 0 && count <= Int(UInt32.max), "a stream gives 0 to 2^32 - 1 uniforms")
    tk_uniforms(bits, firstReplication, UInt32(count), out)
  }
}

extension StreamKey {
  private static let prime: UInt64 = 0x0000_0100_0000_01B3
  private static let offset: UInt64 = 0xCBF2_9CE4_8422_2325

  private static func start(_ parent: UInt64, kind: UInt64) -> UInt64 {
    (taking(parent, into: offset) ^ kind) &* prime
  }

  /// FNV-1a over the eight bytes of `word`, lowest first.
  private static func taking(_ word: UInt64, into hash: UInt64) -> UInt64 {
    var hash = hash
    for shift in stride(from: UInt64(0), to: 64, by: 8) {
      hash = (hash ^ ((word >> shift) & 0xFF)) &* prime
    }
    return hash
  }

  /// The output mixer of splitmix64: every input bit reaches every output bit.
  private static func mixed(_ word: UInt64) -> UInt64 {
    var z = word
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

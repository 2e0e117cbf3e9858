// SPDX-License-Identifier: GPL-3.0-or-later

/// XXH64 with seed 0 (Collet's xxHash) of a stream of whole 64-bit words: finds damage, not malice.
struct ByteDigest: Sendable {
  private static let primes: (UInt64, UInt64, UInt64, UInt64, UInt64) = (
    0x9E37_79B1_85EB_CA87, 0xC2B2_AE3D_27D4_EB4F, 0x1656_67B1_9E37_79F9, 0x85EB_CA77_C2B2_AE63, 0x27D4_EB2F_1656_67C5
  )

  private var lanes: (UInt64, UInt64, UInt64, UInt64)
  private var pending: [UInt64] = []
  private var words: UInt64 = 0

  init() {
    let p = Self.primes
    lanes = (p.0 &+ p.1, p.1, 0, 0 &- p.0)
  }

  /// Takes bytes, a multiple of 8 of them.
  mutating func add(_ bytes: UnsafeRawBufferPointer) {
    precondition(bytes.count % 8 == 0, "a part is made of whole words")
    let count = bytes.count / 8
    words += UInt64(count)
    var place = 0
    while !pending.isEmpty, place < count { addOne(Self.word(bytes, &place)) }
    while place + 4 <= count {
      lanes.0 = Self.round(lanes.0, Self.word(bytes, &place))
      lanes.1 = Self.round(lanes.1, Self.word(bytes, &place))
      lanes.2 = Self.round(lanes.2, Self.word(bytes, &place))
      lanes.3 = Self.round(lanes.3, Self.word(bytes, &place))
    }
    while place < count { addOne(Self.word(bytes, &place)) }
  }

  /// The digest of all that was added.
  var value: UInt64 {
    let p = Self.primes
    var hash = p.4
    if words >= 4 {
      hash =
        Self.turned(lanes.0, 1) &+ Self.turned(lanes.1, 7) &+ Self.turned(lanes.2, 12) &+ Self.turned(lanes.3, 18)
      for lane in [lanes.0, lanes.1, lanes.2, lanes.3] { hash = (hash ^ Self.round(0, lane)) &* p.0 &+ p.3 }
    }
    hash &+= words &* 8
    for word in pending { hash = Self.turned(hash ^ Self.round(0, word), 27) &* p.0 &+ p.3 }
    hash = (hash ^ hash >> 33) &* p.1
    hash = (hash ^ hash >> 29) &* p.2
    return hash ^ hash >> 32
  }

  private mutating func addOne(_ word: UInt64) {
    pending.append(word)
    guard pending.count == 4 else { return }
    lanes.0 = Self.round(lanes.0, pending[0])
    lanes.1 = Self.round(lanes.1, pending[1])
    lanes.2 = Self.round(lanes.2, pending[2])
    lanes.3 = Self.round(lanes.3, pending[3])
    pending.removeAll(keepingCapacity: true)
  }

  @inline(__always)
  private static func word(_ bytes: UnsafeRawBufferPointer, _ place: inout Int) -> UInt64 {
    defer { place += 1 }
    return UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place * 8, as: UInt64.self))
  }

  @inline(__always)
  private static func round(_ lane: UInt64, _ word: UInt64) -> UInt64 {
    turned(lane &+ word &* primes.1, 31) &* primes.0
  }

  @inline(__always)
  private static func turned(_ word: UInt64, _ count: UInt64) -> UInt64 { word << count | word >> (64 - count) }
}

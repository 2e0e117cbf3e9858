// SPDX-License-Identifier: GPL-3.0-or-later
import Testing
import TuiyanModel
import TuiyanSimulation

/// XXH64 with seed 0 word by word, as its specification writes it.
private func xxh64(_ words: [UInt64]) -> UInt64 {
  let p: [UInt64] = [
    0, 0x9E37_79B1_85EB_CA87, 0xC2B2_AE3D_27D4_EB4F, 0x1656_67B1_9E37_79F9, 0x85EB_CA77_C2B2_AE63,
    0x27D4_EB2F_1656_67C5,
  ]
  func rotated(_ x: UInt64, _ bits: UInt64) -> UInt64 { x << bits | x >> (64 - bits) }
  func mixed(_ lane: UInt64, _ word: UInt64) -> UInt64 { rotated(lane &+ word &* p[2], 31) &* p[1] }
  var hash = p[5]
  let whole = words.count / 4 * 4
  if whole > 0 {
    var lanes = [p[1] &+ p[2], p[2], 0, 0 &- p[1]]
    for place in 0..<whole { lanes[place % 4] = mixed(lanes[place % 4], words[place]) }
    hash = zip(lanes, [1, 7, 12, 18]).reduce(0) { $0 &+ rotated($1.0, $1.1) }
    for lane in lanes { hash = (hash ^ mixed(0, lane)) &* p[1] &+ p[4] }
  }
  hash &+= UInt64(words.count * 8)
  for word in words[whole...] { hash = rotated(hash ^ mixed(0, word), 27) &* p[1] &+ p[4] }
  hash = (hash ^ hash >> 33) &* p[2]
  hash = (hash ^ hash >> 29) &* p[3]
  return hash ^ hash >> 32
}

@Suite("The digest of a part")
struct PartDigestTests {
  /// python-xxhash 4.1.0 (xxHash 0.8.4): `xxhash.xxh64(words).hexdigest()` of n words i·0x9E3779B97F4A7C15 + 1, i from 0,
  /// little-endian.
  static let known: [(Int, UInt64)] = [
    (0, 0xef46_db37_51d8_e999), (1, 0x9f29_cb17_a2a4_9995), (3, 0x8673_d04b_b0d2_db8e), (4, 0x35ce_7be0_52f1_3b11),
    (5, 0x0fbe_ac99_fb82_b636), (11, 0xd18b_8cb8_2461_d7a9), (100, 0x1ce0_330b_e70d_7575),
  ]

  @Test("this file's XXH64 is the published one", arguments: known)
  func published(count: Int, digest: UInt64) {
    #expect(xxh64((0..<UInt64(count)).map { $0 &* 0x9E37_79B9_7F4A_7C15 &+ 1 }) == digest)
  }

  @Test("a part ends with the XXH64 of all before", arguments: 1...4)
  func trailer(index: Int) throws {
    var fixture = Fixture()
    fixture.scheme([leaf("a")])
    fixture.unit("own", ["a": 50])
    fixture.board()
    let parts = ProjectionParts(
      model: try fixture.model(), plan: .nothing, settings: fixture.settings(300), keeping: .exact)
    let header = PartHeader(
      kind: .project, program: "test", path: String(repeating: "x", count: index * 8), encoding: "utf8", scenario: "s",
      digest: "d", changes: [], seed: 1, replications: 300, drawsEveryLeaf: false,
      slice: try #require(ReplicationSlice("\(index)/4")))
    let bytes = try parts.part(header).bytes
    let words = stride(from: 0, to: bytes.count, by: 8).map { first in
      bytes[first..<first + 8].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    }
    #expect(words.last == xxh64(words.dropLast()))
  }
}

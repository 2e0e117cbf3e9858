// SPDX-License-Identifier: GPL-3.0-or-later
import Testing
import TuiyanNumerics

@Suite("Stream keys")
struct StreamKeyTests {
  @Test("The chain is FNV-1a and splitmix64's mixer, as documented")
  func chain() {
    // Computed from the description by a Python 3.13 script of twelve lines; the root of seed 0 is also the
    // published first output of splitmix64 from state 0.
    let root = StreamKey(seed: 7)
    #expect(StreamKey(seed: 0).bits == 0xE220_A839_7B1D_CDAF)
    #expect(root.bits == 0x63CB_E1E4_5932_0DD7)
    #expect(root.child("level").bits == 0x7A89_C174_1592_F093)
    #expect(root.child("湘西").child("online-rate").bits == 0xE181_3E1B_5723_7F8A)
    #expect(root.child(12).bits == 0xBC70_0D2B_2AA6_25F7)
    #expect(root.child("").bits == 0xB730_DD29_0870_1298)
  }

  @Test("Where one label ends and the next begins matters, and so does label against number")
  func lengthSafe() {
    let root = StreamKey(seed: 7)
    #expect(root.child("ab").child("c") != root.child("a").child("bc"))
    #expect(root.child("abc") != root.child("ab").child("c"))
    #expect(root.child("") != root)
    #expect(root.child("").child("") != root.child(""))
    #expect(root.child("1") != root.child(1))
    #expect(root.child(1).child(2) != root.child(2).child(1))
    #expect(root.child("\u{1}\0\0\0\0\0\0\0") != root.child(1))
  }

  @Test("A hundred thousand keys below one root are all different")
  func distinct() {
    var keys: Set<StreamKey> = []
    for seed in 0..<10 as Range<UInt64> {
      for number in 0..<5000 as Range<UInt64> {
        keys.insert(StreamKey(seed: seed).child(number))
        keys.insert(StreamKey(seed: seed).child("unit").child("u\(number)"))
      }
    }
    #expect(keys.count == 100_000)
  }

  @Test("A key draws the same numbers however the replications are cut into tiles")
  func tiles() {
    let key = StreamKey(seed: 3).child("x")
    func draw(_ first: UInt64) -> [Double] {
      [Double](unsafeUninitializedCapacity: 3 * Tile.lanes) { buffer, initialised in
        if let base = buffer.baseAddress { key.uniforms(from: first, count: 3, into: base) }
        initialised = 3 * Tile.lanes
      }
    }
    let (a, b) = (draw(0), draw(32))
    for index in 0..<3 {
      #expect(Array(a[(index * 64 + 32)..<(index * 64 + 64)]) == Array(b[(index * 64)..<(index * 64 + 32)]))
    }
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import CTuiyanKernels
import Testing

@Suite("Kernels: addresses and bits")
struct KernelTests {
  @Test("Philox4x32-10 gives the known answers of Random123")
  func philoxKnownAnswers() {
    // Random123 1.14, tests/kat_vectors, lines "philox4x32 10".
    let ones = UInt32.max
    #expect(philox(counter: [0, 0, 0, 0], key: [0, 0]) == [0x6627_E8D5, 0xE169_C58D, 0xBC57_AC4C, 0x9B00_DBD8])
    #expect(
      philox(counter: [ones, ones, ones, ones], key: [ones, ones])
        == [0x408F_276D, 0x41C8_3B0E, 0xA20B_C7C6, 0x6D54_51FD])
    #expect(
      philox(counter: [0x243F_6A88, 0x85A3_08D3, 0x1319_8A2E, 0x0370_7344], key: [0xA409_3822, 0x299F_31D0])
        == [0xD16C_FE09, 0x94FD_CCEB, 0x5001_E420, 0x2412_6EA1])
  }

  @Test("The tests' own xoshiro128++ gives the known answers of state 1, 2, 3, 4")
  func xoshiroKnownAnswers() {
    // The authors' C program run from this state, as quoted in the tests of Rust's rand_xoshiro 0.6.
    var generator = ReferenceXoshiro(state: [1, 2, 3, 4])
    let words = (0..<10).map { _ in generator.next() }
    #expect(
      words == [
        641, 1_573_767, 3_222_811_527, 3_517_856_514, 836_907_274, 4_247_214_768, 3_867_114_732, 1_355_841_295,
        495_546_011, 621_204_420,
      ])
  }

  @Test("Every lane's uniforms are the 52 top bits of its own xoshiro stream")
  func uniformsFromWords() {
    let key: UInt64 = 0x0123_4567_89AB_CDEF
    // The tile straddles 2³², so both words of the replication number take part.
    let first: UInt64 = (1 << 32) - 20
    let values = uniforms(key, from: first, count: 9)
    for lane in 0..<64 {
      var words = ReferenceXoshiro(key: key, replication: first + UInt64(lane), purpose: 2)
      for index in 0..<9 {
        let bits = UInt64(words.next()) << 20 | UInt64(words.next()) >> 12
        #expect(values[index * 64 + lane] == (Double(bits) + 0.5) * 0x1p-52)
      }
    }
  }

  @Test("Every lane's normals are Box and Muller's of its own xoshiro stream, within 2e-6")
  func normalsFromWords() {
    let key: UInt64 = 0xFEDC_BA98_7654_3210
    let first: UInt64 = (1 << 32) - 40
    let values = normals(key, from: first, count: 501)
    var worst = 0.0
    for lane in 0..<64 {
      let reference = referenceNormals(key: key, replication: first + UInt64(lane), count: 501)
      for index in 0..<501 { worst = max(worst, abs(Double(values[index * 64 + lane]) - reference[index])) }
    }
    #expect(worst < 2e-6)
  }

  @Test("A shorter request is the beginning of a longer one", arguments: [0, 1, 2, 3, 11, 12, 31])
  func prefix(count: Int) {
    #expect(normals(77, from: 5, count: count) == Array(normals(77, from: 5, count: 32).prefix(count * 64)))
    #expect(uniforms(77, from: 5, count: count) == Array(uniforms(77, from: 5, count: 32).prefix(count * 64)))
  }

  @Test("A replication's draws do not depend on the lane or tile it is drawn in")
  func laneIndependence() {
    for shift in [1, 17, 63] {
      let here = normals(9, from: 1000, count: 7)
      let there = normals(9, from: 1000 + UInt64(shift), count: 7)
      let hereU = uniforms(9, from: 1000, count: 7)
      let thereU = uniforms(9, from: 1000 + UInt64(shift), count: 7)
      for index in 0..<7 {
        for lane in shift..<64 {
          #expect(here[index * 64 + lane] == there[index * 64 + lane - shift])
          #expect(hereU[index * 64 + lane] == thereU[index * 64 + lane - shift])
        }
      }
    }
  }

  @Test("Other keys and other replications give other draws")
  func different() {
    let one = normals(1, from: 0, count: 8)
    #expect(Set(one).count > 500)
    #expect(zip(one, normals(2, from: 0, count: 8)).allSatisfy { $0 != $1 })
    #expect(zip(one, normals(1 << 32 | 1, from: 0, count: 8)).allSatisfy { $0 != $1 })
    #expect(zip(one, normals(1, from: 64, count: 8)).allSatisfy { $0 != $1 })
    #expect(zip(one, normals(1, from: 1 << 40, count: 8)).allSatisfy { $0 != $1 })
  }
}

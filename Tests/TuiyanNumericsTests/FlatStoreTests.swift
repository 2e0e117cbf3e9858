// SPDX-License-Identifier: GPL-3.0-or-later
import Testing
import TuiyanNumerics

@Suite("Flat lists")
struct FlatStoreTests {
  @Test("A list holds what it was made of as long as its store is there, empty ones too, each from a cache line")
  func lists() {
    let store = FlatStore()
    let numbers = (0..<20).map { store.list((0..<$0).map { 3 * $0 }) }
    let pairs = store.list([(1.5, true), (2.5, false)])
    let room = store.room(of: Float.self, count: 5)
    for place in room.indices { room[place] = Float(place) }
    for (count, list) in numbers.enumerated() {
      #expect(Array(list) == (0..<count).map { 3 * $0 })
      #expect(UInt(bitPattern: list.baseAddress) % 64 == 0)
    }
    #expect(pairs[1].0 == 2.5 && !pairs[1].1)
    #expect(Array(room) == [0, 1, 2, 3, 4])
    withExtendedLifetime(store) {}
  }
}

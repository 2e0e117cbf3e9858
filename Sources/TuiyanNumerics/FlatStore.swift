// SPDX-License-Identifier: GPL-3.0-or-later

/// Lists of plain values that never change, freed together with it.
///
/// What loops of millions of rounds look up stands here: an array costs a count of its references at every use, and all
/// threads wait for the same count. A list must not be used once its store is gone, so whoever keeps the one keeps the
/// other; the store is written before it is shared.
public final class FlatStore: @unchecked Sendable {
  private var rooms: [UnsafeMutableRawPointer] = []

  public init() {}

  deinit { for room in rooms { room.deallocate() } }

  /// - Precondition: the elements are plain values: copying one counts no reference.
  public func list<Element>(_ values: some Collection<Element>) -> UnsafeBufferPointer<Element> {
    let room = self.room(of: Element.self, count: values.count)
    _ = room.initialize(fromContentsOf: values)
    return UnsafeBufferPointer(room)
  }

  /// Room to be filled before it is read, for plain values as above.
  public func room<Element>(of type: Element.Type, count: Int) -> UnsafeMutableBufferPointer<Element> {
    precondition(_isPOD(type), "a flat list holds plain values")
    let memory = UnsafeMutableRawPointer.allocate(
      byteCount: max(1, count) * MemoryLayout<Element>.stride, alignment: 64)
    rooms.append(memory)
    return UnsafeMutableBufferPointer(start: memory.bindMemory(to: Element.self, capacity: count), count: count)
  }
}

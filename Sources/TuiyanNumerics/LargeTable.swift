// SPDX-License-Identifier: GPL-3.0-or-later

#if canImport(Glibc)
  import Glibc
#endif

/// Room for many numbers, not yet set, let go with its owner.
///
/// A large table is asked for in large pages where the system has them to give (Linux): what is written once for the
/// first time then costs a fraction of the page faults. Whoever shares it sees to it that no two threads write the same
/// number.
public final class LargeTable: @unchecked Sendable {
  public let start: UnsafeMutablePointer<Double>
  private let memory: UnsafeMutableRawPointer

  /// Bytes of a large page.
  private static let page = 2 << 20

  public init(count: Int) {
    let bytes = max(1, count) * MemoryLayout<Double>.stride
    let isLarge = bytes >= 4 * Self.page
    memory = .allocate(byteCount: bytes, alignment: isLarge ? Self.page : 64)
    start = memory.bindMemory(to: Double.self, capacity: max(1, count))
    #if canImport(Glibc)
      // A request, not a need: where it is refused, ordinary pages do.
      if isLarge { madvise(memory, bytes, MADV_HUGEPAGE) }
    #endif
  }

  deinit { memory.deallocate() }
}

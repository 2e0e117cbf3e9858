// SPDX-License-Identifier: GPL-3.0-or-later

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Room for many numbers in single precision, 0 until they are set, let go with its owner.
///
/// What is never set takes no memory where the system gives out pages on their first use. A large table is asked for in
/// large pages where the system has them to give (Linux): what is written once for the first time then costs a fraction
/// of the page faults. Whoever shares it sees to it that no two threads write the same number.
public final class LargeTable: @unchecked Sendable {
  public let start: UnsafeMutablePointer<Float>
  private let memory: UnsafeMutableRawPointer

  /// Bytes of a large page.
  private static let page = 2 << 20

  public init(count: Int) {
    let bytes = max(1, count) * MemoryLayout<Float>.stride
    guard let memory = calloc(bytes, 1) else { preconditionFailure("no memory for \(bytes) bytes") }
    self.memory = memory
    start = memory.bindMemory(to: Float.self, capacity: max(1, count))
    #if canImport(Glibc)
      // A request, not a need: where it is refused, ordinary pages do. Only for pages that lie within the table.
      let first = memory.alignedUp(toMultipleOf: Self.page)
      let last = (memory + bytes).alignedDown(toMultipleOf: Self.page)
      if first < last { madvise(first, last - first, MADV_HUGEPAGE) }
    #endif
  }

  deinit { free(memory) }
}

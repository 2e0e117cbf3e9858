// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// Counts the tags of a part before anybody reads it, so that too much is refused at once.
///
/// Looks only for `<` and the name behind it: a text or comment may add to the count, never take away from it.
enum XMLCensus {
  /// The most tags, start and end alike, of one part.
  static let tagLimit = 2_000_000

  /// Whether the part has more tags than `limit`; stops there.
  static func hasTags(beyond limit: Int, in bytes: [UInt8]) -> Bool {
    count(in: bytes, upTo: limit) { _ in true } > limit
  }

  /// Start tags of cells (`<c r="A1">`, under any prefix), as far as `limit` + 1.
  static func cells(in bytes: [UInt8], upTo limit: Int) -> Int {
    count(in: bytes, upTo: limit) { name in
      var rest = name
      if let colon = name.prefix(while: { $0 > 0x20 && $0 != 0x3E && $0 != 0x2F }).firstIndex(of: UInt8(ascii: ":")) {
        rest = name[(colon + 1)...]
      }
      guard rest.first == UInt8(ascii: "c"), let next = rest.dropFirst().first else { return false }
      return next <= 0x20 || next == UInt8(ascii: ">") || next == UInt8(ascii: "/")
    }
  }

  /// - Parameter isCounted: told up to 32 bytes behind a `<`.
  private static func count(
    in bytes: [UInt8], upTo limit: Int, _ isCounted: (Slice<UnsafeRawBufferPointer>) -> Bool
  ) -> Int {
    bytes.withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress else { return 0 }
      var (count, place) = (0, 0)
      while count <= limit, place < buffer.count,
        let found = memchr(base + place, Int32(UInt8(ascii: "<")), buffer.count - place)
      {
        place = UnsafeRawPointer(found) - base + 1
        if isCounted(buffer[place..<min(place + 32, buffer.count)]) { count += 1 }
      }
      return count
    }
  }
}

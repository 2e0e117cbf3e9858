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
    count(in: bytes, upTo: limit, onlyCells: false) > limit
  }

  /// Start tags of cells as spreadsheets write them (`<c r="A1">`), as far as `limit` + 1; those under a prefix are
  /// counted only as they are read.
  static func cells(in bytes: [UInt8], upTo limit: Int) -> Int {
    count(in: bytes, upTo: limit, onlyCells: true)
  }

  private static func count(in bytes: [UInt8], upTo limit: Int, onlyCells: Bool) -> Int {
    bytes.withUnsafeBytes { buffer in
      guard var place = buffer.baseAddress else { return 0 }
      // Two bytes behind every `<` can be looked at; a tag that ends later is none.
      let end = place + max(0, buffer.count - 2)
      var count = 0
      while count <= limit, place < end, let found = memchr(place, 0x3C, end - place) {
        place = UnsafeRawPointer(found) + 1
        if onlyCells {
          guard place.load(as: UInt8.self) == UInt8(ascii: "c") else { continue }
          let next = place.load(fromByteOffset: 1, as: UInt8.self)
          guard next <= 0x20 || next == 0x3E || next == 0x2F else { continue }
        }
        count += 1
      }
      return count
    }
  }
}

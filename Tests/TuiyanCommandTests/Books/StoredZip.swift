// SPDX-License-Identifier: GPL-3.0-or-later

/// Writes zip archives without compression, with sizes that may be lies (APPNOTE.TXT 6.3.10, 4.3).
enum StoredZip {
  struct Part {
    let name: String
    let bytes: [UInt8]
    /// The unpacked size the archive states; nil: the truth.
    var claimedSize: UInt32?
    var claimedPacked: UInt32?
  }

  static func bytes(_ parts: [Part]) -> [UInt8] {
    var file: [UInt8] = []
    var directory: [UInt8] = []
    for part in parts {
      let offset = UInt32(file.count)
      let header = common(part)
      file += little(UInt32(0x0403_4B50)) + header + Array(part.name.utf8) + part.bytes
      directory += little(UInt32(0x0201_4B50)) + little(UInt16(20)) + header
      directory += little(UInt16(0)) + little(UInt16(0)) + little(UInt16(0)) + little(UInt32(0)) + little(offset)
      directory += Array(part.name.utf8)
    }
    let count = UInt16(parts.count)
    return file + directory + little(UInt32(0x0605_4B50)) + little(UInt16(0)) + little(UInt16(0)) + little(count)
      + little(count) + little(UInt32(directory.count)) + little(UInt32(file.count)) + little(UInt16(0))
  }

  /// Version, flags, method, time, date, checksum, sizes, lengths of name and extra field. A part that lies says that it
  /// is deflated.
  private static func common(_ part: Part) -> [UInt8] {
    let method = UInt16(part.claimedSize == nil ? 0 : 8)
    let size = UInt32(part.bytes.count)
    return little(UInt16(20)) + little(UInt16(0)) + little(method) + little(UInt16(0)) + little(UInt16(0x21))
      + little(checksum(part.bytes)) + little(part.claimedPacked ?? size) + little(part.claimedSize ?? size)
      + little(UInt16(part.name.utf8.count)) + little(UInt16(0))
  }

  private static func little<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
    (0..<Number.bitWidth / 8).map { UInt8(truncatingIfNeeded: number >> Number(8 * $0)) }
  }

  /// CRC-32 (ITU-T V.42).
  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var crc: UInt32 = .max
    for byte in bytes {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
    }
    return ~crc
  }
}

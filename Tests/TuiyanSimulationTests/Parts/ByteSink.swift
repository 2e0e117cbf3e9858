// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanSimulation

/// A part in memory.
struct Bytes: PartSource {
  var bytes: [UInt8]

  var byteCount: Int { bytes.count }

  func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) throws {
    buffer.copyBytes(from: bytes[offset..<offset + buffer.count])
  }
}

extension ProjectionParts {
  /// One part as a value.
  func part(_ header: PartHeader) throws -> Bytes {
    var bytes: [UInt8] = []
    try write(header) { bytes += $0 }
    return Bytes(bytes: bytes)
  }
}

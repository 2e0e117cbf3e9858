// SPDX-License-Identifier: GPL-3.0-or-later
import CZip

/// Why an archive could not be put together: libzip's own words.
public struct ZipFault: Error, Sendable, Hashable {
  public let operation: String
  public let reason: String
}

/// Files put together as a ZIP archive in memory; the same files give the same bytes.
enum ZipArchive {
  /// Noon of 1980-01-01, the date every file bears: what the format calls time and date.
  private static let stamp = (time: UInt16(12 << 11), date: UInt16(1 << 5 | 1))

  /// - Parameter files: in the order they stand in the archive.
  /// - Throws: `ZipFault` where libzip refuses something.
  static func bytes(_ files: [(path: String, content: String)]) throws(ZipFault) -> [UInt8] {
    var error = zip_error_t()
    zip_error_init(&error)
    defer { zip_error_fini(&error) }
    guard let target = zip_source_buffer_create(nil, 0, 0, &error) else { throw fault("create", &error) }
    // Kept once for the archive and once for reading it back.
    zip_source_keep(target)
    defer { zip_source_free(target) }
    guard let archive = zip_open_from_source(target, ZIP_TRUNCATE, &error) else {
      zip_source_free(target)
      throw fault("open", &error)
    }
    var buffers: [UnsafeMutableRawBufferPointer] = []
    defer { for buffer in buffers { buffer.deallocate() } }
    for (path, content) in files {
      // libzip reads the bytes when the archive is closed, so they must live until then.
      let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: max(1, content.utf8.count), alignment: 1)
      buffer.copyBytes(from: content.utf8)
      buffers.append(buffer)
      guard let source = zip_source_buffer(archive, buffer.baseAddress, zip_uint64_t(content.utf8.count), 0) else {
        throw abandoned(archive, path)
      }
      let index = zip_file_add(archive, path, source, zip_flags_t(ZIP_FL_ENC_UTF_8))
      guard index >= 0 else {
        zip_source_free(source)
        throw abandoned(archive, path)
      }
      guard zip_file_set_dostime(archive, zip_uint64_t(index), stamp.time, stamp.date, 0) == 0,
        zip_set_file_compression(archive, zip_uint64_t(index), zip_int32_t(ZIP_CM_DEFLATE), 9) == 0
      else { throw abandoned(archive, path) }
    }
    guard zip_close(archive) == 0 else { throw abandoned(archive, "close") }
    return try contents(of: target)
  }

  private static func contents(of source: OpaquePointer) throws(ZipFault) -> [UInt8] {
    var status = zip_stat_t()
    zip_stat_init(&status)
    guard zip_source_stat(source, &status) == 0, zip_source_open(source) == 0 else {
      throw ZipFault(operation: "read", reason: "cannot open")
    }
    defer { zip_source_close(source) }
    var bytes = [UInt8](repeating: 0, count: Int(status.size))
    let count = zip_source_read(source, &bytes, zip_uint64_t(bytes.count))
    guard count == bytes.count else { throw ZipFault(operation: "read", reason: "cut short") }
    return bytes
  }

  /// What went wrong, with the archive thrown away.
  private static func abandoned(_ archive: OpaquePointer, _ operation: String) -> ZipFault {
    let reason = String(cString: zip_strerror(archive))
    zip_discard(archive)
    return ZipFault(operation: operation, reason: reason)
  }

  private static func fault(_ operation: String, _ error: inout zip_error_t) -> ZipFault {
    ZipFault(operation: operation, reason: String(cString: zip_error_strerror(&error)))
  }
}

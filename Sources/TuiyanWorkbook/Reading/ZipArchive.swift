// SPDX-License-Identifier: GPL-3.0-or-later
import CZip

/// Owns one libzip archive opened for reading; gives the bytes of single parts, never more than the limits allow.
struct ZipArchive: ~Copyable {
  /// The largest part that is unpacked, in bytes.
  static let partLimit = 32_000_000
  /// What all parts in XML, and all that is read under whatever name, may unpack to, in bytes.
  static let totalLimit = 100_000_000
  /// How many times its packed size a part above `ratioFree` bytes may unpack to; real sheets stay below 100.
  static let ratioLimit = 200
  static let ratioFree = 5_000_000
  static let entryLimit = 10_000

  private let handle: OpaquePointer
  private let tally = Tally()

  /// - Throws: `BookFault` where there is no such file or it is no archive.
  init(path: String) throws(BookFault) {
    var code: Int32 = 0
    guard let handle = zip_open(path, ZIP_RDONLY, &code) else {
      throw code == ZIP_ER_NOENT || code == ZIP_ER_OPEN || code == ZIP_ER_READ ? .unreadable : .notAnArchive
    }
    guard zip_get_num_entries(handle, 0) <= Self.entryLimit else {
      zip_discard(handle)
      throw .tooManyParts(limit: Self.entryLimit)
    }
    guard Self.unpacked(handle) <= UInt64(Self.totalLimit) else {
      zip_discard(handle)
      throw .unpacksToTooMuch(limit: Self.totalLimit)
    }
    self.handle = handle
  }

  /// Bytes of all XML as the archive states them, before anything is unpacked; no part gives more than it states.
  private static func unpacked(_ handle: OpaquePointer) -> UInt64 {
    var sum: UInt64 = 0
    for index in 0..<zip_get_num_entries(handle, 0) {
      var status = zip_stat_t()
      guard zip_stat_index(handle, zip_uint64_t(index), 0, &status) == 0, let name = status.name else { continue }
      let ending = String(cString: name).lowercased()
      guard ending.hasSuffix(".xml") || ending.hasSuffix(".rels") else { continue }
      sum = sum.addingReportingOverflow(status.size).overflow ? .max : sum + status.size
    }
    return sum
  }

  deinit { zip_discard(handle) }

  /// Bytes unpacked so far: a sheet may have any name, and be asked for more than once.
  private final class Tally {
    private var bytes: UInt64 = 0

    /// - Throws: `BookFault` where so much more would be too much.
    func add(_ more: UInt64) throws(BookFault) {
      guard more <= UInt64(ZipArchive.totalLimit) - bytes else { throw .unpacksToTooMuch(limit: ZipArchive.totalLimit) }
      bytes += more
    }
  }

  /// The unpacked bytes of a part; nil where the archive has none of that name.
  /// - Throws: `BookFault` where it is too large, packed too tightly to be honest, encrypted or damaged.
  borrowing func part(_ name: String) throws(BookFault) -> [UInt8]? {
    let index = zip_name_locate(handle, name, zip_flags_t(ZIP_FL_NOCASE))
    guard index >= 0 else { return nil }
    var status = zip_stat_t()
    guard zip_stat_index(handle, zip_uint64_t(index), 0, &status) == 0 else { throw .damagedPart(name) }
    guard status.encryption_method == 0 else { throw .encrypted }
    guard status.size <= UInt64(Self.partLimit) else { throw .partTooLarge(name, limit: Self.partLimit) }
    let size = Int(status.size)
    if size > Self.ratioFree, UInt64(size) / max(1, status.comp_size) > UInt64(Self.ratioLimit) {
      throw .packedTooTightly(name, limit: Self.ratioLimit)
    }
    try tally.add(status.size)
    guard let file = zip_fopen_index(handle, zip_uint64_t(index), 0) else { throw .damagedPart(name) }
    defer { zip_fclose(file) }
    var got = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while got < size, let base = buffer.baseAddress {
        let read = zip_fread(file, base + got, zip_uint64_t(size - got))
        guard read > 0 else { break }
        got += Int(read)
      }
      count = got
    }
    guard got == size else { throw .damagedPart(name) }
    return bytes
  }
}

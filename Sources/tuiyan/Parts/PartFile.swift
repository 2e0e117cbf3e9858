// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TuiyanSimulation

#if canImport(Glibc)
  @preconcurrency import Glibc
#elseif canImport(Musl)
  @preconcurrency import Musl
#elseif canImport(Darwin)
  @preconcurrency import Darwin
#endif

/// A file of bytes that any thread may read; closed with the value.
final class PartFile: PartSource {
  let path: String
  let byteCount: Int
  private let descriptor: Int32

  /// - Throws: `Failure.file` where it is no plain file that can be read.
  init(path: String) throws {
    self.path = path
    descriptor = open(path, O_RDONLY)
    var status = stat()
    guard descriptor >= 0, fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      if descriptor >= 0 { close(descriptor) }
      throw Failure.file(.cannotRead(path))
    }
    byteCount = Int(status.st_size)
  }

  deinit { close(descriptor) }

  func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) throws {
    var done = 0
    while done < buffer.count {
      let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[done...])
      let count = pread(descriptor, rest.baseAddress, rest.count, off_t(offset + done))
      guard count > 0 else { throw Failure.file(.cannotRead(path)) }
      done += count
    }
  }
}

extension ResultFile {
  /// Writes bytes as they are made: to a new file beside its place, then into its place in one step.
  /// - Throws: `Failure.file`, or what `body` throws.
  func stream(_ body: (@escaping (UnsafeRawBufferPointer) throws -> Void) throws -> Void) throws {
    guard let path else { throw Failure.usage(.parts(.needsFile)) }
    let draft = draft(of: path)
    Interruption.discards(draft)
    defer { Interruption.discards(nil) }
    guard FileManager.default.createFile(atPath: draft, contents: nil),
      let handle = FileHandle(forWritingAtPath: draft)
    else { throw Failure.file(.cannotWrite(path)) }
    do {
      try body { bytes in
        do { try handle.write(contentsOf: bytes) } catch { throw Failure.file(.cannotWrite(path)) }
      }
      try handle.close()
      try Interruption.withheld {
        guard rename(draft, path) == 0 else { throw Failure.file(.cannotWrite(path)) }
      }
    } catch {
      try? FileManager.default.removeItem(atPath: draft)
      throw error
    }
  }
}

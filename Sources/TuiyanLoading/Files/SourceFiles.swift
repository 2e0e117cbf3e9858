// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TuiyanModel

/// Reads a scenario's files and keeps the digest of every byte read, file by file in order.
struct SourceFiles {
  private var hash: UInt64 = 0xCBF2_9CE4_8422_2325

  /// FNV-1a 64 as 16 hexadecimal digits (Fowler, Noll, Vo).
  var digest: String {
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  /// The bytes of a file.
  /// - Parameters:
  ///   - path: as the user would find it; also its name in messages.
  ///   - folder: the folder it must really lie in; nil: anywhere.
  ///   - limit: bytes above which nothing is read; `tooLarge` says so.
  ///   - missing: what is said where nothing is there and the path is written nowhere, with what may have been meant.
  ///   - place: where the path is written; nil: the complaint points to the file itself.
  mutating func read(
    _ path: String, inside folder: String?, limit: Int, tooLarge: (Int) -> Problem,
    missing: (_ nearest: String?) -> DocumentProblem = DocumentProblem.noSuchFile, statedAt place: Place? = nil,
    into diagnostics: inout Diagnostics
  ) -> [UInt8]? {
    let whole = Place(file: path)
    guard ScenarioPath.real(path) != nil else {
      let problem: DocumentProblem =
        place == nil ? missing(ScenarioPath.nearest(to: path)) : .noSuchStatedFile(path)
      diagnostics.error(.document(problem), at: place ?? whole)
      return nil
    }
    if let folder, !ScenarioPath.isInside(path, folder: folder) {
      diagnostics.error(.document(.outsideFolder(path: path)), at: place ?? whole)
      return nil
    }
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      diagnostics.error(.document(.notAFile), at: whole)
      return nil
    }
    guard status.st_size <= limit else {
      diagnostics.error(tooLarge(Int(status.st_size)), at: whole)
      return nil
    }
    guard let data = FileManager.default.contents(atPath: path) else {
      diagnostics.error(.document(.unreadable), at: whole)
      return nil
    }
    let bytes = [UInt8](data)
    bytes.withUnsafeBufferPointer { buffer in
      for byte in buffer { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    }
    return bytes
  }
}

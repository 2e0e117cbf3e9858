// SPDX-License-Identifier: GPL-3.0-or-later

/// Finds the first byte that is not UTF-8.
enum UTF8Check {
  /// The place of the first invalid sequence; nil where all of it is UTF-8.
  static func firstInvalid(_ bytes: [UInt8], file: String) -> Place? {
    guard String(validating: bytes, as: UTF8.self) == nil else { return nil }
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var (line, column) = (1, 1)
    while true {
      switch decoder.decode(&iterator) {
      case .scalarValue("\n"): (line, column) = (line + 1, 1)
      case .scalarValue: column += 1
      case .emptyInput: return nil
      case .error: return Place(file: file, line: line, column: column)
      }
    }
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanText

extension TextEncoding {
  /// The text of `bytes` without its byte-order mark, or nil with one problem at the exact place of the first bad byte.
  package func text(of bytes: [UInt8], file: String, into diagnostics: inout Diagnostics) -> String? {
    do throws(TextFault) {
      return try text(of: bytes)
    } catch {
      diagnostics.error(.table(.text(error.problem)), at: Place(file: file, line: error.line, column: error.column))
      return nil
    }
  }
}

extension CSVScanner {
  /// The next row that is not blank, or nil at the end; what cannot be read goes into the log.
  package mutating func next(_ log: inout TableLog) -> CSVRow? {
    next { log.error(.text($0.problem), line: $0.line, column: $0.column) }
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later

/// One cell as written, without its quotes; the place is that of its first character (the opening quote, if any).
package struct CSVCell: Sendable {
  package let text: String
  package let line: Int
  package let column: Int
}

/// One row; `cells` keeps at most `CSVScanner.columnLimit` of the `count` cells it has.
package struct CSVRow: Sendable {
  package var cells: [CSVCell] = []
  package var count = 0
  /// False where a cell of it could not be read.
  package var isSound = true
  package let line: Int
}

/// Cuts the text of a table into rows, one at a time (RFC 4180: commas, double quotes, line ends inside quotes).
///
/// Blank lines are skipped. Complexity: linear in the number of bytes; each byte is looked at once or twice.
package struct CSVScanner {
  /// The most columns.
  package static let columnLimit = 1_000
  /// The longest cell, in Unicode scalars.
  package static let cellLimit = 10_000

  private let bytes: [UInt8]
  private var position = 0
  private var line = 1
  private var column = 1
  private var saidBareReturn = false
  private var width = 0

  private static let quote = UInt8(ascii: "\"")
  private static let comma = UInt8(ascii: ",")
  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  package init(_ text: String) { bytes = Array(text.utf8) }

  /// The next row that is not blank, or nil at the end; what cannot be read goes to `refuse` as it is met.
  package mutating func next(_ refuse: (TextFault) -> Void) -> CSVRow? {
    while position < bytes.count {
      if skipBlankLine(refuse) { continue }
      var row = CSVRow(line: line)
      row.cells.reserveCapacity(width)
      readCell(into: &row, refuse)
      while position < bytes.count, bytes[position] == CSVScanner.comma {
        advance()
        readCell(into: &row, refuse)
      }
      endLine(refuse)
      width = row.cells.count
      return row
    }
    return nil
  }

  private mutating func advance() {
    let byte = bytes[position]
    position += 1
    if byte == CSVScanner.lineFeed {
      line += 1
      column = 1
    } else if byte & 0xC0 != 0x80 {
      column += 1
    }
  }

  private func endsCell(_ byte: UInt8) -> Bool {
    byte == CSVScanner.comma || byte == CSVScanner.lineFeed || byte == CSVScanner.carriageReturn
  }

  private mutating func skipBlankLine(_ refuse: (TextFault) -> Void) -> Bool {
    var end = position
    while end < bytes.count, bytes[end] == 0x20 || bytes[end] == 0x09 { end += 1 }
    if end < bytes.count, bytes[end] != CSVScanner.lineFeed, bytes[end] != CSVScanner.carriageReturn { return false }
    while position < end { advance() }
    endLine(refuse)
    return true
  }

  /// Steps over LF or CRLF; a CR alone is an error (said once), and still ends the line.
  private mutating func endLine(_ refuse: (TextFault) -> Void) {
    guard position < bytes.count else { return }
    if bytes[position] == CSVScanner.carriageReturn {
      if position + 1 < bytes.count, bytes[position + 1] == CSVScanner.lineFeed {
        position += 1
      } else {
        if !saidBareReturn { refuse(TextFault(problem: .bareReturn, line: line, column: column)) }
        saidBareReturn = true
        position += 1
        line += 1
        column = 1
        return
      }
    }
    advance()
  }

  // MARK: Cells

  private mutating func readCell(into row: inout CSVRow, _ refuse: (TextFault) -> Void) {
    if row.count >= CSVScanner.columnLimit, position == bytes.count || bytes[position] == CSVScanner.comma {
      row.count += 1
      return
    }
    let (startLine, startColumn) = (line, column)
    let isQuoted = position < bytes.count && bytes[position] == CSVScanner.quote
    let text = isQuoted ? quotedText(refuse) : plainText(refuse)
    row.count += 1
    guard let text else {
      row.isSound = false
      return
    }
    if row.cells.count < CSVScanner.columnLimit {
      row.cells.append(CSVCell(text: text, line: startLine, column: startColumn))
    }
  }

  private mutating func plainText(_ refuse: (TextFault) -> Void) -> String? {
    let (start, startLine, startColumn) = (position, line, column)
    var isSound = true
    while position < bytes.count, !endsCell(bytes[position]) {
      if bytes[position] == CSVScanner.quote, isSound {
        refuse(TextFault(problem: .quoteInsideCell, line: line, column: column))
        isSound = false
      }
      advance()
    }
    if column - startColumn > CSVScanner.cellLimit {
      refuse(TextFault(problem: .cellTooLong(limit: CSVScanner.cellLimit), line: startLine, column: startColumn))
      return nil
    }
    return isSound ? String(decoding: bytes[start..<position], as: UTF8.self) : nil
  }

  private mutating func quotedText(_ refuse: (TextFault) -> Void) -> String? {
    let (startLine, startColumn) = (line, column)
    var content: [UInt8] = []
    var scalars = 0
    advance()
    while true {
      guard position < bytes.count else {
        refuse(TextFault(problem: .unclosedQuote, line: startLine, column: startColumn))
        return nil
      }
      let byte = bytes[position]
      if byte == CSVScanner.quote {
        advance()
        guard position < bytes.count, bytes[position] == CSVScanner.quote else { break }
      }
      if byte & 0xC0 != 0x80 { scalars += 1 }
      if scalars <= CSVScanner.cellLimit { content.append(byte) }
      advance()
    }
    let endsWell = endQuoted(refuse)
    if scalars > CSVScanner.cellLimit {
      refuse(TextFault(problem: .cellTooLong(limit: CSVScanner.cellLimit), line: startLine, column: startColumn))
      return nil
    }
    return endsWell ? String(decoding: content, as: UTF8.self) : nil
  }

  /// After the closing quote: false, with the problem, where more text follows in the cell (which is stepped over).
  private mutating func endQuoted(_ refuse: (TextFault) -> Void) -> Bool {
    guard position < bytes.count, !endsCell(bytes[position]) else { return true }
    let (start, startLine, startColumn) = (position, line, column)
    while position < bytes.count, !endsCell(bytes[position]) { advance() }
    let text = String(decoding: bytes[start..<min(position, start + 400)], as: UTF8.self)
    refuse(TextFault(problem: .textAfterQuote(Excerpt.of(text)), line: startLine, column: startColumn))
    return false
  }
}

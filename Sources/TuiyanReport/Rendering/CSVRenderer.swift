// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanText

/// A report as CSV for a spreadsheet: every piece in its own rows, an empty line between them.
public struct CSVRenderer: Sendable {
  public init() {}

  /// The whole report; records end in CRLF, as RFC 4180 asks.
  public func text(_ report: Report) -> String {
    let blocks = report.blocks.compactMap(text)
    return ([record([report.title])] + blocks).joined(separator: "\r\n")
  }

  private func text(_ block: Report.Block) -> String? {
    switch block {
    case .heading(let text), .paragraph(let text), .verdict(let text, _), .notice(let text): record([text])
    case .facts(let facts): facts.map { record([$0.label, $0.text]) }.joined()
    case .list(let items): items.map { record([$0]) }.joined()
    case .table(let table): table.csv()
    case .course, .picture: nil
    }
  }

  private func record(_ cells: [String]) -> String {
    CSVText.record(cells.map(FormulaGuard.guarded), end: "\r\n")
  }
}

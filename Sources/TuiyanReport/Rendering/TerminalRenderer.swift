// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanText

/// A report as aligned text for a terminal.
public struct TerminalRenderer: Sendable {
  /// Whether titles, verdicts and notices are coloured (ANSI).
  public let isColoured: Bool

  public init(isColoured: Bool) { self.isColoured = isColoured }

  /// The whole report, with a line break at the end.
  public func text(_ report: Report) -> String {
    let title = style(TerminalText.plain(report.title), .bold)
    let rule = String(repeating: "=", count: DisplayWidth.columns(of: TerminalText.plain(report.title)))
    let blocks = report.blocks.map(text)
    return ([title + "\n" + rule] + blocks).joined(separator: "\n\n") + "\n"
  }

  private func text(_ block: Report.Block) -> String {
    switch block {
    case .heading(let text): style("## " + TerminalText.plain(text), .bold)
    case .paragraph(let text): TerminalText.plain(text)
    case .verdict(let text, let tone): style(TerminalText.plain(text), colour(of: tone))
    case .notice(let text): style("! " + TerminalText.plain(text), .yellow)
    case .facts(let facts): lines(of: facts)
    case .list(let items): items.map { "- " + TerminalText.plain($0) }.joined(separator: "\n")
    case .table(let table): table.terminal { style($0, .bold) }
    case .course(let label, let bars): TerminalText.plain(label) + "  " + bars
    case .picture(let lines): lines.map { TerminalText.trimmed(TerminalText.plain($0)) }.joined(separator: "\n")
    }
  }

  private func lines(of facts: [Report.Fact]) -> String {
    let width = facts.map { DisplayWidth.columns(of: $0.label) }.max() ?? 0
    return facts.map { fact in
      TerminalText.padded(TerminalText.plain(fact.label), to: width, isLeading: true) + "  "
        + TerminalText.plain(fact.text)
    }.joined(separator: "\n")
  }

  private enum Style: String {
    case bold = "1"
    case red = "31"
    case green = "32"
    case yellow = "33"
  }

  private func colour(of tone: Report.Tone) -> Style {
    switch tone {
    case .good: .green
    case .bad: .red
    case .uncertain: .yellow
    }
  }

  private func style(_ text: String, _ style: Style) -> String {
    isColoured ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
  }
}

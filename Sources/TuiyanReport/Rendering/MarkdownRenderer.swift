// SPDX-License-Identifier: GPL-3.0-or-later

/// A report as GitHub's Markdown.
public struct MarkdownRenderer: Sendable {
  public init() {}

  /// The whole report, with a line break at the end; nothing in it that came from a scenario is read as markup.
  public func text(_ report: Report) -> String {
    let blocks = report.blocks.compactMap(text)
    return (["# " + MarkdownText.escaped(report.title)] + blocks).joined(separator: "\n\n") + "\n"
  }

  private func text(_ block: Report.Block) -> String? {
    switch block {
    case .heading(let text): "## " + MarkdownText.escaped(text)
    case .paragraph(let text): MarkdownText.paragraph(text)
    case .verdict(let text, _): "**" + MarkdownText.escaped(text) + "**"
    case .notice(let text): "> " + MarkdownText.escaped(text)
    case .facts(let facts): list(facts.map { "**\(MarkdownText.escaped($0.label))** \(MarkdownText.escaped($0.text))" })
    case .list(let items): list(items.map(MarkdownText.paragraph))
    case .table(let table): table.markdown()
    case .course: nil
    case .picture(let lines): "```text\n" + lines.map(MarkdownText.fenced).joined(separator: "\n") + "\n```"
    }
  }

  private func list(_ items: [String]) -> String { items.map { "- " + $0 }.joined(separator: "\n") }
}

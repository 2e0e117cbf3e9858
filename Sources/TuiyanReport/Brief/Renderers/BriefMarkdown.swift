// SPDX-License-Identifier: GPL-3.0-or-later

/// A brief as GitHub's Markdown; pictures are tables there.
public struct BriefMarkdown: Sendable {
  public init() {}

  /// The whole brief, with a line break at the end; nothing in it that came from a scenario is read as markup.
  public func text(_ brief: Brief) -> String {
    var all: [Report.Block] = [.paragraph(brief.subtitle)]
    for place in brief.sections.indices {
      all.append(.heading(brief.heading(place)))
      for block in brief.sections[place].blocks { all += blocks(block) }
    }
    return MarkdownRenderer().text(Report(title: brief.title, blocks: all))
  }

  private func blocks(_ block: Brief.Block) -> [Report.Block] {
    switch block {
    case .paragraph(let text), .small(let text): [.paragraph(text)]
    case .verdict(let text, let tone): [.verdict(text, tone)]
    case .notice(let text): [.notice(text)]
    case .facts(let facts): [.facts(facts)]
    case .list(let items): [.list(items)]
    case .table(let table): [.table(table.table)]
    case .schedule(let schedule): [.table(schedule.table())]
    case .course(let course, _): [.paragraph(course.title), .table(course.table()), .paragraph(course.note)]
    case .picture: []
    }
  }
}

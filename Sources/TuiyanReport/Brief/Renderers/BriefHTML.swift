// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

/// A brief as one HTML file that asks for nothing else, with style sheets for the screen and for A4 paper.
///
/// Cells that show a number carry it unrounded in `data-value`.
public struct BriefHTML: Sendable {
  public init() {}

  /// The whole page; everything that came from a scenario is escaped.
  public func text(_ brief: Brief) -> String {
    let language = brief.language == .zh ? "zh-CN" : "en"
    let title = SVGText.escaped(brief.title)
    let sections = brief.sections.indices.map { place in
      let section = brief.sections[place]
      let blocks = section.blocks.map { text($0, brief.language) }.joined(separator: "\n")
      return
        "<section id=\"\(section.kind.rawValue)\">\n<h2>\(SVGText.escaped(brief.heading(place)))</h2>\n\(blocks)\n"
        + "</section>"
    }
    return """
      <!DOCTYPE html>
      <html lang="\(language)">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(title)</title>
      <style>
      \(Self.style)
      </style>
      </head>
      <body>
      <header>
      <h1>\(title)</h1>
      <p class="subtitle">\(SVGText.escaped(brief.subtitle))</p>
      </header>
      \(sections.joined(separator: "\n"))
      </body>
      </html>

      """
  }

  private func text(_ block: Brief.Block, _ language: Language) -> String {
    switch block {
    case .small(let text): "<p class=\"note\">\(SVGText.escaped(text))</p>"
    case .paragraph(let text): "<p>\(SVGText.escaped(text))</p>"
    case .verdict(let text, let tone): "<p class=\"verdict \(name(tone))\">\(SVGText.escaped(text))</p>"
    case .notice(let text): "<p class=\"notice\">\(SVGText.escaped(text))</p>"
    case .facts(let facts):
      "<dl>\n"
        + facts.map { "<dt>\(SVGText.escaped($0.label))</dt><dd>\(SVGText.escaped($0.text))</dd>\n" }.joined()
        + "</dl>"
    case .list(let items):
      "<ul>\n" + items.map { "<li>\(SVGText.escaped($0))</li>\n" }.joined() + "</ul>"
    case .table(let table): text(table)
    case .schedule(let schedule): text(schedule)
    case .course(let course, let chart):
      "<figure>\n" + ChartSVG.render(chart, language: language, strip: 240)
        + "<figcaption>\(SVGText.escaped(Phrase.briefFact(course.title, course.note)[language]))</figcaption>\n<details><summary>\(SVGText.escaped(course.title))</summary>\n"
        + text(BriefTable(course.table())) + "</details>\n</figure>"
    case .picture(let chart): "<figure>\n" + ChartSVG.render(chart, language: language) + "</figure>"
    }
  }

  private func name(_ tone: Report.Tone) -> String {
    switch tone {
    case .good: "good"
    case .bad: "bad"
    case .uncertain: "uncertain"
    }
  }

  private func text(_ brief: BriefTable) -> String {
    let kept = brief.table.columns.indices.filter { brief.table.columns[$0].audience != .spreadsheets }
    let heads = kept.map { column in
      "<th scope=\"col\"\(side(brief.table.columns[column]))>\(SVGText.escaped(brief.table.columns[column].title))</th>"
    }
    let rows = brief.table.rows.map { row in
      "<tr>" + kept.map { cell(row[$0], brief.table.columns[$0], isShare: brief.probabilities.contains($0)) }.joined()
        + "</tr>\n"
    }
    return "<table>\n<thead><tr>\(heads.joined())</tr></thead>\n<tbody>\n\(rows.joined())</tbody>\n</table>"
  }

  private func side(_ column: Table.Column) -> String { column.alignment == .trailing ? " class=\"number\"" : "" }

  private func cell(_ cell: Table.Cell, _ column: Table.Column, isShare: Bool) -> String {
    var classes = column.alignment == .trailing ? ["number"] : []
    if isShare, let number = cell.number { classes.append("s\(Assurance(number).rawValue)") }
    let names = classes.isEmpty ? "" : " class=\"\(classes.joined(separator: " "))\""
    let value = cell.number.flatMap(NumberText.plain).map { " data-value=\"\($0)\"" } ?? ""
    return "<td\(names)\(value)>\(SVGText.escaped(cell.text))</td>"
  }

  private func text(_ schedule: BriefSchedule) -> String {
    let heads = (schedule.heads + schedule.periods).map { "<th scope=\"col\">\(SVGText.escaped($0))</th>" }
    let rows = schedule.rows.map { row in
      "<tr>" + [row.owner, row.action, row.place].map { "<td>\(SVGText.escaped($0))</td>" }.joined()
        + schedule.periods.indices.map { row.runs.contains($0) ? "<td class=\"runs\">■</td>" : "<td></td>" }.joined()
        + "</tr>\n"
    }
    return "<table class=\"schedule\">\n<thead><tr>\(heads.joined())</tr></thead>\n<tbody>\n\(rows.joined())</tbody>\n"
      + "</table>"
  }
}

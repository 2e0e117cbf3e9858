// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

/// A brief as a Word document in the manner of official documents (GB/T 9704-2012): A4, margins 37/35/28/26 mm, title
/// 方正小标宋简体 22 pt, text 仿宋_GB2312 16 pt on lines of 28 pt, page numbers `— 1 —`, outer side.
///
/// The fonts are named, not embedded; where they are missing the reader's program takes another.
public struct BriefDOCX: Sendable {
  /// Width of the text: 210 − 28 − 26 mm, in twips.
  static let textWidth = 8844
  /// Width of half a character of a table's 9 pt letters, in twips.
  static let halfWidth = 90.0

  public init() {}

  /// The whole file.
  /// - Throws: `ZipFault`.
  public func bytes(_ brief: Brief) throws(ZipFault) -> [UInt8] {
    let courses = brief.sections.flatMap(\.blocks).compactMap { block -> BriefCourse? in
      if case .course(let course, _) = block { return course }
      return nil
    }
    var files: [(path: String, content: String)] = [
      ("[Content_Types].xml", WordParts.contentTypes(charts: courses.count)),
      ("_rels/.rels", WordParts.packageRelations),
      ("docProps/app.xml", WordParts.application),
      ("docProps/core.xml", WordParts.core(title: brief.title, asOf: brief.asOf)),
      ("word/_rels/document.xml.rels", WordParts.documentRelations(charts: courses.count)),
      ("word/document.xml", document(brief)),
      ("word/footer1.xml", WordParts.footer(side: "right")),
      ("word/footer2.xml", WordParts.footer(side: "left")),
      ("word/settings.xml", WordParts.settings),
      ("word/styles.xml", WordParts.styles(isTight: brief.isTwoPages)),
    ]
    for (place, course) in courses.enumerated() {
      files.append(("word/charts/chart\(place + 1).xml", WordChart.xml(course)))
    }
    return try ZipArchive.bytes(files)
  }

  private func document(_ brief: Brief) -> String {
    var charts = 0
    var body = paragraph(brief.title, "Title") + paragraph(brief.subtitle, "Subtitle")
    for place in brief.sections.indices {
      let section = brief.sections[place]
      body += paragraph(brief.heading(place), "Heading1")
      for block in section.blocks { body += text(block, brief.language, &charts) }
    }
    return WordParts.declaration
      + "<w:document xmlns:w=\"\(WordParts.word)\" xmlns:r=\"\(WordParts.relations)\" "
      + "xmlns:wp=\"\(WordParts.drawing)\" "
      + "xmlns:a=\"\(WordParts.main)\" xmlns:c=\"\(WordParts.chart)\">"
      + "<w:body>\(body)\(WordParts.page)</w:body></w:document>"
  }

  private func text(_ block: Brief.Block, _ language: Language, _ charts: inout Int) -> String {
    switch block {
    case .paragraph(let text): return paragraph(text, nil)
    case .small(let text): return paragraph(text, "Small")
    case .verdict(let text, _): return paragraph(text, "Verdict")
    case .notice(let text): return paragraph(text, "Notice")
    case .facts(let facts):
      return facts.map { fact in paragraph(Phrase.briefFact(fact.label, fact.text)[language], "Small") }.joined()
    case .list(let items):
      guard items.count > 1 else { return items.map { paragraph($0, nil) }.joined() }
      return items.enumerated().map { paragraph("\($0 + 1). \($1)", nil) }.joined()
    case .table(let table): return WordTable(table).xml
    case .schedule(let schedule): return WordTable(schedule).xml
    case .picture: return ""
    case .course(let course, _):
      charts += 1
      return "<w:p><w:pPr><w:pStyle w:val=\"Picture\"/></w:pPr><w:r>\(WordChart.frame(charts, course))</w:r></w:p>"
        + paragraph(Phrase.briefFact(course.title, course.note)[language], "Caption")
    }
  }

  private func paragraph(_ text: String, _ style: String?) -> String {
    let style = style.map { "<w:pPr><w:pStyle w:val=\"\($0)\"/></w:pPr>" } ?? ""
    return "<w:p>\(style)<w:r><w:t xml:space=\"preserve\">\(SVGText.escaped(text))</w:t></w:r></w:p>"
  }
}

/// A table of a document.
struct WordTable {
  private let heads: [(text: String, isNumber: Bool)]
  /// [rows][columns]
  private let rows: [[(text: String, fill: String?)]]
  /// Narrow columns of equal width at the end: the periods of a schedule.
  private let periods: Int

  init(_ brief: BriefTable) {
    let table = brief.table
    let kept = table.columns.indices.filter { table.columns[$0].audience != .spreadsheets }
    heads = kept.map { (table.columns[$0].title, table.columns[$0].alignment == .trailing) }
    rows = table.rows.map { row in
      kept.map { column in
        let share = brief.probabilities.contains(column) ? row[column].number : nil
        return (row[column].text, share.map { Assurance($0).fill })
      }
    }
    periods = 0
  }

  init(_ schedule: BriefSchedule) {
    heads = (schedule.heads + schedule.periods).map { ($0, false) }
    rows = schedule.rows.map { row in
      [row.owner, row.action, row.place].map { ($0, nil) }
        + schedule.periods.indices.map { ("", row.runs.contains($0) ? "0072B2" : nil) }
    }
    periods = schedule.periods.count
  }

  var xml: String {
    let widths = widths
    let grid = widths.map { "<w:gridCol w:w=\"\($0)\"/>" }.joined()
    let head = heads.indices.map { cell(heads[$0].text, widths[$0], style: "TableHead", fill: "F0F0F0") }.joined()
    let body = rows.map { row in
      "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
        + heads.indices.map { column in
          cell(
            row[column].text, widths[column], style: heads[column].isNumber ? "TableNumber" : "TableText",
            fill: row[column].fill)
        }.joined() + "</w:tr>"
    }.joined()
    return "<w:tbl><w:tblPr><w:tblStyle w:val=\"Grid\"/><w:tblW w:w=\"\(BriefDOCX.textWidth)\" w:type=\"dxa\"/>"
      + "<w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>\(grid)</w:tblGrid>"
      + "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>\(head)</w:tr>\(body)</w:tbl>"
      + "<w:p><w:pPr><w:pStyle w:val=\"Gap\"/></w:pPr></w:p>"
  }

  private func cell(_ text: String, _ width: Int, style: String, fill: String?) -> String {
    let shade = fill.map { "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"\($0)\"/>" } ?? ""
    return "<w:tc><w:tcPr><w:tcW w:w=\"\(width)\" w:type=\"dxa\"/>\(shade)<w:vAlign w:val=\"center\"/></w:tcPr>"
      + "<w:p><w:pPr><w:pStyle w:val=\"\(style)\"/></w:pPr><w:r><w:t xml:space=\"preserve\">\(SVGText.escaped(text))"
      + "</w:t></w:r></w:p></w:tc>"
  }

  /// The sum is the width of the text.
  private var widths: [Int] {
    let plain = heads.count - periods
    let share = periods > 0 ? min(400, 5200 / periods) : 0
    let room = Double(BriefDOCX.textWidth - share * periods) / BriefDOCX.halfWidth
    let widths = BriefColumns.widths(
      heads: heads.prefix(plain).map(\.text), rows: rows.map { $0.prefix(plain).map(\.text) }, room: room)
    return widths.map { Int($0 * BriefDOCX.halfWidth) } + Array(repeating: share, count: periods)
  }
}

extension Assurance {
  /// Background of a probability: greens above one half, reds below; the words say the same.
  var fill: String {
    switch self {
    case .sure: "BFE3D6"
    case .likely: "E3F1EA"
    case .even: "FDF0C8"
    case .hard: "F8DDCD"
    }
  }
}

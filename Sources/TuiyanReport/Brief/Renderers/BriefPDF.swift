// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TuiyanModel
import TuiyanText

/// A brief as PDF, set by Typst (the Python package `typst`) where that is installed.
public struct BriefPDF: Sendable {
  /// Nothing on this machine sets PDF.
  public struct Missing: Error, Sendable {}

  /// How a reader gets the renderer.
  public static let installCommand = "python3 -m pip install typst"

  private static let program = """
    import sys
    sys.path = [place for place in sys.path if place not in ("", ".")]
    import typst
    source = sys.stdin.buffer.read()
    sys.stdout.buffer.write(b"yes" if sys.argv[1] == "find" else typst.compile(source))
    """

  public init() {}

  /// What Typst is given: nothing of a scenario stands in it but as string literals.
  public func source(_ brief: Brief) -> String { BriefTypst().text(brief) }

  /// The whole file; two pages of A4 for leaders.
  /// - Throws: `Missing` where `python3` finds no `typst`, `InstalledRenderer.Fault` with its words where it fails.
  public func bytes(_ brief: Brief) throws -> Data {
    guard (try? PythonRun.output(Self.program, "find", input: Data())) != nil else { throw Missing() }
    return try PythonRun.output(Self.program, "pdf", input: Data(source(brief).utf8))
  }
}

/// A brief in Typst's own language, everything from a scenario as string literals; dated by the year of the data, so that
/// the same brief has the same bytes.
struct BriefTypst {
  func text(_ brief: Brief) -> String {
    let sections = brief.sections.indices.map { place in
      "#h1(\(quoted(brief.heading(place))))\n"
        + brief.sections[place].blocks.map { text($0, brief.language) }.joined(separator: "\n")
    }
    return """
      #set document(title: \(quoted(brief.title)), date: datetime(year: \(brief.asOf.year), month: 1, day: 1))
      \(Self.style(isTight: brief.isTwoPages, brief.language))
      #align(center, text(font: title-fonts, size: 22pt, \(quoted(brief.title))))
      #align(center, text(font: note-fonts, \(quoted(brief.subtitle))))
      \(sections.joined(separator: "\n"))

      """
  }

  /// GB/T 9704: A4, 37/35/28/26 mm, 16 pt on lines of 28 pt (26 pt where two pages must do), page numbers `— 1 —` on the
  /// outer side.
  private static func style(isTight: Bool, _ language: Language) -> String {
    let (leading, small, below) = isTight ? (10, "9.5pt", "4pt") : (12, "10.5pt", "4.5pt")
    return fonts(language) + page + """

      #set text(cjk-latin-spacing: \(isTight ? "none" : "auto"))
      #set par(first-line-indent: (amount: 2em, all: true), leading: \(leading)pt, spacing: \(leading)pt, justify: true)
      #let small(it) = block(above: 5pt, below: 5pt, par(
        first-line-indent: 0pt, leading: \(below), text(size: \(small), it)))
      """
  }

  /// In an English brief Latin letters and quotation marks come from a Latin font; names in Chinese from the others.
  private static func fonts(_ language: Language) -> String {
    let latin = language == .en ? #"("Times New Roman", "Liberation Serif", "Libertinus Serif")"# : "()"
    return """
      #let latin = \(latin)
      #let fallback = ("Noto Serif CJK SC", "Source Han Serif SC", "WenQuanYi Micro Hei", "SimSun")
      #let body-fonts = latin + ("FangSong_GB2312", "FangSong", "STFangsong") + fallback
      #let title-fonts = latin + ("FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05") + fallback
      #let head-fonts = latin + ("SimHei", "STHeiti", "Noto Sans CJK SC", "WenQuanYi Micro Hei") + fallback
      #let note-fonts = latin + ("KaiTi_GB2312", "KaiTi", "STKaiti") + fallback
      #set text(font: body-fonts, size: 16pt, lang: "\(language.rawValue)", top-edge: 0.88em, bottom-edge: -0.12em)

      """
  }

  private static let page = """
    #set page(paper: "a4", margin: (top: 37mm, bottom: 35mm, left: 28mm, right: 26mm), footer: context {
      let side = if calc.odd(here().page()) { right } else { left }
      align(side, pad(x: 14pt, text(size: 14pt, "— " + str(here().page()) + " —")))
    })
    #set table(stroke: 0.5pt + gray, inset: (x: 3pt, y: 2.2pt))
    #show table: set text(size: 9pt, cjk-latin-spacing: none)
    #show table: set par(first-line-indent: 0pt, leading: 3pt, justify: false)
    #let h1(it) = block(sticky: true, par(text(font: head-fonts, it)))
    #let caption(it) = block(above: 3pt, below: 6pt, align(center, text(size: 9pt, it)))
    #let p(it) = par(it)
    #let strong-p(it) = par(strong(it))
    #let notice(it) = par(text(font: note-fonts, it))
    #let head(it) = table.cell(fill: luma(240), align: center, text(font: head-fonts, it))
    """

  private func text(_ block: Brief.Block, _ language: Language) -> String {
    switch block {
    case .small(let text): return "#small(\(quoted(text)))"
    case .paragraph(let text): return "#p(\(quoted(text)))"
    case .verdict(let text, _): return "#strong-p(\(quoted(text)))"
    case .notice(let text): return "#notice(\(quoted(text)))"
    case .facts(let facts):
      return facts.map { "#small(\(quoted(Phrase.briefFact($0.label, $0.text)[language])))" }.joined(separator: "\n")
    case .list(let items):
      guard items.count > 1 else { return items.map { "#p(\(quoted($0)))" }.joined() }
      return items.enumerated().map { "#p(\(quoted("\($0 + 1). \($1)")))" }.joined(separator: "\n")
    case .table(let table): return text(table)
    case .schedule(let schedule): return text(schedule)
    case .course(let course, let chart):
      let caption = Phrase.briefFact(course.title, course.note)[language]
      return picture(ChartSVG.render(chart, language: language, strip: Self.strip), width: 100)
        + "\n#caption(\(quoted(caption)))"
    case .picture(let chart): return picture(ChartSVG.render(chart, language: language), width: 70)
    }
  }

  /// Pixels of a course's height: low enough for two pages, and letters of 7 pt over the whole width of the text.
  private static let strip = 130.0

  /// - Parameter width: in per cent of the text's.
  private func picture(_ svg: String, width: Int) -> String {
    "#block(spacing: 4pt, align(center, image(bytes(\(literal(svg))), format: \"svg\", width: \(width)%)))"
  }

  private func text(_ brief: BriefTable) -> String {
    let kept = brief.table.columns.indices.filter { brief.table.columns[$0].audience != .spreadsheets }
    // 156 mm of text, letters of 9 pt.
    let widths = BriefColumns.widths(
      heads: kept.map { brief.table.columns[$0].title },
      rows: brief.table.rows.map { row in kept.map { row[$0].text } }, room: 98
    ).map { "\(NumberText.short($0))fr" }
    let sides = kept.map { brief.table.columns[$0].alignment == .trailing ? "right" : "left" }
    let heads = kept.map { "head(\(quoted(brief.table.columns[$0].title)))" }
    let cells = brief.table.rows.map { row in
      kept.map { column in
        let share = brief.probabilities.contains(column) ? row[column].number : nil
        let fill = share.map { "fill: rgb(\"\(Assurance($0).fill)\"), " } ?? ""
        return "table.cell(\(fill)\(quoted(row[column].text)))"
      }.joined(separator: ", ")
    }
    return table(widths, sides, heads, cells)
  }

  private func text(_ schedule: BriefSchedule) -> String {
    let cells = schedule.rows.map { row in
      ([row.owner, row.action, row.place].map(quoted)
        + schedule.periods.indices.map { row.runs.contains($0) ? "table.cell(fill: rgb(\"0072B2\"), \"\")" : "\"\"" })
        .joined(separator: ", ")
    }
    return table(
      ["3fr", "4fr", "3fr"] + schedule.periods.map { _ in "1fr" },
      ["left", "left", "left"] + schedule.periods.map { _ in "center" },
      (schedule.heads + schedule.periods).map { "head(\(quoted($0)))" }, cells)
  }

  private func table(_ widths: [String], _ sides: [String], _ heads: [String], _ rows: [String]) -> String {
    // A trailing comma makes an array also of one element.
    "#table(columns: (\(widths.joined(separator: ", ")),), align: (\(sides.joined(separator: ", ")),), "
      + "table.header(\(heads.joined(separator: ", "))),\n" + rows.map { $0 + ",\n" }.joined() + ")"
  }

  /// A text of the brief as a string literal: nothing in it is markup.
  private func quoted(_ text: String) -> String { literal(TerminalText.plain(text)) }

  private func literal(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n") + "\""
  }
}

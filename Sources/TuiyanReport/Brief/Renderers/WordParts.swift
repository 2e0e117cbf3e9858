// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

/// The parts of a Word document that are the same for every brief.
enum WordParts {
  static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
  static let word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
  static let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  static let drawing = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
  static let main = "http://schemas.openxmlformats.org/drawingml/2006/main"
  static let chart = "http://schemas.openxmlformats.org/drawingml/2006/chart"
  private static let package = "http://schemas.openxmlformats.org/package/2006"
  private static let types = "application/vnd.openxmlformats-officedocument"

  static func contentTypes(charts: Int) -> String {
    let parts =
      [
        ("word/document.xml", "wordprocessingml.document.main+xml"), ("word/styles.xml", "wordprocessingml.styles+xml"),
        ("word/settings.xml", "wordprocessingml.settings+xml"), ("word/footer1.xml", "wordprocessingml.footer+xml"),
        ("word/footer2.xml", "wordprocessingml.footer+xml"), ("docProps/app.xml", "extended-properties+xml"),
      ] + (0..<charts).map { ("word/charts/chart\($0 + 1).xml", "drawingml.chart+xml") }
    let overrides = parts.map { "<Override PartName=\"/\($0)\" ContentType=\"\(types).\($1)\"/>" }.joined()
    let core = "application/vnd.openxmlformats-package.core-properties+xml"
    let relation = "application/vnd.openxmlformats-package.relationships+xml"
    return declaration + "<Types xmlns=\"\(package)/content-types\">"
      + "<Default Extension=\"rels\" ContentType=\"\(relation)\"/>"
      + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>\(overrides)"
      + "<Override PartName=\"/docProps/core.xml\" ContentType=\"\(core)\"/>"
      + "</Types>"
  }

  static let packageRelations = relationships([
    ("officeDocument", "word/document.xml"), ("extended-properties", "docProps/app.xml"),
    ("\(package)/relationships/metadata/core-properties", "docProps/core.xml"),
  ])

  static func documentRelations(charts: Int) -> String {
    relationships(
      [
        ("styles", "styles.xml"), ("settings", "settings.xml"), ("footer", "footer1.xml"), ("footer", "footer2.xml"),
      ] + (0..<charts).map { ("chart", "charts/chart\($0 + 1).xml") })
  }

  /// Numbered rId1 … in the order given; a type without a scheme is one of the office documents'.
  private static func relationships(_ all: [(type: String, target: String)]) -> String {
    declaration + "<Relationships xmlns=\"\(package)/relationships\">"
      + all.enumerated().map { place, entry in
        let type = entry.type.hasPrefix("http") ? entry.type : "\(relations)/\(entry.type)"
        return "<Relationship Id=\"rId\(place + 1)\" Type=\"\(type)\" Target=\"\(entry.target)\"/>"
      }.joined() + "</Relationships>"
  }

  static let application =
    declaration + "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">"
    + "<Application>tuiyan</Application></Properties>"

  /// Dated by the year of the data, not by the day of writing, so that the same brief has the same bytes.
  static func core(title: String, asOf: Period) -> String {
    let date = "\(asOf.year)-01-01T00:00:00Z"
    return declaration + "<cp:coreProperties xmlns:cp=\"\(package)/metadata/core-properties\" "
      + "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" "
      + "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>\(SVGText.escaped(title))</dc:title>"
      + "<dc:creator>tuiyan</dc:creator><dcterms:created xsi:type=\"dcterms:W3CDTF\">\(date)</dcterms:created>"
      + "</cp:coreProperties>"
  }

  static let settings =
    declaration + "<w:settings xmlns:w=\"\(word)\"><w:evenAndOddHeaders/><w:characterSpacingControl "
    + "w:val=\"compressPunctuation\"/><w:compat><w:compatSetting w:name=\"compatibilityMode\" "
    + "w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat></w:settings>"

  /// `— 1 —` in 14 pt, one character in from the outer side.
  static func footer(side: String) -> String {
    let run = { (text: String) in "<w:r><w:t xml:space=\"preserve\">\(text)</w:t></w:r>" }
    return declaration + "<w:ftr xmlns:w=\"\(word)\"><w:p><w:pPr><w:pStyle w:val=\"Footer\"/>"
      + "<w:ind w:leftChars=\"100\" w:rightChars=\"100\" w:left=\"280\" w:right=\"280\"/>"
      + "<w:jc w:val=\"\(side)\"/></w:pPr>\(run("— "))"
      + "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>"
      + "<w:r><w:instrText xml:space=\"preserve\"> PAGE </w:instrText></w:r>"
      + "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>\(run("1"))<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
      + "\(run(" —"))</w:p></w:ftr>"
  }

  /// A4, margins 37/35/28/26 mm, 22 lines of 28 characters.
  static let page =
    "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId3\"/><w:footerReference w:type=\"even\" r:id=\"rId4\"/>"
    + "<w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"2098\" w:right=\"1474\" w:bottom=\"1984\" w:left=\"1588\" "
    + "w:header=\"851\" w:footer=\"1588\" w:gutter=\"0\"/></w:sectPr>"

  /// - Parameter isTight: lines of 25 pt instead of 28 pt and smaller notes, as the standard allows where it is needed to
  ///   keep to a number of pages.
  static func styles(isTight: Bool) -> String {
    let body =
      "<w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:cs=\"Times New Roman\" "
      + "w:eastAsia=\"仿宋_GB2312\"/><w:sz w:val=\"32\"/><w:szCs w:val=\"32\"/>"
      // Digits and Latin letters count as English: as Chinese they may be broken anywhere, also within a number.
      + "<w:lang w:val=\"en-GB\" w:eastAsia=\"zh-CN\"/>"
    return declaration
      + "<w:styles xmlns:w=\"\(word)\"><w:docDefaults><w:rPrDefault><w:rPr>\(body)</w:rPr></w:rPrDefault>"
      + "<w:pPrDefault><w:pPr><w:spacing w:before=\"0\" w:after=\"0\"/></w:pPr></w:pPrDefault></w:docDefaults>"
      + all(isTight: isTight).map(\.xml).joined()
      + "<w:style w:type=\"table\" w:styleId=\"Grid\"><w:name w:val=\"Table Grid\"/><w:tblPr><w:tblBorders>"
      + ["top", "left", "bottom", "right", "insideH", "insideV"].map {
        "<w:\($0) w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"808080\"/>"
      }.joined()
      + "</w:tblBorders><w:tblCellMar><w:left w:w=\"57\" w:type=\"dxa\"/><w:right w:w=\"57\" w:type=\"dxa\"/>"
      + "</w:tblCellMar></w:tblPr></w:style></w:styles>"
  }

  private static func exact(_ twips: Int) -> String { "<w:spacing w:line=\"\(twips)\" w:lineRule=\"exact\"/>" }
  private static let loose = "<w:spacing w:line=\"240\" w:lineRule=\"auto\"/>"
  private static let indented = "<w:ind w:firstLineChars=\"200\" w:firstLine=\"640\"/>"

  private static func all(isTight: Bool) -> [WordStyle] {
    let fixed = exact(isTight ? 500 : 560)
    let small = isTight ? (line: 250, size: 18) : (line: 300, size: 21)
    return [
      .init("Normal", "Normal", fixed + indented + "<w:jc w:val=\"both\"/>", isDefault: true),
      .init(
        "Title", "Title",
        "<w:keepNext/><w:spacing w:after=\"120\" w:line=\"640\" w:lineRule=\"exact\"/>"
          + "<w:jc w:val=\"center\"/>", font: "方正小标宋简体", size: 44),
      .init("Subtitle", "Subtitle", fixed + "<w:jc w:val=\"center\"/>", font: "楷体_GB2312"),
      .init("Heading1", "heading 1", "<w:keepNext/>" + fixed + indented + "<w:outlineLvl w:val=\"0\"/>", font: "黑体"),
      .init("Verdict", "Verdict", fixed + indented + "<w:jc w:val=\"both\"/>", bold: true),
      .init("Notice", "Notice", fixed + indented + "<w:jc w:val=\"both\"/>", font: "楷体_GB2312"),
      .init("Small", "Small", exact(small.line), size: small.size),
      .init("Picture", "Picture", "<w:keepNext/>" + loose + "<w:jc w:val=\"center\"/>"),
      .init("Caption", "caption", exact(300) + "<w:jc w:val=\"center\"/>", size: 18),
      .init("TableHead", "Table Head", "<w:keepNext/>" + loose + "<w:jc w:val=\"center\"/>", font: "黑体", size: 18),
      .init("TableText", "Table Text", loose, size: 18),
      .init("TableNumber", "Table Number", loose + "<w:jc w:val=\"right\"/>", size: 18),
      .init("Gap", "Gap", "<w:spacing w:line=\"120\" w:lineRule=\"exact\"/>", size: 8),
      .init("Footer", "footer", loose, font: "宋体", size: 28),
    ]
  }
}

/// One style of paragraphs; what it does not say is the body text's.
private struct WordStyle {
  let xml: String

  init(
    _ id: String, _ name: String, _ paragraph: String, font: String? = nil, size: Int? = nil, bold: Bool = false,
    isDefault: Bool = false
  ) {
    let run =
      (font.map { "<w:rFonts w:eastAsia=\"\($0)\"/>" } ?? "") + (bold ? "<w:b/>" : "")
      + (size.map { "<w:sz w:val=\"\($0)\"/><w:szCs w:val=\"\($0)\"/>" } ?? "")
    xml =
      "<w:style w:type=\"paragraph\"\(isDefault ? " w:default=\"1\"" : "") w:styleId=\"\(id)\">"
      + "<w:name w:val=\"\(name)\"/>"
      + "<w:pPr>\(paragraph)</w:pPr><w:rPr>\(run)</w:rPr></w:style>"
  }
}

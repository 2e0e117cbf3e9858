// SPDX-License-Identifier: GPL-3.0-or-later

/// A rank course as a native chart of a Word document, with its numbers in it.
enum WordChart {
  /// 156 mm × 36 mm, in English Metric Units (36,000 a millimetre).
  private static let size = (width: 156 * 36_000, height: 36 * 36_000)

  /// Where the chart stands in the text; it is related as the fifth part and following.
  static func frame(_ number: Int, _ course: BriefCourse) -> String {
    "<w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent cx=\"\(size.width)\" "
      + "cy=\"\(size.height)\"/><wp:docPr id=\"\(number)\" name=\"chart \(number)\" "
      + "descr=\"\(SVGText.escaped(course.title))\"/><wp:cNvGraphicFramePr/><a:graphic>"
      + "<a:graphicData uri=\"\(WordParts.chart)\"><c:chart r:id=\"rId\(number + 4)\"/></a:graphicData></a:graphic>"
      + "</wp:inline></w:drawing>"
  }

  static func xml(_ course: BriefCourse) -> String {
    let lines = course.lines.enumerated().map { place, line in series(place, line, course.marks) }.joined()
    let worst = course.lines.flatMap(\.values).compactMap(\.self).max() ?? 1
    return WordParts.declaration
      + "<c:chartSpace xmlns:c=\"\(WordParts.chart)\" xmlns:a=\"\(WordParts.main)\" xmlns:r=\"\(WordParts.relations)\">"
      + "<c:roundedCorners val=\"0\"/><c:chart><c:autoTitleDeleted val=\"1\"/><c:plotArea><c:layout/><c:lineChart>"
      + "<c:grouping val=\"standard\"/><c:varyColors val=\"0\"/>\(lines)<c:marker val=\"1\"/><c:axId val=\"1\"/>"
      + "<c:axId val=\"2\"/></c:lineChart>\(categories)\(ranks(to: worst))</c:plotArea>"
      + "<c:legend><c:legendPos val=\"r\"/>"
      + "<c:overlay val=\"0\"/></c:legend><c:plotVisOnly val=\"1\"/><c:dispBlanksAs val=\"gap\"/></c:chart>"
      + "<c:spPr><a:ln><a:noFill/></a:ln></c:spPr><c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr sz=\"900\"/></a:pPr>"
      + "<a:endParaRPr lang=\"zh-CN\"/></a:p></c:txPr></c:chartSpace>"
  }

  private static func series(_ place: Int, _ line: BriefCourse.Line, _ periods: [String]) -> String {
    let (colour, width, dash): (String, Int, String) =
      switch place {
      case 1: ("0072B2", 28_575, "solid")
      case 0, 2: ("56B4E9", 15_875, "solid")
      case 3: ("D55E00", 15_875, "dash")
      default: ("009E73", 15_875, "dash")
      }
    let points = { (values: [String?]) in
      "<c:ptCount val=\"\(values.count)\"/>"
        + values.enumerated().map { index, value in
          value.map { "<c:pt idx=\"\(index)\"><c:v>\(SVGText.escaped($0))</c:v></c:pt>" } ?? ""
        }.joined()
    }
    let values = line.values.map { $0.flatMap(NumberText.plain) }
    // A target may be about a single period, which no line shows.
    let marker = place > 2 ? "<c:symbol val=\"dash\"/><c:size val=\"9\"/>" : "<c:symbol val=\"none\"/>"
    return
      "<c:ser><c:idx val=\"\(place)\"/><c:order val=\"\(place)\"/>"
      + "<c:tx><c:v>\(SVGText.escaped(line.name))</c:v></c:tx><c:spPr><a:ln w=\"\(width)\"><a:solidFill>"
      + "<a:srgbClr val=\"\(colour)\"/></a:solidFill><a:prstDash val=\"\(dash)\"/></a:ln></c:spPr><c:marker>"
      + "\(marker)</c:marker><c:cat><c:strLit>\(points(periods))</c:strLit></c:cat><c:val><c:numLit>"
      + "\(points(values))</c:numLit></c:val><c:smooth val=\"0\"/></c:ser>"
  }

  /// Periods along the foot: the rank axis is turned over, so they cross it at its largest value.
  private static let categories =
    "<c:catAx><c:axId val=\"1\"/><c:scaling><c:orientation val=\"minMax\"/></c:scaling><c:delete val=\"0\"/>"
    + "<c:axPos val=\"b\"/><c:majorTickMark val=\"out\"/><c:minorTickMark val=\"none\"/><c:tickLblPos val=\"nextTo\"/>"
    + "<c:crossAx val=\"2\"/><c:crosses val=\"max\"/></c:catAx>"

  /// First place on top.
  private static func ranks(to worst: Double) -> String {
    "<c:valAx><c:axId val=\"2\"/><c:scaling><c:orientation val=\"maxMin\"/>"
      + "<c:max val=\"\(Int(worst.rounded(.up)) + 1)\"/>"
      + "<c:min val=\"1\"/></c:scaling><c:delete val=\"0\"/><c:axPos val=\"l\"/>"
      + "<c:majorGridlines><c:spPr><a:ln w=\"6350\">"
      + "<a:solidFill><a:srgbClr val=\"DDDDDD\"/></a:solidFill></a:ln></c:spPr></c:majorGridlines>"
      + "<c:numFmt formatCode=\"0\" sourceLinked=\"0\"/><c:majorTickMark val=\"out\"/><c:minorTickMark val=\"none\"/>"
      + "<c:tickLblPos val=\"nextTo\"/><c:crossAx val=\"1\"/><c:crosses val=\"min\"/>"
      + "<c:crossBetween val=\"midCat\"/></c:valAx>"
  }
}

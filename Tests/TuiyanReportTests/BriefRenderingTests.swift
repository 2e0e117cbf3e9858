// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing
import TuiyanModel
import TuiyanPlanning
import TuiyanReport
import TuiyanReview
import TuiyanSimulation

@Suite("What a brief's files hold")
struct BriefRenderingTests {
  /// Titles that would run, break out or compute if anybody read them as more than text.
  private static let hostile = [
    "<script>alert(1)</script>", "=cmd|'/C calc'!A0", "]]><b onload=\"x\">&amp;\u{0}\u{7}",
  ]

  private static func brief(_ audience: Brief.Audience, titles: [String]? = nil) throws -> Brief {
    let targets = zip(SampleScenario.targets, titles ?? SampleScenario.targets.map(\.title)).map { target, title in
      Target(
        id: target.id, title: title, kind: target.kind, objectiveIsJoint: target.objectiveIsJoint,
        clause: target.clause)
    }
    let scenario = SampleScenario.scenario(targets: targets)
    let plan = try #require(scenario.plans.first)
    let settings = SimulationSettings(replications: 100, seed: 1, threads: 1)
    var unit: String?
    if case .county(let id) = audience { unit = id }
    let model = try CompiledModel(scenario)
    let findings = BriefStudy(model: model, settings: settings, unit: unit).findings(of: plan)
    return BriefReport(
      scenario: scenario, findings: findings, standing: GapAnalyst(model: model).analysis(), audience: audience,
      warnings: [], version: "0", language: .zh
    ).brief()
  }

  @Test("titles are text in HTML, whatever they hold; nothing is fetched or run")
  func html() throws {
    let page = BriefHTML().text(try Self.brief(.office, titles: Self.hostile))
    #expect(!page.contains("<script") && !page.contains("<b onload"))
    #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;") && page.contains("=cmd|&#39;/C calc&#39;!A0"))
    #expect(page.contains("]]&gt;&lt;b onload=&quot;x&quot;&gt;&amp;amp;"))
    #expect(!page.unicodeScalars.contains { $0.value == 0 || $0.value == 7 })
    // The only addresses are the names of SVG's own vocabulary.
    #expect(page.replacing("http://www.w3.org/", with: "").contains("://") == false)
    #expect(page.contains("default-src 'none'") && page.contains("@page { size: A4;"))
  }

  @Test("titles are string literals to Typst, which could otherwise read files")
  func typst() throws {
    let titles = Self.hostile + ["#read(\"/etc/passwd\")", "\"); #panic(\"x", "\\"]
    for title in titles {
      let source = BriefPDF().source(try Self.brief(.office, titles: [title, title, title]))
      let bare = source.replacing(/"(?:[^"\\]|\\.)*"/, with: "\"\"")
      for word in ["script", "cmd", "onload", "passwd", "panic"] { #expect(!bare.contains(word), "\(title)") }
      // Every quotation mark has found its partner.
      #expect(!bare.replacing("\"\"", with: "").contains("\""), "\(title)")
    }
  }

  @Test("titles are text in Markdown")
  func markdown() throws {
    let text = BriefMarkdown().text(try Self.brief(.office, titles: Self.hostile))
    #expect(text.contains("\\<script>") && !text.contains("| <script"))
    #expect(text.contains("=cmd\\|'/C calc'!A0"))
  }

  /// Every XML part of the files is parsed; what they say is printed.
  private static let reader = """
    import sys, zipfile, xml.etree.ElementTree as tree
    book = zipfile.ZipFile(sys.argv[1])
    assert book.testzip() is None
    for name in book.namelist():
        root = tree.fromstring(book.read(name))
        for node in root.iter():
            tag = node.tag.split('}')[-1]
            if node.text and tag in ('t', 'v', 'f'): print(tag, node.text)
    """

  /// Python opens the file; the tests need it anyway (README).
  private static func contents(of bytes: [UInt8]) throws -> [String] {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("tuiyan-\(UUID().uuidString).zip")
    try Data(bytes).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", reader, file.path]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "python3 opens the file (127: there is no python3)")
    return String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  @Test("a Word document is a sound archive of sound XML, and titles are text in it")
  func word() throws {
    let bytes = try BriefDOCX().bytes(try Self.brief(.office, titles: Self.hostile))
    let lines = try Self.contents(of: bytes)
    #expect(lines.contains("t <script>alert(1)</script>"))
    #expect(lines.contains("t =cmd|'/C calc'!A0"))
    #expect(lines.contains { $0.hasPrefix("t 湘西州优化营商环境攻坚年推演专报") })
  }

  @Test("a workbook is a sound archive of sound XML, and no title is a formula in it")
  func workbook() throws {
    let bytes = try BriefXLSX().bytes(try Self.brief(.office, titles: Self.hostile))
    let lines = try Self.contents(of: bytes)
    #expect(lines.contains("t <script>alert(1)</script>"))
    #expect(lines.contains("t =cmd|'/C calc'!A0"))
    // Charts name their cells in formulas; nothing else does.
    #expect(lines.filter { $0.hasPrefix("f ") }.allSatisfy { $0.hasPrefix("f '") && $0.contains("'!$") })
    #expect(!lines.contains { $0.lowercased().contains("nan") })
  }

  @Test("the same brief gives the same bytes")
  func sameBytes() throws {
    let brief = try Self.brief(.office)
    #expect(try BriefDOCX().bytes(brief) == BriefDOCX().bytes(brief))
    #expect(try BriefXLSX().bytes(brief) == BriefXLSX().bytes(brief))
  }

  @Test("leaders read less than the office, and a county only of itself")
  func audiences() throws {
    let all = try Self.brief(.office)
    let leader = BriefMarkdown().text(try Self.brief(.leader))
    #expect(leader.count < BriefMarkdown().text(all).count)
    let county = BriefMarkdown().text(try Self.brief(.county("luxi")))
    #expect(county.contains("各县市过线") && !county.contains("保三") && !county.contains("争一"))
  }
}

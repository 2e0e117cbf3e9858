// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@Suite("The leadership brief")
struct BriefTests {
  private let quick = ["--replications", "500", "--no-progress"]

  private func json(_ arguments: [String]) throws -> Any {
    let run = try CommandRun.of(arguments + ["--format", "json"])
    try #require(run.status == 0, "\(run.error)")
    return try JSONSerialization.jsonObject(with: Data(run.output.utf8))
  }

  /// Every number in a JSON value.
  private func numbers(_ value: Any) -> [Double] {
    switch value {
    case let object as [String: Any]: object.values.flatMap(numbers)
    case let array as [Any]: array.flatMap(numbers)
    case let number as NSNumber: [number.doubleValue]
    default: []
    }
  }

  /// Every cell that shows a number, unrounded.
  private func cells(_ html: String) -> [Double] {
    html.matches(of: /data-value="([^"]+)"/).compactMap { Double($0.1) }
  }

  @Test("every number in the tables of a stored plan's brief is one that project, gap, explain or compare give as JSON")
  func numbersOfStoredPlan() throws {
    let scratch = try Scratch.withScenario()
    let scenario = scratch.path("scenario")
    let page = try CommandRun.of(
      ["brief", scenario, "--plan", "draft", "--audience", "office", "--to", "html"] + quick)
    #expect(page.status == 0 && page.error.isEmpty)
    var known: [Double] = []
    for arguments in [
      ["project", scenario, "--plan", "draft"], ["project", scenario], ["gap", scenario],
      ["explain", scenario, "--plan", "draft"], ["backtest", scenario],
    ] {
      known += numbers(try json(arguments + (arguments[0] == "backtest" ? ["--no-progress"] : quick)))
    }
    let text = try String(contentsOfFile: scenario + "/scenario.yaml", encoding: .utf8)
    known += text.matches(of: /\d+(\.\d+)?/).compactMap { Double(String($0.0)) }
    let shown = cells(page.output)
    #expect(shown.count > 30)
    let strangers = shown.filter { number in !known.contains { abs($0 - number) < 1e-9 } }
    #expect(strangers.isEmpty, "\(strangers)")
  }

  @Test("every target's probability and interval in the Markdown brief of the best plan is the JSON's, rounded")
  func numbersOfBestPlan() throws {
    let scratch = try Scratch.withScenario()
    let scenario = scratch.path("scenario")
    let value = try #require(try json(["plan", scenario] + quick) as? [String: Any])
    let best = try #require((value["best"] as? [String: Any])?["targets"] as? [[String: Any]])
    let baseline = try #require((value["baseline"] as? [String: Any])?["targets"] as? [[String: Any]])
    let brief = try CommandRun.of(["brief", scenario] + quick)
    #expect(brief.status == 0)
    let rows = brief.output.split(separator: "\n").filter { $0.hasPrefix("| ") }.map {
      $0.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
    }
    let head = try #require(rows.firstIndex { $0.first == "目标" })
    for (place, target) in best.enumerated() {
      let cells = rows[head + 2 + place]
      try agree(cells[2], try #require(baseline[place]["probability"] as? Double))
      try agree(cells[3], try #require(target["probability"] as? Double))
      let bounds = cells[4].split(separator: "–")
      try agree(String(bounds[0]) + " %", try #require(target["low"] as? Double))
      try agree(String(bounds[1]), try #require(target["high"] as? Double))
    }
  }

  /// `63.2 % ±0.3` stands for any share that rounds to it; `<0.5 %` for 0, `>99.5 %` for 1.
  private func agree(_ text: String, _ value: Double) throws {
    if text.hasPrefix("<") { return #expect(value == 0, "\(text)") }
    if text.hasPrefix(">") { return #expect(value == 1, "\(text)") }
    let digits = text.prefix { $0.isNumber || $0 == "." }
    let number = try #require(Double(String(digits)))
    let places = digits.split(separator: ".").dropFirst().first?.count ?? 0
    #expect(abs(number - value * 100) <= 0.5 * pow(10, -Double(places)) + 1e-6, "\(text) against \(value)")
  }

  @Test(
    "two runs give the same bytes of a PDF, at any number of threads",
    .enabled(if: RendererCheck.isInstalled("typst"), "no python3 has typst"))
  func samePDF() throws { try sameBytes(form: "pdf") }

  @Test("two runs give the same bytes, at any number of threads", arguments: ["md", "html", "docx", "xlsx"])
  func sameBytes(form: String) throws {
    let scratch = try Scratch.withScenario()
    let files = ["a", "b"].map { scratch.path("\($0).\(form)") }
    for (threads, file) in zip(["1", "3"], files) {
      let run = try CommandRun.of(
        [
          "brief", scratch.path("scenario"), "--plan", "draft", "--audience", "office", "-o", file, "--threads",
          threads,
        ] + quick)
      #expect(run.status == 0 && run.output.isEmpty && run.error.isEmpty)
    }
    let bytes = try files.map { try Data(contentsOf: URL(fileURLWithPath: $0)) }
    #expect(bytes[0] == bytes[1])
    #expect(try scratch.contents() == ["a.\(form)", "b.\(form)", "scenario"])
  }

  @Test("a brief for one unit gives the probabilities of its targets")
  func county() throws {
    let scratch = try Scratch.withScenario()
    let value = try #require(
      try json(["project", scratch.path("scenario"), "--plan", "draft"] + quick) as? [String: Any])
    let targets = try #require(value["targets"] as? [[String: Any]])
    let run = try CommandRun.of(
      ["brief", scratch.path("scenario"), "--plan", "draft", "--audience", "county=yunxi", "--to", "html"] + quick)
    #expect(run.status == 0)
    for target in targets {
      let own = try #require(target["probability"] as? Double)
      #expect(cells(run.output).contains { abs($0 - own) < 1e-12 })
    }
  }

  @Test("what cannot be written is refused before anything runs, with what would do")
  func refusals() throws {
    let scratch = try Scratch.withScenario()
    func refusal(_ arguments: [String]) throws -> String {
      let run = try CommandRun.of(["brief", scratch.path("scenario"), "--lang", "en"] + arguments)
      #expect(run.status == 2 && run.output.isEmpty)
      return run.error
    }
    #expect(
      try refusal(["-o", scratch.path("brief.odt")]).contains("expected an ending of .md, .html, .docx, .xlsx, .pdf"))
    #expect(try refusal(["--to", "docx"]).contains("--to docx: name a file with -o."))
    #expect(try refusal(["--audience", "press"]).contains("expected leader, office or county=UNIT"))
    #expect(try refusal(["--audience", "county=nowhere"]).contains("'nowhere' is no unit of ours"))
    #expect(try refusal(["--plan", "none"]).contains("no plan 'none'"))
    #expect(try scratch.contents() == ["scenario"])
  }

  @Test("where nothing but ranks is published, a brief tells ranks and no points")
  func ranksOnly() throws {
    let scratch = try Scratch()
    var rows = ["unit,period,rank"]
    for year in 0..<7 {
      // Neighbours change places every other year.
      for unit in 0..<8 { rows.append("u\(unit),\(2016 + year),\(1 + (year % 2 == 0 ? unit : unit ^ 1))") }
    }
    try Data(rows.joined(separator: "\n").utf8).write(to: URL(fileURLWithPath: scratch.path("p.csv")))
    #expect(try CommandRun.of(["import", "--panel", scratch.path("p.csv"), "-o", scratch.path("s")]).status == 0)
    let place = URL(fileURLWithPath: scratch.path("s/scenario.yaml"))
    let text = try String(contentsOf: place, encoding: .utf8).replacing("# targets:", with: "targets:")
      .replacing("#   - {id: top-3", with: "  - {id: top-3").replacing("unit: \"u0\"", with: "unit: \"u3\"")
    try Data((text + "ours: {ids: [u3]}\n").utf8).write(to: place)
    let zh = try CommandRun.of(["brief", scratch.path("s"), "--plan", "nothing"] + quick)
    #expect(zh.status == 0, "\(zh.error)")
    #expect(zh.output.contains("截至2022年，u3在“p.csv”列第4位（共8个），前一位是u2；只公布位次，不公布得分。"))
    #expect(zh.output.contains("u3只知道位次，没有逐项指标。") && zh.output.contains("本方案不采取任何措施。"))
    #expect(zh.output.firstMatch(of: /得[0-9]|[0-9]分/) == nil)
    let en = try CommandRun.of(["brief", scratch.path("s"), "--plan", "nothing", "--lang", "en"] + quick)
    #expect(
      en.output.contains("As of 2022, u3 has rank 4 of 8 on p.csv, behind u2; ranks are published, scores are not."))
    #expect(!en.output.contains("points behind") && !en.output.contains("："))
  }

  @Test("without the renderer of PDF, the error names it and how to install it; with it, there is a PDF")
  func pdf() throws {
    let scratch = try Scratch.withScenario()
    let run = try CommandRun.of(
      ["brief", scratch.path("scenario"), "--plan", "draft", "-o", scratch.path("brief.pdf")] + quick)
    if run.status == 0 {
      let bytes = try Data(contentsOf: scratch.url.appendingPathComponent("brief.pdf"))
      #expect(bytes.prefix(5) == Data("%PDF-".utf8))
    } else {
      #expect(run.status == 2)
      #expect(run.error.contains("python3 -m pip install typst"))
      #expect(try scratch.contents() == ["scenario"])
    }
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite("Pictures from the command line")
struct ChartCommandTests {
  private let quick = ["--replications", "300", "--no-progress"]

  private func json(_ text: String) throws -> [String: Any] {
    try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  private func numbers(_ key: String, in svg: String) throws -> [Double] {
    try svg.matches(of: Regex("data-\(key)=\"([^\"]*)\"", as: (Substring, Substring).self)).map {
      try #require(Double($0.output.1))
    }
  }

  /// Equal but for the last digit, in which the two readers of decimal numbers differ.
  private func areSame(_ left: [Double], _ right: [Double]) -> Bool {
    !left.isEmpty && left.count == right.count && zip(left, right).allSatisfy { abs($0 - $1) <= 1e-12 }
  }

  @Test(
    "every kind is well-formed XML and the same bytes at any number of threads, in both languages",
    arguments: ["fan", "ranks", "slope", "contributions", "tornado", "frontier", "gantt", "gap"])
  func kinds(kind: String) throws {
    let scratch = try Scratch.withScenario()
    for language in ["zh", "en"] {
      let runs = try ["1", "3"].map {
        try CommandRun.of(["chart", scratch.path("scenario"), kind, "--lang", language, "--threads", $0] + quick)
      }
      #expect(runs[0].status == 0, "\(runs[0].error)")
      #expect(runs[0].output == runs[1].output)
      #expect(XMLParser(data: Data(runs[0].output.utf8)).parse())
      #expect(runs[0].output.contains("data-kind=\"\(kind)\""))
      #expect(runs[0].output.contains(language == "zh" ? "示例：" : "Illustration:"))
      #expect(!runs[0].output.lowercased().contains("nan"))
    }
  }

  @Test("every kind has a Vega-Lite specification with inline data", arguments: ["fan", "gap", "gantt", "frontier"])
  func specifications(kind: String) throws {
    let scratch = try Scratch.withScenario()
    let run = try CommandRun.of(
      ["chart", scratch.path("scenario"), kind, "-o", scratch.path("c.json")] + quick)
    #expect(run.status == 0 && run.output.isEmpty)
    let value = try json(scratch.text("c.json"))
    #expect(value["$schema"] as? String == "https://vega.github.io/schema/vega-lite/v6.json")
    let data = try #require(value["data"] as? [String: Any])
    #expect(Array(data.keys) == ["values"] && (data["values"] as? [Any])?.isEmpty == false)
  }

  @Test("the fan draws the ranks that project prints")
  func fan() throws {
    let scratch = try Scratch.withScenario()
    let arguments = [scratch.path("scenario"), "--plan", "draft"] + quick
    let picture = try CommandRun.of(["chart", arguments[0], "fan"] + arguments.dropFirst() + ["--unit", "yunxi"])
    let report = try json(CommandRun.of(["project"] + arguments + ["--format", "json"]).output)
    let board = try #require((report["boards"] as? [[String: Any]])?.first)
    let units = try #require(board["units"] as? [[String: Any]])
    let own = try #require(units.first { $0["id"] as? String == "yunxi" })
    let ranks = try #require(own["periods"] as? [[String: Any]]).compactMap { $0["rank"] as? [String: Any] }
    for key in ["q05", "q50", "q95"] {
      #expect(try numbers(key, in: picture.output) == ranks.compactMap { $0[key] as? Double })
    }
  }

  @Test("the gap chart draws the points that gap prints")
  func gap() throws {
    let scratch = try Scratch.withScenario()
    let picture = try CommandRun.of(["chart", scratch.path("scenario"), "gap", "--unit", "yunxi"])
    let report = try json(
      CommandRun.of(["gap", scratch.path("scenario"), "--unit", "yunxi", "--format", "json"]).output)
    let points = try #require(report["indicators"] as? [[String: Any]]).compactMap { $0["points"] as? Double }
    #expect(areSame(try numbers("points", in: picture.output).sorted(), points.sorted()))
  }

  @Test("the frontier's picture holds the values that frontier prints")
  func frontier() throws {
    let scratch = try Scratch.withScenario()
    let picture = try CommandRun.of(["chart", scratch.path("scenario"), "frontier"] + quick)
    let report = try json(CommandRun.of(["frontier", scratch.path("scenario"), "--format", "json"] + quick).output)
    let steps = try #require(report["curves"] as? [[String: Any]]).flatMap { $0["steps"] as? [[String: Any]] ?? [] }
    let means = steps.compactMap { ($0["value"] as? [String: Any])?["mean"] as? Double }
    #expect(areSame(try numbers("value", in: picture.output), means))
  }

  @Test("a backtest becomes a reliability diagram")
  func reliability() throws {
    let scratch = try Scratch()
    var rows = ["unit,period,score"]
    for unit in 0..<6 {
      for year in 0..<9 { rows.append("u\(unit),\(2015 + year),\(50 + 4 * unit + (unit * 7 + year * 5) % 9)") }
    }
    try Data(rows.joined(separator: "\n").utf8).write(to: URL(fileURLWithPath: scratch.path("p.csv")))
    let made = try CommandRun.of(["import", "--panel", scratch.path("p.csv"), "-o", scratch.path("s")])
    #expect(made.status == 0, "\(made.error)")
    let run = try CommandRun.of(["chart", scratch.path("s"), "reliability"] + quick)
    #expect(run.status == 0, "\(run.error)")
    #expect(XMLParser(data: Data(run.output.utf8)).parse())
    let observed = try numbers("observed", in: run.output)
    #expect(!observed.isEmpty && observed.allSatisfy { (0...1).contains($0) })
  }

  @Test("titles that are markup stay text in every kind", arguments: ["fan", "slope", "gantt", "gap", "contributions"])
  func hostile(kind: String) throws {
    let scratch = try Scratch.withScenario()
    let place = URL(fileURLWithPath: scratch.path("scenario/scenario.yaml"))
    let text = String(decoding: try Data(contentsOf: place), as: UTF8.self)
    let changed = text.replacing(/title: ([^"“{}\[\],#\n]+)/) { "title: '<script>x</script>]]>&\($0.output.1)'" }
    #expect(changed != text)
    try Data(changed.utf8).write(to: place)
    let run = try CommandRun.of(["chart", scratch.path("scenario"), kind, "--to", "html"] + quick)
    #expect(run.status == 0, "\(run.error)")
    #expect(!run.output.contains("<script>x") && run.output.contains("&lt;script&gt;x&lt;/script&gt;]]&gt;&amp;"))
  }

  @Test("what was asked wrongly is refused before anything runs, with what is right")
  func refusals() throws {
    let scratch = try Scratch.withScenario()
    let folder = scratch.path("scenario")
    let cases: [([String], String)] = [
      (["fann"], "没有“fann”这种图，是否想用“fan”？可用：fan、ranks、slope、contributions、tornado、frontier、gantt、gap、reliability。"),
      (["gantt", "--unit", "yunxi"], "--unit 对 gantt 图不起作用，请去掉。"),
      (["fan", "--plan", "draft", "--best"], "--plan 与 --best 只能用一个。"),
      (["fan", "--format", "json"], "图的格式请用 -o 的文件名结尾或 --to 指明，--format 在此不起作用。"),
      (
        ["fan", "-o", "x.gif"],
        "-o：看不出 x.gif 是什么格式（结尾应为 .svg、.html、.json、.png、.pdf，或用 --to 指明）。"
      ), (["fan", "--to", "png"], "png 不是文本，请用 -o 写入文件。"),
      (["fan", "--plan", "drft"], "--plan：情景里没有方案“drft”，是否想用“draft”？已有方案：nothing、draft。"),
    ]
    for (arguments, words) in cases {
      let run = try CommandRun.of(["chart", folder] + arguments)
      #expect(run.status == 2 && run.output.isEmpty)
      #expect(run.errorLines.last == "错误：" + words)
    }
    let english = try CommandRun.of(["chart", folder, "tornadoo", "--lang", "en"])
    #expect(english.errorLines.last?.hasPrefix("error: there is no chart 'tornadoo'; did you mean 'tornado'?") == true)
  }

  /// A folder with a `python3` that stands in for the renderer, or with none at all.
  private func path(_ script: String?, in scratch: Scratch) throws -> [String: String] {
    let folder = URL(fileURLWithPath: scratch.path("bin"))
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    guard let script else { return ["PATH": folder.path] }
    let place = folder.appendingPathComponent("python3")
    try Data(("#!/bin/sh\n" + script + "\n").utf8).write(to: place)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: place.path)
    return ["PATH": folder.path + ":/usr/bin:/bin"]
  }

  @Test(
    "two runs give the same bytes of what the renderer makes",
    .enabled(if: RendererCheck.isInstalled("vl_convert"), "no python3 has vl-convert-python"),
    arguments: ["png", "pdf", "html"])
  func sameBytes(ending: String) throws {
    let scratch = try Scratch.withScenario()
    let files = ["a", "b"].map { scratch.path("\($0).\(ending)") }
    for (threads, file) in zip(["1", "3"], files) {
      let run = try CommandRun.of(
        ["chart", scratch.path("scenario"), "fan", "--plan", "draft", "-o", file, "--threads", threads] + quick)
      #expect(run.status == 0 && run.error.isEmpty, "\(run.error)")
    }
    let bytes = try files.map { try Data(contentsOf: URL(fileURLWithPath: $0)) }
    #expect(bytes[0] == bytes[1] && bytes[0].count > 5_000)
    let begins = ["png": [0x89, 0x50, 0x4E, 0x47], "pdf": Array("%PDF".utf8), "html": Array("<!DO".utf8)]
    #expect(Array(bytes[0].prefix(4)) == begins[ending])
  }

  @Test("without the renderer SVG and HTML are written, and PNG says what to install")
  func noRenderer() throws {
    let scratch = try Scratch.withScenario()
    let environment = try path(nil, in: scratch)
    for ending in ["svg", "html"] {
      let run = try CommandRun.of(
        ["chart", scratch.path("scenario"), "gap", "-o", scratch.path("c." + ending)], environment: environment)
      #expect(run.status == 0, "\(run.error)")
      #expect(try scratch.text("c." + ending).contains("</svg>"))
    }
    let run = try CommandRun.of(
      ["chart", scratch.path("scenario"), "gap", "-o", scratch.path("c.png")], environment: environment)
    #expect(run.status == 2)
    #expect(
      run.errorLines.last
        == "错误：png 需要渲染器 vl-convert，未安装。安装：python3 -m pip install vl-convert-python；.svg 和 .html 不需要它。")
    #expect(try !scratch.contents().contains("c.png"))
  }

  @Test("with the renderer its bytes are what is written, its scripts come alive in HTML, its faults are said")
  func renderer() throws {
    let scratch = try Scratch.withScenario()
    let script =
      "case \"$3\" in find) printf 9.9;; bundle) printf 'var made = 1;';; png) cat;; pdf) echo broken >&2; exit 1;; esac"
    let environment = try path(script, in: scratch)
    func run(_ ending: String) throws -> CommandRun {
      try CommandRun.of(
        ["chart", scratch.path("scenario"), "gap", "-o", scratch.path("c." + ending)], environment: environment)
    }
    #expect(try run("svg").status == 0)
    #expect(try run("png").status == 0)
    #expect(try scratch.text("c.png") == scratch.text("c.svg"))
    #expect(try run("html").status == 0)
    #expect(try scratch.text("c.html").contains("<script>var made = 1;</script>"))
    let failed = try run("pdf")
    #expect(failed.status == 2 && failed.errorLines.last == "错误：渲染器 vl-convert 9.9 出错：broken")
    #expect(try !scratch.contents().contains("c.pdf"))
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@Suite("Results in files")
struct OutputFileTests {
  private let quick = ["--replications", "500"]

  @Test("a file holds the bytes that stdout would show, and stands alone", arguments: ["table", "markdown", "json"])
  func sameBytes(format: String) throws {
    let scratch = try Scratch.withScenario()
    let arguments = ["project", scratch.path("scenario"), "--format", format] + quick
    let shown = try CommandRun.of(arguments)
    let written = try CommandRun.of(arguments + ["-o", scratch.path("result")])
    #expect(written.status == 0)
    #expect(written.output.isEmpty)
    #expect(try scratch.text("result") == shown.output)
    #expect(try scratch.contents() == ["result", "scenario"])
  }

  @Test("a dash is as good as no file", arguments: [["project"], ["chart", "fan"], ["brief"]])
  func dash(command: [String]) throws {
    let scratch = try Scratch.withScenario()
    let arguments = [command[0], scratch.path("scenario")] + command.dropFirst() + quick
    let shown = try CommandRun.of(arguments)
    let dashed = try CommandRun.of(arguments + ["-o", "-"])
    #expect(dashed.status == shown.status && dashed.output == shown.output)
    #expect(shown.status == 2 || !shown.output.isEmpty)
    #expect(try scratch.contents() == ["scenario"])
  }

  @Test("bytes that no screen can show are refused for a dash too")
  func dashedBytes() throws {
    let scratch = try Scratch.withScenario()
    let run = try CommandRun.of(["chart", scratch.path("scenario"), "fan", "--to", "png", "-o", "-"] + quick)
    #expect(run.status == 2 && run.output.isEmpty)
  }

  @Test("a CSV file begins with the mark that spreadsheets look for; stdout does not")
  func csvMark() throws {
    let scratch = try Scratch.withScenario()
    let arguments = ["project", scratch.path("scenario"), "--format", "csv"] + quick
    let shown = try CommandRun.of(arguments).output
    #expect(try CommandRun.of(arguments + ["-o", scratch.path("r.csv")]).status == 0)
    let bytes = try Data(contentsOf: scratch.url.appendingPathComponent("r.csv"))
    #expect(Array(bytes.prefix(3)) == [0xEF, 0xBB, 0xBF])
    #expect(bytes.dropFirst(3) == Data(shown.utf8))
  }

  @Test("a file that is there stays as it was until the new one is whole")
  func replacement() throws {
    let scratch = try Scratch.withScenario()
    let file = scratch.url.appendingPathComponent("result")
    try Data("before".utf8).write(to: file)
    let failed = try CommandRun.of(["project", scratch.path("scenario"), "--set", "bogus=1", "-o", file.path] + quick)
    #expect(failed.status == 2)
    #expect(try scratch.text("result") == "before")
    #expect(try CommandRun.of(["project", scratch.path("scenario"), "-o", file.path] + quick).status == 0)
    #expect(try scratch.text("result") != "before")
    #expect(try scratch.contents() == ["result", "scenario"])
  }

  @Test("a place that cannot be written to is refused before anything runs")
  func impossiblePlaces() throws {
    let scratch = try Scratch.withScenario()
    let missing = try CommandRun.of(["project", scratch.path("scenario"), "-o", scratch.path("no/where")])
    #expect(missing.status == 2)
    #expect(missing.errorLines == ["错误：文件夹 \(scratch.path("no")) 不存在，请先建立。"])
    let folder = try CommandRun.of(["project", scratch.path("scenario"), "-o", scratch.path("scenario")])
    #expect(folder.status == 2)
    #expect(folder.errorLines == ["错误：-o：\(scratch.path("scenario")) 是文件夹，请给出文件名。"])
  }

  @Test("a device is written to, not replaced")
  func device() throws {
    let run = try CommandRun.of(["schema", "-o", "/dev/null"])
    #expect(run.status == 0)
    let kind = try FileManager.default.attributesOfItem(atPath: "/dev/null")[.type] as? FileAttributeType
    #expect(kind == .typeCharacterSpecial)
  }

  /// Ten million replications take minutes, so that the signal always comes while the program works.
  @Test("an interruption ends with 3 and leaves no file")
  func interruption() throws {
    let scratch = try Scratch.withScenario()
    let running = try RunningCommand([
      "project", scratch.path("scenario"), "--replications", "10000000", "-o", scratch.path("result"),
    ])
    Thread.sleep(forTimeInterval: 1)
    #expect(running.isRunning)
    running.interrupt()
    let run = try running.finish()
    #expect(run.status == 3)
    #expect(run.output.isEmpty)
    #expect(run.errorLines.last == "已中断，没有写出结果。")
    #expect(try scratch.contents() == ["scenario"])
  }

  @Test("a link stays a link, and the file it leads to is replaced whole")
  func link() throws {
    let scratch = try Scratch.withScenario()
    let long = String(repeating: "before ", count: 100_000)
    try Data(long.utf8).write(to: scratch.url.appendingPathComponent("result"))
    try FileManager.default.createSymbolicLink(
      atPath: scratch.path("link"), withDestinationPath: scratch.path("result"))
    let arguments = ["project", scratch.path("scenario"), "--format", "json"] + quick
    #expect(try CommandRun.of(arguments + ["-o", scratch.path("link")]).status == 0)
    #expect(try scratch.text("result") == CommandRun.of(arguments).output)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: scratch.path("link")) == scratch.path("result"))
    #expect(try scratch.contents() == ["link", "result", "scenario"])
  }

  @Test("an empty name is refused in words", arguments: [["project"], ["export"], ["import", "--panel"]])
  func emptyName(command: [String]) throws {
    let scratch = try Scratch.withScenario()
    let run = try CommandRun.of(command + [scratch.path("scenario"), "-o", "", "--lang", "en"])
    #expect(run.status == 2)
    #expect(run.error == "error: -o: the name is empty (name a file; '-' is standard output).\n")
    let chinese = try CommandRun.of(["project", "", "--lang", "zh"])
    #expect(chinese.status == 2 && chinese.error == "错误：情景的路径是空的（应为含 scenario.yaml 的文件夹，或该文件本身）。\n")
  }

  @Test("a workbook is written under its own ending only")
  func workbookEnding() throws {
    let scratch = try Scratch.withScenario()
    let commands = [
      ["export", scratch.path("scenario"), "-o", scratch.path("x.txt")], ["init", "--xlsx", scratch.path("x.txt")],
    ]
    for command in commands {
      let run = try CommandRun.of(command + ["--lang", "en"])
      #expect(run.status == 2)
      #expect(
        run.error
          == "error: \(scratch.path("x.txt")) does not end in .xlsx, but a workbook is to be written (name it .xlsx; '-' is standard output).\n"
      )
    }
    #expect(try scratch.contents() == ["scenario"])
  }
}

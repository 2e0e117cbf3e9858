// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@Suite("Notebooks")
struct NotebookTests {
  private func notebook(_ commands: String, in scratch: Scratch) throws -> String {
    let text = "# 标题\n\n说明。\n\n```console\n\(commands)\n```\n\n结尾。\n"
    try Data(text.utf8).write(to: scratch.url.appendingPathComponent("notes.md"))
    return scratch.path("notes.md")
  }

  @Test("run puts each command's output below it, check agrees, and the text around stays as it is")
  func runAndCheck() throws {
    let scratch = try Scratch()
    let made = try CommandRun.of(["init", scratch.path("mine")])
    #expect(made.status == 0)
    let path = try notebook("$ tuiyan validate \(scratch.path("mine"))", in: scratch)
    #expect(try CommandRun.of(["notebook", "check", path]).status == 1)
    let run = try CommandRun.of(["notebook", "run", path])
    #expect(run.status == 0)
    let expected = try CommandRun.of(["validate", scratch.path("mine")]).output
    #expect(
      try scratch.text("notes.md")
        == "# 标题\n\n说明。\n\n```console\n$ tuiyan validate \(scratch.path("mine"))\n\(expected)```\n\n结尾。\n")
    #expect(try CommandRun.of(["notebook", "check", path]).status == 0)
  }

  @Test("a number that is changed in a scenario makes check fail and name the line")
  func drift() throws {
    let scratch = try Scratch()
    _ = try CommandRun.of(["init", scratch.path("mine"), "--lang", "en"])
    let command = "$ tuiyan project \(scratch.path("mine")) --replications 500 --format csv --lang en"
    let path = try notebook(command, in: scratch)
    #expect(try CommandRun.of(["notebook", "run", path]).status == 0)
    #expect(try CommandRun.of(["notebook", "check", path]).status == 0)
    let results = try scratch.text("mine/results.csv")
    #expect(results.contains("2024-Q1,66,"))
    try Data(results.replacing("2024-Q1,66,", with: "2024-Q1,68,").utf8)
      .write(to: scratch.url.appendingPathComponent("mine/results.csv"))
    let checked = try CommandRun.of(["notebook", "check", path])
    #expect(checked.status == 1)
    #expect(checked.error.contains("\(path):"))
    #expect(checked.error.contains("\n- "))
  }

  @Test(
    "blocks may be of tildes, of more marks, or moved in by spaces",
    arguments: [
      ("~~~console", "~~~"), ("````console", "````"), ("  ```console title", "  ```"), ("``` console", "`````"),
    ])
  func fences(opening: String, end: String) throws {
    let scratch = try Scratch()
    let text = "前\n\n\(opening)\n$ tuiyan schema | head -1\n陈旧\n\(end)\n\n后\n"
    try Data(text.utf8).write(to: scratch.url.appendingPathComponent("notes.md"))
    #expect(try CommandRun.of(["notebook", "check", scratch.path("notes.md")]).status == 1)
    #expect(try CommandRun.of(["notebook", "run", scratch.path("notes.md")]).status == 0)
    let fresh = try scratch.text("notes.md")
    #expect(fresh.hasPrefix("前\n\n\(opening)\n$ tuiyan schema | head -1\n{\n"), "\(fresh)")
    #expect(fresh.hasSuffix("\n\(end)\n\n后\n") && !fresh.contains("陈旧"), "\(fresh)")
  }

  @Test("a file without commands is refused: a check that looked at nothing must not pass")
  func nothingToRun() throws {
    let scratch = try Scratch()
    try Data("# 标题\n\n```sh\n$ tuiyan schema\n```\n".utf8)
      .write(to: scratch.url.appendingPathComponent("notes.md"))
    for command in ["run", "check"] {
      let run = try CommandRun.of(["notebook", command, scratch.path("notes.md")])
      #expect(run.status == 2)
      #expect(run.error.contains("没有可运行的命令"))
    }
  }

  @Test("head keeps the first lines; an exit status other than 0 is shown")
  func headAndStatus() throws {
    let scratch = try Scratch()
    let path = try notebook("$ tuiyan schema | head -2\n$ tuiyan validate nowhere", in: scratch)
    #expect(try CommandRun.of(["notebook", "run", path]).status == 0)
    let lines = try scratch.text("notes.md").split(separator: "\n", omittingEmptySubsequences: false)
    let schema = try CommandRun.of(["schema"]).output.split(separator: "\n")
    #expect(lines[5...8].map(String.init) == ["$ tuiyan schema | head -2", String(schema[0]), String(schema[1]), "…"])
    #expect(lines.contains("[exit 2]"))
  }

  @Test(
    "anything but tuiyan, an open quote or an open block is refused with its line",
    arguments: ["$ rm -rf mine", "$ tuiyan validate 'mine", "$ tuiyan schema | sort"])
  func refused(command: String) throws {
    let scratch = try Scratch()
    let path = try notebook(command, in: scratch)
    let before = try scratch.text("notes.md")
    let run = try CommandRun.of(["notebook", "run", path, "--lang", "en"])
    #expect(run.status == 2)
    #expect(run.error.hasPrefix("error: \(path):6:1: a notebook runs tuiyan only"))
    #expect(try scratch.text("notes.md") == before)
  }

  @Test("a block that does not end is refused")
  func openBlock() throws {
    let scratch = try Scratch()
    try Data("```console\n$ tuiyan schema\n".utf8).write(to: scratch.url.appendingPathComponent("notes.md"))
    let run = try CommandRun.of(["notebook", "check", scratch.path("notes.md"), "--lang", "en"])
    #expect(run.status == 2)
    #expect(run.error.contains(":1:1: the console block does not end"))
  }

  @Test("files that a command writes are gone afterwards")
  func nothingLeftBehind() throws {
    let scratch = try Scratch()
    let path = try notebook("$ tuiyan init mine\n$ tuiyan validate mine", in: scratch)
    #expect(try CommandRun.of(["notebook", "run", path]).status == 0)
    #expect(try scratch.text("notes.md").contains("无误"))
    #expect(try scratch.contents() == ["notes.md"])
  }

  /// Refreshes this text and gives the new one.
  private func refreshed(_ text: String) throws -> String {
    let scratch = try Scratch()
    try Data(text.utf8).write(to: scratch.url.appendingPathComponent("notes.md"))
    let run = try CommandRun.of(["notebook", "run", scratch.path("notes.md"), "--lang", "en"])
    #expect(run.status == 0, "\(run.error)")
    #expect(try CommandRun.of(["notebook", "check", scratch.path("notes.md")]).status == 0)
    return try scratch.text("notes.md")
  }

  /// What refreshing this text is refused with.
  private func refusal(_ text: String) throws -> [String] {
    let scratch = try Scratch()
    try Data(text.utf8).write(to: scratch.url.appendingPathComponent("notes.md"))
    let run = try CommandRun.of(["notebook", "run", scratch.path("notes.md"), "--lang", "en"])
    #expect(run.status == 2)
    #expect(try scratch.text("notes.md") == text)
    return run.errorLines.map { $0.replacingOccurrences(of: scratch.path("notes.md"), with: "notes.md") }
  }

  @Test("line ends are kept, and outputs take those of the command")
  func lineEnds() throws {
    #expect(
      try refreshed("\u{FEFF}# a\r\n```console\r\n$ tuiyan schema | head -1\r\nold\r\n```\r\n")
        == "\u{FEFF}# a\r\n```console\r\n$ tuiyan schema | head -1\r\n{\r\n…\r\n```\r\n")
    #expect(
      try refreshed("\u{FEFF}```console\r\n$ tuiyan schema | head -1\r\n```")
        == "\u{FEFF}```console\r\n$ tuiyan schema | head -1\r\n{\r\n…\r\n```")
  }

  @Test(
    "blocks in lists are run, their outputs moved in with them",
    arguments: [
      ("10. step\n\n", "    "), ("- a\n  - b\n", "    "), ("1. step\n\n", "   "), ("- ", "  "), ("- a\n\n", "  "),
    ])
  func lists(before: String, indent: String) throws {
    // With the marker on the fence's own line the fence is not moved in.
    let opening = before.hasSuffix("\n") ? indent + "```Console" : "```Console"
    let text = { (output: String) in
      "\(before)\(opening)\n\(indent)$ tuiyan schema | head -1\n\(output)\(indent)```\n\nend\n"
    }
    #expect(try refreshed(text("")) == text("\(indent){\n\(indent)…\n"))
    #expect(try refreshed(text("\(indent)old\n")) == text("\(indent){\n\(indent)…\n"))
  }

  @Test("what looks like a block of commands and is code of a page is left alone")
  func code() throws {
    let text =
      "a\n\n    ```console\n    $ tuiyan nonsense\n    ```\n\n```console\n$ tuiyan schema | head -1\n{\n…\n```\n"
    #expect(try refreshed(text) == text)
  }

  @Test("commands that would be passed over are refused, all at once, with their lines")
  func passedOver() throws {
    #expect(
      try refusal(
        "```console\n$tuiyan schema\n```\n\n```console\n $ tuiyan schema\n$ tuiyan schema \\\n>  | head -1\n```\n\n> ```console\n> $ tuiyan schema\n> ```\n\n\t```console\n\t$ tuiyan schema\n\t```\n"
      ) == [
        "error: notes.md:2:1: a notebook runs tuiyan only (expected '$ tuiyan …' with quotes in pairs and at most '| head -N').",
        "error: notes.md:6:1: a notebook runs tuiyan only (expected '$ tuiyan …' with quotes in pairs and at most '| head -N').",
        "error: notes.md:7:1: a command cannot go on after '\\' (write it on one line).",
        "error: notes.md:11:1: a console block within a quotation (>) or moved in by tabs is not run (move it out, or in by spaces).",
        "error: notes.md:15:1: a console block within a quotation (>) or moved in by tabs is not run (move it out, or in by spaces).",
      ])
  }
}

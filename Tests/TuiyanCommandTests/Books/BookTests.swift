// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@Suite("Workbooks out and in")
struct BookTests {
  static let scenarios: [String] = {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("scenarios")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.map { folder.appendingPathComponent($0).path }
      .filter { FileManager.default.fileExists(atPath: $0 + "/scenario.yaml") }.sorted()
  }()

  @Test("a workbook of every shipped scenario comes back as the same tables, cell by cell", arguments: scenarios)
  func roundTrip(path: String) throws {
    let scratch = try Scratch()
    #expect(try CommandRun.of(["export", path, "-o", scratch.path("book.xlsx")]).status == 0)
    let read = try CommandRun.of(["import", scratch.path("book.xlsx"), "-o", scratch.path("back")])
    #expect(read.status == 0)
    #expect(!read.error.contains("读入时"), "no tolerance is needed for what was written")
    #expect(try CommandRun.of(["export", path, "--csv", "-o", scratch.path("before")]).status == 0)
    #expect(try CommandRun.of(["export", scratch.path("back"), "--csv", "-o", scratch.path("after")]).status == 0)
    let names = try scratch.contents("before")
    #expect(names.count >= 20)
    #expect(try scratch.contents("after") == names)
    for name in names { #expect(try scratch.text("before/\(name)") == scratch.text("after/\(name)"), "\(name)") }
  }

  @Test("the same scenario gives the same bytes, and only what was asked for is written")
  func reproducible() throws {
    let scratch = try Scratch.withScenario()
    for name in ["one.xlsx", "two.xlsx"] {
      #expect(try CommandRun.of(["export", scratch.path("scenario"), "--xlsx", "-o", scratch.path(name)]).status == 0)
    }
    let files = try ["one.xlsx", "two.xlsx"].map { try Data(contentsOf: scratch.url.appendingPathComponent($0)) }
    #expect(files[0] == files[1])
    let piped = try CommandRun.of(["export", scratch.path("scenario"), "-o", "-"])
    #expect(piped.status == 0 && piped.output == String(decoding: files[0], as: UTF8.self))
    #expect(try scratch.contents() == ["one.xlsx", "scenario", "two.xlsx"])
  }

  @Test("init --xlsx writes a book that imports and validates, and leaves a file that is there alone")
  func template() throws {
    let scratch = try Scratch()
    let made = try CommandRun.of(["init", "--xlsx", scratch.path("样板.xlsx")])
    #expect(made.status == 0)
    #expect(made.output.contains("tuiyan import"))
    #expect(try CommandRun.of(["import", scratch.path("样板.xlsx"), "-o", scratch.path("mine")]).status == 0)
    #expect(try CommandRun.of(["validate", scratch.path("mine")]).status == 0)
    let again = try CommandRun.of(["init", "--xlsx", scratch.path("样板.xlsx")])
    #expect(again.status == 2)
    #expect(again.error.contains("已经存在"))
    #expect(try scratch.contents() == ["mine", "样板.xlsx"])
  }

  @Test("a dash is stdout: a book goes there, a folder cannot")
  func dash() throws {
    let scratch = try Scratch.withScenario()
    let piped = try CommandRun.of(["init", "--xlsx", "-"])
    #expect(piped.status == 0 && piped.output.hasPrefix("PK"))
    #expect(try CommandRun.of(["init", "--xlsx", scratch.path("scenario.xlsx")]).status == 0)
    let named = try Data(contentsOf: scratch.url.appendingPathComponent("scenario.xlsx"))
    #expect(piped.output == String(decoding: named, as: UTF8.self))
    for arguments in [["init", "-"], ["export", scratch.path("scenario"), "--csv", "-o", "-"]] {
      let refused = try CommandRun.of(arguments)
      #expect(refused.status == 2 && refused.output.isEmpty)
      #expect(refused.error.contains("标准输出"))
    }
  }

  @Test("a book or a panel, one of the two, and options of the panel only with it")
  func usage() throws {
    let scratch = try Scratch()
    #expect(try CommandRun.of(["import", "-o", scratch.path("x")]).status == 2)
    let both = try CommandRun.of(["import", "a.xlsx", "--panel", "b.csv", "-o", scratch.path("x"), "--lang", "en"])
    #expect(both.status == 2)
    #expect(
      both.error == "error: name a workbook (or a folder of CSV files), or a panel with --panel; one of the two.\n")
    let flag = try CommandRun.of(["import", "a.xlsx", "--ahead", "3", "-o", scratch.path("x"), "--lang", "en"])
    #expect(flag.error == "error: --ahead goes with --panel only.\n")
    let missing = try CommandRun.of(["import", "nowhere.xlsx", "-o", scratch.path("x"), "--lang", "en"])
    #expect(missing.status == 2)
    #expect(missing.error.hasPrefix("nowhere.xlsx: cannot be read"))
    #expect(try scratch.contents() == [])
  }

  @Test("an invalid scenario becomes no book")
  func invalid() throws {
    let scratch = try Scratch.withScenario()
    let text = try scratch.text("scenario/scenario.yaml") + "\nbogus: 1\n"
    try Data(text.utf8).write(to: scratch.url.appendingPathComponent("scenario/scenario.yaml"))
    let run = try CommandRun.of(["export", scratch.path("scenario"), "-o", scratch.path("book.xlsx")])
    #expect(run.status == 2)
    #expect(run.error.contains("bogus"))
    #expect(try scratch.contents() == ["scenario"])
  }
}

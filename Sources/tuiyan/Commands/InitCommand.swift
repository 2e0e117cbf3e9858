// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundation
import TuiyanLoading
import TuiyanModel
import TuiyanWorkbook

/// `tuiyan init DIR`: a commented scenario to begin with; `tuiyan init --xlsx BOOK.xlsx`: the same as a workbook.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: .both("在新文件夹里建立一个带注释的示例情景。", "Make a commented scenario in a new folder, to begin with."),
    discussion: .both(
      """
      文件夹可以不存在或为空；有内容的文件夹不会改动。
      加 --xlsx 则写成一本工作簿（带下拉框和批注），填好后用 tuiyan import 导入；已有的文件不会改动。
      """,
      """
      The folder may be missing or empty; one that holds something is left as it is.
      With --xlsx a workbook is written (with drop-downs and comments) to fill in and import with tuiyan import; an existing \
      file is left as it is.
      """))

  @Argument(
    help: .both(
      "要建立的文件夹；加 --xlsx 时为工作簿文件名（“-”：标准输出）。", "The folder to make; with --xlsx the workbook's name ('-': stdout).",
      valueName: "dir"), completion: .file())
  var folder: String

  @Flag(name: .customLong("xlsx"), help: .both("写成工作簿，不写文件夹。", "Write a workbook, not a folder."))
  var isBook = false

  @Option(name: .customLong("lang"), help: .both("注释所用的语言。", "Language of the comments.", valueName: "lang"))
  var language: Language = .zh

  @OptionGroup var progress: ProgressOption

  func run() throws {
    if isBook { return try writeBook() }
    let place = NewFolder(path: folder)
    try place.check()
    try place.write(ScenarioTemplate.files(id: ScenarioTemplate.id(from: place.name), language: language))
    Console.output(CommandWording.created(folder).text(in: language) + "\n")
  }

  private func writeBook() throws {
    // A dash stands for stdout, as it does for results.
    let isPiped = folder == "-"
    let file = ResultFile(path: isPiped ? nil : folder)
    try file.checkWorkbook()
    guard isPiped || !FileManager.default.fileExists(atPath: folder) else {
      throw Failure.workbook(.fileExists(folder))
    }
    let name = URL(fileURLWithPath: folder).deletingPathExtension().lastPathComponent
    let book: ScenarioBook
    do throws(DiagnosticList) {
      book = try ScenarioBook.template(id: ScenarioTemplate.id(from: name), language: language)
    } catch {
      throw Failure.scenario(error)
    }
    try file.write(Data(try BookFile(book: book, language: language).composed()))
    if !isPiped { Console.output(BookWording.created(folder).text(in: language) + "\n") }
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundation
import TuiyanLoading
import TuiyanModel
import TuiyanWorkbook

/// `tuiyan init DIR`: a commented scenario to begin with; `tuiyan init --xlsx BOOK.xlsx`: the same as a workbook.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "在新文件夹里建立一个带注释的示例情景。",
    discussion: """
      文件夹可以不存在或为空；有内容的文件夹不会改动。
      加 --xlsx 则写成一本工作簿（带下拉框和批注），填好后用 tuiyan import 导入；已有的文件不会改动。
      """)

  @Argument(help: .init("要建立的文件夹；加 --xlsx 时为工作簿文件名（“-”：标准输出）。", valueName: "dir"), completion: .file())
  var folder: String

  @Flag(name: .customLong("xlsx"), help: "写成工作簿，不写文件夹。")
  var isBook = false

  @Option(name: .customLong("lang"), help: .init("注释所用的语言。", valueName: "lang"))
  var language: Language = .zh

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
    try file.check()
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

// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundation
import TuiyanModel
import TuiyanReport
import TuiyanText
import TuiyanWorkbook

/// `tuiyan export`: a scenario as the workbook an office can fill in and check.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: .both(
      "把情景写成工作簿，可在电子表格里核对、修改后再导入。",
      "Write the scenario as a workbook, to be checked and changed in a spreadsheet and imported again."),
    discussion: .both(
      """
      每部分一张表：地区、指标、历史、通报结果、参考、措施、目标、预算等；没有列可放的内容在“其他”表里，读回来一项不差。
      变体（extends）写出合并之后的样子。注释不带出。--csv 写成一个文件夹，每张表一个 CSV 文件。
      """,
      """
      A sheet for each part: units, indicators, history, published results, reference, actions, targets, budget and so on; \
      what has no column stands on a sheet of its own, so that nothing is lost when it is read back.
      Variants (extends) are written as merged. Comments of the YAML are not carried over. --csv writes a folder with a CSV \
      file for each sheet.
      """))

  @Argument(
    help: .scenario,
    completion: .file(extensions: ["yaml"]))
  var scenario: String

  @Flag(
    exclusivity: .exclusive,
    help: .both("写成 .xlsx 工作簿（默认），或写成 CSV 文件夹。", "Write an .xlsx workbook (default), or a folder of CSV files."))
  var kind: Kind = .xlsx

  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: .both(
      "要写的工作簿（“-”：标准输出），或要建立的文件夹。", "The workbook to write ('-': stdout), or the folder to make.", valueName: "path"),
    completion: .file())
  var output: String

  @Option(
    name: .customLong("lang"),
    help: .both(
      "批注所用的语言；表名和表头总是中文。", "Language of the comments; names of sheets and columns are always Chinese.",
      valueName: "lang"))
  var language: Language = .zh

  @Option(help: .encoding)
  var encoding: TextEncoding = .utf8

  @OptionGroup var progress: ProgressOption

  enum Kind: String, EnumerableFlag { case xlsx, csv }

  func run() throws {
    // A dash stands for stdout, as it does for results; a folder cannot go there.
    let isPiped = output == "-" && kind == .xlsx
    let file = ResultFile(path: isPiped ? nil : output)
    let folder = NewFolder(path: output)
    if kind == .csv { try folder.check() } else { try file.checkWorkbook() }
    let book: ScenarioBook
    do throws(DiagnosticList) { book = try ScenarioBook.of(scenario, encoding: encoding) } catch {
      throw Failure.scenario(error)
    }
    if kind == .xlsx, book.cells > ScenarioBook.workbookLimit {
      throw Failure.usage(.workbookTooLarge(cells: book.cells, limit: ScenarioBook.workbookLimit))
    }
    if kind == .csv {
      try folder.write(book.tables)
    } else {
      try file.write(Data(try BookFile(book: book, language: language).composed()))
    }
    let sheets = book.sheets.count + (kind == .xlsx ? 1 : 0)
    if !isPiped { Console.output(BookWording.exported(output, sheets: sheets).text(in: language) + "\n") }
  }
}

extension BookFile {
  /// The bytes of the file.
  /// - Throws: `Failure.workbook` where it cannot be put together.
  func composed() throws -> [UInt8] {
    do {
      return try bytes()
    } catch let fault as WorkbookFault {
      throw Failure.workbook(.cannotCompose(fault))
    }
  }
}

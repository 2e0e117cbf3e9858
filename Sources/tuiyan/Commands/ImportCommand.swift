// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundation
import TuiyanLoading
import TuiyanModel
import TuiyanText
import TuiyanWorkbook

/// `tuiyan import`: workbooks and tables that people have already, as scenario folders.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: .both("把工作簿或现成的排名表导入为情景文件夹。", "Make a scenario folder of a workbook, or of a league table."),
    discussion: .both(
      """
      读一本工作簿（tuiyan init --xlsx 或 tuiyan export 写出的样子），或放着同名 CSV 的文件夹（UTF-8 或 GB18030，自动辨认）。
      标题行、全角字符、百分数、千位分隔符、首尾空格、2022年3月、三月、1-5月、上半年 这样的时期都读得懂，逐处报告；\
      错误一次列全，指明表和单元格，什么也不写。
      --panel 读一张 CSV 面板：每行一个单位一个时期，列为 unit（单位）、period（时期）、score（得分）和／或 rank（位次），\
      其余各列作为末级指标的历史，通列都是文字的（名称、代码）不读。写出之前先照 validate 查一遍，有错就指明行列，什么也不写。\
      总分的范围只是给推演留的余地，不是满分，导入后报告；只有位次、越小越好或往下余地不够的，总分怎样折算也一并报告，\
      写进 scenario.yaml 和 results.csv（改动了得分的，也写进榜单名称）。随后可用 tuiyan backtest 检验预测、用 tuiyan project 推演。
      写出的 CSV 是情景的数据，文字原样保存，以便一项不差地读回；要在电子表格里打开，请用 export（像公式的文字前加撇号）。
      """,
      """
      Reads a workbook (as tuiyan init --xlsx and tuiyan export write it), or a folder of CSV files of the same names \
      (UTF-8 or GB18030, told by themselves). Title rows, full-width characters, percentages, thousands separators, spaces, \
      periods such as 2022年3月, 三月, 1-5月 or 上半年 are understood, and each is reported. All errors are listed at once, with \
      sheet and cell, and nothing is written.
      --panel reads one CSV panel: a row for each unit and period, with the columns unit, period, score and/or rank; other \
      columns become the history of leaf indicators, columns of words (names, codes) are left alone. What would be written \
      is validated first; where something is wrong, line and column are named and nothing is written.
      The range of the totals is room for the projection, not a full mark, and is reported; so is how totals were converted \
      where there are only ranks, where less is better, or where there is not enough room below. scenario.yaml and \
      results.csv say so too (where scores were changed, the board's title as well). Go on with tuiyan backtest and tuiyan \
      project.
      The CSV files written are the scenario's data: texts are kept as they are, so that nothing is lost. To open them in a \
      spreadsheet use tuiyan export, which puts an apostrophe before texts that look like formulas.
      """))

  @Argument(
    help: .both("工作簿（.xlsx），或放着 CSV 的文件夹。", "The workbook (.xlsx), or a folder with CSV files.", valueName: "book"),
    completion: .file(extensions: ["xlsx"]))
  var book: String?

  @Option(help: .both("CSV 面板文件。", "The panel, a CSV file.", valueName: "file"), completion: .file(extensions: ["csv"]))
  var panel: String?

  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: .both("要建立的情景文件夹。", "The scenario folder to make.", valueName: "dir"),
    completion: .directory)
  var folder: String

  @Flag(name: .customLong("less-is-better"), help: .both("数值越小越好（如污染指数）。", "Less is better (as of a pollution index)."))
  var lessIsBetter = false

  @Option(
    help: .both(
      "得分自该期起累计（赛季积分、年内天数等），如 2022-01。",
      "Scores run up from this period on (points of a season, days of a year), e.g. 2022-01.", valueName: "period"))
  var since: String?

  @Option(
    help: .both("推演到最后一期之后几步，默认 2。", "How many steps past the last period to project; 2 by default.", valueName: "N"))
  var ahead: Int?

  @Option(
    name: .customLong("column"), parsing: .unconditionalSingleValue,
    help: .both(
      "列名对应，可重复。例：unit=stateabb、period=report_year、rank=rank_overall",
      "Which column is which; repeatable. Examples: unit=stateabb, period=report_year, rank=rank_overall",
      valueName: "name=column"))
  var columns: [String] = []

  @Option(name: .customLong("lang"), help: .language)
  var language: Language = .zh

  @Option(
    help: .both(
      "CSV 面板的编码；工作簿和文件夹不用。", "Encoding of the panel; workbooks and folders need none.", valueName: "encoding"))
  var encoding: TextEncoding = .utf8

  @OptionGroup var progress: ProgressOption

  func run() throws {
    switch (book, panel) {
    case (let book?, nil): try importBook(book)
    case (nil, let panel?): try importPanel(panel)
    default: throw Failure.workbook(.bookOrPanel)
    }
  }

  // MARK: - Workbooks

  private func importBook(_ path: String) throws {
    for (flag, isGiven) in [
      ("--less-is-better", lessIsBetter), ("--ahead", ahead != nil), ("--since", since != nil),
      ("--column", !columns.isEmpty),
      ("--encoding", encoding != .utf8),
    ] where isGiven { throw Failure.workbook(.needsPanel(flag)) }
    let place = NewFolder(path: folder)
    try place.check()
    let imported: ImportedBook
    do throws(BookDiagnosticList) { imported = try ImportedBook.read(path) } catch { throw Failure.book(error) }
    for warning in imported.warnings {
      Console.error(CommandWording.warning(warning.line(in: language), language) + "\n")
    }
    if !imported.tolerances.isEmpty {
      let lines = BookTolerance.lines(imported.tolerances, in: language)
      let head = BookWording.toleratedHead(imported.tolerances.count).text(in: language)
      Console.error(([head] + lines).joined(separator: "\n") + "\n")
    }
    try place.write(imported.files)
    let scenario = imported.scenario
    Console.output(
      BookWording.imported(
        folder, units: scenario.units.count, indicators: scenario.schemes.reduce(0) { $0 + $1.leaves.count },
        actions: scenario.actions.count, targets: scenario.targets.count
      )
      .text(in: language) + "\n")
  }

  // MARK: - Panels

  private func importPanel(_ panel: String) throws {
    let ahead = self.ahead ?? 2
    guard (1...600).contains(ahead) else { throw Failure.usage(.outOfLimits("--ahead", String(ahead), "1…600")) }
    let names = try named()
    let place = NewFolder(path: folder)
    try place.check()
    guard let data = FileManager.default.contents(atPath: panel) else { throw Failure.file(.cannotRead(panel)) }
    let table: PanelTable
    do throws(DiagnosticList) {
      table = try PanelTable.read([UInt8](data), file: panel, encoding: encoding, names: names)
    } catch {
      throw Failure.scenario(error)
    }
    let scenario = PanelScenario(
      table, id: ScenarioTemplate.id(from: place.name), source: URL(fileURLWithPath: panel).lastPathComponent,
      lessIsBetter: lessIsBetter, ahead: ahead, since: try course(of: table, ahead: ahead), language: language)
    for warning in try warnings(of: scenario) {
      Console.error(CommandWording.warning(warning.line(in: language), language) + "\n")
    }
    try place.write(scenario.files)
    if !table.texts.isEmpty {
      Console.error(CommandWording.warning(CommandWording.textColumns(table.texts).text(in: language), language) + "\n")
    }
    for one in table.repeats {
      Console.error(CommandWording.warning(CommandWording.repeated(one).text(in: language), language) + "\n")
    }
    Console.output(
      CommandWording.imported(
        folder, units: table.units.count, periods: table.periods.count, leaves: table.leaves.count,
        scale: scenario.scale
      )
      .text(in: language) + "\n")
  }

  /// What the loader has to say of a scenario it takes.
  private func warnings(of scenario: PanelScenario) throws -> [Diagnostic] {
    do { return try scenario.check() } catch let list as DiagnosticList { throw Failure.scenario(list) } catch {
      throw Failure.file(.cannotWrite(FileManager.default.temporaryDirectory.path))
    }
  }

  /// The period that `--since` names.
  private func course(of table: PanelTable, ahead: Int) throws -> Period? {
    guard let since else { return nil }
    guard !lessIsBetter, table.rows.contains(where: { $0.score != nil }) else { throw Failure.usage(.sinceNeedsScores) }
    let starts = PanelScenario.courseStarts(table, ahead: ahead)
    guard let starts, let period = Period.beginning(since, step: table.step), starts.contains(period) else {
      throw Failure.usage(
        .outOfLimits("--since", since, starts.map { "\($0.lowerBound)…\($0.upperBound)" } ?? "--ahead < \(ahead)"))
    }
    return period
  }

  private func named() throws -> [String: String] {
    var names: [String: String] = [:]
    for text in columns {
      let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2, ["unit", "period", "score", "rank"].contains(parts[0]) else {
        throw Failure.usage(.badColumn(text))
      }
      names[parts[0]] = parts[1]
    }
    return names
  }
}

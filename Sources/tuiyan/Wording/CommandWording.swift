// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TuiyanLoading
import TuiyanModel
import TuiyanReport

/// What the program itself says, outside of reports.
enum CommandWording {
  case unknownCommand(String)
  case unknownPlan(String, known: [String])
  case unknownTarget(String, known: [String])
  case onePlanAgainst
  case differentSteps
  case unknownUnit(String, known: [String])
  case unknownBoard(String, known: [String])
  /// A unit that stands on no board, or not on the one asked for.
  case notRanked(String, board: String?)
  /// None of our units stands on the board asked for, or on any.
  case nobodyRanked(board: String?)
  case cannotRead(String)
  /// Files given to `--since`.
  case notSaved(String)
  case savedOther(String, String)
  case savedOutside(String, String)
  /// A flag, what was given, and what is allowed.
  case outOfLimits(String, String, String)
  /// A repeatable flag, and what it was given twice.
  case givenTwice(String, String)
  case noFolder(String)
  case notAFolder(String)
  case folderNotEmpty(String)
  /// A dash where a folder is to be made.
  case dashIsNoFolder
  case outputIsFolder(String)
  /// An empty name for an output.
  case outputUnnamed
  /// A workbook under a name that does not say so.
  case notNamedWorkbook(String)
  case scenarioUnnamed
  case cannotWrite(String)
  case refused(errors: Int)
  case promiseNotKept
  case noTargets
  case noScenarios(String)
  case expectationsMoved(Int)
  case expectationsUpdated
  /// A stored figure that is not found where it was read: through an alias, say.
  case figureNotFound(Place, String)
  case notebookUnreadable(String)
  case notebookBroken(String, line: Int)
  case notebookForeign(String, line: Int)
  case notebookContinued(String, line: Int)
  case notebookHidden(String, line: Int)
  case notebooksEmpty([String])
  case notebooksDiffer([String])
  /// Why there is nothing to draw.
  case noPicture(ChartRefusal)
  /// What a picture was asked to be.
  case chart(ChartWording)
  case badColumn(String)
  /// `--since` without scores, or with scores of which less is better.
  case sinceNeedsScores
  case workbookTooLarge(cells: Int, limit: Int)
  case imported(String, units: Int, periods: Int, leaves: Int, scale: PanelScale)
  /// A period of a panel that repeats the one before it.
  case repeated(PanelTable.Repeat)
  /// Columns of a panel that hold no number.
  case textColumns([String])
  case created(String)
  case interrupted(isWritten: Bool)
  case endingEarly
  case stoppedEarly
  /// Plans of a saved result that break a rule, and of how many.
  case plansPassedOver(Int, of: Int)
  /// A saved result that is none, and why.
  case notAResult(String, WarmStart.Fault)
  /// What `tuiyan brief` refuses.
  case warmStartWithPlan
  case briefNeedsFile(String)
  case briefNeedsTypst(String)
  case typstFailed(String)
  case unknownForm(String, known: [String])
  case unknownAudience(String)
  case unknownAudienceUnit(String, known: [String])
  /// What is said of parts of a run.
  case parts(PartWording)
  case progress(share: Double, secondsLeft: Double?)

  func text(in language: Language) -> String { language == .zh ? zh : en }

  static func error(_ sentence: String, _ language: Language) -> String {
    (language == .zh ? "错误：" : "error: ") + sentence
  }

  static func warning(_ sentence: String, _ language: Language) -> String {
    (language == .zh ? "警告：" : "warning: ") + sentence
  }

  private var zh: String {
    switch self {
    case .unknownCommand(let name):
      "没有“\(name)”这个命令\(nearest(name, TuiyanCommand.names).map { "，是否想用“\($0)”？" } ?? "。")"
        + "可用命令：\(TuiyanCommand.names.joined(separator: "、"))。"
    case .unknownPlan(let id, let known):
      "--plan：情景里没有方案“\(id)”\(nearest(id, known).map { "，是否想用“\($0)”？" } ?? "。")"
        + (known.isEmpty ? "该情景没有存储方案。" : "已有方案：\(known.joined(separator: "、"))。")
    case .unknownTarget(let id, let known):
      "--target：情景里没有目标“\(id)”\(nearest(id, known).map { "，是否想用“\($0)”？" } ?? "。")"
        + "已有目标：\(known.joined(separator: "、"))。"
    case .onePlanAgainst: "--against 只能与一个 --plan 同用。"
    case .differentSteps: "--against：两个版本的时间步长（step）不同，不能逐部分对照。"
    case .unknownUnit(let id, let known):
      "--unit：情景里没有单位“\(id)”\(nearest(id, known).map { "，是否想用“\($0)”？" } ?? "。")"
    case .unknownBoard(let id, let known):
      "--board：情景里没有榜单“\(id)”\(nearest(id, known).map { "，是否想用“\($0)”？" } ?? "。")"
        + "已有榜单：\(known.joined(separator: "、"))。"
    case .notRanked(let id, let board):
      "--unit：单位“\(id)”不在\(board.map { "榜单“\($0)”上" } ?? "任何榜单上")。"
    case .nobodyRanked(let board):
      "\(board.map { "本方单位都不在榜单“\($0)”上" } ?? "本方单位都不在榜单上")，请用 --unit 指明单位。"
    case .cannotRead(let path): "无法读取 \(path)。"
    case .notSaved(let path): "--since：\(path) 不是 tuiyan track 或 project 用 --format json 存下的结果。"
    case .savedOther(let path, let id): "--since：\(path) 是情景“\(id)”的结果，不是这个情景的。"
    case .savedOutside(let path, let period): "--since：\(path) 的数据截至 \(period)，不在情景起点与最近实绩之间。"
    case .outOfLimits(let flag, let given, let allowed): "\(flag) 的值 \(given) 超出范围（应为 \(allowed)）。"
    case .givenTwice(let flag, let given): "\(flag) \(given) 给了两次（每个值只给一次）。"
    case .noFolder(let path): "文件夹 \(path) 不存在，请先建立。"
    case .notAFolder(let path): "\(path) 是文件，不是文件夹。"
    case .dashIsNoFolder: "“-”是标准输出，不能当文件夹；请给出要建立的文件夹（真要叫这个名字，写 ./-）。"
    case .folderNotEmpty(let path): "文件夹 \(path) 里已有内容，未作改动；请换一个新的或空的文件夹。"
    case .outputUnnamed: "-o：文件名是空的（请给出文件名，“-”为标准输出）。"
    case .notNamedWorkbook(let path): "\(path) 不以 .xlsx 结尾，而要写的是工作簿（请改用 .xlsx，或用“-”写到标准输出）。"
    case .scenarioUnnamed: "情景的路径是空的（应为含 scenario.yaml 的文件夹，或该文件本身）。"
    case .outputIsFolder(let path): "-o：\(path) 是文件夹，请给出文件名。"
    case .cannotWrite(let path): "无法写入 \(path)。"
    case .refused(let errors): "共\(errors)处错误，情景未被采用。"
    case .promiseNotKept: "承诺保不住（--require）。"
    case .noTargets: "情景没有目标（targets），无从择优；要看走势请用 tuiyan project。"
    case .noScenarios(let path): "\(path) 里没有情景（应有 scenario.yaml，或含 scenario.yaml 的子文件夹）。"
    case .expectationsMoved(let count): "有\(count)个存档值变动；确认无误后可用 --update 改写。"
    case .expectationsUpdated: "变动了的存档值已改写（--update），请复核后提交；措施的有无不会自动改写。"
    case .figureNotFound(let place, let written):
      "\(place.text)：存档值 \(written) 无法就地改写（应直接写数字，不用别名），没有改动任何文件。"
    case .notebookUnreadable(let path): "读不到笔记 \(path)（应为 UTF-8 的 Markdown 文件）。"
    case .notebookBroken(let path, let line): "\(path):\(line):1: console 代码块没有结束（应以 ``` 结束）。"
    case .notebookForeign(let path, let line):
      "\(path):\(line):1: 笔记只运行 tuiyan 命令（应以“$ tuiyan ”开头，引号要成对，其后至多接“ | head -N”）。"
    case .notebookContinued(let path, let line):
      "\(path):\(line):1: 命令不能用“\\”续行（请写在一行里）。"
    case .notebookHidden(let path, let line):
      "\(path):\(line):1: 引用（>）里或用制表符缩进的 console 代码块不会运行（请移到引用之外，缩进用空格）。"
    case .notebooksEmpty(let paths):
      "\(paths.joined(separator: "、"))：没有可运行的命令；命令写在 ```console 代码块里，以“$ tuiyan ”开头。"
    case .notebooksDiffer(let paths):
      "输出与笔记不符：\(paths.joined(separator: "、"))；确认后用 tuiyan notebook run 刷新。"
    case .noPicture(let refusal): Phrase.refusal(refusal)[.zh]
    case .chart(let wording): wording.zh
    case .sinceNeedsScores: "--since 只用于得分越高越好的累计得分（表中要有 score 列，且不用 --less-is-better）。"
    case .workbookTooLarge(let cells, let limit):
      "情景有\(cells)格，超过工作簿能读回的\(limit)格；请用 --csv 导出为文件夹。"
    case .badColumn(let text): "--column：看不懂“\(text)”（应为 unit、period、score、rank 之一，加 = 和表中的列名）。"
    case .repeated(let one):
      "\(one.period) 与 \(one.before) 逐个相同（\(one.units)个单位无一变动），像是照抄而不是新的一期；若是重复，请删去 \(one.period) 的各行再导入，否则回测会显得过好"
    case .textColumns(let names): "列 \(names.joined(separator: "、")) 通列没有一个数字，没有读作指标"
    case .imported(let path, let units, let periods, let leaves, let scale):
      "已导入 \(path)：\(units)个单位、\(periods)期" + (leaves > 0 ? "、\(leaves)项指标" : "") + "。\n"
        + scale.sentences(in: .zh).map { $0 + "\n" }.joined() + "下一步：tuiyan backtest \(path)"
    case .created(let path): "已在 \(path) 建立示例情景。下一步：tuiyan plan \(path)"
    case .interrupted(let isWritten): isWritten ? "已中断。" : "已中断，没有写出结果。"
    case .endingEarly: "正在收尾：将给出目前最好的方案；再按一次立即退出。"
    case .stoppedEarly: "已中断：以上是到目前为止最好的方案。"
    case .plansPassedOver(let count, let all): "--warm-start：\(all)个方案中有\(count)个不合现在的规则，没有使用。"
    case .notAResult(let path, let fault): "--warm-start：\(path) \(fault.zh)"
    case .warmStartWithPlan: "--warm-start 只用于搜索，不能与 --plan 同用。"
    case .briefNeedsFile(let form): "--to \(form)：请用 -o 给出文件名。"
    case .briefNeedsTypst(let command): "写 PDF 要用 Python 包 typst，这台机器上没有；安装：\(command)（.html、.docx 不需要它）。"
    case .typstFailed(let words): "typst 没能排出 PDF：\(words)"
    case .unknownForm(let path, let known):
      "-o：看不出 \(path) 是什么形式（文件名应以 \(known.map { "." + $0 }.joined(separator: "、")) 结尾，或用 --to 指定）。"
    case .unknownAudience(let text): "--audience：没有“\(text)”（应为 leader、office 或 county=单位id）。"
    case .unknownAudienceUnit(let id, let known):
      "--audience：本方没有单位“\(id)”\(nearest(id, known).map { "，是否想用“\($0)”？" } ?? "。")"
        + "可用：\(known.joined(separator: "、"))。"
    case .parts(let wording): wording.zh
    case .progress(let share, let left):
      "推演中 \(Int(share * 100)) %" + (left.map { "，约剩\(Self.duration($0, .zh))" } ?? "")
    }
  }

  private var en: String {
    switch self {
    case .unknownCommand(let name):
      "there is no command '\(name)'\(nearest(name, TuiyanCommand.names).map { "; did you mean '\($0)'?" } ?? ".")"
        + " Commands: \(TuiyanCommand.names.joined(separator: ", "))."
    case .unknownPlan(let id, let known):
      "--plan: the scenario has no plan '\(id)'\(nearest(id, known).map { "; did you mean '\($0)'?" } ?? ".")"
        + (known.isEmpty ? " It stores no plans." : " Plans: \(known.joined(separator: ", ")).")
    case .unknownTarget(let id, let known):
      "--target: the scenario has no target '\(id)'\(nearest(id, known).map { "; did you mean '\($0)'?" } ?? ".")"
        + " Targets: \(known.joined(separator: ", "))."
    case .onePlanAgainst: "--against takes one --plan."
    case .differentSteps: "--against: the versions have different steps and cannot be compared part by part."
    case .unknownUnit(let id, let known):
      "--unit: the scenario has no unit '\(id)'\(nearest(id, known).map { "; did you mean '\($0)'?" } ?? ".")"
    case .unknownBoard(let id, let known):
      "--board: the scenario has no board '\(id)'\(nearest(id, known).map { "; did you mean '\($0)'?" } ?? ".")"
        + " Boards: \(known.joined(separator: ", "))."
    case .notRanked(let id, let board):
      "--unit: '\(id)' is not on \(board.map { "board '\($0)'" } ?? "any board")."
    case .nobodyRanked(let board):
      "none of our units is on \(board.map { "board '\($0)'" } ?? "a board"); name one with --unit."
    case .cannotRead(let path): "cannot read \(path)."
    case .notSaved(let path): "--since: \(path) is no result saved by tuiyan track or project with --format json."
    case .savedOther(let path, let id): "--since: \(path) is a result of scenario '\(id)', not of this one."
    case .savedOutside(let path, let period):
      "--since: the data of \(path) end at \(period), not between the scenario's as_of and the latest figures."
    case .outOfLimits(let flag, let given, let allowed): "\(flag) \(given) is out of limits (expected \(allowed))."
    case .givenTwice(let flag, let given): "\(flag) \(given) is given twice (expected once)."
    case .noFolder(let path): "the folder \(path) does not exist; create it first."
    case .notAFolder(let path): "\(path) is a file, not a folder."
    case .dashIsNoFolder:
      "'-' is standard output, which cannot hold a folder; name the folder to make (./- if that is its name)."
    case .folderNotEmpty(let path): "the folder \(path) is not empty and was left alone; name a new or empty one."
    case .outputUnnamed: "-o: the name is empty (name a file; '-' is standard output)."
    case .notNamedWorkbook(let path):
      "\(path) does not end in .xlsx, but a workbook is to be written (name it .xlsx; '-' is standard output)."
    case .scenarioUnnamed: "the scenario's path is empty (expected a folder with scenario.yaml, or that file)."
    case .outputIsFolder(let path): "-o: \(path) is a folder; name a file."
    case .cannotWrite(let path): "cannot write \(path)."
    case .refused(let errors): "\(errors) error\(errors == 1 ? "" : "s"); the scenario was refused."
    case .promiseNotKept: "the promise cannot be kept (--require)."
    case .noTargets: "the scenario has no targets to plan for; `tuiyan project` shows where things go."
    case .noScenarios(let path):
      "no scenario at \(path) (expected scenario.yaml, or folders that hold one)."
    case .expectationsMoved(let count):
      "\(count) stored figure\(count == 1 ? "" : "s") moved; once understood, --update rewrites them."
    case .expectationsUpdated:
      "the figures that moved were rewritten (--update): review them before committing; choices of actions never are."
    case .figureNotFound(let place, let written):
      "\(place.text): the stored figure \(written) cannot be rewritten where it stands (write the number itself, not an alias); no file was changed."
    case .notebookUnreadable(let path): "cannot read the notebook \(path) (expected Markdown in UTF-8)."
    case .notebookBroken(let path, let line):
      "\(path):\(line):1: the console block does not end (expected ``` after it)."
    case .notebookForeign(let path, let line):
      "\(path):\(line):1: a notebook runs tuiyan only (expected '$ tuiyan …' with quotes in pairs and at most '| head -N')."
    case .notebookContinued(let path, let line):
      "\(path):\(line):1: a command cannot go on after '\\' (write it on one line)."
    case .notebookHidden(let path, let line):
      "\(path):\(line):1: a console block within a quotation (>) or moved in by tabs is not run (move it out, or in by spaces)."
    case .notebooksEmpty(let paths):
      "\(paths.joined(separator: ", ")): there is no command to run; commands stand in ```console blocks and begin with '$ tuiyan '."
    case .notebooksDiffer(let paths):
      "the output differs from the notebook: \(paths.joined(separator: ", ")); `tuiyan notebook run` refreshes it."
    case .noPicture(let refusal): Phrase.refusal(refusal)[.en]
    case .chart(let wording): wording.en
    case .sinceNeedsScores:
      "--since is for scores that run up, more being better (the table needs a score column, without --less-is-better)."
    case .workbookTooLarge(let cells, let limit):
      "the scenario has \(cells) cells, more than the \(limit) of a workbook that can be read back; use --csv for a folder."
    case .badColumn(let text):
      "--column: cannot make sense of '\(text)' (expected unit, period, score or rank, then = and the table's heading)."
    case .repeated(let one):
      "\(one.period) repeats \(one.before) figure by figure (none of \(one.units) units moved), which looks like a copy rather "
        + "than a publication; if it is one, delete the rows of \(one.period) and import again, or the backtest will look too good"
    case .textColumns(let names):
      "no number in column\(names.count == 1 ? "" : "s") \(names.joined(separator: ", ")), not read as indicators"
    case .imported(let path, let units, let periods, let leaves, let scale):
      "Imported \(path): \(units) units, \(periods) periods" + (leaves > 0 ? ", \(leaves) indicators" : "") + ".\n"
        + scale.sentences(in: .en).map { $0 + "\n" }.joined() + "Next: tuiyan backtest \(path)"
    case .created(let path): "Created a scenario in \(path). Next: tuiyan plan \(path)"
    case .interrupted(let isWritten): isWritten ? "Interrupted." : "Interrupted; no result was written."
    case .endingEarly: "Ending early with the best plan so far; interrupt again to quit at once."
    case .stoppedEarly: "Interrupted: the plan above is the best so far."
    case .plansPassedOver(let count, let all):
      "--warm-start: \(count) of \(all) plans break the present rules and were not used."
    case .notAResult(let path, let fault): "--warm-start: \(path) \(fault.en)"
    case .warmStartWithPlan: "--warm-start is for the search and does not go with --plan."
    case .briefNeedsFile(let form): "--to \(form): name a file with -o."
    case .briefNeedsTypst(let command):
      "PDF is set by the Python package typst, which is not installed here; install it with: \(command) (.html and .docx do without)."
    case .typstFailed(let words): "typst could not set the PDF: \(words)"
    case .unknownForm(let path, let known):
      "-o: cannot tell the form of \(path) (expected an ending of \(known.map { "." + $0 }.joined(separator: ", ")), or --to)."
    case .unknownAudience(let text): "--audience: '\(text)' is none (expected leader, office or county=UNIT)."
    case .unknownAudienceUnit(let id, let known):
      "--audience: '\(id)' is no unit of ours\(nearest(id, known).map { "; did you mean '\($0)'?" } ?? ".")"
        + " Units: \(known.joined(separator: ", "))."
    case .parts(let wording): wording.en
    case .progress(let share, let left):
      "simulating \(Int(share * 100)) %" + (left.map { ", about \(Self.duration($0, .en)) left" } ?? "")
    }
  }

  private func nearest(_ name: String, _ known: [String]) -> String? { NearestName.of(name, among: known) }

  private static func duration(_ seconds: Double, _ language: Language) -> String {
    let whole = max(1, Int(seconds.rounded()))
    let (minutes, rest) = (whole / 60, whole % 60)
    return switch language {
    case .zh: minutes > 0 ? "\(minutes)分\(rest)秒" : "\(rest)秒"
    case .en: minutes > 0 ? "\(minutes) min \(rest) s" : "\(rest) s"
    }
  }
}

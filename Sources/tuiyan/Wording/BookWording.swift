// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanReport

/// What the program says about workbooks.
enum BookWording {
  case refused(errors: Int)
  case imported(String, units: Int, indicators: Int, actions: Int, targets: Int)
  case toleratedHead(Int)
  case exported(String, sheets: Int)
  case created(String)
  case fileExists(String)
  case bookOrPanel
  /// An option of `--panel` given without it.
  case needsPanel(String)
  case cannotCompose(WorkbookFault)

  func text(in language: Language) -> String { language == .zh ? zh : en }

  private var zh: String {
    switch self {
    case .refused(let errors): "共\(errors)处错误，没有导入。"
    case .imported(let path, let units, let indicators, let actions, let targets):
      "已导入 \(path)：\(units)个单位、\(indicators)项末级指标、\(actions)项措施、\(targets)个目标。下一步：tuiyan validate \(path)"
    case .toleratedHead(let count): "读入时有\(count)处不合格式但看得懂，已按下面理解，请核对："
    case .exported(let path, let sheets): "已写出 \(path)：\(sheets)张表。读回：tuiyan import \(path) -o 新文件夹"
    case .created(let path): "已在 \(path) 建立示例工作簿。填好后：tuiyan import \(path) -o 新文件夹"
    case .fileExists(let path): "\(path) 已经存在，未作改动；请换一个文件名。"
    case .bookOrPanel: "请给出一本工作簿（或放着 CSV 的文件夹），或用 --panel 给出一张面板；两者取一。"
    case .needsPanel(let flag): "\(flag) 只与 --panel 同用。"
    case .cannotCompose(let fault): "工作簿写不成：\(Self.words(fault).zh)。"
    }
  }

  private var en: String {
    switch self {
    case .refused(let errors): "\(errors) error\(errors == 1 ? "" : "s"); nothing was imported."
    case .imported(let path, let units, let indicators, let actions, let targets):
      "Imported \(path): \(units) units, \(indicators) indicators, \(actions) actions, \(targets) targets."
        + " Next: tuiyan validate \(path)"
    case .toleratedHead(let count):
      "\(count) thing\(count == 1 ? " was" : "s were") not written as asked and read as follows; please check:"
    case .exported(let path, let sheets):
      "Wrote \(path): \(sheets) sheets. Back again: tuiyan import \(path) -o NEW-FOLDER"
    case .created(let path): "Created a workbook to fill in, \(path). Then: tuiyan import \(path) -o NEW-FOLDER"
    case .fileExists(let path): "\(path) is there already and was left alone; name a new file."
    case .bookOrPanel: "name a workbook (or a folder of CSV files), or a panel with --panel; one of the two."
    case .needsPanel(let flag): "\(flag) goes with --panel only."
    case .cannotCompose(let fault): "the workbook cannot be written: \(Self.words(fault).en)."
    }
  }

  private static func words(_ fault: WorkbookFault) -> (zh: String, en: String) {
    switch fault {
    case .library(let operation, let reason):
      ("libxlsxwriter \(operation)：\(reason)", "libxlsxwriter \(operation): \(reason)")
    case .notFinite(let sheet, let row, let column):
      (
        "工作表“\(sheet)”第\(row + 1)行第\(column + 1)列不是有限的数",
        "sheet '\(sheet)' row \(row + 1) column \(column + 1) is not finite"
      )
    case .text(let sheet, let row, let column):
      (
        "工作表“\(sheet)”第\(row + 1)行第\(column + 1)列的文字放不进单元格",
        "the text at sheet '\(sheet)' row \(row + 1) column \(column + 1) fits no cell"
      )
    case .unreadable: ("临时文件读不回来", "the temporary file cannot be read back")
    }
  }

  /// The sheet of words for people, line by line.
  static func guide(_ language: Language) -> [String] {
    language == .zh
      ? [
        "这本工作簿是一个推演情景，每张表一部分。填好后运行 tuiyan import 本文件 -o 新文件夹，即得情景文件夹；有错会逐个指明表和单元格。",
        "表头的批注说明每列填什么；下拉框给出可选的词和已有的编号。表名、表头不要改；行可以增删，列可以换位。",
        "编号由字母、数字或汉字组成，不含空格和标点；各表之间用编号相认（写名称也认，会提示）。",
        "时期写作 2022-03、2022-Q1 或 2022；不确定的数写成分布，如 pert: [0.1, 0.25, 0.4]；文件里遮盖的数照写，如 **.*。",
        "历史表里数值空着表示已知没有上报；通报结果的得分、位次可以只填一个。",
        "指标一行一个，上级指标在“上级”列写其编号；同一上级的指标按行的先后排列，分值之和应等于上级的分值。",
        "来源以 document（文件）、assumed（假设）或 masked（被遮盖）开头，每份报告都会数出各占多少。",
        "没有列可放的内容在“其他”表里，一行一个：位置和值（YAML 写法）。",
      ]
      : [
        "This workbook is a scenario, one part a sheet. Run tuiyan import FILE -o NEW-FOLDER to get the scenario folder; every error names its sheet and cell.",
        "Notes on the headings say what goes where; drop-downs offer words and ids. Keep the names of sheets and headings; rows may be added, columns moved.",
        "Ids are letters, digits or Chinese characters without spaces or punctuation; sheets know each other's things by id (a title is understood and reported).",
        "Periods: 2022-03, 2022-Q1 or 2022. An uncertain number is a distribution such as pert: [0.1, 0.25, 0.4]; a masked figure is copied as printed, such as **.*.",
        "In 历史 an empty value means known to be unreported; in 通报结果 score or rank may be empty.",
        "In 指标 each row is an indicator and names its parent; children keep the order of the rows, and their points add up to the parent's.",
        "A source begins with document, assumed or masked; every report counts them.",
        "What has no column stands in 其他, a path and a value (YAML) a row.",
      ]
  }
}

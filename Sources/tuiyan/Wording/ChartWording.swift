// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanLoading
import TuiyanReport

/// What `tuiyan chart` says about what it was asked.
enum ChartWording {
  case unknownChart(String, known: [String])
  /// A flag that a kind does not use.
  case notForChart(String, String)
  case formatOfChart
  case planAndBest
  /// A file whose ending is no format.
  case unknownEnding(String)
  /// A format that is no text.
  case binaryNeedsFile(String)
  case noRenderer(String)
  /// The version of the renderer and its last words.
  case rendererFailed(String, String)

  private static let endings = ChartFormat.allCases.map(\.rawValue)

  var zh: String {
    switch self {
    case .unknownChart(let name, let known):
      "没有“\(name)”这种图\(NearestName.of(name, among: known).map { "，是否想用“\($0)”？" } ?? "。")"
        + "可用：\(known.joined(separator: "、"))。"
    case .notForChart(let flag, let kind): "\(flag) 对 \(kind) 图不起作用，请去掉。"
    case .formatOfChart: "图的格式请用 -o 的文件名结尾或 --to 指明，--format 在此不起作用。"
    case .planAndBest: "--plan 与 --best 只能用一个。"
    case .unknownEnding(let path):
      "-o：看不出 \(path) 是什么格式（结尾应为 \(Self.endings.map { "." + $0 }.joined(separator: "、"))，或用 --to 指明）。"
    case .binaryNeedsFile(let format): "\(format) 不是文本，请用 -o 写入文件。"
    case .noRenderer(let format):
      "\(format) 需要渲染器 vl-convert，未安装。安装：\(InstalledRenderer.installCommand)；.svg 和 .html 不需要它。"
    case .rendererFailed(let version, let words): "渲染器 vl-convert \(version) 出错：\(words)"
    }
  }

  var en: String {
    switch self {
    case .unknownChart(let name, let known):
      "there is no chart '\(name)'\(NearestName.of(name, among: known).map { "; did you mean '\($0)'?" } ?? ".")"
        + " Charts: \(known.joined(separator: ", "))."
    case .notForChart(let flag, let kind): "\(flag) means nothing for the chart \(kind); leave it out."
    case .formatOfChart: "the ending of -o or --to says what a picture is; --format means nothing here."
    case .planAndBest: "take --plan or --best, not both."
    case .unknownEnding(let path):
      "-o: \(path) does not say its format (end it in \(Self.endings.map { "." + $0 }.joined(separator: ", ")), or use --to)."
    case .binaryNeedsFile(let format): "\(format) is no text; write it to a file with -o."
    case .noRenderer(let format):
      "\(format) needs the renderer vl-convert, which is not installed. Install it: "
        + "\(InstalledRenderer.installCommand); .svg and .html do without."
    case .rendererFailed(let version, let words): "the renderer vl-convert \(version) failed: \(words)"
    }
  }
}

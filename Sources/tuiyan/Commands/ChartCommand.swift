// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import TuiyanModel
import TuiyanPlanning
import TuiyanReport

/// `tuiyan chart`: one picture.
struct ChartCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "chart",
    abstract: .both(
      "画图：走势扇面、位次热力、升降对照、作用堆叠、龙卷风、资金曲线、作战表、差距、可靠性。",
      "Draw one picture: fan, ranks, slope, contributions, tornado, frontier, gantt, gap or reliability."),
    discussion: .both(
      """
      图的种类：fan 位次走势扇面；ranks 位次可能性热力图；slope 上次公布与预测对照；contributions 措施作用堆叠；\
      tornado 龙卷风；frontier 资金—概率曲线；gantt 作战表；gap 差距哑铃；reliability 回测可靠性图。
      格式看 -o 的结尾：.svg、.html（自带脚本可离线互动，无脚本也能看）、.json（Vega-Lite 规格）、.png、.pdf；--to 优先。
      fan、ranks、slope 不给 --plan 时画不采取措施的情形，--best 先搜索最好的方案；gantt、contributions、tornado \
      不给 --plan 时用搜索得出的最好方案。reliability 的模拟次数指每个回测起点。
      """,
      """
      Kinds: fan, ranks month by month with bands; ranks, how likely each rank is; slope, last published rank against the \
      forecast; contributions, what actions add, stacked; tornado; frontier, money against probability; gantt, the \
      schedule; gap, distances to best and mean; reliability, of a backtest.
      The form follows what the name after -o ends in: .svg, .html (works offline, with or without scripts), .json \
      (Vega-Lite), .png, .pdf; --to goes first.
      Without --plan, fan, ranks and slope draw what happens if nothing is done; --best searches for the best plan first.
      Without --plan, gantt, contributions and tornado take the best plan a search finds. For reliability, --replications \
      are the draws at each origin.
      """))

  @OptionGroup var scenario: ScenarioOptions
  @Argument(
    help: .both("图的种类。", "The kind of picture.", valueName: "kind"),
    completion: .list(Chart.Kind.allCases.map(\.rawValue)))
  var kind: String
  @Option(name: .customLong("plan"), help: .plan)
  var planID: String?
  @Flag(
    help: .both("先搜索最好的方案，画它的走势（fan、ranks、slope）。", "Search for the best plan first and draw it (fan, ranks, slope)."))
  var best = false
  @Option(
    name: .customLong("target"),
    help: .both("情景中某个目标的 id（tornado）。", "The id of one of the scenario's targets (tornado).", valueName: "id"))
  var targetID: String?
  @Option(
    name: .customLong("unit"), help: .both("单位的 id（fan、ranks、gap）。", "A unit's id (fan, ranks, gap).", valueName: "id"))
  var unit: String?
  @Option(
    name: .customLong("board"),
    help: .both(
      "榜单的 id（fan、ranks、slope、gap、reliability）。", "A board's id (fan, ranks, slope, gap, reliability).", valueName: "id"
    ))
  var board: String?
  @Option(help: .both("输出为何种图，不看文件名的结尾。", "The form to write, whatever the file's name ends in.", valueName: "to"))
  var to: ChartFormat?
  @OptionGroup var options: SimulationOptions

  func run() throws {
    let kind = try checkedKind()
    try options.check()
    let format = try to ?? ChartFormat.of(options.output)
    let loaded = try scenario.load()
    let plan = try planID.map { try loaded.storedPlan($0) }
    try checkNames(in: loaded)
    try format.check(path: options.output)
    let target = try targetID.map { try Self.index(of: $0, in: loaded) }
    let progress = ProgressLine(isWanted: !options.hidesProgress, language: scenario.language)
    defer { progress.end() }
    let source = ChartSource(
      scenario: loaded, language: scenario.language, settings: options.settings(for: loaded), plan: plan,
      usesBest: best, target: target, unit: unit, board: board, progress: { progress.report($0) })
    let chart = try source.chart(kind)
    progress.end()
    try ResultFile(path: options.output).write(format.data(chart, language: scenario.language))
  }

  /// The kind asked for, with only options that it knows.
  private func checkedKind() throws -> Chart.Kind {
    guard let kind = Chart.Kind(rawValue: kind) else {
      throw Failure.usage(.chart(.unknownChart(kind, known: Chart.Kind.allCases.map(\.rawValue))))
    }
    guard options.format == .table else { throw Failure.usage(.chart(.formatOfChart)) }
    if best, planID != nil { throw Failure.usage(.chart(.planAndBest)) }
    let given = [
      ("--plan", planID != nil), ("--best", best), ("--target", targetID != nil), ("--unit", unit != nil),
      ("--board", board != nil),
    ]
    if let flag = given.first(where: { $0.1 && !Self.flags(of: kind).contains($0.0) })?.0 {
      throw Failure.usage(.chart(.notForChart(flag, kind.rawValue)))
    }
    return kind
  }

  private static func flags(of kind: Chart.Kind) -> [String] {
    switch kind {
    case .fan, .ranks: ["--plan", "--best", "--unit", "--board"]
    case .slope: ["--plan", "--best", "--board"]
    case .contributions, .gantt: ["--plan"]
    case .tornado: ["--plan", "--target"]
    case .frontier: []
    case .gap: ["--unit", "--board"]
    case .reliability: ["--board"]
    }
  }

  private func checkNames(in scenario: Scenario) throws {
    let units = scenario.units.map(\.id)
    if let unit, !units.contains(unit) { throw Failure.usage(.unknownUnit(unit, known: units)) }
    let boards = scenario.boards.map(\.id)
    if let board, !boards.contains(board) { throw Failure.usage(.unknownBoard(board, known: boards)) }
    if let unit, !scenario.boards.contains(where: { (board ?? $0.id) == $0.id && $0.units.contains(unit) }) {
      throw Failure.usage(.notRanked(unit, board: board))
    }
  }

  private static func index(of id: String, in scenario: Scenario) throws -> Int {
    if let index = scenario.targets.firstIndex(where: { $0.id == id }) { return index }
    throw Failure.usage(.unknownTarget(id, known: scenario.targets.map(\.id)))
  }
}

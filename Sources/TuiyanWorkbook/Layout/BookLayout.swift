// SPDX-License-Identifier: GPL-3.0-or-later

/// The sheets of a scenario's workbook, in the order of the tabs. Their names and headings are part of the format.
public enum BookLayout {
  /// Where `expected.yaml` hangs in the tree while it travels in a workbook; no key of the format looks like it.
  static let expected = "$expected"

  /// The name of the sheet with words for people.
  public static let guide = "说明"

  public static let sheets: [SheetLayout] =
    [SheetLayout(guide, .guide, [])] + whatIsKnown + whatIsMeasured + whatIsDone + whatIsAsked + [rest]

  static let names = sheets.map(\.name)

  /// The place among the tabs of what messages call a sheet; after all others where it is none.
  static func tab(_ file: String) -> Int {
    names.firstIndex { SheetGrid.file(ofSheet: $0) == file || file.hasSuffix("/\($0).csv") } ?? .max
  }

  /// Tables by the key that names them in `scenario.yaml`, with the columns of their CSV files.
  static var tables: [SheetLayout] { sheets.filter { if case .table = $0.part { true } else { false } } }

  static let source = SheetColumn(
    "来源", "source", .text, "以 document（文件）、assumed（假设）或 masked（被遮盖）开头", "begins with document, assumed or masked")
  static let note = SheetColumn("备注", "note", .text)
  static let id = SheetColumn("编号", "id", .id)
  static let title = SheetColumn("名称", "title", .text)

  private static let whatIsKnown: [SheetLayout] = [
    SheetLayout(
      "情景", .record([]),
      [
        id, title, SheetColumn("数据截至", "as_of", .period, "最后一个有数据的时期", "the last period with data"),
        SheetColumn("推演到", "horizon", .period, "", "the last period to simulate"),
        SheetColumn("步长", "step", .words(["month": "月", "quarter": "季", "year": "年"])),
        SheetColumn("种子", "seed", .plainNumber, "同一种子，同一结果", "the same seed, the same result"),
        SheetColumn("示意数据", "illustrative", .flag, "数字是举例的填“是”，每份报告都会写明", "whether figures are invented"),
        SheetColumn(
          "本方单位", "ours", .value, "哪些单位是我们的，如 xiangxi，或 {ids: [xiangxi], parent: xiangxi}",
          "the units that are ours"),
        SheetColumn(
          "核对次数", "\(expected).replications", .plainNumber, "tuiyan check 重跑的模拟次数", "replications of tuiyan check"),
        SheetColumn("核对种子", "\(expected).seed", .plainNumber, "", "seed of tuiyan check"), source, note,
      ]),
    SheetLayout(
      "地区", .table("units"),
      [
        id, title, SheetColumn("类别", "kind", .id, "如 prefecture、county", "such as prefecture or county"),
        SheetColumn("上级", "parent", .id, names: "地区", "上级单位的编号，没有则空着", "the parent's id, or nothing"),
        SheetColumn(
          "掌握程度", "depth", .words(["indicators": "逐项指标", "score": "只知总分", "rank": "只知位次"]), "知道多深",
          "how much is known"), note, source,
      ]),
    SheetLayout(
      "历史", .table("history"),
      [
        SheetColumn("地区", "unit", .id, names: "地区"), SheetColumn("指标", "indicator", .id, names: "指标"),
        SheetColumn("时期", "period", .period),
        SheetColumn("数值", "value", .figure(.leaf), "空着：已知没有上报；文件里遮盖的数照写，如 **.*", "empty: known to be unreported"),
        source, note,
      ]),
    SheetLayout(
      "通报结果", .table("results"),
      [
        SheetColumn("榜单", "board", .id, names: "榜单"), SheetColumn("地区", "unit", .id, names: "地区"),
        SheetColumn("时期", "period", .period), SheetColumn("得分", "score", .plainFigure),
        SheetColumn("位次", "rank", .plainNumber),
        source, note,
      ]),
    SheetLayout(
      "参考", .table("reference"),
      [
        SheetColumn("榜单", "board", .id, names: "榜单"),
        SheetColumn("指标", "indicator", .id, names: "指标", "空着：总分", "empty: the total"),
        SheetColumn("时期", "period", .period), SheetColumn("最优", "best", .number(.leaf)),
        SheetColumn("平均", "mean", .number(.leaf)), SheetColumn("最差", "worst", .number(.leaf)), source, note,
      ]),
  ]

  private static let rest = SheetLayout(
    "其他", .rest,
    [
      SheetColumn(
        "位置", "path", .text, "从文件顶层往下的键，列表里的东西用编号或 #序号，以点隔开",
        "keys from the top, ids or #numbers in lists, dots between"),
      SheetColumn("值", "value", .value),
    ])
}

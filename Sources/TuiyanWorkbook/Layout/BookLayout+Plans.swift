// SPDX-License-Identifier: GPL-3.0-or-later

extension BookLayout {
  static let whatIsDone: [SheetLayout] = [
    SheetLayout("责任单位", .list(["owners"]), [id, title, SheetColumn("人手", "staff", .plainNumber), source, note]),
    SheetLayout(
      "措施", .list(["actions"]),
      [
        id, title, SheetColumn("责任单位", "owner", .id, names: "责任单位"),
        SheetColumn("实施单位", "units", .value, "编号，或 [甲, 乙]、{parent: xiangxi}", "an id, [a, b] or {parent: xiangxi}"),
        SheetColumn("逐个决定", "each", .flag, "各单位分别决定做不做", "decided unit by unit"),
        SheetColumn("资金", "cost.money", .plainNumber, "一次性，万元", "once"),
        SheetColumn("用人", "cost.staff", .plainNumber, "进行期间每步", "a step while it runs"),
        SheetColumn("最早启动", "start.earliest", .period), SheetColumn("最晚启动", "start.latest", .period),
        SheetColumn("工期", "duration", .plainNumber, "几步", "steps"),
        SheetColumn(
          "拖期", "slip", .plainFigure, "如 discrete: {0: 0.7, 1: 0.2, 2: 0.1}", "such as discrete: {0: 0.7, 1: 0.3}"),
        SheetColumn("成功率", "success", .number(.fraction)), SheetColumn("认可率", "credit", .number(.fraction)),
        SheetColumn("前置措施", "requires", .list), SheetColumn("互斥措施", "excludes", .list),
        SheetColumn("依据", "evidence.source", .text), SheetColumn("依据说明", "evidence.note", .text),
        SheetColumn("依据性质", "evidence.kind", .words(["document": "文件", "assumed": "假设", "masked": "遮盖"])), source, note,
      ]),
    SheetLayout(
      "成效", .inner(list: ["actions"], key: "effects"),
      [
        SheetColumn("措施", "action", .id, names: "措施"), SheetColumn("指标", "indicator", .id, names: "指标"),
        SheetColumn("增加", "add", .figure(.share)),
        SheetColumn("补差", "close", .figure(.fraction), "缩小与最优差距的几成", "part of the distance to the best"),
        SheetColumn("达到", "set", .plainFigure), SheetColumn("发生率乘以", "rate", .figure(.fraction)),
        SheetColumn("见效延迟", "delay", .plainNumber), SheetColumn("到位步数", "ramp", .plainNumber),
        SheetColumn("到位方式", "shape", .words(["linear": "匀速", "s": "先慢后快再慢"])),
        SheetColumn("消退半衰", "fade", .plainNumber),
      ]),
    SheetLayout(
      "协同", .list(["synergies"]),
      [SheetColumn("措施", "actions", .list), SheetColumn("倍数", "factor", .plainNumber), source, note]),
    SheetLayout(
      "预算", .record(["budget"]),
      [
        SheetColumn("资金", "money", .plainNumber, "万元"), SheetColumn("每步人手", "staff_per_step", .plainNumber),
        SheetColumn("措施项数", "actions", .plainNumber), SheetColumn("每单位项数", "per_owner", .plainNumber), source, note,
      ]),
  ]

  static let whatIsAsked: [SheetLayout] = [
    SheetLayout(
      "未来", .list(["futures"]),
      [
        id, title, SheetColumn("概率", "probability", .number(.fraction)), SheetColumn("起始", "from", .period), source,
        note,
      ]),
    SheetLayout(
      "未来改动", .entries(list: ["futures"], key: "set"),
      [
        SheetColumn("未来", "future", .id, names: "未来"),
        SheetColumn(
          "位置", "path", .text, "如 schemes.province.satisfaction.points", "such as schemes.county.satisfaction.points"),
        SheetColumn("值", "value", .value),
      ]),
    SheetLayout(
      "目标", .list(["targets"]),
      [
        id, title, SheetColumn("性质", "kind", .words(["ensure": "保", "strive": "争"])),
        SheetColumn("把握", "confidence", .number(.fraction), "“保”要求的概率", "the probability a promise asks for"),
        SheetColumn("权重", "weight", .plainNumber),
        SheetColumn("合计方式", "objective", .words(["expected": "期望", "joint": "同时"])),
        SheetColumn("榜单", "board", .id, names: "榜单"), SheetColumn("地区", "unit", .id, names: "地区"),
        SheetColumn("各地区", "each", .value, "如 {parent: xiangxi}", "such as {parent: xiangxi}"),
        SheetColumn(
          "至少几个", "count", .value, "如 {of: {parent: xiangxi}, at_least: 5}",
          "such as {of: {parent: xiangxi}, at_least: 5}"),
        SheetColumn("指标", "indicator", .id, names: "指标"), SheetColumn("位次不后于", "rank.at_most", .plainNumber),
        SheetColumn("进位", "rank_gain.at_least", .plainNumber), SheetColumn("比照时期", "rank_gain.since", .period),
        SheetColumn("得分不低于", "score.at_least", .plainNumber), SheetColumn("数值不低于", "value.at_least", .plainNumber),
        SheetColumn("数值不高于", "value.at_most", .plainNumber), SheetColumn("不在末几位", "not_bottom", .plainNumber),
        SheetColumn("指标占比", "share_of_indicators", .value), SheetColumn("事件", "events", .value),
        SheetColumn("全部满足", "all_of", .value), SheetColumn("任一满足", "any_of", .value),
        SheetColumn("至少满足", "at_least", .value), SheetColumn("期限", "by", .period),
        SheetColumn("自始至终", "throughout", .list),
        source, note,
      ]),
    SheetLayout("方案", .list(["plans"]), [id, title, source, note]),
    SheetLayout(
      "方案安排", .inner(list: ["plans"], key: "actions"),
      [
        SheetColumn("方案", "plan", .id, names: "方案"), SheetColumn("措施", "action", .id, names: "措施"),
        SheetColumn("地区", "unit", .id, names: "地区"),
        SheetColumn("启动", "start", .period, "空着：最早", "empty: the earliest"),
      ]),
    SheetLayout(
      "核对", .list([expected, "expect"]),
      [
        SheetColumn("方案", "plan", .id, names: "方案"), SheetColumn("目标", "target", .id, names: "目标"),
        SheetColumn("概率", "probability", .number(.fraction)), SheetColumn("榜单", "board", .id, names: "榜单"),
        SheetColumn("地区", "unit", .id, names: "地区"), SheetColumn("时期", "period", .period),
        SheetColumn("平均得分", "score_mean", .plainNumber), SheetColumn("中位位次", "rank_q50", .plainNumber),
        SheetColumn("最优方案", "best", .value), SheetColumn("差距", "gap", .value),
        SheetColumn("容差", "within", .plainNumber), note,
      ]),
  ]
}

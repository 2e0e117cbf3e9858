// SPDX-License-Identifier: GPL-3.0-or-later

extension BookLayout {
  static let whatIsMeasured: [SheetLayout] = [
    SheetLayout("体系", .list(["schemes"]), [id, title, source, note]),
    SheetLayout(
      "指标", .indicators,
      [
        SheetColumn("体系", "scheme", .id, names: "体系"),
        SheetColumn("上级", "parent", .id, "上级指标的编号；一级指标空着", "the parent indicator's id, or nothing"), id, title,
        SheetColumn("分值", "points", .plainNumber), SheetColumn("责任单位", "owner", .id, names: "责任单位"),
        SheetColumn("计量单位", "unit", .text),
        SheetColumn("方向", "better", .words(["higher": "越高越好", "lower": "越低越好"])),
        SheetColumn("下限", "range.#1", .number(.leaf)), SheetColumn("上限", "range.#2", .number(.leaf)),
        SheetColumn("变换", "transform", .words(["identity": "不变换", "logit": "比率", "log": "对数"])),
        SheetColumn("前沿", "frontier", .number(.leaf)),
        SheetColumn(
          "计分", "score", .value,
          "如 linear: {from: 40, to: 100}、cohort: {from: worst, to: best}、steps: [[8, 0.4], [3, 1]]",
          "such as linear: {from: 40, to: 100}"),
        SheetColumn("样本数", "survey.answers", .plainNumber), SheetColumn("样本标准差", "survey.sd", .figure(.share)),
        SheetColumn("发生率", "events.rate", .plainFigure, "每步平均起数", "mean number a step"),
        SheetColumn("已发生", "events.so_far", .plainNumber), SheetColumn("至多一次", "events.once", .flag),
        SheetColumn(
          "汇总", "rollup", .value, "由下级汇总，如 {of: {parent: self}, indicator: online-rate, take: mean}",
          "made from the children"),
        since, take,
        SheetColumn("合成", "aggregate", .words(["sum": "相加", "geometric": "几何平均", "min": "取最低"])), source, note,
      ]),
    SheetLayout(
      "榜单", .list(["boards"]),
      [
        id, title,
        SheetColumn("参评单位", "units", .value, "如 {kind: county}、{parent: xiangxi} 或编号列表", "such as {kind: county}"),
        SheetColumn("体系", "scheme", .id, names: "体系"), SheetColumn("公布时期", "release", .list),
        SheetColumn("并列", "ties", .words(["min": "取高位", "max": "取低位", "average": "取平均", "dense": "紧排"])),
        SheetColumn("并列再比", "tie_break", .list), SheetColumn("小数位", "decimals", .plainNumber),
        since, take, SheetColumn("得分来源", "scores", .words(["published": "公布", "from_ranks": "由位次折算"])), source, note,
      ]),
    SheetLayout(
      "走势", .layers,
      [
        SheetColumn("层", "layer", layerWord), SheetColumn("地区", "unit", .id, names: "地区"),
        SheetColumn("类别", "kind", .id), SheetColumn("本方", "ours", .flag), SheetColumn("对手", "rivals", .flag),
        SheetColumn("指标", "indicator", .id, names: "指标"), SheetColumn("参照值", "reference", .flag),
        SheetColumn("现值", "level", .plainFigure), SheetColumn("现值误差", "level_sd", .figure(.share)),
        SheetColumn(
          "每步走势", "drift", .figure(.share), "向好的方向；0.2% 指值域的 0.2%", "in the better direction; 0.2% is of the range"),
        SheetColumn("波动", "sigma", .figure(.share)), SheetColumn("记性", "rho", .number(.fraction)),
        SheetColumn("衰减", "damping", .number(.fraction)), SheetColumn("共同份额", "common", .number(.fraction)),
        SheetColumn("厚尾自由度", "tails.t", .plainNumber), source, note,
      ]),
  ]

  private static let since = SheetColumn(
    "累计起点", "cumulative.since", .period, "年内或赛季内累计的数：累计的第一期", "for figures that run up: their first period")
  private static let take = SheetColumn("累计方式", "cumulative.take", .words(["sum": "累计数", "mean": "累计平均"]))

  /// The layer that is no layer of its own but a row of `overrides`.
  static let overrideLayer = "overrides"

  private static let layerWord = CellKind.words([
    "default": "一般", "ours": "本方", "rivals": "对手", "score": "总分", "reference": "参照值", overrideLayer: "单列",
  ])
}

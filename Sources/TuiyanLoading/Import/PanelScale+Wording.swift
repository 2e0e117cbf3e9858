// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanText

extension PanelScale {
  /// How totals are made of the figures; nil where they are the scores as they stand.
  public func formula(in language: Language) -> String? {
    let number = DecimalText.plain(shift)
    let sum = shift > 0 ? "\(number) + " : ""
    switch (figure, language) {
    case (.scores, .zh): return shift > 0 ? "总分 = 得分 + \(number)" : nil
    case (.scores, .en): return shift > 0 ? "total = score + \(number)" : nil
    case (.mirroredScores, .zh): return "总分 = \(number) − 得分"
    case (.mirroredScores, .en): return "total = \(number) − score"
    case (.ranks, .zh): return "总分 = \(sum)100 ×（n + 1 − 位次）÷（n + 1）"
    case (.ranks, .en): return "total = \(sum)100 × (n + 1 − rank)/(n + 1)"
    }
  }

  /// What was set, and what it is not: a line for each.
  public func sentences(in language: Language) -> [String] {
    let top = DecimalText.plain(top)
    var lines: [String] = []
    if let formula = formula(in: language) {
      lines.append(formula + reason(in: language))
      lines.append(
        language == .zh
          ? "以后补进 results.csv 的得分也要照此折算。" : "Scores added to results.csv later are to be made the same way.")
    }
    switch (isRunning, language) {
    case (false, .zh): lines.append("总分的范围 0…\(top) 只是给推演留的余地，不是满分；若有真正的满分，请改 scenario.yaml 里的 points、range 和 to。")
    case (false, .en):
      lines.append(
        "The range of totals, 0…\(top), is only room for what may come, no full mark; if there is one, put it into points, "
          + "range and to of scenario.yaml.")
    case (true, .zh):
      lines.append(
        "总分的范围 0…\(top)：累计从 0 起，推演中不低于 0；上限只是给推演留的余地，不是满分，若有真正的满分，请改 scenario.yaml 里的 points、range 和 to。")
    case (true, .en):
      lines.append(
        "The range of totals is 0…\(top): what runs up begins at 0 and is not let below; the upper end is only room for what may "
          + "come, no full mark; if there is one, put it into points, range and to of scenario.yaml.")
    }
    return lines
  }

  private func reason(in language: Language) -> String {
    switch (figure, language) {
    case (.ranks, .zh): "，n 为当期参加排名的单位数：表中只有位次，总分由位次折算。"
    case (.ranks, .en): ", n the units ranked in the period: the table has ranks alone."
    case (.mirroredScores, .zh): "：得分越低越好，总分越高越好，名次和差距不变。"
    case (.mirroredScores, .en): ": less is better of scores, more of totals; order and differences stay."
    case (.scores, .zh): "：推演中总分不能低于 0，加上这个数是给往下的变动留余地，名次和差距不变。"
    case (.scores, .en): ": totals cannot fall below 0, so this gives room downwards; order and differences stay."
    }
  }
}

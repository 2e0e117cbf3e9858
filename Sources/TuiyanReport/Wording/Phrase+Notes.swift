// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanPlanning
import TuiyanSearch
import TuiyanSimulation

/// What a reader must know about the model, and rules that a stored plan breaks.
extension Phrase {
  static let notes = Phrase("说明", "Notes")
  static let total = Phrase("总分", "total")

  static func unreported(unit: String, indicators: [String]) -> Phrase {
    Phrase(
      "\(unit)有\(indicators.count)项没有数据，一直按0分计：\(Grammar.list(indicators, .zh))。",
      "\(unit) has no data for \(indicators.count) indicator\(Grammar.plural(Double(indicators.count))), "
        + "scored 0 throughout: \(Grammar.list(indicators, .en)).")
  }

  static func levelsMoved(indicator: String, moves: [String], more: Int) -> Phrase {
    Phrase(
      "\(Grammar.quoted(indicator))的起点离取值范围一端不到0.5 %，已先移到该处：\(Grammar.list(moves, .zh))\(more > 0 ? "，另有\(more)个单位" : "")。",
      "\(Grammar.quoted(indicator)) starts within 0.5 % of an end of its range and was moved there first: "
        + "\(Grammar.list(moves, .en))\(more > 0 ? " and \(more) more" : "").")
  }

  static func assumedPlain(indicator: String, keys: [String], units: Int) -> Phrase {
    Phrase(
      "\(Grammar.quoted(indicator))的\(keyNames(keys, .zh))没有给出，历史数据也不够估计，按最简单的情形处理（涉及\(units)个单位）。",
      "\(Grammar.quoted(indicator)): \(keyNames(keys, .en)) neither stated nor to be had from history; "
        + "the plainest values hold (\(units) unit\(Grammar.plural(Double(units)))).")
  }

  static func fellBack(board: String, origins: Int) -> Phrase {
    Phrase(
      "榜单\(Grammar.quoted(board))：按往期回测（\(origins)个起点），估计方法没有胜过随机游走，总分改用随机游走推演。",
      "Board \(Grammar.quoted(board)): backtested on its own past (\(origins) origin\(Grammar.plural(Double(origins)))), "
        + "the estimator did not beat a random walk; totals follow the random walk.")
  }

  static func orderAtMedians(board: String, units: [String], more: Int) -> Phrase {
    Phrase(
      "榜单\(Grammar.quoted(board))：只知道位次的单位，起点总分按已知总分的中位数（现行规则下）推算；"
        + "\(Grammar.list(units, .zh))\(more > 0 ? "等\(units.count + more)个单位" : "")的起点总分各次模拟不同，部分模拟的起点先后会与公布位次不一致。",
      "Board \(Grammar.quoted(board)): units known by rank alone start between the medians of the known totals, under the "
        + "rules announced; the total of \(Grammar.list(units, .en))\(more > 0 ? " and \(more) more" : "") differs between "
        + "replications, and in some of them the order at the start is not the published one.")
  }

  static func summed(_ sums: SummedNote) -> Phrase {
    // Rounded up, in percentage points.
    let bound = NumberText.short(max(1, (sums.bound * 1e6).rounded(.up)) / 1e4, atMost: 4)
    return Phrase(
      "\(sums.units)个对手共\(sums.leaves)项指标几乎碰不到取值范围和计分线的两端，按对手合成总分一并推演；"
        + "模拟误差之外，各概率因此最多相差\(bound)个百分点。加 --exact 则逐项推演。",
      "\(sums.leaves) indicators, counted by unit, of \(sums.units) rival\(Grammar.plural(Double(sums.units))) "
        + "hardly ever touch an end of their range or scoring line and were drawn as sums of points, one a rival; "
        + "besides simulation error, no probability differs by more than \(bound) percentage points for it. --exact "
        + "draws each by itself.")
  }

  /// The keys of the dynamics in words, with the key itself beside it in Chinese.
  private static func keyNames(_ keys: [String], _ language: Language) -> String {
    let names = [
      "level": "起点", "level_sd": "起点误差", "drift": "趋势", "sigma": "波动", "rho": "惯性", "damping": "趋势衰减",
      "common": "共同波动", "tails": "厚尾",
    ]
    return Grammar.list(keys.map { language == .zh ? names[$0] ?? $0 : $0 }, language)
  }

  /// A rule that a stored plan breaks.
  static func violation(_ violation: PlanViolation, names: ScenarioNames) -> Phrase {
    switch violation {
    case .money(let used, let allowed):
      Phrase(
        "资金超出预算：需\(NumberText.money(used, .zh))，只有\(NumberText.money(allowed, .zh))。",
        "Over budget: needs \(NumberText.money(used, .en)), has \(NumberText.money(allowed, .en)).")
    case .staff(let period, let used, let allowed):
      Phrase(
        "\(NumberText.period(period, .zh))用人超出上限：需\(NumberText.people(used, .zh))，只有\(NumberText.people(allowed, .zh))。",
        "Too few people in \(NumberText.period(period, .en)): needs \(NumberText.short(used, atMost: 1)), "
          + "has \(NumberText.short(allowed, atMost: 1)).")
    case .actions(let used, let allowed):
      Phrase("措施超出项数：有\(used)项，上限\(allowed)项。", "Too many actions: \(used), at most \(allowed).")
    case .perOwner(let owner, let period, let used, let allowed):
      Phrase(
        "\(NumberText.period(period, .zh))\(names.owner(owner))同时推进\(used)项，上限\(allowed)项。",
        "\(names.owner(owner)) runs \(used) actions at once in \(NumberText.period(period, .en)), at most \(allowed).")
    case .ownerStaff(let owner, let period, let used, let allowed):
      Phrase(
        "\(NumberText.period(period, .zh))\(names.owner(owner))用人超出本单位人手："
          + "需\(NumberText.people(used, .zh))，只有\(NumberText.people(allowed, .zh))。",
        "\(names.owner(owner)) lacks people in \(NumberText.period(period, .en)): "
          + "needs \(NumberText.short(used, atMost: 1)), has \(NumberText.short(allowed, atMost: 1)).")
    case .window, .afterHorizon, .requires, .requiresLater, .excludes:
      ordering(violation, names: names)
    }
  }

  private static func ordering(_ violation: PlanViolation, names: ScenarioNames) -> Phrase {
    switch violation {
    case .window(let action, let unit, let start, let earliest, let latest):
      let name = Phrase(decision(action, unit, names, .zh), decision(action, unit, names, .en))
      return Phrase(
        "\(name[.zh])定在\(NumberText.period(start, .zh))启动，不在\(NumberText.period(earliest, .zh))至"
          + "\(NumberText.period(latest, .zh))之间。",
        "\(name[.en]) starts in \(NumberText.period(start, .en)), outside \(NumberText.period(earliest, .en)) – "
          + "\(NumberText.period(latest, .en)).")
    case .afterHorizon(let action, let unit, let start, let earliest, let horizon):
      let name = Phrase(decision(action, unit, names, .zh), decision(action, unit, names, .en))
      let planned =
        start == earliest
        ? Phrase("", "")
        : Phrase(
          "定在\(NumberText.period(start, .zh))启动，但", " is to start in \(NumberText.period(start, .en)), but")
      return Phrase(
        "\(name[.zh])\(planned[.zh])最早\(NumberText.period(earliest, .zh))才能启动，晚于推演终点"
          + "\(NumberText.period(horizon, .zh))。",
        "\(name[.en])\(planned[.en]) can start in \(NumberText.period(earliest, .en)) at the earliest, after the run "
          + "ends in \(NumberText.period(horizon, .en)).")
    case .requires(let action, let unit, let missing):
      let name = Phrase(decision(action, unit, names, .zh), decision(action, unit, names, .en))
      return Phrase(
        "\(name[.zh])以\(Grammar.quoted(names.action(missing)))为前提，方案里没有，因此不起作用。",
        "\(name[.en]) requires \(Grammar.quoted(names.action(missing))), which the plan lacks, and has no effect.")
    case .requiresLater(let action, let unit, let required):
      let name = Phrase(decision(action, unit, names, .zh), decision(action, unit, names, .en))
      return Phrase(
        "\(name[.zh])在前提\(Grammar.quoted(names.action(required)))完成之前启动，因此不起作用。",
        "\(name[.en]) starts before \(Grammar.quoted(names.action(required))), which it requires, has ended, and has no effect."
      )
    case .excludes(let action, let excluded, let unit):
      let name = Phrase(decision(action, unit, names, .zh), decision(action, unit, names, .en))
      return Phrase(
        "\(name[.zh])与\(Grammar.quoted(names.action(excluded)))不能同时进行。",
        "\(name[.en]) and \(Grammar.quoted(names.action(excluded))) exclude each other.")
    case .money, .staff, .actions, .perOwner, .ownerStaff:
      return Phrase.violation(violation, names: names)
    }
  }

  /// An action's name, with the unit it is decided for.
  private static func decision(
    _ action: String, _ unit: String?, _ names: ScenarioNames, _ language: Language
  ) -> String {
    Grammar.named(Grammar.quoted(names.action(action)), unit.map(names.unit), language)
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

/// What a target asks, in words.
extension Phrase {
  /// The whole condition: `2022年12月湘西州在“全省14个市州”排名前10`.
  static func clause(_ clause: Clause, names: ScenarioNames) -> Phrase {
    let test = Phrase.test(clause.test, names: names)
    let who = Phrase.scope(clause.scope, names: names)
    let spans = clause.singles.reduce(into: [Clause.Span]()) { spans, single in
      if !spans.contains(single.span) { spans.append(single.span) }
    }
    guard spans.count == 1 else { return dated(clause, who: who, test: test, spans: spans, names: names) }
    let span = Phrase.span(spans[0])
    guard clause.test.isRankedOnBoard else {
      return Phrase("\(span[.zh])\(who[.zh])\(test[.zh])", "\(who[.en]) with \(test[.en]), \(span[.en])")
    }
    let board = names.board(clause.board)
    return Phrase(
      "\(span[.zh])\(who[.zh])在\(Grammar.quoted(board))\(test[.zh])",
      "\(who[.en]) \(test[.en]) on \(board), \(span[.en])")
  }

  /// A combination of conditions of several dates, which are listed.
  private static func dated(
    _ clause: Clause, who: Phrase, test: Phrase, spans: [Clause.Span], names: ScenarioNames
  ) -> Phrase {
    let board = names.board(clause.board)
    let zh = Grammar.list(spans.map { Phrase.span($0)[.zh] }, .zh)
    let en = Grammar.list(spans.map { Phrase.span($0)[.en] }, .en)
    return Phrase(
      "\(who[.zh])在\(Grammar.quoted(board))\(test[.zh])（各项时点：\(zh)）",
      "\(who[.en]) \(test[.en]) on \(board) (dates of the conditions: \(en))")
  }

  static func span(_ span: Clause.Span) -> Phrase {
    switch span {
    case .by(let period):
      Phrase(NumberText.period(period, .zh), NumberText.period(period, .en))
    case .throughout(let first, let last):
      Phrase(
        "\(NumberText.period(first, .zh))至\(NumberText.period(last, .zh))每期",
        "throughout \(NumberText.period(first, .en)) – \(NumberText.period(last, .en))")
    }
  }

  private static func scope(_ scope: Clause.Scope, names: ScenarioNames) -> Phrase {
    switch scope {
    case .inherited: Phrase("", "the unit")
    case .unit(let id): Phrase(names.unit(id), names.unit(id))
    case .each(let ids): Phrase("全部\(ids.count)个单位", "each of \(ids.count) units")
    case .count(let ids, let least): Phrase("\(ids.count)个单位中至少\(least)个", "at least \(least) of \(ids.count) units")
    }
  }

  private static func test(_ test: Test, names: ScenarioNames) -> Phrase {
    switch test {
    case .rank(let most):
      Phrase(top(most), "ranked \(topEnglish(most))")
    case .rankGain(let least, let since):
      gain(least, since)
    case .score(let least):
      Phrase("得分不低于\(NumberText.short(least))分", "scoring at least \(NumberText.short(least))")
    case .indicatorValue(let id, let bound), .events(let id, let bound):
      bounded(id, bound, names)
    case .indicatorRank(let id, let most):
      Phrase(
        "\(Grammar.quoted(names.indicator(id)))\(top(most))",
        "ranked \(topEnglish(most)) in \(Grammar.quoted(names.indicator(id)))")
    case .notBottom(let count):
      Phrase(count == 1 ? "不排倒数第一" : "不进后\(count)名", count == 1 ? "not last" : "not among the last \(count)")
    case .shareOfIndicators(let shared, let least):
      share(shared, least)
    case .all(let members):
      Phrase("同时达到\(members.count)项条件", "meeting all \(members.count) conditions")
    case .any(let members):
      Phrase("达到\(members.count)项条件之一", "meeting at least one of \(members.count) conditions")
    case .atLeast(let count, let members):
      Phrase("达到\(members.count)项条件中至少\(count)项", "meeting at least \(count) of \(members.count) conditions")
    }
  }

  private static func top(_ rank: Double) -> String { rank == 1 ? "排名第1" : "排名前\(NumberText.rank(rank))" }

  private static func topEnglish(_ rank: Double) -> String { Grammar.ordinal(rank) + (rank == 1 ? "" : " or better") }

  private static func gain(_ least: Double, _ since: Test.Since) -> Phrase {
    let places = NumberText.rank(least)
    switch since {
    case .published(let period):
      return Phrase(
        "比\(NumberText.period(period, .zh))进\(places)位以上",
        "up \(places) place\(Grammar.plural(least)) or more since \(NumberText.period(period, .en))")
    case .asOf:
      return Phrase("比推演起点进\(places)位以上", "up \(places) place\(Grammar.plural(least)) or more since the start")
    }
  }

  private static func bounded(_ indicator: String, _ bound: Test.Bound, _ names: ScenarioNames) -> Phrase {
    let name = Grammar.quoted(names.indicator(indicator))
    func text(_ value: Double, _ language: Language) -> String {
      names.measured(NumberText.short(value, atMost: 4), indicator, language)
    }
    return switch bound {
    case .atLeast(let value): Phrase("\(name)不低于\(text(value, .zh))", "\(name) at least \(text(value, .en))")
    case .atMost(let value): Phrase("\(name)不高于\(text(value, .zh))", "\(name) at most \(text(value, .en))")
    }
  }

  private static func share(_ shared: Test.Shared, _ least: Double) -> Phrase {
    switch shared {
    case .rankAtMost(let rank):
      Phrase(
        "\(NumberText.stated(least))以上的指标\(top(Double(rank)))",
        "with \(NumberText.stated(least)) of the indicators ranked \(topEnglish(Double(rank)))")
    case .valueAtBest(let share):
      Phrase(
        "\(NumberText.stated(least))以上的指标得分达到最优的\(NumberText.stated(share))",
        "with \(NumberText.stated(least)) of the indicators at \(NumberText.stated(share)) of the best or more")
    }
  }
}

extension Test {
  /// Whether it matters on which board the test is made.
  fileprivate var isRankedOnBoard: Bool {
    switch self {
    case .indicatorValue, .events: false
    default: true
    }
  }
}

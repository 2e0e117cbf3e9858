// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanReview
import TuiyanSimulation

/// How `tuiyan gap` reads: where units stand, indicator by indicator what is missing and what it is worth, points per
/// unit of effort, zero items, top and bottom three, whom to call in.
public struct GapReport: Sendable {
  let scenario: Scenario
  let analysis: GapAnalysis
  let warnings: [String]
  let language: Language
  let names: ScenarioNames
  let leaves: [String: Leaf]

  public init(scenario: Scenario, analysis: GapAnalysis, warnings: [String], language: Language) {
    self.scenario = scenario
    self.analysis = analysis
    self.warnings = warnings
    self.language = language
    names = ScenarioNames(scenario)
    leaves = Dictionary(
      scenario.schemes.flatMap(\.leaves).compactMap { node in node.leaf.map { (node.id, $0) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// The report as a value.
  public func report() -> Report {
    let notes = NoteList(names: names, language: language)
    return Report(
      title: Phrase.gapTitle(scenario.title)[language],
      blocks: head + [.heading(Phrase.overallStanding[language]), .table(overview)] + analysis.units.flatMap(section)
        + races + callIns + notes.blocks(violations: [], notes: unsupplied, warnings: warnings))
  }

  /// What the model had to supply about movement does not matter here; what it says of levels does.
  private var unsupplied: [ModelNote] {
    analysis.notes.filter { note in
      switch note {
      case .unreported, .levelMoved: true
      case .learnt, .assumedPlain, .fellBack, .orderAtMedians, .summed: false
      }
    }
  }

  private var head: [Report.Block] {
    var facts: [Report.Fact] = [
      .init(Phrase.asOf[language], NumberText.period(scenario.asOf, language)),
      .init(Phrase.basis[language], Phrase.basis(scenario.provenance)[language]),
    ]
    if !scenario.changes.isEmpty {
      facts.append(.init(Phrase.changes[language], Grammar.statements(scenario.changes, language)))
    }
    var blocks: [Report.Block] = scenario.illustrative ? [.notice(Phrase.illustrative[language])] : []
    blocks.append(.facts(facts))
    let count = scenario.provenance
    if count.total > 0, count.document * 2 < count.total {
      blocks.append(.notice(Phrase.mostlyAssumed(count)[language]))
    }
    return blocks + Report.madeOfRanks(scenario, language) + [.paragraph(Phrase.meaningOfCentral[language])]
  }

  private var overview: Table {
    var table = Table([
      .init(Phrase.unit[language]), .init(Phrase.board[language]), .init(Phrase.score[language], .trailing),
      .init(Phrase.rank[language], .trailing), .init(Phrase.toNextRank[language], .trailing),
      .init(Phrase.nextUnit[language]), .init(Phrase.lastPublished[language]), .init(Phrase.depth[language]),
    ])
    for gap in analysis.units {
      let estimated = gap.unit.depth == .rank ? Phrase.estimatedTotal[language] : nil
      let made = gap.board.scores == .fromRanks ? Phrase.totalFromRank[language] : nil
      table.append([
        .init(names.unit(gap.unit.id)), .init(names.board(gap.board.id)),
        .init(Grammar.named(NumberText.short(gap.score), estimated ?? made, language), number: gap.score),
        .init(Phrase.rankOf(NumberText.rank(gap.rank), count: gap.count)[language], number: gap.rank),
        gap.next.map { .init(NumberText.short($0.points), number: $0.points) } ?? .init(Phrase.inFront[language]),
        .init(
          gap.next.map {
            Grammar.named(
              names.unit($0.unit), $0.isEstimated ? Phrase.estimatedTotal[language] : nil, language)
          } ?? ""),
        .init(gap.published.map { Phrase.publishedRank($0.rank, $0.period)[language] } ?? ""),
        .init(Phrase.depth(gap.knownDepth)[language]),
      ])
    }
    return table
  }

  private func section(_ gap: UnitGap) -> [Report.Block] {
    var blocks: [Report.Block] = []
    if !gap.indicators.isEmpty {
      blocks += [
        .heading(Phrase.gapOf(names.unit(gap.unit.id), names.board(gap.board.id))[language]),
        .table(indicators(gap)), .paragraph(Phrase.gapReading[language]),
        .paragraph(Grammar.statements(bases(gap), language) + Phrase.end[language]),
      ]
      blocks += zeroItems(gap)
    } else if analysis.units.count == 1 {
      blocks.append(.paragraph(Phrase.noIndicators(names.unit(gap.unit.id), depth: gap.knownDepth)[language]))
    }
    return blocks + yields(gap)
  }

  private func zeroItems(_ gap: UnitGap) -> [Report.Block] {
    let zero = gap.indicators.filter(\.isZero)
    guard !zero.isEmpty else { return [] }
    return [
      .heading(Phrase.zeroItems[language]),
      .list(
        zero.map {
          Phrase.zeroItem(
            names.indicator($0.id), owner: $0.owner.map(names.owner), points: NumberText.short($0.pointsMax, atMost: 4),
            reported: $0.isReported)[language]
        }),
    ]
  }
}

extension UnitGap {
  /// What is known of the unit here; a total that was made of a rank is no more than the rank.
  var knownDepth: Depth { unit.depth == .score && board.scores == .fromRanks ? .rank : unit.depth }
}

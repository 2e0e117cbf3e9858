// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics
import TuiyanPlanning
import TuiyanReview
import TuiyanSimulation

extension BriefReport {
  /// The unit that gaps are shown for: the one the brief is for, or the one its targets turn on.
  private var gapUnit: String? { unit ?? findings.focus?.unit ?? scenario.ours.first }

  /// Indicators worth most, and how far the next place is.
  var gaps: Brief.Section {
    let title = Phrase.briefGaps[language]
    let all = standing.units.filter { $0.unit.id == gapUnit }
    guard let gap = all.first(where: { $0.board.id == findings.focus?.board }) ?? all.first else {
      return Brief.Section(.gaps, title: title, blocks: [])
    }
    var blocks: [Brief.Block] = [.paragraph(standing(gap))]
    let worth = gap.indicators.filter { $0.worth > 0 }.prefix(most(3, 15))
    if worth.isEmpty {
      if gap.indicators.isEmpty {
        blocks.append(
          .paragraph(
            Phrase.noIndicators(names.unit(gap.unit.id), depth: gap.knownDepth)[language]))
      }
    } else if isForLeaders {
      blocks[0] = .paragraph(standing(gap) + Phrase.briefWorthMost(worth.map(worthMost))[language])
    } else {
      blocks.append(.table(BriefTable(table(Array(worth)))))
      blocks += picture(gap)
    }
    return Brief.Section(.gaps, title: title, blocks: blocks)
  }

  private func picture(_ gap: UnitGap) -> [Brief.Block] {
    let one = GapAnalysis(units: [gap], races: [], callIns: [], notes: [])
    let report = GapReport(scenario: scenario, analysis: one, warnings: [], language: language)
    do throws(ChartRefusal) { return [.picture(try report.chart())] } catch { return [] }
  }

  private func standing(_ gap: UnitGap) -> String {
    if gap.knownDepth == .rank {
      return Phrase.briefPlace(
        names.unit(gap.unit.id), names.board(gap.board.id), rank: NumberText.rank(gap.rank), count: gap.count,
        asOf: scenario.asOf, next: gap.next.map { names.unit($0.unit) })[language]
    }
    return Phrase.briefStanding(
      names.unit(gap.unit.id), names.board(gap.board.id), score: NumberText.short(gap.score),
      rank: NumberText.rank(gap.rank), count: gap.count, asOf: scenario.asOf,
      next: gap.next.map { (names.unit($0.unit), NumberText.short($0.points)) })[language]
  }

  private func worthMost(_ leaf: IndicatorGap) -> String {
    Phrase.briefWorth(
      names.indicator(leaf.id), points: NumberText.short(leaf.worth))[language]
  }

  private func table(_ leaves: [IndicatorGap]) -> Table {
    var table = Table([
      .init(Phrase.indicator[language]), .init(Phrase.owner[language]), .init(Phrase.currentValue[language], .trailing),
      .init(Phrase.bestValue[language], .trailing), .init(Phrase.toBest[language], .trailing),
      .init(Phrase.meanValue[language], .trailing), .init(Phrase.pointsHeld[language], .trailing),
      .init(Phrase.pointsMax[language], .trailing), .init(Phrase.pointsToGain[language], .trailing),
    ])
    let number = { (value: Double?) -> Table.Cell in
      value.map { .init(NumberText.short($0, atMost: 2), number: $0) } ?? .empty
    }
    for leaf in leaves {
      table.append([
        .init(names.indicator(leaf.id)), .init(leaf.owner.map(names.owner) ?? ""),
        leaf.isReported ? number(leaf.value) : .init(Phrase.unreportedValue[language]), number(leaf.best?.value),
        number(leaf.toBest), number(leaf.mean?.value), number(leaf.points), number(leaf.pointsMax), number(leaf.worth),
      ])
    }
    return table
  }

  /// The probability from which on a rival is one to guard against.
  private static let grave = 0.1

  /// Who may pass us, and whom we may pass.
  var rivals: Brief.Section {
    let title = Phrase.briefRivals[language]
    guard let rivalry = findings.rivalry, let focus = findings.focus else {
      return Brief.Section(.rivals, title: title, blocks: [])
    }
    let prey = rivalry.rivals.filter { $0.overtakenByUs.value >= Rivalry.leastWorthNaming }.enumerated().sorted {
      (-$0.element.overtakenByUs.successes, $0.offset) < (-$1.element.overtakenByUs.successes, $1.offset)
    }.map(\.element)
    // Whoever is named as easily passed is no threat as well, unless that is more than a remote chance.
    let named = Set(prey.prefix(most(2, 3)).map(\.unit))
    let threats = rivalry.rivals.filter {
      $0.overtakesUs.value >= (named.contains($0.unit) ? Self.grave : Rivalry.leastWorthNaming)
    }
    let said = { (list: [Rivalry.Rival], probability: (Rivalry.Rival) -> Proportion) in
      list.prefix(most(2, 3)).map {
        Grammar.named(names.unit($0.unit), self.probability(probability($0)), language)
      }
    }
    let sentence = Phrase.briefRivalsSaid(
      isForLeaders && focus.unit == gapUnit ? nil : names.unit(focus.unit),
      by: scenario.asOf.advanced(by: focus.step),
      prey: said(prey) { $0.overtakenByUs }, threats: said(threats) { $0.overtakesUs },
      nobody: (rivalry.nobodyToPass, rivalry.nobodyToFear),
      isGrave: threats.contains { $0.overtakesUs.value >= Self.grave })
    var blocks: [Brief.Block] = [.paragraph(sentence[language])]
    if !isForLeaders {
      var seen: Set<String> = []
      let rows = (prey.prefix(6) + threats.prefix(6)).filter { seen.insert($0.unit).inserted }
      // Colours say how sure a success is: passing a rival is one, being passed is none.
      if !rows.isEmpty { blocks.append(.table(BriefTable(table(rows), probabilities: [3]))) }
    }
    return Brief.Section(.rivals, title: title, blocks: blocks)
  }

  private func table(_ rivals: [Rivalry.Rival]) -> Table {
    var table = Table(
      [.init(Phrase.rival[language])]
        + [Phrase.aheadNow, Phrase.aheadThen, Phrase.passedByUs, Phrase.passesUs].map {
          .init($0[language], .trailing)
        })
    for rival in rivals {
      table.append(
        [.init(names.unit(rival.unit))]
          + [rival.aheadNow, rival.ahead, rival.overtakenByUs, rival.overtakesUs].map {
            .init(probability($0), number: $0.value)
          })
    }
    return table
  }

  /// Whom to call in (约谈), those with the most to gain first.
  var callIns: Brief.Section {
    let all = standing.callIns.filter { unit == nil || $0.unit == unit }
    let shown = all.prefix(most(2, 20))
    guard !shown.isEmpty else { return Brief.Section(.callIns, title: Phrase.briefLate[language], blocks: []) }
    guard !isForLeaders else {
      let items = shown.map { callIn in
        Phrase.briefCallIn(
          whom(callIn), names.unit(callIn.unit), concern(callIn.reasons[0]), of: callIn.reasons.count,
          points: callIn.worth < 0.005 ? nil : NumberText.short(callIn.worth))[language]
      }
      return Brief.Section(
        .callIns, title: Phrase.briefLate[language],
        blocks: [.paragraph(Phrase.briefCallIns(Grammar.statements(items, language))[language])])
    }
    var table = Table([
      .init(Phrase.whom[language]), .init(Phrase.unit[language]), .init(Phrase.pointsToGain[language], .trailing),
      .init(Phrase.reasons[language]),
    ])
    for callIn in shown {
      let reasons = callIn.reasons.map { Phrase.reason($0, names: names)[language] }
      table.append([
        .init(whom(callIn)), .init(names.unit(callIn.unit)),
        .init(NumberText.short(callIn.worth), number: callIn.worth), .init(Grammar.statements(reasons, language)),
      ])
    }
    let more: [Brief.Block] =
      shown.count < all.count ? [.paragraph(Phrase.briefMoreCallIns(all.count - shown.count)[language])] : []
    return Brief.Section(.callIns, title: Phrase.briefLate[language], blocks: [.table(BriefTable(table))] + more)
  }

  /// What a reason is about, without its figures.
  private func concern(_ reason: CallIn.Reason) -> String {
    switch reason {
    case .zero(let id), .unreported(let id), .bottom(let id, _, _), .worst(let id), .losses(let id, _, _),
      .overdue(let id, _, _):
      names.indicator(id)
    case .fell(let fall): names.indicator(fall.indicator)
    case .boardBottom, .boardLast, .boardFell: Phrase.reason(reason, names: names)[language]
    }
  }

  private func whom(_ callIn: CallIn) -> String { callIn.owner.map(names.owner) ?? names.unit(callIn.unit) }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics
import TuiyanPlanning

extension ExplainReport {
  /// Rows shown of long lists.
  private static let shown = 8

  /// The period that rivals, scores and places are looked at.
  private var period: Period { scenario.asOf.advanced(by: explanation.focus.step) }

  /// Who may pass us, and whom we may pass.
  var rivals: [Report.Block] {
    guard let rivalry = explanation.rivalry else { return [] }
    let threats = rivalry.rivals.filter { $0.overtakesUs.value >= Rivalry.leastWorthNaming }.prefix(Self.shown)
    let prey = rivalry.rivals.filter { $0.overtakenByUs.value >= Rivalry.leastWorthNaming }.enumerated().sorted {
      (-$0.element.overtakenByUs.successes, $0.offset) < (-$1.element.overtakenByUs.successes, $1.offset)
    }.map(\.element).prefix(Self.shown)
    return [
      .heading(
        Phrase.rivals(names.unit(explanation.focus.unit), names.board(explanation.focus.board), by: period)[language]),
      .paragraph((threats.isEmpty ? rivalry.nobodyToFear : Phrase.threats)[language]),
    ] + table(Array(threats)) + [.paragraph((prey.isEmpty ? rivalry.nobodyToPass : Phrase.prey)[language])]
      + table(Array(prey))
  }

  private func table(_ rivals: [Rivalry.Rival]) -> [Report.Block] {
    guard !rivals.isEmpty else { return [] }
    var table = Table(
      [.init(Phrase.rival[language])]
        + [Phrase.aheadNow, Phrase.aheadThen, Phrase.passesUs, Phrase.passedByUs].map { .init($0[language], .trailing) }
    )
    for rival in rivals {
      table.append(
        [.init(names.unit(rival.unit))]
          + [rival.aheadNow, rival.ahead, rival.overtakesUs, rival.overtakenByUs].map { share($0) })
    }
    return [.table(table)]
  }

  /// The score each rank needs.
  var cutLines: [Report.Block] {
    guard let rivalry = explanation.rivalry, !rivalry.cutLines.isEmpty else { return [] }
    var table = Table(
      [.init(Phrase.rank[language], .trailing), .init(Phrase.neededMean[language], .trailing)]
        + ["5 %", "25 %", "50 %", "75 %", "95 %"].map { .init($0, .trailing) }
        + [.init(Phrase.rankReached[language], .trailing)])
    for line in rivalry.cutLines {
      let places = max(0, NumberText.decimals(for: line.mean.standardError, atMost: 2))
      table.append(
        [
          .init(String(line.rank), number: Double(line.rank)),
          .init(
            NumberText.estimate(line.mean.mean, error: line.mean.standardError, atMost: 2), number: line.mean.mean,
            error: line.mean.standardError),
        ] + line.quantiles.map { .init(NumberText.fixed($0, places), number: $0) } + [share(line.reached)])
    }
    let own = rivalry.own
    let places = max(0, NumberText.decimals(for: own.mean.standardError, atMost: 2))
    let sentence = Phrase.ownScore(
      names.unit(explanation.focus.unit),
      mean: NumberText.estimate(own.mean.mean, error: own.mean.standardError, atMost: 2),
      low: NumberText.fixed(own.quantiles[0], places), high: NumberText.fixed(own.quantiles[4], places))
    return [.heading(Phrase.cutLine(period)[language]), .paragraph(sentence[language]), .table(table)]
  }

  /// The cheapest changes that gain one more place.
  var nextPlace: [Report.Block] {
    guard let next = explanation.nextPlace else { return [] }
    let said = Phrase.nextPlaceSaid(
      next.medianRank, goal: next.goal, points: NumberText.short(next.points, atMost: 2), now: plain(next.now))
    return [
      .heading(Phrase.nextPlace(next.goal, by: period)[language]), .paragraph(said[language]),
      .paragraph(Phrase.nextPlaceMeasure[language]),
    ] + changes(next) + owners(next)
  }

  private func changes(_ next: NextPlace) -> [Report.Block] {
    let able = next.indicators.filter { $0.share != nil }
    let unable = next.indicators.count - able.count
    var blocks: [Report.Block] = []
    if !able.isEmpty {
      var table = Table([
        .init(Phrase.indicator[language]), .init(Phrase.owner[language]), .init(Phrase.valueNow[language], .trailing),
        .init(Phrase.valueNeeded[language], .trailing), .init(Phrase.gapShare[language], .trailing),
        .init(Phrase.cheapestAction[language]),
      ])
      for change in able.prefix(Self.shown) {
        table.append([
          .init(names.indicator(change.indicator)), .init(change.owner.map(names.owner) ?? ""),
          .init(NumberText.short(change.now, atMost: 2), number: change.now),
          .init(change.needed.map { NumberText.short($0, atMost: 2) } ?? "", number: change.needed),
          .init(change.share.map(NumberText.stated) ?? "", number: change.share),
          .init(change.cheapest.map { Phrase.withMoney(names.action($0.action), $0.money)[language] } ?? ""),
        ])
      }
      blocks.append(.table(table))
    }
    if unable > 0 { blocks.append(.paragraph(Phrase.othersNotAlone(unable)[language])) }
    return blocks
  }

  private func owners(_ next: NextPlace) -> [Report.Block] {
    guard !next.owners.isEmpty else { return [] }
    var table = Table([
      .init(Phrase.owner[language]), .init(Phrase.indicator[language], .trailing),
      .init(Phrase.gapShare[language], .trailing), .init(Phrase.rankReached[language], .trailing),
    ])
    for change in next.owners.prefix(Self.shown) {
      table.append([
        .init(names.owner(change.owner)), .init(String(change.indicators), number: Double(change.indicators)),
        .init(change.share.map(NumberText.stated) ?? Phrase.notAlone[language], number: change.share),
        share(change.reached),
      ])
    }
    return [.table(table)]
  }
}

extension Rivalry {
  /// The least probability at which a rival is named.
  static let leastWorthNaming = 0.01

  /// Why no rival behind us is named.
  var nobodyToFear: Phrase {
    rivals.allSatisfy { $0.aheadNow.value > 1 - Self.leastWorthNaming } ? .nobodyBehind : .noThreats
  }

  /// Why no rival ahead of us is named.
  var nobodyToPass: Phrase {
    rivals.allSatisfy { $0.aheadNow.value < Self.leastWorthNaming } ? .nobodyAhead : .noPrey
  }
}

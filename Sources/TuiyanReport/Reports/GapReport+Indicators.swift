// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanReview

extension GapReport {
  /// A unit's indicators by worth.
  func indicators(_ gap: UnitGap) -> Table {
    var table = Table([
      .init(Phrase.indicator[language]), .init(Phrase.owner[language]), .init(Phrase.pointsToGain[language], .trailing),
      .init(Phrase.pointsHeld[language], .trailing), .init(Phrase.pointsMax[language], .trailing),
      .init(Phrase.currentValue[language], .trailing), .init(Phrase.bestValue[language], .trailing),
      .init(Phrase.toBest[language], .trailing), .init(Phrase.meanValue[language], .trailing),
      .init(Phrase.toMean[language], .trailing), .init(Phrase.rankAtBest[language], .trailing),
      .init(Phrase.placeAmong[language], .trailing), .init(Phrase.remarks[language]),
    ])
    for leaf in gap.indicators { table.append(row(leaf)) }
    return table
  }

  private func row(_ leaf: IndicatorGap) -> [Table.Cell] {
    [
      .init(name(leaf.id)), .init(leaf.owner.map(names.owner) ?? Phrase.noOwner[language]), number(leaf.worth),
      number(leaf.points), number(leaf.pointsMax),
      leaf.value.map(number) ?? .init(Phrase.unreportedValue[language]), reference(leaf.best), number(leaf.toBest),
      reference(leaf.mean), number(leaf.toMean),
      leaf.rankAtBest.map { .init(NumberText.rank($0), number: $0) } ?? .empty,
      leaf.place.flatMap { place in
        place.count > 1
          ? .init(
            Phrase.rankOf(String(place.rank), count: place.count)[language], number: Double(place.rank)) : nil
      } ?? .empty,
      .init(Grammar.list(remarks(leaf), language)),
    ]
  }

  /// The leaf's title with its unit of measure.
  private func name(_ leaf: String) -> String {
    Grammar.named(names.indicator(leaf), leaves[leaf]?.unit, language)
  }

  private func number(_ value: Double) -> Table.Cell { .init(NumberText.short(value, atMost: 2), number: value) }

  private func number(_ value: Double?) -> Table.Cell { value.map(number) ?? .empty }

  private func reference(_ value: ReferenceValue?) -> Table.Cell {
    guard let value else { return .empty }
    var mark = ""
    if case .members = value.source { mark = Phrase.memberMark[language] }
    return .init(NumberText.short(value.value, atMost: 2) + mark, number: value.value)
  }

  private func remarks(_ leaf: IndicatorGap) -> [String] {
    var remarks: [Phrase] = []
    if leaf.isZero { remarks.append(Phrase.zeroMark) }
    if leaf.place?.isBottom == true { remarks.append(Phrase.bottomMark) }
    if leaf.place?.isAtPublishedWorst == true { remarks.append(Phrase.worstMark) }
    if let change = leaf.change, change.isFall { remarks.append(Phrase.fellMark) }
    return remarks.map { $0[language] }
  }

  /// Where the best and mean values come from, and how well they are known.
  func bases(_ gap: UnitGap) -> [String] {
    var periods = Set<Period>()
    var rows = 0
    var document = 0
    var assumed = 0
    var members = 0
    var memberFigures = (assumed: 0, masked: 0)
    for leaf in gap.indicators {
      switch (leaf.best ?? leaf.mean)?.source {
      case .reference(let period, let kind):
        periods.insert(period)
        rows += 1
        document += kind == .document ? 1 : 0
        assumed += kind == .assumed ? 1 : 0
      case .members(_, let found, let masked):
        members += 1
        memberFigures.assumed += found
        memberFigures.masked += masked
      case nil: break
      }
    }
    var bases: [Phrase] = []
    if rows > 0 {
      bases.append(.referenceBasis(rows: rows, document: document, assumed: assumed, periods: periods.sorted()))
    }
    if members > 0 {
      bases.append(
        .memberBasis(indicators: members, assumed: memberFigures.assumed, masked: memberFigures.masked))
    }
    let unknown = gap.indicators.count - rows - members
    if unknown > 0 { bases.append(.unknownBasis(unknown)) }
    return bases.map { $0[language] }
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics
import TuiyanPlanning

extension ExplainReport {
  /// One input low, one input high.
  var tornado: [Report.Block] {
    let bars = explanation.tornado
    guard !bars.isEmpty else { return [] }
    var table = Table([
      .init(Phrase.input[language]), .init(Phrase.lowEnd[language], .trailing),
      .init(Phrase.atLow[language], .trailing), .init(Phrase.highEnd[language], .trailing),
      .init(Phrase.atHigh[language], .trailing), .init(Phrase.swing[language], .trailing),
      .init(Phrase.picture[language], for: .readers),
    ])
    let all = bars.flatMap { [$0.low.mean, $0.high.mean] }
    let range = (all.min() ?? 0)...(all.max() ?? 1)
    for bar in bars {
      let error =
        (bar.low.standardError * bar.low.standardError + bar.high.standardError * bar.high.standardError).squareRoot()
      table.append([
        .init(inputs.name(bar.input)), .init(inputs.end(bar.input, bar.ends.low, isHigh: false), number: nil),
        share(bar.low), .init(inputs.end(bar.input, bar.ends.high, isHigh: true)), share(bar.high),
        .init(NumberText.points(bar.swing, error: error), number: bar.swing, error: error),
        .init(SpanBar.text(from: bar.low.mean, to: bar.high.mean, within: range)),
      ])
    }
    let replications = explanation.sampleReplications
    return [.heading(Phrase.tornado[language]), .paragraph(Phrase.tornadoSaid(replications)[language]), .table(table)]
  }

  /// Shares of the variance by group.
  var sensitivity: [Report.Block] {
    let rows = explanation.sensitivity.rows
    guard !rows.isEmpty else { return [] }
    var table = Table(
      [.init(Phrase.inputGroup[language])]
        + [Phrase.marginFirst, Phrase.marginTotal, Phrase.outcomeFirst, Phrase.outcomeTotal]
        .map { .init($0[language], .trailing) })
    for row in rows {
      let indices = [row.margin.first, row.margin.total, row.outcome.first, row.outcome.total]
      table.append([.init(Phrase.group(row.group)[language])] + indices.map(index))
    }
    return [
      .heading(Phrase.sensitivity[language]),
      .paragraph(Phrase.sensitivitySaid(explanation.sensitivity.replications)[language]), .table(table),
    ]
  }

  private func index(_ index: JansenIndices.Index) -> Table.Cell {
    .init(
      NumberText.estimate(index.value, error: index.standardError, atMost: 3), number: index.value,
      error: index.standardError)
  }

  /// Under which circumstances the target is mainly missed.
  var failures: [Report.Block] {
    guard let failures = explanation.failures else { return [] }
    let head: [Report.Block] = [
      .heading(Phrase.failures[language]), .paragraph(Phrase.failureRate(plain(failures.rate))[language]),
    ]
    guard !failures.boxes.isEmpty else { return head + [.paragraph(Phrase.noBoxes[language])] }
    return head + [
      .list(inputs.sentences(failures.boxes)), .paragraph(Phrase.failuresSaid(failures.replications)[language]),
    ]
  }
}

/// A stretch of a scale drawn in a line of text.
enum SpanBar {
  private static let width = 24

  /// `░` over the whole scale, `█` over the stretch; at least one block.
  static func text(from start: Double, to end: Double, within range: ClosedRange<Double>) -> String {
    let span = range.upperBound - range.lowerBound
    guard span > 0 else { return String(repeating: "█", count: width) }
    let first = Int(((min(start, end) - range.lowerBound) / span * Double(width)).rounded(.down))
    let last = Int(((max(start, end) - range.lowerBound) / span * Double(width)).rounded(.up))
    return String((0..<width).map { $0 >= min(first, width - 1) && $0 < max(last, first + 1) ? "█" : "░" })
  }
}

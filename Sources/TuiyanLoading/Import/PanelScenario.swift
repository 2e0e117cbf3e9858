// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TuiyanModel
import TuiyanText

/// A scenario folder made from a league table: every unit known by its totals, nothing stated about dynamics.
///
/// The scheme has one indicator, which stands for the whole, and the leaves of the table beside it with 0 points: their
/// history is there to be backtested, but how they make the total is not known. Where less is better, or totals are
/// negative, totals are published as their distance from a round number, which keeps every order and every difference.
/// A table of ranks alone gets the scores (n + 1 − rank)/(n + 1) · 100.
public struct PanelScenario: Sendable {
  private let panel: PanelTable
  private let id: String
  private let title: String
  private let source: String
  private let lessIsBetter: Bool
  /// Steps after the last period.
  private let ahead: Int
  /// The period that scores run up since; nil: each stands for itself.
  private let since: Period?
  private let language: Language
  /// By name in the table.
  private let unitIDs: [String: String]
  /// How many units each period ranks.
  private let ranked: [Period: Int]
  /// What scores are taken from where less is better, and what lifts negative ones above 0.
  private let mirror: Double
  private let lift: Double
  private let hasScores: Bool

  /// - Parameters:
  ///   - id: the scenario's id.
  ///   - source: the file the figures come from, for `source` columns.
  ///   - lessIsBetter: of scores and leaves alike.
  ///   - ahead: steps from the last period to the horizon, 1 or more.
  ///   - since: first period of the course that scores run up over; one of `courseStarts`.
  public init(
    _ panel: PanelTable, id: String, source: String, lessIsBetter: Bool, ahead: Int, since: Period? = nil,
    language: Language
  ) {
    self.since = since
    self.panel = panel
    self.id = id
    title = source
    self.source = "document \(source)"
    self.lessIsBetter = lessIsBetter
    self.ahead = ahead
    self.language = language
    ranked = Dictionary(grouping: panel.rows.filter { $0.rank != nil }, by: \.period).mapValues(\.count)
    let scores = panel.rows.compactMap(\.score)
    let least = scores.min() ?? 0
    mirror = Self.round(above: (scores.max() ?? 0) + max(0, -least))
    lift = least < 0 ? Self.round(above: -least) : 0
    hasScores = !scores.isEmpty
    var taken = Set<String>()
    unitIDs = Dictionary(
      uniqueKeysWithValues: panel.units.map { name in
        let base = ScenarioTemplate.id(from: name)
        var id = base
        var number = 2
        while !taken.insert(id).inserted {
          id = "\(base)-\(number)"
          number += 1
        }
        return (name, id)
      })
  }

  /// The files of the folder, in the order to write them.
  public var files: [(path: String, content: String)] {
    var files = [("scenario.yaml", scenario), ("units.csv", units), ("results.csv", results)]
    if !panel.leaves.isEmpty { files.append(("history.csv", history)) }
    return files
  }

  /// Where a course can begin that the last period lies in and that lasts to the horizon.
  public static func courseStarts(_ panel: PanelTable, ahead: Int) -> ClosedRange<Period>? {
    guard let first = panel.periods.first, let last = panel.periods.last else { return nil }
    let length = RunningTotal(take: .sum, since: last).length
    let earliest = length.map { last.advanced(by: ahead + 1 - $0) } ?? first
    return earliest <= last ? earliest...last : nil
  }

  // MARK: Totals

  /// The total of a unit in a period, more being better, within 0 … `top`.
  private func total(_ row: PanelTable.Row) -> Double? {
    if hasScores { return row.score.map { lessIsBetter ? mirror - $0 : $0 + lift } }
    guard let rank = row.rank else { return nil }
    let ranked = Double(self.ranked[row.period, default: 0])
    return (ranked + 1 - Double(rank)) / (ranked + 1) * 100
  }

  /// Room above the best total seen: totals beyond the scheme's would be cut.
  private var top: Double {
    let totals = panel.rows.compactMap(total)
    let best = totals.max() ?? 100
    if let since, let last = panel.periods.last {
      // What runs up may go on at twice the best pace of this course.
      let course = panel.rows.filter { $0.period >= since }.compactMap(total).max() ?? 0
      let elapsed = Double(last.ordinal - since.ordinal + 1)
      let reach = 2 * course * (elapsed + Double(ahead)) / elapsed
      return Self.round(above: max(reach, best + (best - (totals.min() ?? 0))))
    }
    if best <= 100, best > 50 { return 100 }
    return Self.round(above: best + (best - (totals.min() ?? 0)))
  }

  /// 1, 2 or 5 times a power of ten, at least the value.
  private static func round(above value: Double) -> Double {
    guard value > 0 else { return 1 }
    let unit = pow(10, log10(value).rounded(.down))
    return [1, 2, 5, 10].map { $0 * unit }.first { $0 >= value } ?? 10 * unit
  }

  // MARK: Files

  private var units: String {
    Self.table(
      ["id", "title", "kind", "parent", "depth", "source"],
      panel.units.map { [unitIDs[$0, default: $0], $0, "unit", "", "score", source] })
  }

  private var results: String {
    Self.table(
      ["board", "unit", "period", "score", "rank", "source"],
      panel.rows.compactMap { row in
        guard row.score != nil || row.rank != nil else { return nil }
        return [
          "all", unitIDs[row.unit, default: row.unit], row.period.description, Self.text(total(row)),
          row.rank.map(String.init) ?? "", source,
        ]
      })
  }

  private var history: String {
    Self.table(
      ["unit", "indicator", "period", "value", "source"],
      panel.rows.flatMap { row in
        zip(panel.leaves, row.values).compactMap { leaf, value in
          value.map {
            [unitIDs[row.unit, default: row.unit], leaf, row.period.description, Self.text($0), source]
          }
        }
      })
  }

  private var scenario: String {
    let last = panel.periods[panel.periods.count - 1]
    let words = Words(language: language)
    var lines = [
      "# \(words.made(from: title))", "tuiyan: 1", "id: \(Self.quoted(id))", "title: \(Self.quoted(title))",
      "as_of: \(last)", "horizon: \(last.advanced(by: ahead))", "step: \(panel.step.rawValue)",
      "source: \(Self.quoted(source))", "units: units.csv", "results: results.csv",
    ]
    if !panel.leaves.isEmpty { lines.append("history: history.csv") }
    let running = since.map { ", cumulative: {take: sum, since: \($0)}" } ?? ""
    let bound = Self.text(top)
    lines += [
      "schemes:", "  # \(words.scheme)", "  - id: all", "    indicators:",
      "      - {id: overall, title: \(Self.quoted(words.overall)), points: \(bound), better: higher, range: [0, \(bound)], "
        + "score: {linear: {from: 0, to: \(bound)}}}",
    ]
    lines += panel.leaves.enumerated().map { index, leaf in
      let values = panel.rows.compactMap { $0.values[index] }
      let low = values.min() ?? 0
      let high = max(values.max() ?? 1, low + 1e-6)
      let ends = lessIsBetter ? (high, low) : (low, high)
      return "      - {id: \(Self.quoted(leaf)), points: 0, better: \(lessIsBetter ? "lower" : "higher"), "
        + "score: {linear: {from: \(Self.text(ends.0)), to: \(Self.text(ends.1))}}}"
    }
    lines += [
      "boards:", "  - {id: all, title: \(Self.quoted(title)), units: {kind: unit}, scheme: all, ties: min\(running)}",
      "# \(words.dynamics)", "# targets:",
      "#   - \(words.target(unit: unitIDs[panel.units[0], default: ""], by: last.advanced(by: ahead)))",
    ]
    return lines.map { $0 + "\n" }.joined()
  }

  private static func text(_ value: Double?) -> String { value.flatMap { DecimalText.plain($0) } ?? "" }

  /// A YAML text in double quotes.
  private static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }

  private static func table(_ header: [String], _ rows: [[String]]) -> String {
    ([header] + rows).map { $0.map(cell).joined(separator: ",") + "\n" }.joined()
  }

  private static func cell(_ text: String) -> String {
    text.contains { ",\"\n\r".contains($0) } ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
  }

  /// What the comments of the file say.
  private struct Words {
    let language: Language

    func made(from title: String) -> String {
      language == .zh ? "由 \(title) 导入（tuiyan import --panel）。" : "Imported from \(title) (tuiyan import --panel)."
    }

    var scheme: String {
      language == .zh
        ? "一个指标代表总分；表中其余各列 0 分：只作历史，不知其如何构成总分。"
        : "One indicator stands for the total; the other columns carry 0 points: how they make it is not known."
    }

    var overall: String { language == .zh ? "总分" : "Total" }

    var dynamics: String {
      language == .zh
        ? "走势未作设定，全部由历史估计；回测：tuiyan backtest。" : "Nothing is stated about dynamics: they are learnt (tuiyan backtest)."
    }

    func target(unit: String, by period: Period) -> String {
      "{id: top-3, kind: strive, board: all, unit: \(PanelScenario.quoted(unit)), rank: {at_most: 3}, by: \(period)}"
    }
  }
}

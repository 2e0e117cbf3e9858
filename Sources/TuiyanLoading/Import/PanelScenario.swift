// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TuiyanModel
import TuiyanText

/// A scenario folder made from a league table: every unit known by its totals, nothing stated about dynamics.
///
/// The scheme has one indicator, which stands for the whole, and the leaves of the table beside it with 0 points: their
/// history is there to be backtested, but how they make the total is not known. How figures become totals, and the room
/// for them, is `PanelScale`'s.
public struct PanelScenario: Sendable {
  let panel: PanelTable
  private let id: String
  private let title: String
  private let source: String
  private let lessIsBetter: Bool
  /// Steps after the last period.
  private let ahead: Int
  /// The period that scores run up since; nil: each stands for itself.
  let since: Period?
  private let language: Language
  /// By name in the table.
  private let unitIDs: [String: String]
  /// How totals are made, and the room they get.
  public let scale: PanelScale

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
    scale = PanelScale(panel, lessIsBetter: lessIsBetter, ahead: ahead, since: since)
    var taken = Set<String>()
    unitIDs = Dictionary(
      uniqueKeysWithValues: panel.units.map { name in
        (name, Self.free(ScenarioTemplate.id(from: name), among: &taken))
      })
  }

  /// The id itself where it is not taken yet, else with the first number from 2 that is not.
  private static func free(_ base: String, among taken: inout Set<String>) -> String {
    var id = base
    var number = 2
    while !taken.insert(id).inserted {
      id = "\(base)-\(number)"
      number += 1
    }
    return id
  }

  /// The files of the folder, in the order to write them.
  public var files: [(path: String, content: String)] { tables.map { ($0.path, $0.content.text) } }

  /// The same with the rows of the panel they come from.
  var tables: [(path: String, content: PlacedLines)] {
    var files = [("scenario.yaml", PlacedLines(scenario)), ("units.csv", units), ("results.csv", results)]
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

  // MARK: Files

  private var units: PlacedLines {
    var first: [String: Place] = [:]
    for row in panel.rows where first[row.unit] == nil { first[row.unit] = row.place }
    var lines = PlacedLines(header: ["id", "title", "kind", "parent", "depth", "source"])
    for name in panel.units {
      lines.add([unitIDs[name, default: name], name, "unit", "", "score", source], from: first[name])
    }
    return lines
  }

  private var results: PlacedLines {
    let made = scale.formula(in: language).map { "\(source) (\($0))" } ?? source
    var lines = PlacedLines(header: ["board", "unit", "period", "score", "rank", "source"])
    for row in panel.rows where row.score != nil || row.rank != nil {
      lines.add(
        [
          "all", unitIDs[row.unit, default: row.unit], row.period.description, Self.text(scale.total(row)),
          row.rank.map(String.init) ?? "", made,
        ], from: row.place)
    }
    return lines
  }

  private var history: PlacedLines {
    var lines = PlacedLines(header: ["unit", "indicator", "period", "value", "source"])
    for row in panel.rows {
      for (leaf, value) in zip(panel.leaves, row.values) where value != nil {
        lines.add(
          [unitIDs[row.unit, default: row.unit], leaf, row.period.description, Self.text(value), source],
          from: row.place)
      }
    }
    return lines
  }

  private var scenario: String {
    let last = panel.periods[panel.periods.count - 1]
    let words = Words(language: language)
    var lines = [
      YAMLText.comment(words.made(from: title)), "tuiyan: 1", "id: \(YAMLText.quoted(id))",
      "title: \(YAMLText.quoted(title))",
      "as_of: \(last)", "horizon: \(last.advanced(by: ahead))", "step: \(panel.step.rawValue)",
      "source: \(YAMLText.quoted(source))", "units: units.csv", "results: results.csv",
    ]
    if !panel.leaves.isEmpty { lines.append("history: history.csv") }
    lines += ["schemes:"]
    lines += (scale.sentences(in: language) + [words.scheme]).map { "  " + YAMLText.comment($0) }
    lines += ["  - id: all", "    indicators:", "      - \(total(words))"]
    lines += panel.leaves.indices.map { "      - \(leaf($0))" }
    let running = since.map { ", cumulative: {take: sum, since: \($0)}" } ?? ""
    // Where scores are what people read, the board says what was done to them; totals made of ranks are no scores.
    let remark = scale.figure == .ranks ? nil : scale.formula(in: language)
    let made = scale.figure == .ranks ? ", scores: \(Board.Scores.fromRanks.rawValue)" : ""
    let board = remark.map { words.noted(title, $0) } ?? title
    lines += [
      "boards:",
      "  - {id: all, title: \(YAMLText.quoted(board)), units: {kind: unit}, scheme: all, ties: min\(running)\(made)}",
      YAMLText.comment(words.dynamics), "# targets:",
      "#   - \(words.target(unit: unitIDs[panel.units[0], default: ""], by: last.advanced(by: ahead)))",
    ]
    return lines.map { $0 + "\n" }.joined()
  }

  /// The indicator that stands for the whole; its id is no leaf's.
  private func total(_ words: Words) -> String {
    var taken = Set(panel.leaves)
    let id = Self.free("overall", among: &taken)
    let top = Self.text(scale.top)
    return "{id: \(id), title: \(YAMLText.quoted(words.overall)), points: \(top), better: higher, range: [0, \(top)], "
      + "score: {linear: {from: 0, to: \(top)}}}"
  }

  /// A leaf scored between its least and its largest value; where all are alike, up to a millionth more.
  private func leaf(_ index: Int) -> String {
    let values = panel.rows.compactMap { $0.values[index] }
    let low = values.min() ?? 0
    let high = max(values.max() ?? 1, low + max(1, abs(low)) * 1e-6)
    let ends = lessIsBetter ? (high, low) : (low, high)
    return "{id: \(YAMLText.quoted(panel.leaves[index])), points: 0, better: \(lessIsBetter ? "lower" : "higher"), "
      + "score: {linear: {from: \(Self.text(ends.0)), to: \(Self.text(ends.1))}}}"
  }

  private static func text(_ value: Double?) -> String { value.map { DecimalText.plain($0) } ?? "" }

  /// What the comments of the file say.
  private struct Words {
    let language: Language

    func made(from title: String) -> String {
      language == .zh ? "由 \(title) 导入（tuiyan import --panel）。" : "Imported from \(title) (tuiyan import --panel)."
    }

    func noted(_ title: String, _ formula: String) -> String {
      language == .zh ? "\(title)（\(formula)）" : "\(title) (\(formula))"
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
      "{id: top-3, kind: strive, board: all, unit: \(YAMLText.quoted(unit)), rank: {at_most: 3}, by: \(period)}"
    }
  }
}

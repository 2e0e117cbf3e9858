// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

/// The small commented scenario that `tuiyan init` writes: six counties, one of them ours, five actions and a budget that
/// does not pay for all of them.
public enum ScenarioTemplate {
  /// What differs between the languages in the tables.
  struct Tables: Sendable {
    let units: String
    /// The `source` of every row.
    let source: String
  }

  /// The files of the template, with their paths inside the scenario's folder, in the order to write them.
  ///
  /// `scenario.schema.json` is for editors, which find it by the first line of `scenario.yaml`.
  /// - Parameters:
  ///   - id: the scenario's id; see `id(from:)`.
  ///   - language: of comments and titles; the numbers are the same in both.
  public static func files(id: String, language: Language) -> [(path: String, content: String)] {
    let scenario = language == .zh ? chineseScenario : englishScenario
    let tables = language == .zh ? chineseTables : englishTables
    return [
      ("scenario.yaml", scenario.replacing("«id»", with: quoted(id), maxReplacements: 1)),
      ("units.csv", tables.units),
      ("history.csv", table("unit,indicator,period,value", history, source: tables.source)),
      ("results.csv", table("board,unit,period,score,rank", results, source: tables.source)),
      ("reference.csv", table("board,indicator,period,best,mean,worst", reference, source: tables.source)),
      ("scenario.schema.json", ScenarioSchema.json()),
    ]
  }

  /// An id made from a folder's name: what an id may not hold becomes `-`; `scenario` where nothing is left.
  public static func id(from name: String) -> String {
    let allowed = String(
      String.UnicodeScalarView(name.unicodeScalars.prefix(100).map { TextRule.isID("a\($0)") ? $0 : "-" }))
    let trimmed = allowed.drop { $0 == "-" }
    return trimmed.isEmpty ? "scenario" : String(trimmed)
  }

  /// In quotes where YAML would read a number, a boolean or nothing.
  private static func quoted(_ id: String) -> String {
    let isWord = id.first?.isLetter == true && !["true", "false", "null", "yes", "no"].contains(id.lowercased())
    return isWord ? id : "\"\(id)\""
  }

  private static func table(_ header: String, _ rows: [String], source: String) -> String {
    ([header + ",source"] + rows.map { "\($0),\(source)" }).map { $0 + "\n" }.joined()
  }

  /// Five months of our own indicators.
  private static let history: [String] = {
    let periods = ["2023-11", "2023-12", "2024-01", "2024-02", "2024-03"]
    let values: KeyValuePairs = [
      "online-rate": ["69.5", "70.2", "70.8", "71.1", "72"], "days": ["6.8", "6.5", "6.4", "6.2", "6"],
      "documents": ["5.6", "5.4", "5.3", "5.1", "5"], "satisfaction": ["4.02", "3.98", "4.06", "4.03", "4.05"],
      "policy-delivery": ["72.4", "73.1", "73", "74.2", "75"],
    ]
    return values.flatMap { leaf, series in zip(periods, series).map { "yunxi,\(leaf),\($0),\($1)" } }
  }()

  /// Last year's published ranking, and the totals of a dry run in the first quarter.
  private static let results = [
    "counties,qingshan,2023,64.8,1", "counties,pinghu,2023,61.9,2", "counties,linjiang,2023,59.1,3",
    "counties,shimen,2023,56.6,4", "counties,yunxi,2023,53.7,5", "counties,baisha,2023,51.2,6",
    "counties,qingshan,2024-Q1,66,", "counties,pinghu,2024-Q1,62.5,", "counties,linjiang,2024-Q1,60,",
    "counties,shimen,2024-Q1,57.5,", "counties,baisha,2024-Q1,52,",
  ]

  /// What the superior level published for the first quarter.
  private static let reference = [
    "counties,,2024-Q1,66,58.8,52", "counties,online-rate,2024-Q1,93,76,61", "counties,days,2024-Q1,1,5.5,15",
    "counties,documents,2024-Q1,2.5,4.6,7.8", "counties,satisfaction,2024-Q1,4.6,4.15,3.7",
    "counties,policy-delivery,2024-Q1,96,80,58",
  ]
}

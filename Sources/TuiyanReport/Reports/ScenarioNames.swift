// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanTrends

/// The titles a reader knows things by; an id that names nothing stands for itself.
struct ScenarioNames: Sendable {
  private let units: [String: String]
  private let indicators: [String: String]
  private let actions: [String: String]
  private let owners: [String: String]
  private let boards: [String: String]
  private let futures: [String: String]
  private let targets: [String: String]
  private let measures: [String: String]

  init(_ scenario: Scenario) {
    units = Self.titles(scenario.units.map { ($0.id, $0.title) })
    indicators = Self.titles(scenario.schemes.flatMap { $0.nodes.map { ($0.id, $0.title) } })
    actions = Self.titles(scenario.actions.map { ($0.id, $0.title) })
    owners = Self.titles(scenario.owners.map { ($0.id, $0.title) })
    boards = Self.titles(scenario.boards.map { ($0.id, $0.title) })
    futures = Self.titles(scenario.futures.map { ($0.id, $0.title) })
    targets = Self.titles(scenario.targets.map { ($0.id, $0.title) })
    measures = Dictionary(
      scenario.schemes.flatMap(\.leaves).compactMap { node in node.leaf?.unit.map { (node.id, $0) } },
      uniquingKeysWith: { first, _ in first })
  }

  private static func titles(_ pairs: [(String, String)]) -> [String: String] {
    Dictionary(pairs.map { ($0.0, $0.1.isEmpty ? $0.0 : $0.1) }, uniquingKeysWith: { first, _ in first })
  }

  /// A leaf, and by which boards its cohort is told from others that have it too.
  func indicator(_ id: String, in cohort: Cohort?, _ language: Language) -> String {
    guard let cohort, cohort.hasOthers else { return indicator(id) }
    return Grammar.named(indicator(id), Grammar.list(cohort.boards.map(board), language), language)
  }

  func unit(_ id: String) -> String { units[id] ?? id }
  func indicator(_ id: String) -> String { indicators[id] ?? id }

  /// A value of an indicator with what it is measured in: `10万`, `90 %`; `10 天` in English.
  func measured(_ value: String, _ indicator: String, _ language: Language) -> String {
    guard let measure = measures[indicator], !measure.isEmpty else { return value }
    return value + (language == .en || measure == "%" ? " " : "") + measure
  }

  func action(_ id: String) -> String { actions[id] ?? id }
  func owner(_ id: String) -> String { owners[id] ?? id }
  func board(_ id: String) -> String { boards[id] ?? id }
  func target(_ id: String) -> String { targets[id] ?? id }
  func future(_ id: String) -> String { futures[id] ?? id }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import Testing
import TuiyanNumerics
import TuiyanSimulation
import TuiyanTrends

/// Real panels from the shared tables.
enum RealPanels {
  static func pci() throws -> PanelHistory {
    try scores("vietnam_pci/pci_subindices_2005_2016.csv", unit: "province", year: "year", value: "pci_weighted")
  }

  static func papi(_ column: String = "papi_total_unweighted") throws -> PanelHistory {
    try scores("vietnam_papi/papi_subcriteria_2011_2024.csv", unit: "province", year: "year", value: column)
  }

  /// Published ranks up to a report year, economies by name (nine of them have no code); the column of 2013 repeats
  /// 2012, rank by rank, and may count as a year without figures.
  static func doingBusiness(through last: Int, skipsRepeat: Bool = false) throws -> PanelHistory {
    var ranks: [String: [Int: Int]] = [:]
    for row in try SharedTables.rows("doing_business/db_published_ranks_dtf_2004_2015.csv") {
      guard let year = Int(try row.text("report_year")), year <= last, !skipsRepeat || year != 2013,
        let rank = Double(try row.text("rank_overall_as_published"))
      else { continue }
      ranks[try row.text("economy"), default: [:]][year] = Int(rank)
    }
    let units = ranks.keys.sorted()
    let years = Array((ranks.values.flatMap(\.keys).min() ?? last)...last)
    return PanelHistory(units: units, periods: years, ranks: units.map { unit in years.map { ranks[unit]?[$0] } })
  }

  private static func scores(_ file: String, unit: String, year: String, value: String) throws -> PanelHistory {
    var found: [String: [Int: Double]] = [:]
    for row in try SharedTables.rows(file) {
      guard let year = Int(try row.text(year)), let score = Double(try row.text(value)) else { continue }
      found[try row.text(unit), default: [:]][year] = score
    }
    let units = found.keys.sorted()
    let years = Set(found.values.flatMap(\.keys)).sorted()
    return PanelHistory(
      units: units, periods: years, rows: units.map { unit in years.map { found[unit]?[$0] ?? .nan } })
  }

  /// Every football season once a share of its games is played.
  static func football(share: Double, settings: BacktestSettings) throws -> [ContestRecord] {
    let rows = try SharedTables.rows("football/standings_after_k_games.csv")
    let seasons = try Dictionary(grouping: rows) { "\(try $0.text("league")) \(try $0.text("season"))" }
    return try seasons.sorted { $0.key < $1.key }.map { name, rows in
      try season(name, rows, share: share, settings: settings)
    }
  }

  private static func season(
    _ name: String, _ rows: [[String: String]], share: Double, settings: BacktestSettings
  ) throws -> ContestRecord {
    let games = try rows.map { Int(try $0.number("k")) }.max() ?? 0
    let played = max(2, Int((share * Double(games)).rounded(.toNearestOrEven)))
    let teams = Set(try rows.map { try $0.text("team") }).sorted()
    let place = Dictionary(uniqueKeysWithValues: teams.enumerated().map { ($1, $0) })
    var points = teams.map { _ in [Double](repeating: 0, count: games + 1) }
    var goals = teams.map { _ in 0.0 }
    var current = teams.map { _ in 0 }
    var final = teams.map { _ in 0 }
    for row in rows {
      let team = place[try row.text("team"), default: 0]
      let k = Int(try row.number("k"))
      points[team][k] = try row.number("pts")
      final[team] = Int(try row.number("final_rank"))
      if k == played {
        goals[team] = try row.number("gd")
        current[team] = Int(try row.number("rank_k"))
      }
    }
    let panel = AccumulatorPanel(
      units: teams, increments: points.map { total in (1...played).map { total[$0] - total[$0 - 1] } },
      totals: points.map { $0[played] }, remaining: teams.map { _ in Double(games - played) })
    func ranks(_ method: AccumulatorForecast.Method) -> RankDistribution {
      RankDistribution(
        accumulator: AccumulatorForecast(panel, method: method), units: teams.count, offset: goals.map { $0 * 2e-5 },
        replications: settings.replications, key: StreamKey(seed: settings.seed).child(name).child(method.rawValue))
    }
    return ContestRecord(
      units: teams, period: 0, target: 0, current: current, observed: final, estimator: ranks(.estimator),
      randomWalk: ranks(.randomWalk), rung: AccumulatorForecast(panel).rung, pastGains: [])
  }
}

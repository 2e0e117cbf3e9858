// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TuiyanNumerics
import TuiyanSimulation
import TuiyanTrends

/// Contests whose totals run up: league seasons and the year-to-date air index of cities.
struct RunningContests {
  let data: DataFolder
  let settings: BacktestSettings

  /// Every season once a share of its games is played.
  /// - Parameter parity: nil for all seasons, 0 or 1 for those that begin in an even or odd year.
  func football(share: Double, parity: Int? = nil) throws -> [ContestRecord] {
    let rows = try data.rows(
      "football/standings_after_k_games.csv",
      columns: ["league", "season", "team", "k", "pts", "gd", "rank_k", "final_rank"])
    let seasons = Dictionary(grouping: rows) { "\($0[0]) \($0[1])" }
    return seasons.sorted { $0.key < $1.key }.compactMap { season, rows in
      let year = Int(season.split(separator: " ").last?.prefix(4) ?? "") ?? 0
      guard parity == nil || year % 2 == parity else { return nil }
      return self.season(season, year: year, rows: rows, share: share)
    }
  }

  private func season(_ name: String, year: Int, rows: [[String]], share: Double) -> ContestRecord {
    let games = rows.compactMap { Int($0[3]) }.max() ?? 0
    let played = max(2, Int((share * Double(games)).rounded(.toNearestOrEven)))
    let teams = Set(rows.map { $0[2] }).sorted()
    var points = teams.map { _ in [Double](repeating: 0, count: games + 1) }
    var goals = teams.map { _ in 0.0 }
    var current = teams.map { _ in 0 }
    var final = teams.map { _ in 0 }
    for row in rows {
      guard let team = teams.firstIndex(of: row[2]), let k = Int(row[3]) else { continue }
      points[team][k] = Double(row[4]) ?? 0
      final[team] = Int(row[7]) ?? 0
      if k == played {
        goals[team] = Double(row[5]) ?? 0
        current[team] = Int(row[6]) ?? 0
      }
    }
    let panel = AccumulatorPanel(
      units: teams, increments: points.map { total in (1...played).map { total[$0] - total[$0 - 1] } },
      totals: points.map { $0[played] }, remaining: teams.map { _ in Double(games - played) })
    return record(
      panel, name: name, period: year, current: current, observed: final, isLowerBetter: false,
      offset: goals.map { $0 * 2e-5 })
  }

  /// Cities of one year after so many months; December's year-to-date index is the target, less is better.
  func air(months: Int) throws -> [ContestRecord] {
    let rows = try data.rows(
      "cn_city_air/cn_city_air_index_monthly.csv",
      columns: ["city", "year", "month", "in_full_set", "index_ytd", "n_days_ytd"])
    let years = Dictionary(grouping: rows.filter { $0[3] == "1" }) { $0[1] }
    return years.sorted { $0.key < $1.key }.map { year, rows in airYear(year, rows: rows, months: months) }
  }

  private func airYear(_ year: String, rows: [[String]], months: Int) -> ContestRecord {
    var index: [String: [Double]] = [:]
    var days: [String: [Double]] = [:]
    for row in rows {
      guard let month = Int(row[2]), let value = Double(row[4]), let count = Double(row[5]) else { continue }
      index[row[0], default: .init(repeating: .nan, count: 13)][month] = value
      days[row[0], default: .init(repeating: .nan, count: 13)][month] = count
    }
    let cities = index.keys.sorted().filter { city in
      !(index[city]?[12].isNaN ?? true) && !(index[city]?[months].isNaN ?? true)
    }
    let courses = cities.map { AirCourse(index: index[$0] ?? [], days: days[$0] ?? [], months: months) }
    let panel = AccumulatorPanel(
      units: cities, increments: courses.map(\.increments), totals: courses.map(\.total),
      remaining: courses.map(\.remaining), scale: .ratio)
    return record(
      panel, name: year, period: Int(year) ?? 0,
      current: RankDistribution.ranks(cities.map { -(index[$0]?[months] ?? 0) }),
      observed: RankDistribution.ranks(cities.map { -(index[$0]?[12] ?? 0) }), isLowerBetter: true, offset: [])
  }

  private func record(
    _ panel: AccumulatorPanel, name: String, period: Int, current: [Int], observed: [Int], isLowerBetter: Bool,
    offset: [Double]
  ) -> ContestRecord {
    let key = StreamKey(seed: settings.seed).child("contest").child(name)
    func ranks(_ forecast: AccumulatorForecast, _ label: String) -> RankDistribution {
      RankDistribution(
        accumulator: forecast, units: panel.units.count, isLowerBetter: isLowerBetter, offset: offset,
        replications: settings.replications, key: key.child(label))
    }
    let estimator = AccumulatorForecast(panel)
    return ContestRecord(
      units: panel.units, period: period, target: period, current: current, observed: observed,
      estimator: ranks(estimator, "estimator"),
      randomWalk: ranks(AccumulatorForecast(panel, method: .randomWalk), "random-walk"), rung: estimator.rung,
      pastGains: [])
  }
}

/// One city's year so far: monthly values worked back from the year-to-date means, weights in months of 30.4 days.
///
/// The mean is of the year's days, so totals are divided by the whole year's weight.
private struct AirCourse {
  let increments: [Double]
  let total: Double
  let remaining: Double

  init(index: [Double], days: [Double], months: Int) {
    let sums = (0...12).map { month in
      month == 0 ? 0 : days[month].isNaN ? Double(month) * 30.4 : days[month]
    }
    func accumulated(_ month: Int) -> Double { month == 0 || index[month].isNaN ? 0 : index[month] * sums[month] }
    let monthly = (1...months).map { month in
      (accumulated(month) - accumulated(month - 1)) / (sums[month] - sums[month - 1])
    }
    let whole = sums[12] / 12
    increments = monthly.map { max($0, 0.3) }
    total = zip(monthly, 1...months).reduce(0) { $0 + $1.0 * (sums[$1.1] - sums[$1.1 - 1]) / whole }
    remaining = (sums[12] - sums[months]) / whole
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundation
import TuiyanSimulation
import TuiyanTrends

/// `tuiyan-bench backtest`: the forecasts on real panels beside the pooled random walk, and what was asked of them.
///
/// Rolling origins with three periods or more behind them; events rank ≤ 10, 30, 57 and 71 % of the units ranked;
/// Brier averaged over origins; 2,000 draws. Beside the coverage stand the observed ranks that a closed interval of
/// whole ranks would count as covered: more, since ranks are discrete (`BacktestResult.coverage`).
struct BacktestBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backtest", abstract: "Backtest the estimator on real panels, the random walk beside it.")

  @Option(help: .init("Folder of the panels; default TUIYAN_SHARED_DATA, else ../shared/data.", valueName: "folder"))
  var data: String?
  @Option(help: "Draws per origin and forecaster.")
  var replications = 2000
  @Option(help: "Seed.")
  var seed: UInt64 = 20_220_101
  @Option(help: "Threads.")
  var threads = 1
  @Option(help: .init("Panels whose names begin with this; default all.", valueName: "name"))
  var only = ""
  @Flag(inversion: .prefixedNo, help: "The parts of the indices too, on which choices were made.")
  var parts = true

  func validate() throws {
    if replications < 1 || threads < 1 { throw ValidationError("--replications and --threads must be 1 or more") }
  }

  func run() throws {
    let folder = DataFolder(stated: data)
    let settings = BacktestSettings(replications: replications, seed: seed, threads: threads)
    var table = BenchTable()
    print(BenchTable.head)
    for line in try lines(folder, settings) where line.name.hasPrefix(only) {
      guard folder.has(line.folder) else {
        print("\(line.name): skipped, \(line.folder) is not in \(folder.url.path)")
        continue
      }
      let began = Date()
      let result = try line.run()
      print(table.row(line, result, seconds: Date().timeIntervalSince(began)))
    }
    for line in table.pooledGains(seed: seed) + SpeedProbe.lines(seed: seed) { print(line) }
  }

  private func lines(_ folder: DataFolder, _ settings: BacktestSettings) throws -> [BenchLine] {
    var lines = yearly(folder, settings) + running(folder, settings)
    if parts, folder.has("vietnam_pci"), folder.has("vietnam_papi"), folder.has("doing_business") {
      for part in try YearlyPanels(data: folder).parts() {
        for horizon in 1...2 where part.panel.periods.count >= 3 + horizon {
          lines.append(
            BenchLine(name: part.name, folder: part.folder, horizon: "\(horizon)", goal: nil, pool: part.pool) {
              try Backtest.run(part.panel, settings: settings.ahead(horizon))
            })
        }
      }
    }
    return lines
  }

  private func yearly(_ folder: DataFolder, _ settings: BacktestSettings) -> [BenchLine] {
    let panels = YearlyPanels(data: folder)
    let sets: [(String, String, [Double?], () throws -> PanelHistory)] = [
      ("PCI", "vietnam_pci", [0.113, 0.130], panels.pci), ("PAPI", "vietnam_papi", [0.145, 0.163], panels.papi),
      ("DB ranks ≤2013", "doing_business", [0.0256, 0.0398], { try panels.doingBusiness(through: 2013) }),
      ("DB ranks ≤2014", "doing_business", [0.0256, 0.0398], { try panels.doingBusiness(through: 2014) }),
      ("DB ranks ≤2015", "doing_business", [nil, nil], { try panels.doingBusiness(through: 2015) }),
      (
        "DB ≤2014 -2013", "doing_business", [0.0256, 0.0398],
        { try panels.doingBusiness(through: 2014, skipsRepeat: true) }
      ),
      ("DB ≤2015 -2013", "doing_business", [nil, nil], { try panels.doingBusiness(through: 2015, skipsRepeat: true) }),
    ]
    return sets.flatMap { name, set, goals, panel in
      goals.enumerated().map { place, goal in
        BenchLine(
          name: name, folder: set, horizon: "\(place + 1) y", goal: goal,
          pool: name.hasPrefix("DB") && name != "DB ranks ≤2015" ? nil : .confirmed
        ) {
          try Backtest.run(panel(), settings: settings.ahead(place + 1))
        }
      }
    }
  }

  private func running(_ folder: DataFolder, _ settings: BacktestSettings) -> [BenchLine] {
    let contests = RunningContests(data: folder, settings: settings)
    let football = [0.25, 0.5, 0.75].map { share in
      BenchLine(name: "football", folder: "football", horizon: "\(Int(share * 100)) %", goal: nil) {
        try Backtest.judge(contests.football(share: share), settings: settings)
      }
    }
    let air = zip([3, 6, 9], [0.056, 0.0365, 0.0275]).map { months, goal in
      BenchLine(name: "air", folder: "cn_city_air", horizon: "m\(months)", goal: goal) {
        try Backtest.judge(contests.air(months: months), settings: settings)
      }
    }
    return football + air
  }
}

extension BacktestSettings {
  func ahead(_ horizon: Int) -> BacktestSettings {
    var copy = self
    copy.horizon = horizon
    return copy
  }
}

/// One line of the table.
struct BenchLine {
  let name: String
  let folder: String
  let horizon: String
  /// The Brier score that was asked for.
  let goal: Double?
  /// Which pool of gain events its own belong to; nil: none, where another line holds the same events.
  var pool: GainPool? = .confirmed
  /// Whose periods hang together; the folder, the two Vietnamese indices being of the same provinces.
  var family: String { folder.hasPrefix("vietnam") ? "vietnam" : folder }
  let run: () throws -> BacktestResult
}

/// Gain events that choices were made on, and those that only confirm them.
enum GainPool: String, CaseIterable {
  case chosen = "that choices were made on"
  case confirmed = "that confirm them"
}

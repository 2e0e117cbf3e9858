// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser

/// `tuiyan-bench`: measurements for developers; not part of what users get.
@main
struct BenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tuiyan-bench",
    abstract: "Measurements of tuiyan: forecasts on real panels, speed, the search for plans, draws.",
    subcommands: [BacktestBench.self, SpeedBench.self, PlansBench.self, NormalsBench.self])
}

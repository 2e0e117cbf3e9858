// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser

/// `tuiyan-bench`: measurements for developers; not part of what users get.
@main
struct BenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tuiyan-bench", abstract: "Measurements of tuiyan on real panels.",
    subcommands: [BacktestBench.self])
}

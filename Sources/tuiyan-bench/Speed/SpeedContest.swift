// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// Whole processes in turn, so that a busy moment hits all of them alike.
struct SpeedContest {
  /// One program's runs.
  struct Runs: Codable {
    let program: String
    /// Wall seconds of the whole process, in order.
    let seconds: [Double]
    /// Processor seconds of each: what a busy machine changes less.
    let processor: [Double]
    /// Most memory held in any of them, MiB; nil where it is too little to tell.
    let peak: Double?
    /// What ours says of itself; nil for others.
    let own: [SpeedRun]?

    var median: Double { seconds.median }
    var processorMedian: Double { processor.median }
    /// Of ours.
    var simulationMedian: Double { (own ?? []).map(\.project).median }
  }

  /// What threads gain ours, beside what the machine gives processes that share nothing.
  struct Gain: Codable {
    let program: String
    let threads: Int
    /// Wall seconds of the whole process on one thread against those on all.
    let ofThreads: Double
    /// The same of the simulation alone, without the start of the program, which no thread shortens.
    let ofSimulation: Double
    /// Wall seconds of as many processes of one thread one after the other, against those of all at once.
    let ofProcesses: Double
  }

  /// Arguments of one projection by this program, but for its threads.
  let own: [String]
  let threads: Int
  let others: [String]
  let rounds: Int

  /// Ours on one thread and on all, as it is and with every leaf drawn by itself, then the others; so many rounds.
  /// - Throws: where a program cannot be started or fails.
  func run() throws -> (runs: [Runs], gains: [Gain]) {
    let program = Bundle.main.executablePath ?? CommandLine.arguments[0]
    let ways = [[], ["--exact"]]
    let counts = threads > 1 ? [1, threads] : [1]
    let names = ways.flatMap { way in counts.map { way + ["--threads", String($0)] } }
    let commands = names.map { [program] + own + $0 } + others.map { ["/bin/sh", "-c", $0] }
    var done = commands.map { _ in [TimedProcess.Spent]() }
    var together = ways.map { _ in [Double]() }
    for _ in 0..<rounds {
      for (place, command) in commands.enumerated() { done[place].append(try TimedProcess(command).end()) }
      for place in ways.indices where threads > 1 {
        together[place].append(try atOnce(commands[place * counts.count]))
      }
    }
    let runs = try (names.map { (["tuiyan"] + $0).joined(separator: " ") } + others).enumerated().map { place, name in
      Runs(
        program: name, seconds: done[place].map(\.wall), processor: done[place].map(\.processor),
        peak: done[place].compactMap(\.peak).max(),
        own: place < names.count
          ? try done[place].map { try JSONDecoder().decode(SpeedRun.self, from: $0.output) } : nil)
    }
    let gains = ways.indices.filter { _ in threads > 1 }.map { place in
      Gain(
        program: (["tuiyan"] + ways[place]).joined(separator: " "), threads: threads,
        ofThreads: runs[2 * place].median / runs[2 * place + 1].median,
        ofSimulation: runs[2 * place].simulationMedian / runs[2 * place + 1].simulationMedian,
        ofProcesses: Double(threads) * runs[2 * place].median / together[place].median)
    }
    return (runs, gains)
  }

  /// Wall seconds until as many of a program as there are threads, started together, have all ended.
  private func atOnce(_ command: [String]) throws -> Double {
    // All are waited for, whichever of them fails.
    let all = (0..<threads).map { _ in Result { try TimedProcess(command) } }
    let ends = all.map { started in Result { try started.get().end() } }
    return try ends.map { try $0.get().wall }.max() ?? 0
  }
}

extension [Double] {
  /// The middle value, or the mean of the two in the middle; one value or more.
  var median: Double {
    let sorted = sorted()
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }
}

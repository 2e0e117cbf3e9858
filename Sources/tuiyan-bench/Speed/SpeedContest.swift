// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
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
    /// What ours says of itself; nil for others.
    let own: [SpeedRun]?

    var median: Double { Self.median(seconds) }
    var processorMedian: Double { Self.median(processor) }

    static func median(_ values: [Double]) -> Double {
      let sorted = values.sorted()
      let middle = sorted.count / 2
      return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    }
  }

  /// Arguments of one projection by this program, but for its threads.
  let own: [String]
  let threads: Int
  let others: [String]
  let rounds: Int

  /// Ours on one thread and on all, as it is and with every leaf drawn by itself, then the others; so many rounds.
  /// - Throws: where a program cannot be started or fails.
  func run() throws -> [Runs] {
    let counts = threads > 1 ? [1, threads] : [1]
    let ways = [[], ["--exact"]].flatMap { way in counts.map { way + ["--threads", String($0)] } }
    var times = Array(repeating: [(wall: Double, processor: Double)](), count: ways.count + others.count)
    var details = Array(repeating: [SpeedRun](), count: ways.count)
    for _ in 0..<rounds {
      for (place, way) in ways.enumerated() {
        let program = Bundle.main.executableURL ?? URL(fileURLWithPath: CommandLine.arguments[0])
        let (spent, output) = try Self.time(program, own + way)
        times[place].append(spent)
        details[place].append(try JSONDecoder().decode(SpeedRun.self, from: output))
      }
      for (place, command) in others.enumerated() {
        let (spent, _) = try Self.time(URL(fileURLWithPath: "/bin/sh"), ["-c", command])
        times[ways.count + place].append(spent)
      }
    }
    let names = ways.map { "tuiyan " + $0.joined(separator: " ") } + others
    return names.enumerated().map { place, name in
      Runs(
        program: name, seconds: times[place].map(\.wall), processor: times[place].map(\.processor),
        own: place < ways.count ? details[place] : nil)
    }
  }

  private static func time(
    _ program: URL, _ arguments: [String]
  ) throws -> (spent: (wall: Double, processor: Double), output: Data) {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = program
    process.arguments = arguments
    process.standardOutput = pipe
    let before = ProcessUsage(.children).processor
    let began = ContinuousClock.now
    try process.run()
    let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    let spent = (ContinuousClock.now - began) / .seconds(1)
    guard process.terminationStatus == 0 else {
      throw ValidationError("\(arguments.joined(separator: " ")) ended with status \(process.terminationStatus)")
    }
    return ((spent, ProcessUsage(.children).processor - before), output)
  }
}

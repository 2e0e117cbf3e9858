// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Dispatch
import Foundation
import TuiyanNumerics

/// `tuiyan-bench normals`: whether very many draws are normal and know nothing of each other.
struct NormalsBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "normals", abstract: "Test the normal draws: moments, chi-square, correlations; many of them.",
    discussion: """
      Every line is a z-value, standard normal where the draws are what they should be. Ends with status 1 where one is
      beyond 5, which happens by chance once in 150,000 runs.
      """)

  @Option(help: "Draws, in millions.") var millions = 1_000
  @Option(help: "Seed.") var seed: UInt64 = 1
  @Option(help: "Threads; default the processors.") var threads: Int?

  func validate() throws {
    guard (1...1_000_000).contains(millions) else { throw ValidationError("--millions must be 1 to 1000000") }
    guard threads ?? 1 > 0 else { throw ValidationError("--threads must be 1 or more") }
  }

  func run() throws {
    let tiles = (millions * 1_000_000 + NormalTally.tile - 1) / NormalTally.tile
    let workers = min(tiles, threads ?? ProcessInfo.processInfo.activeProcessorCount)
    let tallies = (0..<workers).map { _ in NormalTally() }
    let key = StreamKey(seed: seed).child("normals-bench")
    let began = ContinuousClock.now
    DispatchQueue.concurrentPerform(iterations: workers) { worker in
      for tile in stride(from: worker, to: tiles, by: workers) { tallies[worker].add(key, tile: tile) }
    }
    let whole = NormalTally()
    for tally in tallies { whole.add(tally) }
    let seconds = (ContinuousClock.now - began) / .seconds(1)
    print("\(tiles * NormalTally.tile) draws, seed \(seed), \(BenchTable.text(seconds, 1)) s")
    var worst = 0.0
    for (name, z) in whole.tests {
      print(name + String(repeating: " ", count: max(1, 44 - name.count)) + BenchTable.text(z, 2))
      worst = max(worst, abs(z))
    }
    if worst > 5 { throw ExitCode(1) }
  }
}

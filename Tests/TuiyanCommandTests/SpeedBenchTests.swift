// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@Suite("The speed bench")
struct SpeedBenchTests {
  private func run(_ arguments: [String]) throws -> [String: Any] {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = try CommandRun.program.deletingLastPathComponent().appendingPathComponent("tuiyan-bench")
    process.arguments = ["speed", "--once", "--replications", "1000"] + arguments
    process.standardOutput = pipe
    try process.run()
    let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  @Test(
    "the result's digest is the same at every number of threads and every instruction level",
    arguments: [[], ["--exact"]])
  func digests(flags: [String]) throws {
    let runs = try [1, 2, 3, 8].map { try run(flags + ["--threads", String($0)]) }
    let digests = Set(try runs.map { try #require($0["digest"] as? String) })
    #expect(digests.count == 1)
    var levels = 0
    for level in 0...2 {
      guard let run = try? run(flags + ["--threads", "2", "--level", String(level)]) else { continue }
      levels += 1
      #expect(digests == [try #require(run["digest"] as? String)], "level \(level)")
    }
    if levels == 1 { print("only the plain level exists on this processor: nothing to compare") }
    #expect(levels >= 1)
  }
}

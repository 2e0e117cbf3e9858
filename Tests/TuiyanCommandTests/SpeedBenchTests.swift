// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@Suite("The speed bench")
struct SpeedBenchTests {
  private func finished(_ arguments: [String]) throws -> (status: Int32, output: Data, error: String) {
    let process = Process()
    let (pipe, errors) = (Pipe(), Pipe())
    process.executableURL = try CommandRun.program.deletingLastPathComponent().appendingPathComponent("tuiyan-bench")
    process.arguments = ["speed", "--once", "--replications", "1000"] + arguments
    process.standardOutput = pipe
    process.standardError = errors
    try process.run()
    let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
    let said = try errors.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (process.terminationStatus, data, String(decoding: said, as: UTF8.self))
  }

  private func run(_ arguments: [String]) throws -> [String: Any] {
    let run = try finished(arguments)
    try #require(run.status == 0, "\(run.error)")
    return try #require(JSONSerialization.jsonObject(with: run.output) as? [String: Any])
  }

  @Test(
    "the result's digest is the same at every number of threads and every instruction level",
    arguments: [[], ["--exact"]])
  func digests(flags: [String]) throws {
    let runs = try [1, 2, 3, 8].map { try run(flags + ["--threads", String($0)]) }
    let digests = Set(try runs.map { try #require($0["digest"] as? String) })
    #expect(digests.count == 1)
    // A level that this processor lacks is refused in words, which tell the best it has; one that it has must run.
    let beyond = try finished(flags + ["--level", "9"])
    let said = try #require(beyond.error.firstMatch(of: /this processor has levels 0 to ([0-9])/), "\(beyond.error)")
    #expect(beyond.status != 0)
    let best = try #require(Int(said.1))
    for level in 0...best {
      let digest = try #require(run(flags + ["--threads", "2", "--level", String(level)])["digest"] as? String)
      #expect(digests == [digest], "level \(level)")
    }
    if best == 0 { print("only the plain level exists on this processor: nothing to compare") }
  }
}

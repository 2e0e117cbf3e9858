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
    // A level that this processor has must run; one that it lacks is refused in words.
    let best = try #require(runs[0]["level"] as? Int)
    for level in 0...best {
      let digest = try #require(run(flags + ["--threads", "2", "--level", String(level)])["digest"] as? String)
      #expect(digests == [digest], "level \(level)")
    }
    let beyond = try finished(flags + ["--level", String(best + 1)])
    #expect(beyond.status != 0 && beyond.error.contains("this processor has levels 0 to \(best)"), "\(beyond.error)")
    if best == 0 { print("only the plain level exists on this processor: nothing to compare") }
  }
}

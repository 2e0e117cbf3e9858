// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@Suite("Runs in parts")
struct ShardTests {
  /// Several tiles of 64, not a whole number of them.
  private static let runs = ["--replications", "500"]

  private func shard(
    _ scratch: Scratch, _ command: [String], _ count: Int, _ name: String = "part"
  ) throws -> [String] {
    try (1...count).map { index in
      let path = scratch.path("\(name).\(index)")
      let run = try CommandRun.of(
        command + [scratch.path("scenario")] + Self.runs + ["--shard", "\(index)/\(count)", "-o", path])
      #expect(run.status == 0, "\(run.error)")
      #expect(run.output.isEmpty)
      return path
    }
  }

  @Test(
    "merged parts are byte for byte the single run",
    arguments: [["project"], ["project", "--plan", "draft"], ["plan"]], [1, 3, 7])
  func sameBytes(command: [String], count: Int) throws {
    let scratch = try Scratch.withScenario()
    let parts = try shard(scratch, command, count)
    for format in ["table", "markdown", "csv", "json"] {
      let whole = try CommandRun.of(command + [scratch.path("scenario"), "--format", format] + Self.runs)
      let merged = try CommandRun.of(["merge", "--format", format] + parts.reversed())
      #expect(merged.status == 0 && merged.output == whole.output, "\(format)")
      #expect(merged.error == whole.error)
    }
  }

  @Test("what was set and the seed go into the parts")
  func changes() throws {
    let scratch = try Scratch.withScenario()
    let flags = ["--set", "budget.money=321", "--seed", "9", "--lang", "en"]
    let parts = try shard(scratch, ["project"] + flags, 2)
    let whole = try CommandRun.of(["project", scratch.path("scenario")] + flags + Self.runs)
    let merged = try CommandRun.of(["merge", "--lang", "en"] + parts)
    #expect(merged.output == whole.output && whole.output.contains("321"))
  }

  @Test("a part cut short is named and can be run again by itself")
  func killed() throws {
    let scratch = try Scratch.withScenario()
    let parts = try shard(scratch, ["project"], 3)
    let whole = try Data(contentsOf: URL(fileURLWithPath: parts[1]))
    try whole.prefix(whole.count / 2).write(to: URL(fileURLWithPath: parts[1]))
    let refused = try CommandRun.of(["merge"] + parts)
    #expect(refused.status == 2 && refused.output.isEmpty)
    #expect(refused.error.contains("part.2 不完整：应有 \(whole.count) 字节，只有 \(whole.count / 2) 字节"))
    let again = try CommandRun.of(
      ["project", scratch.path("scenario")] + Self.runs + ["--shard", "2/3", "-o", parts[1]])
    #expect(again.status == 0)
    #expect(try Data(contentsOf: URL(fileURLWithPath: parts[1])) == whole)
    #expect(try CommandRun.of(["merge"] + parts).status == 0)
  }

  @Test("gaps, duplicates and parts of different runs are refused")
  func mismatches() throws {
    let scratch = try Scratch.withScenario()
    let parts = try shard(scratch, ["project"], 3)
    func refusal(_ arguments: [String]) throws -> String {
      let run = try CommandRun.of(["merge", "--lang", "en"] + arguments)
      #expect(run.status == 2 && run.output.isEmpty)
      return run.error
    }
    #expect(try refusal([parts[0], parts[2]]).contains("1 part is missing: 2/3"))
    #expect(try refusal(parts + [parts[1]]).contains("part 2/3 was given twice"))
    let halves = try shard(scratch, ["project"], 2, "half")
    #expect(try refusal([parts[0], halves[1]]).contains("differ in number of parts (3; 2)"))
    let seeds = try shard(scratch, ["project", "--seed", "5"], 3, "seed")
    #expect(try refusal([parts[0], seeds[1], parts[2]]).contains("differ in seed"))
    let plans = try shard(scratch, ["project", "--plan", "draft"], 3, "plan")
    #expect(try refusal([parts[0], plans[1], parts[2]]).contains("differ in plan (nothing; draft)"))
    let changes = try shard(scratch, ["project", "--set", "budget.money=321"], 3, "set")
    #expect(try refusal([parts[0], changes[1], parts[2]]).contains("differ in --set"))
    let scenario = scratch.path("scenario/scenario.yaml")
    #expect(try refusal([scenario]).contains("is no part of a run"))
    try (String(contentsOfFile: scenario, encoding: .utf8) + "\n").write(
      toFile: scenario, atomically: true, encoding: .utf8)
    #expect(try refusal(parts).contains("is not what the parts were made from"))
  }

  @Test("what does not go with a part is refused before any work")
  func usage() throws {
    let scratch = try Scratch.withScenario()
    let part = scratch.path("part")
    func refusal(_ flags: [String], _ command: String = "project") throws -> String {
      let run = try CommandRun.of([command, scratch.path("scenario"), "--lang", "en"] + Self.runs + flags)
      #expect(run.status == 2 && run.output.isEmpty)
      return run.error
    }
    #expect(try refusal(["--shard", "1/2"]).contains("--shard needs -o"))
    #expect(try refusal(["--shard", "3/2", "-o", part]).contains("--shard 3/2 is out of limits"))
    #expect(try refusal(["--shard", "1/9", "-o", part]).contains("n ≤ 8"))
    #expect(try refusal(["--shard", "1/2", "-o", part, "--format", "json"]).contains("chosen at `tuiyan merge`"))
    #expect(try refusal(["--shard", "1/2", "-o", part, "--require"], "plan").contains("give --require to"))
    #expect(try scratch.contents() == ["scenario"])
  }

  @Test("totals counted in bins say how far their quantiles may be off", arguments: ["table", "json"])
  func counted(format: String) throws {
    let scratch = try Scratch.withScenario()
    let flags = ["--scores", "sketch", "--format", format]
    let whole = try CommandRun.of(["project", scratch.path("scenario")] + Self.runs + flags)
    #expect(whole.status == 0)
    #expect(whole.output.contains(format == "json" ? "\"quantile_error\":" : "得分分位数的误差不超过"))
    let parts = try shard(scratch, ["project", "--scores", "sketch"], 3)
    #expect(try CommandRun.of(["merge", "--format", format] + parts).output == whole.output)
  }
}

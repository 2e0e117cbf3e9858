// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import TuiyanModel
import TuiyanSimulation

extension ScoreKeeping: ExpressibleByArgument {}

/// What a command takes that can run one part of its replications only.
struct PartOptions: ParsableArguments {
  @Option(
    help: .both(
      "只算 n 份中的第 i 份，写成可用 tuiyan merge 合并的部分文件（须给 -o）；各份可在不同机器上算，合并后与一次算完逐字节相同。",
      "Run only part i of n and write it as a file for tuiyan merge (needs -o). Parts may run on different machines; put together they are byte for byte the single run.",
      valueName: "i/n"))
  var shard: String?

  /// The part asked for; nil: the whole run.
  /// - Throws: `Failure.usage` where it is none, or the other options do not go with a part.
  func slice(_ options: SimulationOptions) throws -> ReplicationSlice? {
    guard let shard else { return nil }
    guard let slice = ReplicationSlice(shard) else {
      throw Failure.usage(.outOfLimits("--shard", shard, "i/n, 1 ≤ i ≤ n ≤ 100000"))
    }
    guard options.output != nil else { throw Failure.usage(.parts(.needsFile)) }
    guard options.format == .table else { throw Failure.usage(.parts(.formatComesLater)) }
    return slice
  }

  /// Refuses more parts than there are tiles of replications.
  func check(_ slice: ReplicationSlice, most: Int) throws {
    guard slice.of <= most else {
      throw Failure.usage(.outOfLimits("--shard", slice.text, "n ≤ \(most)"))
    }
  }
}

extension PartHeader {
  /// The header of a part of what the options ask for.
  init(
    _ kind: Kind, _ slice: ReplicationSlice, of scenario: Scenario, _ options: ScenarioOptions, _ run: SimulationOptions
  ) {
    let settings = run.settings(for: scenario)
    self.init(
      kind: kind, program: TuiyanCommand.configuration.version, path: options.scenario,
      encoding: options.encoding.rawValue, scenario: scenario.id, digest: scenario.digest, changes: scenario.changes,
      seed: settings.seed, replications: settings.replications,
      drawsEveryLeaf: settings.drawsEveryLeaf, slice: slice)
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TuiyanNumerics
import TuiyanPlans
import TuiyanSimulation

/// One projection of a workload in a process of its own: what the outer process reads from its output.
struct SpeedRun: Codable {
  /// Seconds to compile the model, and to simulate and summarise.
  let compile: Double
  let project: Double
  /// Processor seconds of the whole process so far.
  let processor: Double
  /// Most memory the process has held, MiB.
  let peak: Double
  /// FNV-1a 64 of every number of the result.
  let digest: String
  /// P(rank ≤ 8) and P(rank ≤ 10).
  let reached: [Double]

  init(_ workload: Workload, replications: Int, threads: Int, drawsEveryLeaf: Bool) throws {
    let began = ContinuousClock.now
    let model = try CompiledModel(workload.scenario(), drawsEveryLeaf: drawsEveryLeaf)
    let compiled = ContinuousClock.now
    let projection = Simulation.project(
      model: model, plan: workload.plan,
      settings: SimulationSettings(replications: replications, seed: 1, threads: threads))
    compile = (compiled - began) / .seconds(1)
    project = (ContinuousClock.now - compiled) / .seconds(1)
    let usage = ProcessUsage.own
    processor = usage.processor
    peak = usage.peak
    digest = Self.digest(projection)
    reached = projection.targets.map(\.probability.value)
  }

  private static func digest(_ projection: Projection) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    func add(_ value: Double) {
      for byte in 0..<UInt64(8) { hash = (hash ^ (value.bitPattern >> (8 * byte) & 255)) &* 0x100_0000_01B3 }
    }
    for unit in projection.boards.flatMap(\.units) {
      for period in unit.periods {
        let score = period.score
        for value in [score.mean, score.sd, score.q05, score.q25, score.q50, score.q75, score.q95] { add(value) }
        for value in period.rank.p { add(value) }
      }
    }
    for target in projection.targets { add(target.probability.value) }
    return String(hash, radix: 16)
  }
}

/// How fast the stages of a run are on one thread, each by itself.
struct StageSpeeds: Codable {
  /// Normal draws, ranks and values summarised (mean, deviation and five quantiles), millions a second.
  let normals: Double
  let ranks: Double
  let summaries: Double

  /// - Parameter units: ranked together.
  init(units: Int) {
    let rows = 256
    let floats = UnsafeMutablePointer<Float>.allocate(capacity: rows * Tile.lanes)
    let keys = UnsafeMutablePointer<Double>.allocate(capacity: units * Tile.lanes)
    let ranks = UnsafeMutablePointer<Double>.allocate(capacity: units * Tile.lanes)
    let column = UnsafeMutableBufferPointer<Double>.allocate(capacity: 100_000 / Tile.lanes * Tile.lanes)
    defer {
      floats.deallocate()
      keys.deallocate()
      ranks.deallocate()
      column.deallocate()
    }
    let key = StreamKey(seed: 1).child("speed")
    normals = Self.millions(rows * Tile.lanes) { key.normals(from: UInt64($0 * Tile.lanes), count: rows, into: floats) }
    key.uniforms(from: 0, count: units, into: keys)
    self.ranks = Self.millions(units * Tile.lanes) { _ in
      Standing.ranks(keys, stride: Tile.lanes, members: units, tolerance: 1e-9, into: ranks)
    }
    key.uniforms(from: 0, count: column.count / Tile.lanes, into: column.baseAddress ?? keys)
    var sum = 0.0
    summaries = Self.millions(column.count) { _ in
      sum += Quantiles.standardDeviation(UnsafeBufferPointer(column))
      sum += Quantiles.of(column, at: [0.05, 0.25, 0.5, 0.75, 0.95])[2]
    }
    precondition(sum.isFinite)
  }

  /// The best of five stretches of a tenth of a second.
  private static func millions(_ items: Int, _ body: (Int) -> Void) -> Double {
    var best = 0.0
    for _ in 0..<5 {
      let began = ContinuousClock.now
      var count = 0
      var spent = 0.0
      while spent < 0.1 {
        body(count)
        count += 1
        spent = (ContinuousClock.now - began) / .seconds(1)
      }
      best = max(best, Double(count * items) / spent / 1e6)
    }
    return best
  }
}

/// How many plans a second are judged when one action after the other is switched.
struct PlanSpeed: Codable {
  let actions: Int
  let replications: Int
  let perSecond: Double

  init(_ workload: Workload, replications: Int, threads: Int) throws {
    let model = try CompiledModel(workload.scenario())
    let judge = ReplayJudge(
      model: model, settings: SimulationSettings(replications: replications, seed: 1, threads: threads))
    actions = workload.parameters.deeds.count
    self.replications = replications
    var plan = PlanVector.nothing(slots: actions)
    var hits = 0
    var count = 0
    let began = ContinuousClock.now
    var spent = 0.0
    while spent < 2 {
      let slot = count &* 7 % actions
      plan.starts[slot] = plan.starts[slot] == 0 ? 1 : 0
      hits &+= judge.record(of: plan).targets[0].joint[0].nonzeroBitCount
      count += 1
      spent = (ContinuousClock.now - began) / .seconds(1)
    }
    precondition(hits >= 0)
    perSecond = Double(count) / spent
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics
import TuiyanPlans
import TuiyanSearch
import TuiyanSimulation

/// What changed between two versions of a scenario, part by part: the answer to `tuiyan compare --against`.
///
/// Parts are exchanged one after another, in the order of `Part`; every version on the way is run on the same seed, so
/// differences are paired and they add up to the whole change. What two parts do together falls to the later one.
public struct VersionComparison: Sendable {
  /// What may differ between versions.
  public enum Part: String, Sendable, CaseIterable {
    /// Another seed or number of replications: Monte Carlo noise alone.
    case noise
    /// Dates, our units, their history and results, our dynamics and those stated for all.
    case data
    /// Other units, their history, results and dynamics, reference rows.
    case rivals
    /// Schemes, boards, futures, targets (and the horizon, where the older version's targets reach further).
    case rules
    /// Data, rivals and rules at once, where units or indicators differ so that none can be exchanged alone.
    case dataAndRules
    /// Actions, synergies, owners, budget, and the plan itself.
    case plan
  }

  /// What one part does to every target.
  public struct Change: Sendable {
    public let part: Part
    /// The versions do not differ in this part, or it changes no replication.
    public let isNothing: Bool
    /// [divided targets]: what the probability changes by. For `noise` the two samples are independent.
    public let differences: [Difference]
  }

  /// A difference of probabilities with its error.
  public struct Difference: Sendable, Hashable {
    public let mean: Double
    public let standardError: Double
    public var low: Double { mean - 1.959963984540054 * standardError }
    public var high: Double { mean + 1.959963984540054 * standardError }

    static let none = Difference(mean: 0, standardError: 0)
  }

  /// One target that both versions have.
  public struct SharedTarget: Sendable {
    public let id: String
    public let title: String
    public let before: Proportion
    public let after: Proportion
    /// Its change is divided among the parts; not so where something of it was due, in the older version, before the
    /// newer one's as_of.
    public let isDivided: Bool
  }

  public let settings: SimulationSettings
  /// Seed of the older version's own run.
  public let otherSeed: UInt64
  public let otherID: String
  public let otherTitle: String
  public let plan: StoredPlan
  public let targets: [SharedTarget]
  /// In the order of exchange; they add up to after − before. None where no target is divided.
  public let changes: [Change]
  /// Targets that only one version has.
  public let unshared: [String]
  /// Every leaf was drawn by itself, where other commands with these settings draw some as sums.
  public let isMoreExact: Bool
  /// The targets of `changes`, in their order.
  public var divided: [SharedTarget] { targets.filter(\.isDivided) }
}

/// Exchanges parts for `VersionComparison`.
public enum VersionComparer {
  /// - Parameters:
  ///   - scenario: the newer version.
  ///   - other: the older one.
  ///   - plan: the id of a stored plan; each version has its own plan of that id, or does nothing.
  /// - Throws: `DiagnosticList` where a version does not compile.
  public static func compare(
    scenario: Scenario, against other: Scenario, plan: (newer: StoredPlan, older: StoredPlan),
    settings: SimulationSettings, otherSeed: UInt64, progress: ProgressSink? = nil
  ) throws -> VersionComparison {
    let shared = other.targets.map(\.id).filter { id in scenario.targets.contains { $0.id == id } }
    let path = VersionPath(older: other, newer: scenario, plan: plan)
    var olderSettings = settings
    olderSettings.seed = otherSeed
    let divided = shared.filter(path.divides)
    var steps = path.steps
    // Where nothing is divided, the newer version alone is run.
    if divided.isEmpty { steps.removeFirst(steps.count - 1) } else { steps.insert((.noise, other, plan.older), at: 0) }
    let first = try VersionRun(other, plan.older, olderSettings, shared)
    var last = first
    var changes: [VersionComparison.Change] = []
    for (place, step) in steps.enumerated() {
      let next =
        step.part == .noise && otherSeed == settings.seed
        ? last : try VersionRun(step.scenario, step.plan, settings, place == steps.count - 1 ? shared : divided)
      let isOtherSample = step.part == .noise && otherSeed != settings.seed
      let differences = divided.map { isOtherSample ? next.independent(last, $0) : next.paired(last, $0) }
      changes.append(
        VersionComparison.Change(
          part: step.part, isNothing: differences.allSatisfy { $0 == .none }, differences: differences))
      last = next
      progress?(Double(place + 1) / Double(steps.count))
    }
    let unshared = Set(scenario.targets.map(\.id)).symmetricDifference(other.targets.map(\.id)).sorted()
    return VersionComparison(
      settings: settings, otherSeed: otherSeed, otherID: other.id, otherTitle: other.title, plan: plan.newer,
      targets: shared.map { id in
        VersionComparison.SharedTarget(
          id: id, title: scenario.targets.first { $0.id == id }?.title ?? id, before: first.probability(id),
          after: last.probability(id), isDivided: divided.contains(id))
      }, changes: divided.isEmpty ? [] : changes, unshared: unshared,
      isMoreExact: try !settings.drawsEveryLeaf && [other, scenario].contains(where: sums))
  }

  /// Whether some leaves of a scenario are drawn as sums unless asked otherwise.
  private static func sums(_ scenario: Scenario) throws -> Bool {
    try CompiledModel(scenario).notes.contains { if case .summed = $0 { true } else { false } }
  }
}

/// One version, run: the bits of some targets.
private struct VersionRun {
  /// [words] by target; over futures without probabilities, those of the worst.
  let bits: [String: [UInt64]]
  let count: Int

  init(_ scenario: Scenario, _ plan: StoredPlan, _ settings: SimulationSettings, _ targets: [String]) throws {
    // What is summed may differ between versions, and rivals would then no longer be the same ones.
    let model = try CompiledModel(scenario, drawsEveryLeaf: true)
    let vector = PlanVector(plan, of: scenario)
    let isApart = !scenario.futures.isEmpty && scenario.futures.allSatisfy { $0.probability == nil }
    let runs = (isApart ? Array(scenario.futures.indices) : [0]).map {
      Recording(model, plan: vector, settings: settings, future: $0, columns: [])
    }
    count = settings.replications
    var bits: [String: [UInt64]] = [:]
    for (index, target) in scenario.targets.enumerated() where targets.contains(target.id) {
      let sets = runs.map { $0.record.targets[index].joint }
      bits[target.id] = sets.min { Bits.count($0) < Bits.count($1) } ?? []
    }
    self.bits = bits
  }

  func probability(_ target: String) -> Proportion {
    Proportion(successes: Bits.count(bits[target, default: []]), trials: count)
  }

  func paired(_ other: VersionRun, _ target: String) -> VersionComparison.Difference {
    let (mine, theirs) = (bits[target, default: []], other.bits[target, default: []])
    let common = Bits.count(mine, in: theirs)
    let difference = PairedDifference(
      gained: Bits.count(mine) - common, lost: Bits.count(theirs) - common, trials: count)
    return .init(mean: difference.mean, standardError: count > 1 ? difference.standardError : 0)
  }

  func independent(_ other: VersionRun, _ target: String) -> VersionComparison.Difference {
    let mine = probability(target)
    let theirs = other.probability(target)
    let variance = mine.standardError * mine.standardError + theirs.standardError * theirs.standardError
    return .init(mean: mine.value - theirs.value, standardError: variance.squareRoot())
  }
}

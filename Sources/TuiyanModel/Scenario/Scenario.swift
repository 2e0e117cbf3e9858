// SPDX-License-Identifier: GPL-3.0-or-later

/// A validated scenario: every reference resolves, every rule of the format holds.
///
/// Made only by `ScenarioLoader`; a valid scenario always compiles and runs.
public struct Scenario: Sendable {
  public let id: String
  public let title: String
  /// The last period with data.
  public let asOf: Period
  public let horizon: Period
  public let step: Step
  public let seed: UInt64
  public let illustrative: Bool

  public let units: [Unit]
  public let history: [Observation]
  public let results: [PublishedResult]
  public let reference: [ReferenceRow]
  /// Ids of the units that are ours, in the order of `units`.
  public let ours: [String]

  public let schemes: [Scheme]
  public let boards: [Board]
  public let dynamics: Dynamics
  public let owners: [Owner]
  public let actions: [Action]
  public let synergies: [Synergy]
  public let budget: Budget
  public let futures: [Future]
  public let targets: [Target]
  public let plans: [StoredPlan]

  public let provenance: ProvenanceCount
  /// What was changed on the command line by `--set`, as written.
  public let changes: [String]
  /// Things that are allowed but worth saying, e.g. a target at an unofficial period.
  public let warnings: [Diagnostic]
  /// FNV-1a 64 of every byte read, as 16 hexadecimal digits.
  public let digest: String
  /// The file `expect` names, inside the scenario's folder; nil where there is none.
  public let expectations: String?

  public init(
    id: String, title: String, asOf: Period, horizon: Period, step: Step, seed: UInt64, illustrative: Bool,
    units: [Unit], history: [Observation], results: [PublishedResult], reference: [ReferenceRow], ours: [String],
    schemes: [Scheme], boards: [Board], dynamics: Dynamics, owners: [Owner], actions: [Action],
    synergies: [Synergy], budget: Budget, futures: [Future], targets: [Target], plans: [StoredPlan],
    provenance: ProvenanceCount, changes: [String], warnings: [Diagnostic], digest: String, expectations: String?
  ) {
    self.id = id
    self.title = title
    self.asOf = asOf
    self.horizon = horizon
    self.step = step
    self.seed = seed
    self.illustrative = illustrative
    self.units = units
    self.history = history
    self.results = results
    self.reference = reference
    self.ours = ours
    self.schemes = schemes
    self.boards = boards
    self.dynamics = dynamics
    self.owners = owners
    self.actions = actions
    self.synergies = synergies
    self.budget = budget
    self.futures = futures
    self.targets = targets
    self.plans = plans
    self.provenance = provenance
    self.changes = changes
    self.warnings = warnings
    self.digest = digest
    self.expectations = expectations
  }

  /// Every period from `as_of` (h = 0) to the horizon, in order.
  public var periods: [Period] {
    (0...(horizon.ordinal - asOf.ordinal)).map { asOf.advanced(by: $0) }
  }
}

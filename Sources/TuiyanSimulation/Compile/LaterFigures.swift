// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

/// Figures of periods after as_of, at which single quantities of a run begin anew.
public struct LaterFigures: Sendable {
  /// A later period and the scenario as of it: its last values are what begins anew then.
  public struct Stage: Sendable {
    public let scenario: Scenario
    /// Boards, by id, all of whose units have a published rank of that period.
    public let ranked: Set<String>

    public init(scenario: Scenario, ranked: Set<String>) {
      self.scenario = scenario
      self.ranked = ranked
    }
  }

  /// Ascending by as_of; ids, boards, schemes and horizon are those of the run.
  public let stages: [Stage]
  /// The last period, up to one, of which a quantity has a figure; nil: of none after as_of.
  public let last: @Sendable (BandSubject, Period) -> Period?
  /// What is under way, which the central totals of a published order are computed with.
  public let plan: StoredPlan

  public init(
    stages: [Stage], plan: StoredPlan, last: @escaping @Sendable (BandSubject, Period) -> Period?
  ) {
    self.stages = stages
    self.plan = plan
    self.last = last
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics
import TuiyanSimulation

/// What has come in since as_of against the projection under a plan, and the targets judged again with it.
public struct TrackOutcome: Sendable {
  public let plan: StoredPlan
  public let settings: SimulationSettings
  /// The last period of which anything came in.
  public let dataTo: Period
  /// The projection from as_of, as it stood before anything came in.
  public let projection: Projection
  /// The projection from `dataTo`, with everything that came in.
  public let rejudged: Projection
  /// Every figure that came in, in the order of boards, units, leaves and periods.
  public let readings: [TrackReading]
  /// Actions of the plan and those reported besides.
  public let actions: [TrackedAction]
  /// Targets still open, in the scenario's order.
  public let changes: [TargetChange]
  /// Targets that are not judged again: what was published settles them, or they were due and it does not tell.
  public let closed: [ClosedTarget]
  /// Open targets with a part that is over and was not published: it is taken as met.
  public let assumed: [String]
  /// The run compared with; nil: the projection from as_of.
  public let baseline: TrackBaseline?
  /// How actions were reported to stand.
  public let reports: [ActionReport]
  /// Quantities without a figure of `dataTo`, which go on as projected from their last one.
  public let carried: Int
  /// What was published and says nothing of where a quantity stands.
  public let unused: [UnusedFigures]
}

/// A target that is not judged again.
public struct ClosedTarget: Sendable, Hashable {
  public let target: String
  /// nil: what was published does not tell.
  public let isMet: Bool?

  public init(target: String, isMet: Bool?) {
    self.target = target
    self.isMet = isMet
  }
}

/// Green: inside the middle half of what was projected; amber: inside the middle 90 %; red: outside.
public enum TrackLight: Int, Sendable, Comparable, CaseIterable {
  case green, amber, red

  public static func < (left: TrackLight, right: TrackLight) -> Bool { left.rawValue < right.rawValue }
}

/// One figure that came in, against its band.
public struct TrackReading: Sendable {
  public enum Subject: Sendable, Hashable {
    case leaf(String)
    case score(board: String)
    case rank(board: String)
  }

  public let unit: String
  public let subject: Subject
  public let owner: String?
  public let period: Period
  public let value: Double
  public let q05: Double
  public let q25: Double
  public let q50: Double
  public let q75: Double
  public let q95: Double
  /// Distance from the projected median in the better direction: negative is worse than projected.
  public let better: Double
  public let isOurs: Bool

  public var light: TrackLight {
    let slack = 1e-9
    if value >= q25 - slack, value <= q75 + slack { return .green }
    return value >= q05 - slack && value <= q95 + slack ? .amber : .red
  }
}

/// How one decision goes.
public struct TrackedAction: Sendable, Hashable {
  public enum Standing: Sendable, Hashable {
    /// Nothing is reported: taken to have begun as planned.
    case assumedOnPlan
    /// Not yet its turn.
    case ahead
    case reported(ActionReport.Status)
  }

  public let action: String
  public let unit: String?
  public let owner: String?
  public let standing: Standing
  /// nil: not in the plan.
  public let planned: Period?
  public let start: Period
  /// Periods later than planned, ≤ 0 where on time or early; nil where it was not planned.
  public let delay: Int?
  /// The first period in which its effects may count, where that is settled.
  public let inForceFrom: Period?
}

/// A target's probability before and now, and what moved it.
public struct TargetChange: Sendable {
  public enum Cause: Sendable, Hashable, CaseIterable {
    /// The earlier run made again: other draws, or an edited scenario or past.
    case rerun
    /// Actions as they went instead of as they were taken to go.
    case actions
    /// The time gone by, with no new figure: what is due is settled or taken as met, and what nothing is reported of is
    /// taken to have begun as planned.
    case time
    /// Our own figures.
    case ownData
    /// The others' figures.
    case rivals
  }

  public struct Part: Sendable, Hashable {
    public let cause: Cause
    /// Difference of probabilities.
    public let difference: Double
    /// Its Monte Carlo standard error, both runs taken as independent; 0 where nothing changed.
    public let error: Double

    public init(cause: Cause, difference: Double, error: Double) {
      self.cause = cause
      self.difference = difference
      self.error = error
    }
  }

  public let target: String
  public let before: Proportion
  public let now: TargetOutcome
  /// They add up to now − before.
  public let parts: [Part]
}

/// An earlier run to compare with.
public struct TrackBaseline: Sendable {
  public let dataTo: Period
  /// By target.
  public let probabilities: [String: Proportion]
  public let actions: [ActionReport]

  public init(dataTo: Period, probabilities: [String: Proportion], actions: [ActionReport]) {
    self.dataTo = dataTo
    self.probabilities = probabilities
    self.actions = actions
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// Who answers for indicators and carries out actions; has limited people.
public struct Owner: Sendable, Hashable {
  public let id: String
  public let title: String
  /// People its running actions may use at once; nil: not limited.
  public let staff: Double?

  public init(id: String, title: String, staff: Double?) {
    self.id = id
    self.title = title
    self.staff = staff
  }
}

/// Something that can be done: costs money and people, takes steps, may fail, moves indicators.
public struct Action: Sendable {
  public let id: String
  public let title: String
  public let owner: String?
  /// The units it acts on, in the order of `units.csv`.
  public let units: [String]
  /// true: decided, paid and counted unit by unit; false: one decision for all of `units`.
  public let each: Bool
  /// Money once, at the start (per unit where `each`).
  public let money: Double
  /// People per step while it runs (per unit where `each`).
  public let staff: Double
  public let earliest: Period
  public let latest: Period
  /// Steps it runs.
  public let duration: Int
  /// Steps by which the start slips, rounded when drawn.
  public let slip: Quantity
  /// Probability that it gets done.
  public let success: Double
  /// Probability that the evaluator accepts it.
  public let credit: Double
  public let requires: [String]
  public let excludes: [String]
  public let effects: [Effect]
  public let evidence: Evidence?
  /// By unit: what has already come to pass of it; empty in a scenario as it is loaded.
  public let locks: [String: ActionLock]

  public init(
    id: String, title: String, owner: String?, units: [String], each: Bool, money: Double, staff: Double,
    earliest: Period, latest: Period, duration: Int, slip: Quantity, success: Double, credit: Double,
    requires: [String], excludes: [String], effects: [Effect], evidence: Evidence?,
    locks: [String: ActionLock] = [:]
  ) {
    self.id = id
    self.title = title
    self.owner = owner
    self.units = units
    self.each = each
    self.money = money
    self.staff = staff
    self.earliest = earliest
    self.latest = latest
    self.duration = duration
    self.slip = slip
    self.success = success
    self.credit = credit
    self.requires = requires
    self.excludes = excludes
    self.effects = effects
    self.evidence = evidence
    self.locks = locks
  }
}

/// What has already come to pass of an action for one unit; nil: still left to chance.
public struct ActionLock: Sendable, Hashable {
  /// The first period in which its effects may count (before their delays), where it has begun or is done. What it had
  /// in force at as_of is in the data, and only the rest of it is still to come.
  public let inForceFrom: Period?
  public let success: Double?
  public let credit: Double?

  public init(inForceFrom: Period? = nil, success: Double? = nil, credit: Double? = nil) {
    self.inForceFrom = inForceFrom
    self.success = success
    self.credit = credit
  }
}

/// What an action does to one leaf (or to `total` of a score-only unit).
public struct Effect: Sendable {
  /// How a size moves the leaf; sizes grow with the progress, 0…1.
  public enum Kind: Sendable {
    /// size × progress, in the better direction, raw units.
    case add(Quantity)
    /// Closes the share size × progress of the distance to the frontier.
    case close(Quantity)
    /// Moves to a value, never worse.
    case set(Quantity)
    /// Multiplies the event rate by 1 + (rate − 1)·progress.
    case rate(Quantity)
  }

  /// How progress grows over `ramp` steps: evenly, or slowly at both ends.
  public enum Ramp: String, Sendable, CaseIterable { case linear, s }

  public let indicator: String
  public let kind: Kind
  /// Steps after the action's end until it takes effect.
  public let delay: Int
  /// Steps until it is full, ≥ 1.
  public let ramp: Double
  public let shape: Ramp
  /// Steps in which it halves once full; nil: lasts.
  public let fade: Double?
  /// Added to what all other effects reach inside the range; no scenario can ask for it.
  package let isOnTop: Bool

  public init(indicator: String, kind: Kind, delay: Int, ramp: Double, shape: Ramp, fade: Double?) {
    self.init(
      indicator: indicator, kind: kind, delay: delay, ramp: ramp, shape: shape, fade: fade, isOnTop: false)
  }

  private init(
    indicator: String, kind: Kind, delay: Int, ramp: Double, shape: Ramp, fade: Double?, isOnTop: Bool
  ) {
    self.indicator = indicator
    self.kind = kind
    self.delay = delay
    self.ramp = ramp
    self.shape = shape
    self.fade = fade
    self.isOnTop = isOnTop
  }

  /// A supposed change, in full at once: the size is added, in the better direction, to the level that all other effects
  /// reach, after its clip to the range, so that no `close` shrinks it and no `set` swallows it; then clipped again.
  package static func onTop(of indicator: String, add size: Quantity) -> Effect {
    Effect(
      indicator: indicator, kind: .add(size), delay: 0, ramp: 1, shape: .linear, fade: nil, isOnTop: true)
  }

  public var size: Quantity {
    switch kind {
    case .add(let size), .close(let size), .set(let size), .rate(let size): size
    }
  }

  /// Share of the effect in force `elapsed` = t − t₁ steps after it begins, 0…1.
  ///
  /// clamp((elapsed + 1)/ramp, 0, 1), smoothed to p²(3 − 2p) for `s`; once full, halved every `fade` steps.
  public func progress(elapsed: Int) -> Double {
    let linear = Swift.min(Swift.max((Double(elapsed) + 1) / ramp, 0), 1)
    let grown = shape == .linear ? linear : linear * linear * (3 - 2 * linear)
    guard let fade, grown >= 1 else { return grown }
    let sinceFull = Double(elapsed) - (ramp - 1).rounded(.up)
    return grown * pow(0.5, sinceFull / fade)
  }
}

/// Why an effect has the size it has.
public struct Evidence: Sendable, Hashable {
  public let source: String
  public let note: String?
  public let kind: ProvenanceKind?

  public init(source: String, note: String?, kind: ProvenanceKind?) {
    self.source = source
    self.note = note
    self.kind = kind
  }
}

/// Sizes of these actions are multiplied by `factor` while all of them are in the plan for a unit.
public struct Synergy: Sendable {
  public let actions: [String]
  public let factor: Double

  public init(actions: [String], factor: Double) {
    self.actions = actions
    self.factor = factor
  }
}

/// What may be spent; nil: not limited.
public struct Budget: Sendable, Hashable {
  public var money: Double?
  public var staffPerStep: Double?
  public var actions: Int?
  /// Actions of one owner at once.
  public var perOwner: Int?

  public init(money: Double? = nil, staffPerStep: Double? = nil, actions: Int? = nil, perOwner: Int? = nil) {
    self.money = money
    self.staffPerStep = staffPerStep
    self.actions = actions
    self.perOwner = perOwner
  }
}

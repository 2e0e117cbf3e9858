// SPDX-License-Identifier: GPL-3.0-or-later

/// Which events a target is.
public struct SingleEvents: Sendable {
  /// nil: made of several events.
  public let joint: Int?
  /// [units]: the same for each unit's own event.
  public let units: [Int?]

  public init(joint: Int?, units: [Int?]) {
    self.joint = joint
    self.units = units
  }
}

/// How a target is made from events.
public struct EventTarget: Sendable {
  /// The (joint) event.
  public let joint: EventClause
  /// [units]: each unit's own event, where the target is over several units; else empty.
  public let units: [EventClause]

  public init(joint: EventClause, units: [EventClause]) {
    self.joint = joint
    self.units = units
  }
}

/// An event, or what is made of several.
public indirect enum EventClause: Sendable, Hashable {
  case event(Int)
  case all([EventClause])
  case any([EventClause])
  /// At least so many hold.
  case atLeast(Int, [EventClause])
}

// SPDX-License-Identifier: GPL-3.0-or-later

/// How far each event is from turning, replication by replication: 0 or more where it happens.
///
/// An event is one test of one unit at one step; for ranks and scores the distance is in points of the total, for
/// values in the better direction of the leaf. Where a distance has no meaning it is ±1/2.
public struct EventMargins: Sendable {
  /// [events][64 × words]; lanes that are no replications hold anything.
  public var rows: [[Float]]

  public init(rows: [[Float]]) { self.rows = rows }
}

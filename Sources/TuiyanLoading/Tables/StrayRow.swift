// SPDX-License-Identifier: GPL-3.0-or-later

/// The names of a row that was refused for another cell, so that they are looked up all the same.
public struct StrayRow: Sendable {
  public let unit: Located<String>?
  /// The board of a result, the indicator of a value, or the parent of a unit.
  public let other: Located<String>?
}

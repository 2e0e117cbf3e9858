// SPDX-License-Identifier: GPL-3.0-or-later

/// A plan as the scenario stores it.
public struct StoredPlan: Sendable {
  /// One chosen action.
  public struct Entry: Sendable, Hashable {
    public let action: String
    /// For `each` actions: the unit it is chosen for; nil there means all of the action's units.
    public let unit: String?
    /// nil: the action's earliest start.
    public let start: Period?

    public init(action: String, unit: String? = nil, start: Period? = nil) {
      self.action = action
      self.unit = unit
      self.start = start
    }
  }

  public let id: String
  public let title: String
  public let entries: [Entry]

  public init(id: String, title: String, entries: [Entry]) {
    self.id = id
    self.title = title
    self.entries = entries
  }

  /// The plan that does nothing.
  public static let nothing = StoredPlan(id: "nothing", title: "nothing", entries: [])
}

// SPDX-License-Identifier: GPL-3.0-or-later

/// One way the world may go: changed rules, paces or budgets.
public struct Future: Sendable {
  /// A change of one scheme node's rule, from `Future.from` on.
  public struct RuleChange: Sendable, Hashable {
    /// What of a node changes: its points, the answers of its survey, the ends of its scale.
    public enum Field: String, Sendable, CaseIterable { case points, answers, from, to }
    public let scheme: String
    public let node: String
    public let field: Field
    /// The new number; of no meaning where `anchor` is set.
    public let value: Double
    /// The new end of a `cohort` scale.
    public let anchor: ScoringRule.Anchor?

    public init(
      scheme: String, node: String, field: Field, value: Double, anchor: ScoringRule.Anchor? = nil
    ) {
      self.scheme = scheme
      self.node = node
      self.field = field
      self.value = value
      self.anchor = anchor
    }
  }

  public let id: String
  public let title: String
  /// nil where the scenario gives no probabilities (deep uncertainty).
  public let probability: Double?
  /// First period of the rule changes; nil: from the start.
  public let from: Period?
  public let rules: [RuleChange]
  /// The whole run's dynamics in this future (already merged with the scenario's).
  public let dynamics: Dynamics
  /// The budget in this future (already merged with the scenario's).
  public let budget: Budget

  public init(
    id: String, title: String, probability: Double?, from: Period?, rules: [RuleChange], dynamics: Dynamics,
    budget: Budget
  ) {
    self.id = id
    self.title = title
    self.probability = probability
    self.from = from
    self.rules = rules
    self.dynamics = dynamics
    self.budget = budget
  }
}

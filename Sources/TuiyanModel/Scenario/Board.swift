// SPDX-License-Identifier: GPL-3.0-or-later

/// Who is ranked together, on which scheme, by which rules.
public struct Board: Sendable {
  /// The rank of m units that share the places k … k + m − 1: k, k + m − 1, their mean; or, for `dense`, 1 + the number of
  /// different totals above.
  public enum Ties: String, Sendable, CaseIterable { case min, max, average, dense }
  /// Where the totals of `results.csv` come from.
  public enum Scores: String, Sendable, CaseIterable {
    case published
    /// Only ranks were published, and the totals were made of them: they order units and say nothing else.
    case fromRanks = "from_ranks"
  }

  public let id: String
  public let title: String
  /// Ids of the units ranked, in the order of `units.csv`.
  public let units: [String]
  public let scheme: String
  /// Official periods, for warnings only.
  public let release: [Period]
  public let ties: Ties
  /// Leaves or groups whose points separate equal totals.
  public let tieBreak: [String]
  /// Totals are rounded to so many decimals before ranking.
  public let decimals: Int?
  /// Published totals run up over a course; nil: each stands for itself.
  public let cumulative: RunningTotal?
  public let scores: Scores

  public init(
    id: String, title: String, units: [String], scheme: String, release: [Period], ties: Ties, tieBreak: [String],
    decimals: Int?, cumulative: RunningTotal? = nil, scores: Scores = .published
  ) {
    self.id = id
    self.title = title
    self.units = units
    self.scheme = scheme
    self.release = release
    self.ties = ties
    self.tieBreak = tieBreak
    self.decimals = decimals
    self.cumulative = cumulative
    self.scores = scores
  }
}

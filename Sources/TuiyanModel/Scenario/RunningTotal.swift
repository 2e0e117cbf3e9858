// SPDX-License-Identifier: GPL-3.0-or-later

/// A value that runs up over a course (a calendar year, a season) and begins again: points so far, days so far, a
/// year-to-date mean.
///
/// Courses last one calendar year: they begin at `since` and whole years before and after it. Where a step is a year
/// there is one course, from `since` on.
public struct RunningTotal: Sendable, Hashable {
  /// What stands in the tables at a period.
  public enum Take: String, Sendable, CaseIterable {
    /// The sum of what the periods of the course have brought.
    case sum
    /// Their mean, every step counting alike.
    case mean
  }

  public let take: Take
  /// The first period of the course that `as_of` lies in.
  public let since: Period

  public init(take: Take, since: Period) {
    self.take = take
    self.since = since
  }

  /// Steps of a course; nil: one course without an end.
  public var length: Int? { since.step == .year ? nil : since.step.perYear }

  /// The ordinal at which the course of a period begins; nil where the period belongs to none.
  public func start(of ordinal: Int) -> Int? {
    guard let length else { return ordinal < since.ordinal ? nil : since.ordinal }
    let into = (ordinal - since.ordinal) % length
    return ordinal - (into < 0 ? into + length : into)
  }

  /// Whether two periods lie in one course.
  public func isOneCourse(_ first: Int, _ second: Int) -> Bool {
    start(of: first).map { $0 == start(of: second) } ?? false
  }

  /// The last period of the course that begins at `since`; nil: it has no end.
  public var last: Period? { length.map { since.advanced(by: $0 - 1) } }
}

// SPDX-License-Identifier: GPL-3.0-or-later

/// The length of one simulation step.
public enum Step: String, Sendable, CaseIterable {
  case month, quarter, year

  /// Steps in one calendar year: 12, 4 or 1.
  public var perYear: Int {
    switch self {
    case .month: 12
    case .quarter: 4
    case .year: 1
    }
  }
}

/// One calendar period of a scenario's step, e.g. `2022-03`, `2022-Q1` or `2022`.
///
/// `ordinal` counts steps since year 0, so `later.ordinal - earlier.ordinal` is the number of steps between two periods.
public struct Period: Hashable, Comparable, Sendable, CustomStringConvertible {
  public let step: Step
  public let ordinal: Int

  public init(step: Step, ordinal: Int) {
    self.step = step
    self.ordinal = ordinal
  }

  /// Reads a period as people write it, at the scenario's step or coarser.
  ///
  /// A coarser period stands for its last step: `2021` in a monthly scenario is `2021-12`, `2022-Q1` is `2022-03`.
  /// - Returns: nil where the text is no period, or is finer than `step`. Years run from 1900 to 2999.
  public init?(_ text: String, step: Step) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard let first = parts.first, first.count == 4, let year = Period.digits(first), (1900...2999).contains(year)
    else { return nil }
    switch parts.count {
    case 1:
      self.init(step: step, ordinal: (year + 1) * step.perYear - 1)
    case 2 where parts[1].first == "Q" && parts[1].count == 2 && step != .year:
      guard let quarter = Period.digits(parts[1].dropFirst()), (1...4).contains(quarter) else { return nil }
      let perQuarter = step.perYear / 4
      self.init(step: step, ordinal: year * step.perYear + quarter * perQuarter - 1)
    case 2 where parts[1].count == 2 && step == .month:
      guard let month = Period.digits(parts[1]), (1...12).contains(month) else { return nil }
      self.init(step: step, ordinal: year * 12 + month - 1)
    default:
      return nil
    }
  }

  /// The same, a coarser period standing for its first step: where something begins.
  public static func beginning(_ text: String, step: Step) -> Period? {
    guard let last = Period(text, step: step) else { return nil }
    let coarse = [Step.quarter, .year].first { Period(text, step: $0)?.description == text } ?? step
    return coarse.perYear < step.perYear ? last.advanced(by: 1 - step.perYear / coarse.perYear) : last
  }

  private static func digits(_ text: Substring) -> Int? {
    text.allSatisfy { $0.isASCII && $0.isNumber } ? Int(text) : nil
  }

  /// The period `steps` later (earlier where negative).
  public func advanced(by steps: Int) -> Period { Period(step: step, ordinal: ordinal + steps) }

  public static func < (left: Period, right: Period) -> Bool { left.ordinal < right.ordinal }

  public var year: Int { ordinal / step.perYear }

  public var description: String {
    let within = ordinal % step.perYear + 1
    switch step {
    case .month: return "\(year)-\(within < 10 ? "0" : "")\(within)"
    case .quarter: return "\(year)-Q\(within)"
    case .year: return "\(year)"
    }
  }
}

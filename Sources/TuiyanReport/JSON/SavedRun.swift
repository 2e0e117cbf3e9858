// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TuiyanModel
import TuiyanNumerics
import TuiyanReview

/// What `--since` needs of a result saved with `--format json` by `tuiyan track` or `tuiyan project`.
public struct SavedRun: Decodable, Sendable {
  public enum Fault: Error, Sendable, Hashable {
    /// It is no such result.
    case unreadable
    /// It belongs to another scenario.
    case otherScenario(String)
    /// Its data end before the scenario's as_of, or after the figures that came in.
    case outsideTime(String)
  }

  private struct Target: Decodable, Sendable {
    let id: String
    let probability: Double
  }
  private struct Report: Decodable, Sendable {
    let action: String
    let unit: String?
    let status: String
    let start: String?
    let period: String?
  }

  private let scenario: String
  private let asOf: String
  private let dataTo: String?
  private let replications: Int
  private let targets: [Target]
  private let actionReports: [Report]?

  private enum CodingKeys: String, CodingKey {
    case scenario, replications, targets
    case asOf = "as_of"
    case dataTo = "data_to"
    case actionReports = "action_reports"
  }

  /// - Throws: `Fault.unreadable`.
  public init(json: Data) throws(Fault) {
    do { self = try JSONDecoder().decode(SavedRun.self, from: json) } catch { throw .unreadable }
  }

  /// The run as something to compare with.
  /// - Parameter last: the last period that has come in now.
  /// - Throws: `Fault` where it does not fit the scenario.
  public func baseline(for scenario: Scenario, last: Period) throws(Fault) -> TrackBaseline {
    guard self.scenario == scenario.id else { throw .otherScenario(self.scenario) }
    let text = dataTo ?? asOf
    guard let period = Period(text, step: scenario.step), (1...10_000_000).contains(replications),
      targets.allSatisfy({ (0...1).contains($0.probability) })
    else { throw .unreadable }
    guard period >= scenario.asOf, period <= last else { throw .outsideTime(text) }
    var reports: [ActionReport] = []
    for row in actionReports ?? [] {
      guard let status = ActionReport.Status(rawValue: row.status) else { throw .unreadable }
      reports.append(
        ActionReport(
          action: row.action, unit: row.unit, status: status,
          start: row.start.flatMap { Period($0, step: scenario.step) },
          end: row.period.flatMap { Period($0, step: scenario.step) }))
    }
    let probabilities = targets.map { target in
      (
        target.id,
        Proportion(
          successes: Int((target.probability * Double(replications)).rounded()), trials: replications)
      )
    }
    return TrackBaseline(
      dataTo: period, probabilities: Dictionary(probabilities, uniquingKeysWith: { first, _ in first }),
      actions: reports)
  }
}

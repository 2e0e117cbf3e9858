// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TuiyanModel
import TuiyanPlanning
import TuiyanPlans

/// The plans of a saved `plan --format json`, to begin a search with.
struct WarmStart {
  /// What is wrong with a saved result.
  enum Fault {
    case notJSON
    case otherScenario(String)
    case unknownDecision(String)
    case badPeriod(String)

    var zh: String {
      switch self {
      case .notJSON: "不是 plan --format json 的结果。"
      case .otherScenario(let id): "是情景“\(id)”的结果，不是这个情景的。"
      case .unknownDecision(let name): "里的措施“\(name)”在情景中没有。"
      case .badPeriod(let text): "里的启动时间“\(text)”不在推演期内。"
      }
    }

    var en: String {
      switch self {
      case .notJSON: "is not a result of plan --format json."
      case .otherScenario(let id): "is a result of the scenario '\(id)', not of this one."
      case .unknownDecision(let name): "names '\(name)', which the scenario does not have."
      case .badPeriod(let text): "has the start '\(text)', outside the run."
      }
    }
  }

  private struct Saved: Decodable {
    struct Plan: Decodable { let actions: [Decision] }
    struct Decision: Decodable {
      let action: String
      let unit: String?
      let start: String
    }

    let scenario: String
    let best: Plan
    let ties: [Plan]
  }

  let path: String

  /// The best plan and its ties; the search leaves out those that break a rule.
  /// - Throws: `Failure.file` where the file cannot be read, `Failure.usage` where it does not fit the scenario.
  func plans(in scenario: Scenario) throws -> [PlanVector] {
    guard let data = FileManager.default.contents(atPath: path) else { throw Failure.file(.cannotRead(path)) }
    guard let saved = try? JSONDecoder().decode(Saved.self, from: data) else { throw fault(.notJSON) }
    guard saved.scenario == scenario.id else { throw fault(.otherScenario(saved.scenario)) }
    return try ([saved.best] + saved.ties).map { try vector($0, in: scenario) }
  }

  private func vector(_ plan: Saved.Plan, in scenario: Scenario) throws -> PlanVector {
    let slots = ActionSlot.all(of: scenario)
    var vector = PlanVector.nothing(slots: slots.count)
    for decision in plan.actions {
      guard
        let slot = slots.firstIndex(where: {
          scenario.actions[$0.action].id == decision.action && $0.unit == decision.unit
        })
      else {
        throw fault(.unknownDecision([decision.action, decision.unit].compactMap(\.self).joined(separator: " ")))
      }
      guard let step = scenario.periods.firstIndex(where: { $0.description == decision.start }), step > 0 else {
        throw fault(.badPeriod(decision.start))
      }
      vector.starts[slot] = step
    }
    return vector
  }

  private func fault(_ fault: Fault) -> Failure { .usage(.notAResult(path, fault)) }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import Synchronization
import Testing
import TuiyanModel
import TuiyanPlanning
import TuiyanPlans
import TuiyanSearch
import TuiyanSimulation

@Suite("Stopping early")
struct StoppedStudyTests {
  /// Says stop from the n-th time on that it is asked.
  private final class Patience: Sendable {
    private let left: Mutex<Int>

    init(_ asked: Int) { left = Mutex(asked) }

    var isOver: Bool {
      left.withLock { left in
        left -= 1
        return left < 0
      }
    }
  }

  private let toy = Toy(
    deeds: [
      .init(id: "a", success: 0.8, size: 10), .init(id: "b", success: 0.9, size: 9),
      .init(id: "c", success: 0.7, size: 11), .init(id: "d", success: 0.95, size: 8),
    ], budget: Budget(actions: 2))

  @Test("wherever the explanation is stopped, nothing of it is kept, and the plan's own figures are true")
  func anywhere() {
    let scenario = toy.scenario
    func study(_ patience: Patience) -> PlanStudy {
      PlanStudy(
        scenario, settings: SimulationSettings(replications: 200, seed: 1, threads: 1), robust: .worst,
        searching: PlanSearchSettings(seed: 1), searchJudge: ToyJudge(scenario, replications: 200, seed: 1),
        shouldStop: { patience.isOver })
    }
    let found = study(Patience(.max)).search()
    func outcome(_ patience: Patience) -> PlanOutcome {
      study(patience).outcome(
        of: found, verifiedBy: ToyJudge(scenario, replications: 200, seed: 2),
        first: ToyJudge(scenario, replications: 50, seed: 3), verificationSeed: 2)
    }
    let whole = outcome(Patience(.max))
    #expect(!whole.wasStopped && !whole.contributions.isEmpty && !whole.leftOut.isEmpty)
    var asked = 0
    while asked < 1_000 {
      let outcome = outcome(Patience(asked))
      guard outcome.wasStopped else { break }
      #expect(outcome.contributions.isEmpty && outcome.leftOut.isEmpty && outcome.ties.count == 1, "asked \(asked)")
      #expect("\(outcome.best)" == "\(whole.best)" && "\(outcome.baseline)" == "\(whole.baseline)", "asked \(asked)")
      asked += 1
    }
    // It is asked many times on the way, and left alone it comes to the same end.
    #expect((4..<1_000).contains(asked))
    #expect("\(outcome(Patience(asked)))" == "\(whole)")
  }

  @Test("a stop before anything is judged is answered on few replications, and said so")
  func beforeDrawing() throws {
    let settings = SimulationSettings(replications: 50_000, seed: 1, threads: 1)
    let stopped = try Planner.plan(scenario: toy.scenario, settings: settings, shouldStop: { true })
    #expect(stopped.wasStopped && stopped.contributions.isEmpty)
    #expect(stopped.settings.replications == 20_000 && stopped.verificationReplications == 20_000)
    #expect(stopped.best.objective.count == 20_000)
  }

  @Test("a stop in the search is verified on few replications")
  func duringSearch() throws {
    let settings = SimulationSettings(replications: 30_000, seed: 1, threads: 1)
    // 469 tiles are drawn before the search begins.
    let patience = Patience(470)
    let stopped = try Planner.plan(scenario: toy.scenario, settings: settings, shouldStop: { patience.isOver })
    #expect(stopped.wasStopped && stopped.settings.replications == 30_000)
    #expect(stopped.onSearch.objective.count == 30_000 && stopped.verificationReplications == 20_000)
    #expect(stopped.best.objective.count == 20_000)
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import Testing
import TuiyanLoading
import TuiyanModel

@Suite("A scenario with one thing wrong is refused whole, with every line that is to be said, and no other")
struct BrokenScenarioTests {
  @Test("The good scenario loads without a warning")
  func good() throws {
    #expect(try CorpusFolder().problems() == [])
  }

  @Test("Text that is no YAML, or YAML that is not accepted", arguments: BrokenScenario.text)
  func text(_ broken: BrokenScenario) throws { try expect(broken) }

  @Test("Numbers, words and keys", arguments: BrokenScenario.scalars)
  func scalars(_ broken: BrokenScenario) throws { try expect(broken) }

  @Test("Indicators, rules and boards", arguments: BrokenScenario.schemes)
  func schemes(_ broken: BrokenScenario) throws { try expect(broken) }

  @Test("Actions, synergies and plans", arguments: BrokenScenario.actions)
  func actions(_ broken: BrokenScenario) throws { try expect(broken) }

  @Test("Figures and dynamics", arguments: BrokenScenario.figures)
  func figures(_ broken: BrokenScenario) throws { try expect(broken) }

  @Test("Numbers beyond reason", arguments: BrokenScenario.magnitudes)
  func magnitudes(_ broken: BrokenScenario) throws { try expect(broken) }

  @Test("Targets, futures and periods", arguments: BrokenScenario.targets)
  func targets(_ broken: BrokenScenario) throws { try expect(broken) }

  @Test("Tables", arguments: BrokenScenario.tables)
  func tables(_ broken: BrokenScenario) throws { try expect(broken) }

  @Test("What is well formed and makes no sense", arguments: BrokenScenario.senseless)
  func senseless(_ broken: BrokenScenario) throws { try expect(broken) }

  @Test("Files and folders", arguments: BrokenScenario.files)
  func files(_ broken: BrokenScenario) throws { try expect(broken) }

  @Test(
    "The same is said in English",
    arguments: [
      (
        "horizon: 2022-12", "horizon: 2022-13",
        "scenario.yaml:5:10: '2022-13' does not fit here (expected a period such as 2022-03, 2022-Q1 or 2022)"
      ),
      (
        "points: 60", "points: 55",
        "scenario.yaml:17:17: group 'approval' has 55 points, its children together 60 (online 30 + days 30, the last at scenario.yaml:21:32; expected equal)"
      ),
      (
        "owner: office\n        children", "owner: ofice\n        children",
        "scenario.yaml:18:16: there is no owner 'ofice' (check the id; did you mean 'office'?)"
      ),
      (
        "requires: [data]", "requires: [date]",
        "scenario.yaml:47:16: there is no action 'date' (check the id; did you mean 'data'?)"
      ),
      (
        "pert: [0.1, 0.2, 0.4]", "pert: [0.1, 0.5, 0.4]",
        "scenario.yaml:42:36: mode 0.5 exceeds high 0.4 (expected ascending parameters)"
      ),
      (
        "probability: 0.7", "probability: 0.6",
        "scenario.yaml:56:32: the futures' probabilities sum to 0.9 (the first is at scenario.yaml:55:30; expected 1)"
      ),
    ]
  )
  func english(old: String, new: String, expected: String) throws {
    let broken = BrokenScenario("", old, new, expected)
    #expect(try CorpusFolder(broken.files()).problems(in: .en) == broken.expected)
  }

  private func expect(_ broken: BrokenScenario) throws {
    let problems = try CorpusFolder(broken.files()).problems()
    #expect(problems == broken.expected)
  }
}

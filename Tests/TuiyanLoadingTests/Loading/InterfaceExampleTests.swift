// SPDX-License-Identifier: GPL-3.0-or-later
import ScenarioFixtures
import Testing
import TuiyanLoading
import TuiyanModel

@Suite("The scenario that the format's description shows")
struct InterfaceExampleTests {
  @Test("it loads without a word")
  func loads() throws {
    let folder = try ScenarioFolder(InterfaceExample.files)
    #expect(folder.problems() == [])
    let scenario = try folder.load()
    #expect(scenario.warnings.map { folder.relative($0.line(in: .en)) } == [])
  }

  @Test("its values are those written")
  func values() throws {
    let scenario = try ScenarioFolder(InterfaceExample.files).load()
    #expect(scenario.id == "xiangxi-2022")
    #expect(scenario.title == "湘西州优化营商环境攻坚年")
    #expect(scenario.asOf.description == "2022-03")
    #expect(scenario.periods.count == 10)
    #expect(scenario.seed == 20_220_315)
    #expect(scenario.illustrative)
    #expect(scenario.ours == ["xiangxi", "jishou", "luxi"])
    let others = (4...12).map { "p\($0)" }
    let counties = ["jishou", "luxi", "liuyang"] + (4...11).map { "c\($0)" }
    #expect(scenario.boards.map(\.units) == [["xiangxi", "changsha", "yueyang"] + others, counties])
    #expect(scenario.schemes[0].total == 24)
    #expect(scenario.schemes[0].leaves.map(\.id) == ["online-rate", "days", "satisfaction", "bad-cases"])
    #expect(scenario.schemes[0].leaves.map(\.owner) == ["amr", "amr", nil, nil])
    #expect(scenario.dynamics.base.sigma == Quantity(.constant(.init(0.008, isShare: true))))
    #expect(
      scenario.dynamics.rivals.drift == Quantity(.normal(.init(0.002, isShare: true), .init(0.001, isShare: true))))
    #expect(scenario.actions.map(\.earliest.description) == ["2022-04", "2022-04"])
    #expect(scenario.actions[1].requires == ["data-platform"])
    #expect(scenario.actions[1].effects.map(\.ramp) == [3, 1])
    #expect(scenario.budget == Budget(money: 2600, staffPerStep: 40, actions: 12, perOwner: 3))
    #expect(
      scenario.futures[1].rules
        == [Future.RuleChange(scheme: "province", node: "satisfaction", field: .points, value: 22)])
    #expect(scenario.plans[1].entries.last?.start?.description == "2022-06")
    #expect(scenario.expectations?.hasSuffix("/case/expected.yaml") == true)
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import Testing
import TuiyanModel
import TuiyanReview
import TuiyanSimulation

@Suite("Gaps against figures reckoned by hand")
struct GapAnalystTests {
  private let analysis: GapAnalysis

  init() throws {
    analysis = GapAnalyst(model: try CompiledModel(try TownRace.folder().load())).analysis()
  }

  private func gap(_ unit: String) throws -> UnitGap {
    try #require(analysis.units.first { $0.unit.id == unit })
  }

  private func leaf(_ id: String, of unit: String) throws -> IndicatorGap {
    try #require(gap(unit).indicators.first { $0.id == id })
  }

  private func equal(_ value: Double?, _ truth: Double, _ place: SourceLocation = #_sourceLocation) {
    #expect(value.map { abs($0 - truth) < 1e-9 } == true, "\(String(describing: value))", sourceLocation: place)
  }

  @Test("our units are those of the scenario, on the boards they stand on")
  func units() {
    #expect(analysis.units.map(\.unit.id) == ["t6", "t7"])
    #expect(analysis.units.map(\.board.id) == ["towns", "towns"])
  }

  @Test("score, rank and the points to the next rank")
  func standing() throws {
    let gap = try gap("t6")
    equal(gap.score, 13)
    #expect(gap.rank == 6)
    #expect(gap.count == 7)
    equal(gap.next?.points, 3)
    #expect(gap.next?.unit == "t5")
    #expect(gap.next?.isEstimated == false)
  }

  @Test("distances to a published frontier and mean take the last row")
  func published() throws {
    let online = try leaf("online", of: "t6")
    equal(online.value, 30)
    equal(online.points, 3)
    equal(online.pointsMax, 10)
    equal(online.best?.value, 90)
    equal(online.toBest, 60)
    equal(online.toMean, 25)
    equal(online.gainAtBest, 6)
    equal(online.gainAtMean, 2.5)
    // 13 + 6 = 19 passes t5 (16) and t4 (18).
    #expect(online.rankAtBest == 4)
    #expect(online.best?.source == .reference(Period(step: .month, ordinal: 2022 * 12 + 2), .document))
    #expect(online.owner == "office")
  }

  @Test("without a published row they are the board's own, with what is assumed counted")
  func members() throws {
    let days = try leaf("days", of: "t6")
    equal(days.best?.value, 2)
    equal(days.mean?.value, 64.0 / 7)
    equal(days.toBest, 10)
    equal(days.toMean, 12 - 64.0 / 7)
    // Worst 22, best 2: from half of 20 points to all of them.
    equal(days.gainAtBest, 10)
    #expect(days.best?.source == .members(7, assumed: 2, masked: 0))
    #expect(days.place?.rank == 6)
    equal(days.place?.toNext, 2)
  }

  @Test("what a leaf is worth moves the cohort's own anchors")
  func anchors() throws {
    let days = try leaf("days", of: "t7")
    // With t7 at 2 the worst is t6's 12: totals 28, 23, 18, 12, 8, 3 and 20.
    equal(days.gainAtBest, 20)
    #expect(days.rankAtBest == 3)
  }

  @Test("indicators come by worth, most first")
  func order() throws {
    let worths = try gap("t6").indicators.map(\.worth)
    #expect(try gap("t6").indicators.map(\.id) == ["days", "online", "bad", "praise"])
    #expect(worths == worths.sorted(by: >))
  }

  @Test("leaves that carry points and have none are zero items; penalties are not")
  func zero() throws {
    #expect(try gap("t7").indicators.filter(\.isZero).map(\.id) == ["days", "online", "praise"])
    #expect(try leaf("bad", of: "t7").isZero == false)
    equal(try leaf("praise", of: "t7").pointsMax, 2)
  }

  @Test("points per unit of effort are those of the whole effect at its median")
  func yields() throws {
    let yields = try gap("t6").yields
    // Free of money first; then 3.5 points for 50; then nothing for 10.
    #expect(yields.map(\.action) == ["pledge", "platform", "watch"])
    equal(yields[0].gain, 2)
    #expect(yields[0].perMoney == nil)
    equal(yields[0].perStaffStep, 2)
    equal(yields[1].gain, 3.5)
    equal(yields[1].perMoney, 0.07)
    equal(yields[1].staffSteps, 6)
    equal(yields[1].chance, 0.4)
    equal(yields[2].gain, 0)
    #expect(yields[2].changesRates)
    #expect(try leaf("online", of: "t6").yields == [LeafYield(action: "platform", gain: 3.5)])
    #expect(try gap("t7").yields.isEmpty)
  }

  @Test("the race names the first three and the last three")
  func race() throws {
    let total = try #require(analysis.races.first { $0.indicator == nil })
    #expect(total.top.map(\.unit) == ["t1", "t2", "t3"])
    #expect(total.bottom.map(\.unit) == ["t5", "t6", "t7"])
    #expect(total.bottom.map(\.isOurs) == [false, true, true])
    // All but one are level on bad cases: the one behind them is the bottom.
    let bad = try #require(analysis.races.first { $0.indicator == "bad" })
    #expect(bad.bottom.map(\.unit) == ["t4"])
    #expect(!analysis.races.contains { $0.indicator == "praise" })
  }

  @Test("those to call in are named with every reason, the most to gain first")
  func callIns() throws {
    #expect(analysis.callIns.map { "\($0.unit) \($0.owner ?? "-")" } == ["t7 -", "t6 -", "t7 office", "t6 office"])
    let own = analysis.callIns[1]
    let month = { Period(step: .month, ordinal: 2022 * 12 + $0 - 1) }
    #expect(
      own.reasons == [
        .boardBottom(rank: 6, of: 7), .boardFell(from: 5, to: 6, at: month(3)),
        .bottom(indicator: "days", rank: 6, of: 7), .overdue(indicator: "days", last: month(2), others: month(3)),
      ])
    let office = analysis.callIns[3]
    #expect(office.reasons.first == .bottom(indicator: "online", rank: 6, of: 7))
    #expect(office.reasons.contains(.zero(indicator: "praise")))
    #expect(analysis.callIns[0].reasons.contains(.boardLast(periods: 2)))
  }

  @Test("a unit or a board can be asked for alone")
  func asked() throws {
    let analyst = GapAnalyst(model: try CompiledModel(try TownRace.folder().load()))
    #expect(analyst.analysis(of: ["t4"]).units.map(\.unit.id) == ["t4"])
    #expect(
      analyst.analysis(of: ["t4"]).callIns.contains {
        $0.reasons.contains(.losses(indicator: "bad", count: 1, points: -1))
      })
    #expect(analyst.analysis(of: ["t4"], on: "nowhere").units.isEmpty)
  }
}

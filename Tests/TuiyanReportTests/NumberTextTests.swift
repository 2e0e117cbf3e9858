// SPDX-License-Identifier: GPL-3.0-or-later
import Testing
import TuiyanModel
import TuiyanReport

@Suite("Numbers as text")
struct NumberTextTests {
  @Test(
    "probabilities stop at the digit where their error begins",
    arguments: [
      (0.632, 0.00341, 20_000, "63.2 % ±0.3"), (0.6321, 0.00048, 1_000_000, "63.21 % ±0.05"),
      (0.63, 0.0341, 200, "63 % ±3"),
      (0.5, 0.25, 4, "50 % ±30"), (0.25, 0.0965, 20, "30 % ±10"), (0.00005, 0.00005, 20_000, "0.005 % ±0.005"),
      (0, 0, 20_000, "<0.1 %"), (1, 0, 20_000, ">99.9 %"), (0, 0, 200, "<2 %"), (1, 0, 200, ">98 %"),
      (0, 0, 10_000_000, "<0.1 %"),
      (1, 0, 1, ">0 %"),
    ])
  func probabilities(value: Double, error: Double, trials: Int, expected: String) {
    #expect(NumberText.probability(value, error: error, trials: trials) == expected)
  }

  @Test("intervals share the digits of their probability")
  func intervals() {
    #expect(NumberText.interval(low: 0.62528, high: 0.63865, error: 0.00341) == "62.5–63.9 %")
    #expect(NumberText.interval(low: 0, high: 0.000192, error: 0) == "0–0.02 %")
    #expect(NumberText.interval(low: 0.999808, high: 1, error: 0) == "99.98–100 %")
  }

  @Test("means and differences stop at their error")
  func estimates() {
    #expect(NumberText.mean(71.33812, error: 0.0113) == "71.34")
    #expect(NumberText.mean(71.33812, error: 0.3) == "71.3")
    #expect(NumberText.mean(71.3, error: 0) == "71.30")
    #expect(NumberText.estimate(3.4216, error: 0.0113) == "3.42 ±0.01")
    #expect(NumberText.estimate(4, error: 0) == "4")
    #expect(NumberText.points(0.1234, error: 0.0041) == "+12.3 ±0.4")
    #expect(NumberText.points(-0.1234, error: 0.0041) == "-12.3 ±0.4")
    #expect(NumberText.points(0, error: 0) == "0")
    #expect(NumberText.points(-0.0001, error: 0.01) == "0 ±1")
  }

  @Test("plain numbers are the shortest that read back the same")
  func plain() {
    #expect(NumberText.plain(0.1) == "0.1")
    #expect(NumberText.plain(71) == "71")
    #expect(NumberText.plain(-0.0) == "0")
    #expect(NumberText.plain(1e-7) == "1e-07")
    #expect(NumberText.plain(1.0 / 3) == "0.3333333333333333")
    #expect(NumberText.plain(1e300) == "1e+300")
    #expect(NumberText.plain(.nan) == nil)
    #expect(NumberText.plain(-.infinity) == nil)
  }

  @Test("shares of a distribution are whole percents, and nothing where there is nothing")
  func shares() {
    #expect([0, 0.0004, 0.005, 0.123, 1].map(NumberText.share) == ["", "<1", "1", "12", "100"])
  }

  @Test("periods, money and people read as an office writes them")
  func units() throws {
    let month = try #require(Period("2022-12", step: .month))
    let quarter = try #require(Period("2022-Q1", step: .quarter))
    let year = try #require(Period("2022", step: .year))
    #expect([month, quarter, year].map { NumberText.period($0, .zh) } == ["2022年12月", "2022年第1季度", "2022年"])
    #expect([month, quarter, year].map { NumberText.period($0, .en) } == ["Dec 2022", "Q1 2022", "2022"])
    #expect([month, quarter, year].map { NumberText.shortPeriods([$0], .zh) } == [["12月"], ["1季度"], ["2022年"]])
    #expect([month, quarter, year].map { NumberText.narrowPeriods([$0], .en) } == [["Dec"], ["Q1"], ["2022"]])
    #expect([300, 12.5, 0].map { NumberText.money($0, .zh) } == ["300万元", "12.5万元", "0万元"])
    #expect(
      [300, 12.5, 0].map { NumberText.money($0, .en) } == ["3 million yuan", "0.125 million yuan", "0 million yuan"])
    #expect([6, 1, 2.5].map { NumberText.people($0, .zh) } == ["6人", "1人", "2.5人"])
    #expect([6, 1, 2.5].map { NumberText.people($0, .en) } == ["6 people", "1 person", "2.5 people"])
    #expect([999, 20_000, 1_234_567].map { NumberText.count($0, .en) } == ["999", "20,000", "1,234,567"])
    #expect(NumberText.count(20_000, .zh) == "20000")
    #expect([10, 10.5].map(NumberText.rank) == ["10", "10.5"])
  }

  @Test("periods that stand together are told apart: with their years where they do not lie in one")
  func togetherPeriods() throws {
    let months = try ["2022-11", "2022-12", "2023-01"].map { try #require(Period($0, step: .month)) }
    let quarters = try ["2022-Q1", "2023-Q1", "2009-Q4"].map { try #require(Period($0, step: .quarter)) }
    #expect(NumberText.shortPeriods(months, .zh) == ["2022年11月", "2022年12月", "2023年1月"])
    #expect(NumberText.shortPeriods(months, .en) == ["Nov 2022", "Dec 2022", "Jan 2023"])
    #expect(NumberText.shortPeriods(Array(months[..<2]), .zh) == ["11月", "12月"])
    #expect(NumberText.shortPeriods(quarters, .zh) == ["2022年1季度", "2023年1季度", "2009年4季度"])
    #expect(NumberText.shortPeriods(quarters, .en) == ["Q1 2022", "Q1 2023", "Q4 2009"])
    #expect(NumberText.narrowPeriods(months, .zh) == ["22.11", "22.12", "23.1"])
    #expect(NumberText.narrowPeriods(months, .en) == ["Nov'22", "Dec'22", "Jan'23"])
    #expect(NumberText.narrowPeriods(quarters, .zh) == ["22Q1", "23Q1", "09Q4"])
    #expect(NumberText.narrowPeriods(quarters, .en) == ["Q1'22", "Q1'23", "Q4'09"])
    #expect(NumberText.narrowPeriods(Array(quarters[..<1]), .zh) == ["1季度"])
  }

  @Test("a sparkline rises where things get better")
  func sparkline() {
    #expect(Sparkline.text([1, 2, 3, 8]) == "▁▂▃█")
    #expect(Sparkline.text([12, 11, 8, 5], lowerIsBetter: true) == "▁▂▅█")
    #expect(Sparkline.text([10, 10, 10]) == "▄▄▄")
    #expect(Sparkline.text([]).isEmpty)
  }
}

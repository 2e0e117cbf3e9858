// SPDX-License-Identifier: GPL-3.0-or-later
import Testing
import TuiyanLoading
import TuiyanModel

@Suite("Periods as offices write them are read exactly or not at all")
struct PeriodNotationTests {
  @Test(
    "what names one period is that period",
    arguments: [
      ("2022/3", "2022-03"), ("2022.03", "2022-03"), ("2022.10", "2022-10"), ("2022.2", "2022-02"),
      ("202203", "2022-03"), ("2022年3月", "2022-03"), ("２０２２年０３月份", "2022-03"), ("2022 年 3 月", "2022-03"),
      ("2023年三月", "2023-03"), ("2023年十二月份", "2023-12"), ("2023年元月", "2023-01"), ("2023年十月", "2023-10"),
      ("2022-3-31", "2022-03"), ("2022/2/28", "2022-02"), ("2024年2月29日", "2024-02"),
      ("2022q1", "2022-Q1"), ("2022年第一季度", "2022-Q1"), ("2022年三季度", "2022-Q3"), ("2022年4季度", "2022-Q4"),
      ("2022年", "2022"), ("2022年度", "2022"), ("2022年全年", "2022"),
      ("2024年上半年", "2024-06"), ("2024年下半年", "2024-12"),
    ])
  func one(written: String, meant: String) {
    #expect(PeriodNotation.read(written, step: .month) == .period(meant))
  }

  @Test(
    "what runs from the year's beginning stands at its end",
    arguments: [
      ("2024年1-2月", "2024-02"), ("2024年1—2月", "2024-02"), ("2024年1－11月份", "2024-11"), ("2024年1~6月", "2024-06"),
      ("2024年1月至9月", "2024-09"), ("2024年一至三月", "2024-03"), ("2024年前5个月", "2024-05"), ("2024年前三季度", "2024-Q3"),
      ("2024年1-3季度", "2024-Q3"), ("2024年第一至第三季度", "2024-Q3"),
    ])
  func span(written: String, meant: String) {
    #expect(PeriodNotation.read(written, step: .month) == .period(meant))
  }

  @Test(
    "anything left over makes it no period",
    arguments: [
      "2024年3-5月", "2024年1-13月", "2024年13月", "2024年三", "2024年十三月", "2023-2024", "2022-2-29", "2022年2月30日", "2023年底",
      "约2023年", "2023年3月第2周", "2024H1", "2022年第五季度", "2022年零月", "二〇二三年三月", "2022-03 预计", "203-1", "2022/3-4", "",
    ])
  func none(written: String) {
    #expect(PeriodNotation.read(written, step: .month) == nil)
    #expect(PeriodNotation.suggestion(written, step: .month) == nil)
  }

  @Test("a year and .1 is January or October, and nobody is told which")
  func unclear() {
    #expect(PeriodNotation.read("2023.1", step: .month) == .either("2023-01", "2023-10"))
    #expect(PeriodNotation.suggestion("2023.1", step: .month) == nil)
  }

  @Test("periods finer than the step are not read; halves are quarters where steps are")
  func steps() {
    #expect(PeriodNotation.read("2022年3月", step: .quarter) == nil)
    #expect(PeriodNotation.read("2022年1季度", step: .year) == nil)
    #expect(PeriodNotation.read("2022年上半年", step: .quarter) == .period("2022-Q2"))
    #expect(PeriodNotation.read("2022年上半年", step: .year) == nil)
    #expect(PeriodNotation.read("2022年", step: .year) == .period("2022"))
  }

  @Test("what the format writes itself needs no reading")
  func own() {
    for text in ["2022", "2022-Q1", "2022-03"] { #expect(PeriodNotation.read(text, step: .month) == nil) }
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import Testing
import TuiyanModel

/// Periods that are written coarser than the scenario's step.
@Suite("Periods")
struct PeriodTests {
  @Test(
    "a coarser period ends with its last step and begins with its first",
    arguments: [
      ("2022", Step.month, "2022-01", "2022-12"), ("2022-Q2", .month, "2022-04", "2022-06"),
      ("2022-05", .month, "2022-05", "2022-05"), ("2022", .quarter, "2022-Q1", "2022-Q4"),
      ("2022-Q3", .quarter, "2022-Q3", "2022-Q3"), ("2022", .year, "2022", "2022"),
    ])
  func coarse(text: String, step: Step, first: String, last: String) {
    #expect(Period.beginning(text, step: step)?.description == first)
    #expect(Period(text, step: step)?.description == last)
  }

  @Test("a finer period than the step is none", arguments: ["2022-05", "2022-Q5", "22", "2022-13"])
  func refused(text: String) { #expect(Period.beginning(text, step: .quarter) == nil) }
}

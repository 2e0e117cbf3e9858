// SPDX-License-Identifier: GPL-3.0-or-later
import Testing
import TuiyanReport

@Suite("Step curves in plain characters")
struct StepPlotTests {
  private let plot = StepPlot(
    curves: [
      .init(name: "low", points: [(0, 0), (30, 0.5)]), .init(name: "high", points: [(0, 1)]),
    ], right: 59, top: 1, xText: { "\(Int($0))" }, yText: { "\(Int($0 * 100)) %" })

  @Test("each point holds until the next, heights are to scale, and the axes carry their ends")
  func picture() {
    let lines = plot.lines()
    #expect(lines.count == 16)
    #expect(lines[0] == "100 % |" + String(repeating: "o", count: 60))
    #expect(lines[11] == "  0 % |" + String(repeating: "*", count: 30) + String(repeating: " ", count: 30))
    // Half of the height is between two of the twelve lines; the upper one is taken.
    #expect(lines[5] == "      |" + String(repeating: " ", count: 30) + String(repeating: "*", count: 30))
    #expect(lines[12] == "      +" + String(repeating: "-", count: 60))
    #expect(lines[13] == "       0" + String(repeating: " ", count: 57) + "59")
    #expect(lines.suffix(2) == ["* low", "o high"])
  }
}

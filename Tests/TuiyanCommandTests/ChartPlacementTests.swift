// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@Suite("Labels of pictures keep clear of lines, markers and each other")
struct ChartPlacementTests {
  private func picture(_ scenario: String, _ kind: String, _ flags: [String] = []) throws -> DrawnPicture {
    let run = try CommandRun.of(["chart", scenario, kind, "--replications", "200", "--no-progress"] + flags)
    #expect(run.status == 0, "\(run.error)")
    return try DrawnPicture(run.output)
  }

  private static let quarters: String = {
    var root = URL(fileURLWithPath: #filePath)
    for _ in 0..<3 { root.deleteLastPathComponent() }
    return root.appendingPathComponent("scenarios/yueyang-2022-2024").path
  }()
  private static let red = "#D55E00"

  private func expectClear(_ labels: [DrawnPicture.Label], in picture: DrawnPicture, of lines: [DrawnPicture.Line]) {
    #expect(!labels.isEmpty)
    for (place, label) in labels.enumerated() {
      for line in lines { #expect(!label.isCrossed(by: line), "\(label.text): \(line)") }
      for marker in picture.markers { #expect(!label.covers(marker), "\(label.text): \(marker)") }
      for other in labels[..<place] { #expect(!label.overlaps(other), "\(label.text): \(other.text)") }
      #expect(label.left >= 0 && label.right <= 760, "\(label.text)")
    }
  }

  @Test("in a fan of quarters: periods on the axis, names of targets", arguments: ["zh", "en"])
  func fan(language: String) throws {
    let fan = try picture(Self.quarters, "fan", ["--lang", language])
    let axis = fan.labels.filter { $0.size == 11 && $0.fill == "#666666" }
    #expect(axis.count > 15)
    for (place, label) in axis.enumerated() {
      for other in axis[..<place] { #expect(!label.overlaps(other), "\(label.text) \(other.text)") }
    }
    for year in 2021...2024 { #expect(axis.contains { $0.text.hasPrefix("\(year)") }) }
    let names = fan.labels.filter { $0.fill == Self.red }
    #expect(names.count == 3 && names.allSatisfy { $0.isHaloed })
    expectClear(names, in: fan, of: fan.courses + fan.lines.filter { $0.stroke == Self.red })
  }

  @Test("above the ranks: no target's line runs through a target's name", arguments: ["zh", "en"])
  func ranks(language: String) throws {
    let ranks = try picture(Self.quarters, "ranks", ["--lang", language])
    let names = ranks.labels.filter { $0.fill == Self.red }
    #expect(names.count == 3)
    expectClear(names, in: ranks, of: ranks.lines.filter { $0.stroke == Self.red })
  }

  @Test("in a frontier: values at the ends of the curves")
  func frontier() throws {
    let scratch = try Scratch.withScenario()
    let frontier = try picture(scratch.path("scenario"), "frontier")
    let values = frontier.labels.filter { $0.size == 11 && $0.fill == "#222222" }
    #expect(values.allSatisfy { $0.isHaloed && $0.text.contains("%") })
    let upright = frontier.lines.filter { $0.stroke != "#EFEFEF" }
    expectClear(values, in: frontier, of: frontier.courses + upright)
  }

  @Test("a long name is shortened, its rank, probability and value are not; titles keep their ends")
  func longNames() throws {
    let scratch = try Scratch.withScenario()
    let place = URL(fileURLWithPath: scratch.path("scenario/scenario.yaml"))
    let long = String(repeating: "关于进一步深化“放管服”改革若干措施", count: 5)
    let text = try String(contentsOf: place, encoding: .utf8)
    let changed = text.replacing(/title: ([^"“{}\[\],#\n]+)/) { "title: '\($0.output.1)\(long)'" }
    try Data(changed.utf8).write(to: place)
    let fan = try picture(scratch.path("scenario"), "fan")
    let names = fan.labels.filter { $0.fill == Self.red }
    #expect(!names.isEmpty)
    for name in names { #expect(name.text.contains(/…：前[0-9]+名，[<>]?[0-9.]+ %/), "\(name.text)") }
    #expect(fan.labels.contains { $0.size == 18 && $0.text.contains("…") && $0.text.hasSuffix("的位次走势") })
    let parts = try picture(scratch.path("scenario"), "contributions", ["--plan", "draft"])
    let items = parts.labels.filter { $0.text.contains(/^[0-9]+ .*…/) }
    #expect(!items.isEmpty)
    for item in items { #expect(item.text.contains(/… [+−<>0-9.]+.*$/) && item.right <= 760, "\(item.text)") }
    let slope = try picture(scratch.path("scenario"), "slope")
    for label in slope.labels where label.text.contains("…") && label.size == 12 {
      #expect(label.text.contains(#/… [0-9.]+$|^[0-9.]+ \([0-9.]+–[0-9.]+\) /#), "\(label.text)")
      #expect(label.left >= 0 && label.right <= 760)
    }
  }
}

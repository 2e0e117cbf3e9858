// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing
import TuiyanNumerics

@Suite("Boxes in which an event is frequent")
struct PatientRuleInductionTests {
  private static let count = 4_096

  private func uniforms(_ name: String) -> [Double] {
    var values = Array(repeating: 0.0, count: Self.count)
    values.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      for first in stride(from: 0, to: Self.count, by: 64) {
        StreamKey(seed: 7).child(name).uniforms(from: UInt64(first), count: 1, into: base + first)
      }
    }
    return values
  }

  /// Five uniform inputs; the event has probability 0.9 where the first is below 0.3 and the third above 0.6, else 0.05.
  @Test("a planted box is found: its inputs, its ends and its density")
  func planted() throws {
    let inputs = (0..<5).map { uniforms("input \($0)") }
    let luck = uniforms("luck")
    let event = luck.indices.map { luck[$0] < (inputs[0][$0] < 0.3 && inputs[2][$0] > 0.6 ? 0.9 : 0.05) }
    let boxes = PatientRuleInduction(inputs: inputs, event: event).boxes(1)
    let box = try #require(boxes.first)
    #expect(Set(box.map(\.input)) == [0, 2])
    let first = try #require(box.first { $0.input == 0 })
    let third = try #require(box.first { $0.input == 2 })
    #expect(first.low == nil && third.high == nil)
    // A slice is a twentieth of what is left, so a side s lies up to s/19 outside its end. A second slice too many or too
    // few would be some 25 draws of density 0.9 taken for 0.05, or the other way round: less than one seed in 10⁹.
    #expect(abs((first.high ?? 0) - 0.3) < 2 * 0.3 / 19 && abs((third.low ?? 0) - 0.6) < 2 * 0.4 / 19)
    let inside = event.indices.filter { PatientRuleInduction.holds(box, $0, inputs) }
    let hits = inside.filter { event[$0] }.count
    // With one slice too many on either side, less 4.5 standard errors: 4 in 10⁶ seeds.
    let pure = 0.95 * 0.95
    let density = 0.9 * pure + 0.05 * (1 - pure)
    let error = (0.9 * 0.1 / Double(inside.count)).squareRoot()
    #expect(Double(hits) / Double(inside.count) > density - 4.5 * error)
    // Of all events 0.9·0.12 in 0.9·0.12 + 0.05·0.88 lie in the box, less one slice on one side, less 4.5 errors.
    let events = Double(event.filter(\.self).count)
    let share = 0.95 * 0.108 / 0.152
    #expect(Double(hits) / events > share - 4.5 * (share * (1 - share) / events).squareRoot())
  }

  @Test("a second box is looked for outside the first")
  func twoBoxes() {
    let inputs = (0..<2).map { uniforms("input \($0)") }
    let event = inputs[0].indices.map { inputs[0][$0] < 0.1 || inputs[1][$0] > 0.85 }
    let boxes = PatientRuleInduction(inputs: inputs, event: event).boxes(2)
    #expect(boxes.map { $0.map(\.input) }.flatMap(\.self).sorted() == [0, 1])
  }

  @Test("an input of two values is held to one of them")
  func binary() {
    let done = uniforms("done").map { $0 < 0.7 ? 1.0 : 0 }
    let luck = uniforms("luck")
    let event = luck.indices.map { luck[$0] < (done[$0] == 0 ? 0.95 : 0.1) }
    let boxes = PatientRuleInduction(inputs: [uniforms("noise"), done], event: event).boxes(1)
    #expect(boxes == [[.init(input: 1, high: 0)]])
  }

  @Test("what always or never happens has no box")
  func noBoxes() {
    let input = uniforms("input 0")
    #expect(PatientRuleInduction(inputs: [input], event: input.map { _ in true }).boxes(3).isEmpty)
    #expect(PatientRuleInduction(inputs: [input], event: input.map { _ in false }).boxes(3).isEmpty)
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@Suite("Every number of the Xiangxi brief for leaders")
struct BriefNumberTests {
  @Test("is the JSON's of the same run, or a fact of the scenario; and no altered number passes")
  func numbers() throws {
    let source = try BriefSource.read()
    let complaints = LeaderAudit.complaints(source.text, source)
    #expect(complaints.isEmpty, "\(complaints.joined(separator: "\n"))")
    // Each number in turn with another last digit: every one must be noticed.
    let numbers = source.text.matches(of: /[0-9]+/).map(\.range)
    #expect(numbers.count > 150)
    var passed: [String] = []
    for range in numbers {
      let last = source.text.index(before: range.upperBound)
      let digit = source.text[last].wholeNumberValue ?? 0
      let altered = source.text.replacingCharacters(in: last..<range.upperBound, with: String((digit + 1) % 10))
      if LeaderAudit.complaints(altered, source).isEmpty {
        passed.append("\(source.text[range])\(source.text[range.upperBound...].prefix(20))")
      }
    }
    #expect(passed.isEmpty, "altered and not noticed: \(passed)")
    // Nor does a number that nobody knows, or a sentence left out.
    #expect(!LeaderAudit.complaints(source.text + "\n另需12万元。\n", source).isEmpty)
    let shortened = source.text.replacing("用人高峰", with: "")
    #expect(!LeaderAudit.complaints(shortened, source).isEmpty)
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import Testing
import TuiyanModel

/// A problem and what is said about it.
struct PinnedSentence: Sendable, CustomTestStringConvertible {
  let problem: Problem
  let zh: String
  let en: String

  init(_ problem: Problem, _ zh: String, _ en: String) {
    self.problem = problem
    self.zh = zh
    self.en = en
  }

  var testDescription: String { "\(problem)" }
}

/// A place to name as the other end.
let there = Place(file: "scenario.yaml", line: 4, column: 2)

@Suite("Every problem is said in one sentence, the same every time")
struct WordingTests {
  static let all =
    PinnedSentence.document + PinnedSentence.shape + PinnedSentence.reference + PinnedSentence.scheme
    + PinnedSentence.figure + PinnedSentence.data + PinnedSentence.time + PinnedSentence.plan
    + PinnedSentence.layer + PinnedSentence.target + PinnedSentence.change + PinnedSentence.limit + PinnedSentence.model
    + PinnedSentence.track + PinnedSentence.panel

  @Test("in Chinese and in English", arguments: all)
  func sentence(_ pinned: PinnedSentence) {
    #expect(pinned.problem.sentence(in: .zh) == pinned.zh)
    #expect(pinned.problem.sentence(in: .en) == pinned.en)
  }

  @Test("a line begins with file, line and column")
  func line() {
    let diagnostic = Diagnostic(at: there, .limit(.more(3)))
    #expect(diagnostic.line(in: .en) == "scenario.yaml:4:2: 3 more problems are not listed")
    #expect(diagnostic.line(in: .zh) == "scenario.yaml:4:2: 还有 3 处问题，未一一列出")
  }

  @Test("errors and warnings beyond what can be read are counted, and errors never hide behind warnings")
  func limits() {
    var diagnostics = Diagnostics()
    for line in 1...3_000 { diagnostics.warning(.limit(.more(line)), at: Place(file: "a", line: line)) }
    #expect(!diagnostics.hasErrors)
    for line in 1...3_000 { diagnostics.error(.limit(.more(line)), at: Place(file: "b", line: line)) }
    #expect(diagnostics.hasErrors)
    #expect(diagnostics.count == 6_000)
    let sorted = diagnostics.sorted
    #expect(sorted.count == Diagnostics.errorLimit + Diagnostics.warningLimit + 2)
    #expect(sorted.suffix(2).map(\.problem) == [.limit(.more(1_000)), .limit(.more(2_500))])
    #expect(sorted.suffix(2).map(\.severity) == [.error, .warning])
  }
}

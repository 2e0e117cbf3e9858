// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing
import TuiyanReport

@Suite("JSON")
struct JSONWriterTests {
  @Test("what it cannot say is said in a sentence")
  func sentences() {
    let error = JSONError.notFinite(path: "targets[0].probability")
    #expect(throws: error) { try JSONWriter.text(["targets": .array([["probability": .number(.infinity)]])]) }
    #expect(error.sentence[.zh] == "“targets[0].probability”算出来不是有限的数，写不成 JSON（请查情景里大得或小得出奇的数）。")
    #expect(
      error.sentence[.en]
        == "'targets[0].probability' comes out as no finite number, which JSON cannot hold (look for figures of the scenario that are extremely large or small)."
    )
    let twice = JSONError.duplicateKey(path: "a")
    #expect(twice.sentence[.zh] == "“a”在 JSON 里出现两次，是程序的错误（请报告）。")
    #expect(twice.sentence[.en] == "'a' stands twice in the JSON, which is a fault of the program (please report it).")
  }

  @Test("keeps the order of keys, breaks objects over lines and keeps plain arrays on one")
  func layout() throws {
    let value: JSONValue = [
      "z": .integer(20_000), "a": [:], "p": .numbers([0.1, 1, 1e-9]), "none": .null, "empty": .array([]),
      "rows": .array([["id": .string("湘西州"), "ok": .bool(true)]]),
    ]
    #expect(
      try JSONWriter.text(value) == """
        {
          "z": 20000,
          "a": {},
          "p": [0.1, 1, 1e-09],
          "none": null,
          "empty": [],
          "rows": [
            {
              "id": "湘西州",
              "ok": true
            }
          ]
        }

        """)
  }

  @Test("escapes quotes, backslashes and control characters")
  func escapes() throws {
    #expect(try JSONWriter.text(.string("a\"b\\c\nd\te\u{1}\u{7F}é")) == #""a\"b\\c\nd\te\u0001\u007fé""# + "\n")
  }

  @Test("refuses numbers that are not finite and says where they stand")
  func notFinite() {
    let value: JSONValue = ["targets": .array([["probability": .number(0.5)], ["probability": .number(.nan)]])]
    #expect(throws: JSONError.notFinite(path: "targets[1].probability")) { try JSONWriter.text(value) }
    #expect(throws: JSONError.notFinite(path: "[0]")) { try JSONWriter.text(.numbers([.infinity])) }
  }

  @Test("refuses a key that stands twice in one object")
  func duplicateKey() {
    #expect(throws: JSONError.duplicateKey(path: "a.b")) { try JSONWriter.text(["a": ["b": .null, "b": .null]]) }
  }

  @Test("every number reads back as the same number")
  func roundTrip() throws {
    var state: UInt64 = 20_220_101
    var numbers: [Double] = [0, 1e15, 1e16, 9_007_199_254_740_992, .leastNonzeroMagnitude, 1.7976931348623157e308]
    for _ in 0..<2000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let number = Double(bitPattern: state)
      if number.isFinite { numbers.append(number) }
    }
    let text = try JSONWriter.text(.numbers(numbers))
    let read = try JSONDecoder().decode([Double].self, from: Data(text.utf8))
    #expect(read == numbers)
  }
}

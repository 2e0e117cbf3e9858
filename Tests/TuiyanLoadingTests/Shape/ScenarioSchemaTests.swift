// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import ScenarioFixtures
import Testing
import TuiyanLoading
import TuiyanModel

@Suite("The JSON Schema accepts what the loader accepts as to form (judged by Python's jsonschema)")
struct ScenarioSchemaTests {
  @Test("the schema is JSON, and a schema")
  func isSchema() throws {
    let data = Data(ScenarioSchema.json().utf8)
    let top = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(top["$schema"] as? String == "https://json-schema.org/draft/2020-12/schema")
    #expect((top["$defs"] as? [String: Any])?.keys.contains("variant-scenario") == true)
  }

  @Test("scenarios that load pass, a variant too")
  func good() throws {
    let judge = try SchemaJudge()
    let variant = "tuiyan: 1\nextends: ../base\nremove: [a]\nactions: [{id: one-visit, success: 0.5}]\n"
    let texts = [InterfaceExample.yaml, WholeFormat.yaml, variant]
    #expect(try judge.verdicts(texts) == [true, true, true])
  }

  @Test("whatever stands where a value stood, schema and loader agree on its form", arguments: [0, 1])
  func agree(on index: Int) throws {
    let judge = try SchemaJudge()
    let base = [InterfaceExample.yaml, WholeFormat.yaml][index]
    let mutants = Mutants.of(base, every: index == 0 ? 11 : 9)
    #expect(mutants.count > 200)
    let verdicts = try judge.verdicts(mutants)
    var refused = 0
    for (mutant, verdict) in zip(mutants, verdicts) {
      let problems = try Self.problems(of: mutant)
      if problems.contains(where: isUnread) { continue }
      let forms = problems.filter { if case .shape = $0.problem { true } else { false } }
      refused += forms.isEmpty ? 0 : 1
      guard let verdict else { continue }
      #expect(verdict == forms.isEmpty, "\(forms.map { $0.line(in: .en) }) in: \(Mutants.difference(mutant, base))")
    }
    #expect(refused > 100)
  }

  /// YAML that is refused before its form is looked at; that tables are not there does not matter here.
  private func isUnread(_ diagnostic: Diagnostic) -> Bool {
    guard case .document(let problem) = diagnostic.problem else { return false }
    return switch problem {
    case .noSuchStatedFile, .notAFile, .outsideFolder: false
    default: true
    }
  }

  private static func problems(of yaml: String) throws -> [Diagnostic] {
    let folder = try ScenarioFolder(["scenario.yaml": yaml])
    do throws(DiagnosticList) {
      _ = try folder.load()
      return []
    } catch {
      return error.diagnostics
    }
  }
}

/// Texts in which one value is replaced by another.
enum Mutants {
  static let values = [
    "5", "-1", "0.5", "abc", "\"\"", "\"5\"", "yes", "true", "[1]", "[a]", "{a: 1}", "", "0x2A", "1_000", "010", ".nan",
    "2022", "2022-13", "5%", "\"-5%\"", "\"**.*\"", "8*.*", "{normal: [1, 2]}", "{normal: [1]}", "{}", "[]", "null",
    "../x", "a b", "best", "{discrete: {0: 0.5, 1: 0.5}}", "9223372036854775808", "-x", "[2, 1, 3]", "{at_most: 3}",
    "-1e16", "1e16",
  ]

  /// Every simple value after a colon, replaced in turn by values `step` apart.
  static func of(_ text: String, every step: Int) -> [String] {
    let spots = text.matches(of: /: ([^\s,{}\[\]"#:][^,{}\[\]"#:\n]*)(?=[,}\]\n])/)
    var mutants: [String] = []
    var next = 0
    for spot in spots {
      for _ in 0..<2 {
        var mutant = text
        mutant.replaceSubrange(spot.1.startIndex..<spot.1.endIndex, with: values[next % values.count])
        mutants.append(mutant)
        next += step
      }
    }
    return mutants
  }

  /// The first line that is not the same.
  static func difference(_ mutant: String, _ base: String) -> String {
    let pairs = zip(mutant.split(separator: "\n"), base.split(separator: "\n"))
    return pairs.first { $0.0 != $0.1 }.map { String($0.0) } ?? ""
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import Testing
import TuiyanLoading
import TuiyanModel

@Suite("The template of 'tuiyan init' is a good scenario in both languages")
struct ScenarioTemplateTests {
  private func folder(_ language: Language, id: String = "mine") throws -> CorpusFolder {
    try CorpusFolder(
      Dictionary(uniqueKeysWithValues: ScenarioTemplate.files(id: id, language: language).map { ($0.path, $0.content) })
    )
  }

  @Test("It loads without a warning and says that its figures are invented", arguments: Language.allCases)
  func loads(language: Language) throws {
    let folder = try folder(language)
    #expect(folder.problems() == [])
    let scenario = try folder.load().get()
    #expect(scenario.id == "mine")
    #expect(scenario.illustrative)
    #expect(scenario.provenance.unstated == 0)
    #expect(scenario.provenance.assumed == scenario.provenance.total)
    #expect(scenario.actions.map(\.money).reduce(0, +) > scenario.budget.money ?? .infinity)
  }

  @Test("Numbers, ids and rules are the same in both languages")
  func same() throws {
    /// What is not a comment, a title, a unit of measurement, a note or a source.
    func bones(_ language: Language) -> [String] {
      ScenarioTemplate.files(id: "x", language: language).filter { $0.path == "scenario.yaml" }.flatMap { file in
        file.content.split(separator: "\n").map { line in
          line.prefix { $0 != "#" }
            .replacing(#/(title|unit|source|note): ("[^"]*"|[^,}]*)/#, with: { String($0.1) })
            .trimming(while: \.isWhitespace)
        }
      }
    }
    #expect(bones(.zh) == bones(.en))
  }

  @Test(
    "A folder's name becomes an id",
    arguments: [
      ("六县-2024", "六县-2024"), ("my dir.v2", "my-dir-v2"), ("--", "scenario"), ("", "scenario"), ("2022", "2022"),
      ("null", "null"),
    ])
  func ids(name: String, id: String) throws {
    #expect(ScenarioTemplate.id(from: name) == id)
    #expect(try folder(.zh, id: id).problems() == [])
  }
}

extension StringProtocol {
  fileprivate func trimming(while isDropped: (Character) -> Bool) -> String {
    String(drop(while: isDropped).reversed().drop(while: isDropped).reversed())
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import ScenarioFixtures
import Testing
import TuiyanLoading
import TuiyanModel

@Suite("Every figure is counted once, by where it comes from")
struct ProvenanceTests {
  private static let yaml = """
    tuiyan: 1
    id: small
    as_of: 2022-03
    horizon: 2022-06
    step: month
    seed: 5
    units: units.csv
    history: history.csv
    results: results.csv
    schemes:
      - id: s
        source: document 000
        indicators:
          - {id: a, points: 60, range: [0, 100], score: {linear: {from: 0, to: 100}}}
          - {id: b, points: 40, source: "assumed: no figure is printed", score: {linear: {from: 0, to: 9}}}
    boards: [{id: top, units: {kind: city}, scheme: s}]
    dynamics:
      default: {source: "assumed: steady", sigma: "0.5%", drift: {normal: ["*", 1]}}
      overrides: [{indicator: b, sigma: 1, drift: "0.*"}]
    actions:
      - {id: x, units: [u], duration: 2, cost: {money: 5}, source: "assumed: priced alike", evidence: {source: "004", kind: document},
         effects: [{indicator: a, add: {pert: [1, 2, 3]}}, {indicator: b, add: 1}]}
    budget: {money: 10}

    """

  @Test("the nearest source above speaks, evidence for effects, a mask for itself")
  func counts() throws {
    let folder = try ScenarioFolder([
      "scenario.yaml": Self.yaml.replacing("{normal: [\"*\", 1]}", with: "{normal: [2, 1]}"),
      "units.csv": "id,title,kind,parent,depth\nu,U,city,,indicators\n",
      "history.csv":
        "unit,indicator,period,value,source\nu,a,2022-03,5,document 001\nu,b,2022-03,\"1*.*\",document\nu,b,2022-02,,assumed\n",
      "results.csv": "board,unit,period,score,rank,source\ntop,u,2021,40,1,assumed: last year\n",
    ])
    #expect(folder.problems() == [])
    let count = try folder.load().provenance
    // document: a's points, range, from, to (5); effects 4; history a (1)
    // assumed: b's points, from, to (3); default sigma, mean, sd (3); duration, money (2); score, rank (2)
    // masked: the override's drift, history b; unstated: the override's sigma, the budget
    #expect(count == ProvenanceCount(document: 10, assumed: 10, masked: 2, unstated: 2))
  }

  @Test("the digest is FNV-1a of every byte read, in the order of reading")
  func digest() throws {
    let files = InterfaceExample.files
    let scenario = try ScenarioFolder(files).load()
    var hash: UInt64 = 14_695_981_039_346_656_037
    for name in ["scenario.yaml", "units.csv", "history.csv", "results.csv", "reference.csv"] {
      for byte in files[name, default: ""].utf8 { hash = (hash ^ UInt64(byte)) &* 1_099_511_628_211 }
    }
    let text = String(hash, radix: 16)
    #expect(scenario.digest == String(repeating: "0", count: 16 - text.count) + text)
  }
}

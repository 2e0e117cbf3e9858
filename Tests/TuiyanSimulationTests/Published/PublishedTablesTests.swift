// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing
import TuiyanModel
import TuiyanNumerics
import TuiyanSimulation

@Suite("Published composite indicators are reproduced from their published tables")
struct PublishedTablesTests {
  // MARK: Technology Achievement Index (OECD/JRC Handbook 2008)

  /// The variants that the printed figures reproduce: their weights, and the column of published ranks.
  enum Achievement: String, CaseIterable {
    case equal = "rank_EW"
    case budget = "rank_BAP"
    case withoutPhonesAndPower = "rank_TAI6_excl_tel_elec"
    case geometricOfRaw = "rank_GME_EW"

    var weights: String { self == .budget ? "BAP" : "EW_exact" }
  }

  @Test(
    "Technology Achievement Index: 23 of 23 ranks",
    .enabled(if: SharedTables.has("tai_oecd_handbook")), arguments: Achievement.allCases)
  func technologyAchievement(variant: Achievement) throws {
    let countries = try SharedTables.rows("tai_oecd_handbook/tai_raw_23.csv")
    let weights = try SharedTables.rows("tai_oecd_handbook/tai_weights.csv")
    let published = try SharedTables.rows("tai_oecd_handbook/tai_published_ranks.csv")
    let logarithms = ["TELEPHONES_LOG", "ELECTRICITY_LOG"]
    let leaves = try weights.compactMap { row -> IndicatorNode? in
      let id = try row.text("indicator")
      if variant == .withoutPhonesAndPower, logarithms.contains(id) { return nil }
      return try leaf(id, points: 100 * row.number(variant.weights), score: goalposts(row, variant: variant))
    }
    var fixture = Fixture()
    fixture.scheme([group("tai", variant == .geometricOfRaw ? .geometric : .sum, leaves)])
    for row in countries {
      var values: [String: Double?] = [:]
      for node in leaves { values[node.id] = try row.number(node.id) }
      fixture.unit(try row.text("country"), values)
    }
    let projection = try fixture.project()
    var reproduced = 0
    for row in published {
      let country = try row.text("country")
      if try projection[country, 1].rank.mean == row.number(variant.rawValue) { reproduced += 1 }
    }
    #expect(reproduced == 23)
  }

  /// Goalposts of all 72 countries (of phones and power on the log10 scale); of raw values, a share of 1,000.
  private func goalposts(_ row: [String: String], variant: Achievement) throws -> ScoringRule {
    if variant == .geometricOfRaw { return .linear(from: 0, to: 1_000) }
    let low = try row.number("goalpost_min_72")
    let high = try row.number("goalpost_max_72")
    let isLogarithm = try row.text("indicator").hasSuffix("_LOG")
    return isLogarithm ? .linear(from: log10(low), to: log10(high)) : .linear(from: low, to: high)
  }

  // MARK: ASEM Sustainable Connectivity (COINr v0.6)

  @Test(
    "ASEM connectivity: 51 of 51 ranks and all totals from the treated indicators",
    .enabled(if: SharedTables.has("coinr_asem")), arguments: ["Index", "Conn", "Sust"])
  func connectivity(index: String) throws {
    let folder = "coinr_asem/stages_v06/"
    let indicators = try SharedTables.rows(folder + "IndMeta.csv")
    let countries = try SharedTables.rows(folder + "Treated.csv")
    let totals = try SharedTables.rows(folder + "Aggregated.csv")
    let ranks = try SharedTables.rows(folder + "Results_ranks.csv")
    let subindices = index == "Index" ? ["Conn", "Sust"] : [index]
    var fixture = Fixture()
    fixture.scheme(try subindices.map { try subindex($0, points: 100 / Double(subindices.count), indicators) })
    let ids = fixture.schemes[0].leaves.map(\.id)
    for row in countries {
      var values: [String: Double?] = [:]
      for id in ids { values[id] = try row.number(id) }
      fixture.unit(try row.text("UnitCode"), values)
    }
    let projection = try fixture.project()
    var reproduced = 0
    for (total, rank) in zip(
      try totals.sorted { try $0.text("UnitCode") < $1.text("UnitCode") },
      try ranks.sorted { try $0.text("UnitCode") < $1.text("UnitCode") })
    {
      let code = try total.text("UnitCode")
      #expect(try rank.text("UnitCode") == code)
      expectEqual(projection[code, 1].score.mean, try total.number(index), within: 1e-12, "\(code)")
      if try projection[code, 1].rank.mean == rank.number(index) { reproduced += 1 }
    }
    #expect(reproduced == 51)
  }

  /// A sub-index: pillars of equal weight, each of indicators of equal weight, min–max over the countries.
  private func subindex(_ id: String, points: Double, _ indicators: [[String: String]]) throws -> IndicatorNode {
    let own = try indicators.filter { try $0.text("Agg2") == id }
    let pillars = try own.map { try $0.text("Agg1") }.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    return group(
      id,
      try pillars.map { pillar in
        let members = try own.filter { try $0.text("Agg1") == pillar }
        let share = points / Double(pillars.count * members.count)
        return group(
          pillar,
          try members.map { row in
            leaf(
              try row.text("IndCode"), points: share, better: try row.number("Direction") > 0 ? .higher : .lower,
              score: .cohort(from: .worst, to: .best))
          })
      })
  }

  // MARK: Vietnam Provincial Competitiveness Index

  @Test(
    "Vietnam PCI: the weighted sums and ranks of ten years",
    .enabled(if: SharedTables.has("vietnam_pci")),
    arguments: [2006, 2007, 2008, 2009, 2010, 2012, 2013, 2014, 2015, 2016])
  func competitiveness(year: Int) throws {
    let weights = try SharedTables.rows("vietnam_pci/pci_implied_weights.csv").filter { $0["year"] == "\(year)" }
    let provinces = try SharedTables.rows("vietnam_pci/pci_subindices_2005_2016.csv").filter { $0["year"] == "\(year)" }
    var fixture = Fixture()
    fixture.scheme(
      try weights.map { row in
        leaf(
          try row.text("subindex"), points: 10 * (try row.number("implied_multiplier")),
          score: .linear(from: 0, to: 10))
      })
    for row in provinces {
      var values: [String: Double?] = [:]
      for node in fixture.schemes[0].leaves { values[node.id] = try row.number(node.id) }
      fixture.unit(try row.text("province"), values)
    }
    let projection = try fixture.project()
    var ranks = 0
    for row in provinces {
      let unit = projection[try row.text("province"), 1]
      // The workbooks' own rounding leaves up to 1e-5 (column max_abs_residual_of_year).
      #expect(abs(unit.score.mean - (try row.number("pci_weighted"))) < 2e-5)
      if try unit.rank.mean == row.number("rank_weighted") { ranks += 1 }
    }
    #expect(ranks == provinces.count)
  }
}

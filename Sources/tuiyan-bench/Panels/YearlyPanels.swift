// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TuiyanSimulation
import TuiyanTrends

/// The yearly panels: governance and business indices with a score or rank per unit and year.
struct YearlyPanels {
  let data: DataFolder

  /// PCI 2005–2016, weighted index of 63–64 provinces.
  func pci() throws -> PanelHistory {
    try scores("vietnam_pci/pci_subindices_2005_2016.csv", unit: "province", year: "year", value: "pci_weighted")
  }

  /// PAPI 2011–2024, sum of the dimensions of 63 provinces.
  func papi() throws -> PanelHistory {
    try scores(
      "vietnam_papi/papi_subcriteria_2011_2024.csv", unit: "province", year: "year", value: "papi_total_unweighted")
  }

  /// Doing Business ranks as published; economies by name, since nine of them have no code.
  ///
  /// The column of report year 2013 repeats 2012, rank by rank: nobody moved, and every interval covers.
  /// - Parameters:
  ///   - last: the last report year; 2014 leaves out the change of method of 2015.
  ///   - skipsRepeat: 2013 is a year without figures: nothing is forecast from it or for it, and 2014 is two years after
  ///     2012.
  func doingBusiness(through last: Int, skipsRepeat: Bool = false) throws -> PanelHistory {
    let rows = try data.rows(
      "doing_business/db_published_ranks_dtf_2004_2015.csv",
      columns: ["economy", "report_year", "rank_overall_as_published"])
    var ranks: [String: [Int: Int]] = [:]
    for row in rows {
      if let year = Int(row[1]), let rank = Double(row[2]), year <= last, !skipsRepeat || year != 2013 {
        ranks[row[0], default: [:]][year] = Int(rank)
      }
    }
    let units = ranks.keys.sorted()
    let years = (ranks.values.flatMap(\.keys).min() ?? last)...last
    return PanelHistory(
      units: units, periods: Array(years), ranks: units.map { unit in years.map { ranks[unit]?[$0] } })
  }

  /// The parts of the indices, a panel each: choices were made on those of PCI and Doing Business, and confirmed on
  /// those of PAPI and on the totals.
  func parts() throws -> [(name: String, folder: String, pool: GainPool, panel: PanelHistory)] {
    let pci = ["entry", "land", "transparency", "time", "informal", "proactive", "support", "labor", "legal"].map {
      ("vietnam_pci/pci_subindices_2005_2016.csv", "province", "year", $0)
    }
    let papi = (1...8).map { ("vietnam_papi/papi_subcriteria_2011_2024.csv", "province", "year", "dim_C0\($0)") }
    let topics = [
      "starting", "permits", "electricity", "property", "credit", "investors", "taxes", "trade", "contracts",
      "insolvency",
    ].map { ("doing_business/db_published_ranks_dtf_2004_2015.csv", "economy", "report_year", "dtf_\($0)") }
    return try (pci + papi + topics).map { file, unit, year, value in
      (
        value, String(file.prefix { $0 != "/" }), file.contains("papi") ? .confirmed : .chosen,
        try scores(file, unit: unit, year: year, value: value)
      )
    }
  }

  private func scores(_ file: String, unit: String, year: String, value: String) throws -> PanelHistory {
    var found: [String: [Int: Double]] = [:]
    for row in try data.rows(file, columns: [unit, year, value]) {
      if let year = Int(row[1]), let score = Double(row[2]) { found[row[0], default: [:]][year] = score }
    }
    let counts = found.values.flatMap(\.keys).reduce(into: [Int: Int]()) { $0[$1, default: 0] += 1 }
    let years = counts.filter { $0.value >= 20 }.keys.sorted()
    let units = found.keys.sorted()
    return PanelHistory(
      units: units, periods: years, rows: units.map { unit in years.map { found[unit]?[$0] ?? .nan } })
  }
}

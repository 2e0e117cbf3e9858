// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanText

/// A plain league table over time: one row a unit and period, with a score, a rank, and any leaves beside them.
public struct PanelTable: Sendable {
  /// One unit in one period.
  public struct Row: Sendable {
    public let unit: String
    public let period: Period
    public let score: Double?
    /// 1 for the best.
    public let rank: Int?
    /// [leaves]: values; nil where the cell is empty.
    public let values: [Double?]
    /// Where the unit's name stands.
    let place: Place
    /// Where the score stands; nil where there is no such column.
    let scorePlace: Place?
  }

  /// The columns that mean something of their own, with the headings that are understood.
  enum Column: String, CaseIterable {
    case unit, period, score, rank

    var headings: [String] {
      switch self {
      case .unit: ["unit", "单位", "地区"]
      case .period: ["period", "year", "时期", "年份"]
      case .score: ["score", "得分", "总分"]
      case .rank: ["rank", "位次", "排名"]
      }
    }
  }

  /// The file as its user named it.
  let file: String
  public let step: Step
  /// Headings of the other columns, in order; each is a leaf.
  public let leaves: [String]
  /// Headings of columns that hold texts, not one number: names, codes, remarks. They are left alone.
  public let texts: [String]
  public let rows: [Row]

  /// Units in the order in which they first appear.
  public var units: [String] {
    var seen = Set<String>()
    return rows.map(\.unit).filter { seen.insert($0).inserted }
  }

  public var periods: [Period] {
    Set(rows.map(\.period.ordinal)).sorted().map { Period(step: step, ordinal: $0) }
  }

  /// Reads a panel.
  /// - Parameters:
  ///   - bytes: the file; columns unit, period (a year, quarter or month), score and rank (one of them may be absent), then
  ///     any number of leaves; columns named `note` or `source`, and columns that hold texts alone, are left alone.
  ///   - names: headings that stand for unit, period, score and rank in this file.
  /// - Throws: every problem at once.
  public static func read(
    _ bytes: [UInt8], file: String, encoding: TextEncoding, names: [String: String] = [:]
  ) throws(DiagnosticList) -> PanelTable {
    var diagnostics = Diagnostics()
    guard let table = CSVTable.read(bytes, file: file, encoding: encoding, into: &diagnostics) else {
      throw DiagnosticList(diagnostics.sorted)
    }
    var reader = PanelReader(table: table, file: file, names: names)
    let panel = reader.panel()
    diagnostics.add(reader.diagnostics)
    guard !diagnostics.hasErrors, let panel else { throw DiagnosticList(diagnostics.sorted) }
    return panel
  }
}

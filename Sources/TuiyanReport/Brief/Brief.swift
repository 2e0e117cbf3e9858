// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

/// A leadership brief (专报) as a value: titled sections of sentences, tables and pictures.
///
/// Renderers decide how it looks.
public struct Brief: Sendable {
  /// Whom it is for, which decides how much it says.
  public enum Audience: Sendable, Hashable {
    /// Two pages: the verdict, this month, what could go wrong.
    case leader
    /// Everything.
    case office
    /// Only what concerns one unit, by its id.
    case county(String)
  }

  public struct Section: Sendable {
    /// What a section is about, whatever its title.
    public enum Kind: String, Sendable, CaseIterable {
      case verdict, thisMonth, schedule, targets, gaps, rivals, callIns, risks, practices, trust, manifest
    }

    public let kind: Kind
    /// Without a number in front; also the name of its sheet in a workbook.
    public let title: String
    public let blocks: [Block]

    public init(_ kind: Kind, title: String, blocks: [Block]) {
      self.kind = kind
      self.title = title
      self.blocks = blocks
    }
  }

  public enum Block: Sendable {
    case paragraph(String)
    /// What explains or limits what stands around it, in smaller letters.
    case small(String)
    /// The answer itself, with how good the news is.
    case verdict(String, Report.Tone)
    /// Something a reader must not overlook.
    case notice(String)
    case facts([Report.Fact])
    case list([String])
    case table(BriefTable)
    case schedule(BriefSchedule)
    /// A rank by period: numbers for files that draw their own pictures, a picture for the others.
    case course(BriefCourse, Chart)
    /// A picture of what the tables beside it hold; left out where files hold no pictures.
    case picture(Chart)
  }

  public let title: String
  /// Below the title: for whom, and the date of the data.
  public let subtitle: String
  public let sections: [Section]
  public let language: Language
  /// The last period with data; files carry its date instead of the day they were written.
  public let asOf: Period
  /// To stand on two pages of A4: lines of official documents' size set somewhat closer, notes smaller.
  public let isTwoPages: Bool

  public init(
    title: String, subtitle: String, sections: [Section], language: Language, asOf: Period, isTwoPages: Bool = false
  ) {
    self.title = title
    self.subtitle = subtitle
    self.sections = sections
    self.language = language
    self.asOf = asOf
    self.isTwoPages = isTwoPages
  }

  /// A section's title with its number: `一、总体判断`, `1. The verdict`.
  func heading(_ place: Int) -> String {
    let title = sections[place].title
    switch language {
    case .zh: return "\(Self.numerals[min(place, Self.numerals.count - 1)])、\(title)"
    case .en: return "\(place + 1). \(title)"
    }
  }

  private static let numerals = [
    "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三", "十四", "十五",
  ]
}

/// A table of a brief, with the columns that hold probabilities.
public struct BriefTable: Sendable, Hashable {
  public let table: Table
  /// Columns coloured by how sure we may be, as indices into `table.columns`.
  public let probabilities: [Int]

  public init(_ table: Table, probabilities: [Int] = []) {
    self.table = table
    self.probabilities = probabilities
  }
}

/// Who does what when, as bars over the periods.
public struct BriefSchedule: Sendable, Hashable {
  public struct Row: Sendable, Hashable {
    public let owner: String
    public let action: String
    public let place: String
    /// Running periods, as indices into `periods`.
    public let runs: ClosedRange<Int>

    public init(owner: String, action: String, place: String, runs: ClosedRange<Int>) {
      self.owner = owner
      self.action = action
      self.place = place
      self.runs = runs
    }
  }

  /// Titles of the columns owner, action, place.
  public let heads: [String]
  /// Short names of the periods, as_of + 1 … horizon.
  public let periods: [String]
  public let rows: [Row]

  public init(heads: [String], periods: [String], rows: [Row]) {
    self.heads = heads
    self.periods = periods
    self.rows = rows
  }

  /// As a table with a mark where something runs.
  func table(mark: String = "■") -> Table {
    Table(
      heads.map { .init($0) } + periods.map { .init($0) },
      rows: rows.map { row in
        [.init(row.owner), .init(row.action), .init(row.place)]
          + periods.indices.map { .init(row.runs.contains($0) ? mark : "") }
      })
  }
}

/// A rank period by period, with its 90 % band and the ranks that targets ask for.
public struct BriefCourse: Sendable, Hashable {
  public struct Line: Sendable, Hashable {
    public let name: String
    /// [periods]; nil where the line has nothing to say.
    public let values: [Double?]

    public init(name: String, values: [Double?]) {
      self.name = name
      self.values = values
    }
  }

  public let title: String
  /// Title of the column of periods.
  public let head: String
  /// as_of … horizon.
  public let periods: [String]
  /// The same as short as an axis needs them.
  public let marks: [String]
  /// Lower end, median and upper end of the band.
  public let low: Line
  public let median: Line
  public let high: Line
  /// Ranks asked for, each at the periods its target is about.
  public let goals: [Line]
  /// What a reader must know about the picture.
  public let note: String

  public init(
    title: String, head: String, periods: [String], marks: [String], low: Line, median: Line, high: Line, goals: [Line],
    note: String
  ) {
    self.marks = marks
    self.title = title
    self.head = head
    self.periods = periods
    self.low = low
    self.median = median
    self.high = high
    self.goals = goals
    self.note = note
  }

  /// The lines in the order they are drawn.
  var lines: [Line] { [low, median, high] + goals }

  /// As a table: a row a period.
  func table() -> Table {
    Table(
      [.init(head)] + lines.map { .init($0.name, .trailing) },
      rows: periods.indices.map { place in
        [.init(periods[place])]
          + lines.map { line in line.values[place].map { .init(NumberText.rank($0), number: $0) } ?? .empty }
      })
  }
}

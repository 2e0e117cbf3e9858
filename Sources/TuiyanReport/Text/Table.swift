// SPDX-License-Identifier: GPL-3.0-or-later

/// A table as a value: columns with their alignment, and rows of cells. Renderers decide how it looks.
public struct Table: Sendable, Hashable {
  /// Which side of the column a cell keeps to.
  public enum Alignment: Sendable, Hashable { case leading, trailing }

  /// Who a column is for.
  public enum Audience: Sendable, Hashable {
    case everyone
    /// Readers only: terminal and Markdown.
    case readers
    /// Spreadsheets only: CSV.
    case spreadsheets
  }

  public struct Column: Sendable, Hashable {
    public let title: String
    public let alignment: Alignment
    public let audience: Audience

    public init(_ title: String, _ alignment: Alignment = .leading, for audience: Audience = .everyone) {
      self.title = title
      self.alignment = alignment
      self.audience = audience
    }
  }

  /// What stands in one place of the table.
  public struct Cell: Sendable, Hashable, ExpressibleByStringLiteral {
    /// How people read it.
    public let text: String
    /// The unrounded number behind the text, which CSV prints instead.
    public let number: Double?
    /// The number's standard error; nil: it has none, or none that the draws could show.
    public let error: Double?

    public init(_ text: String, number: Double? = nil, error: Double? = nil) {
      self.text = text
      self.number = number
      self.error = error
    }

    public init(stringLiteral text: String) { self.init(text) }

    /// Nothing to say here.
    public static let empty = Cell("")
  }

  public let columns: [Column]
  /// [rows][columns]; a short row stands for one that ends in empty cells.
  public private(set) var rows: [[Cell]]

  public init(_ columns: [Column], rows: [[Cell]] = []) {
    self.columns = columns
    self.rows = []
    for row in rows { append(row) }
  }

  /// Adds a row; cells beyond the last column are a programming error.
  public mutating func append(_ row: [Cell]) {
    precondition(row.count <= columns.count, "a row has more cells than the table has columns")
    rows.append(row + Array(repeating: .empty, count: columns.count - row.count))
  }

  /// The table reduced to what one kind of audience sees.
  func reduced(to audience: Audience) -> Table {
    let kept = columns.indices.filter { columns[$0].audience == .everyone || columns[$0].audience == audience }
    return Table(kept.map { columns[$0] }, rows: rows.map { row in kept.map { row[$0] } })
  }
}

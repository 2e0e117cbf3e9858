// SPDX-License-Identifier: GPL-3.0-or-later

/// A report as a value: what it says, in order. Renderers decide how it looks.
public struct Report: Sendable, Hashable {
  /// One piece of a report.
  public enum Block: Sendable, Hashable {
    case heading(String)
    case paragraph(String)
    /// The answer itself, with how good the news is.
    case verdict(String, Tone)
    /// Something a reader must not overlook.
    case notice(String)
    /// Labels and what they say, e.g. the head of a report.
    case facts([Fact])
    case list([String])
    case table(Table)
    /// A course in small bars; terminals only.
    case course(label: String, bars: String)
    /// A picture in plain characters, line by line; not for spreadsheets.
    case picture([String])
  }

  public enum Tone: Sendable, Hashable { case good, bad, uncertain }

  public struct Fact: Sendable, Hashable {
    public let label: String
    public let text: String

    public init(_ label: String, _ text: String) {
      self.label = label
      self.text = text
    }
  }

  public let title: String
  public let blocks: [Block]

  public init(title: String, blocks: [Block]) {
    self.title = title
    self.blocks = blocks
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import CXLSXWriter

/// How a cell looks; equal styles share one format of the file.
public struct CellStyle: Hashable, Sendable {
  public enum Alignment: Sendable { case left, centre, right }

  public var isBold = false
  public var isItalic = false
  public var wraps = false
  public var hasBorder = false
  /// Text colour and fill as 0xRRGGBB; nil: the reader's own.
  public var colour: UInt32?
  public var fill: UInt32?
  /// A number format of spreadsheets such as `0.0` or `0%`; `@` keeps what is typed as text.
  public var numberFormat: String?
  public var alignment: Alignment?
  public var fontName: String?
  /// Points; nil: the reader's own.
  public var fontSize: Double?

  public init() {}

  /// A heading of a table: bold on a light fill, wrapped, with a border.
  public static let heading: CellStyle = {
    var style = CellStyle()
    style.isBold = true
    style.wraps = true
    style.hasBorder = true
    style.fill = 0xDD_EB_F7
    return style
  }()

  /// Text that is never taken for a number or a date when somebody types over it.
  public static let text: CellStyle = {
    var style = CellStyle()
    style.numberFormat = "@"
    return style
  }()

  func apply(to format: UnsafeMutablePointer<lxw_format>) {
    if isBold { format_set_bold(format) }
    if isItalic { format_set_italic(format) }
    if wraps { format_set_text_wrap(format) }
    if wraps || hasBorder { format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue)) }
    if hasBorder { format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue)) }
    if let colour { format_set_font_color(format, colour) }
    if let fill { format_set_bg_color(format, fill) }
    if let numberFormat { format_set_num_format(format, numberFormat) }
    if let fontName { format_set_font_name(format, fontName) }
    if let fontSize { format_set_font_size(format, fontSize) }
    switch alignment {
    case .left: format_set_align(format, UInt8(LXW_ALIGN_LEFT.rawValue))
    case .centre: format_set_align(format, UInt8(LXW_ALIGN_CENTER.rawValue))
    case .right: format_set_align(format, UInt8(LXW_ALIGN_RIGHT.rawValue))
    case nil: break
    }
  }
}

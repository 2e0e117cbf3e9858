// SPDX-License-Identifier: GPL-3.0-or-later
import CXLSXWriter
import Foundation

/// Owns one libxlsxwriter workbook under way; ends as the bytes of an `.xlsx` file, or as nothing.
///
/// The same calls give the same bytes: the creation date is fixed and the library stamps every part with 1980-01-01.
public struct WorkbookWriter: ~Copyable {
  /// 2022-01-01T00:00:00Z, the creation date every file bears.
  public static let created: time_t = 1_640_995_200

  private let owned: OwnedWorkbook
  private let file: URL
  private let styles: StyleTable

  /// Begins a workbook.
  /// - Parameters:
  ///   - title: the document's title among its properties.
  ///   - author: who made it.
  /// - Throws: `WorkbookFault` where the library cannot begin.
  public init(title: String, author: String = "tuiyan") throws {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("tuiyan-\(UUID().uuidString).xlsx")
    guard let handle = workbook_new(file.path) else {
      throw WorkbookFault.library(operation: "workbook_new", reason: "out of memory")
    }
    let status = Self.describe(handle, title: title, author: author)
    owned = OwnedWorkbook(handle: handle)
    self.file = file
    styles = StyleTable(workbook: handle)
    properties = status
  }

  /// What the library said of the document's properties; told with the first sheet.
  private let properties: lxw_error

  private static func describe(
    _ handle: UnsafeMutablePointer<lxw_workbook>, title: String, author: String
  ) -> lxw_error {
    var properties = lxw_doc_properties()
    properties.created = created
    return title.withCString { title in
      author.withCString { author in
        properties.title = UnsafeMutablePointer(mutating: title)
        properties.author = UnsafeMutablePointer(mutating: author)
        return workbook_set_properties(handle, &properties)
      }
    }
  }

  /// The library's workbook, for what has no Swift name here; valid as long as this value.
  public var handle: UnsafeMutablePointer<lxw_workbook> { owned.handle }

  /// Adds a sheet and fills it.
  /// - Parameter name: 1…31 characters, none of `[]:*?/\`, new in this book.
  /// - Throws: `WorkbookFault`, or what the body throws.
  public func addSheet<Result>(_ name: String, _ body: (borrowing SheetWriter) throws -> Result) throws -> Result {
    try WorkbookFault.check(properties, "workbook_set_properties")
    try WorkbookFault.check(workbook_validate_sheet_name(handle, name), "workbook_validate_sheet_name \(name)")
    guard let sheet = workbook_add_worksheet(handle, name) else {
      throw WorkbookFault.library(operation: "workbook_add_worksheet \(name)", reason: "refused")
    }
    return try body(SheetWriter(name: name, handle: sheet, styles: styles))
  }

  /// The library's format of a style, made once.
  public func format(_ style: CellStyle) throws -> UnsafeMutablePointer<lxw_format> { try styles.format(style) }

  /// Ends the workbook.
  /// - Returns: the bytes of the file.
  /// - Throws: `WorkbookFault` where the library cannot put it together.
  public consuming func bytes() throws -> [UInt8] {
    let file = file
    defer { try? FileManager.default.removeItem(at: file) }
    let status = owned.close()
    try WorkbookFault.check(status, "workbook_close")
    guard let data = FileManager.default.contents(atPath: file.path) else { throw WorkbookFault.unreadable }
    return [UInt8](data)
  }
}

/// The library's workbook, freed once. (Public because other modules end a writer, and with it this part of it.)
public struct OwnedWorkbook: ~Copyable {
  let handle: UnsafeMutablePointer<lxw_workbook>

  deinit { lxw_workbook_free(handle) }

  /// Writes the file; the library frees the workbook, whatever comes of it.
  consuming func close() -> lxw_error {
    let handle = handle
    discard self
    return workbook_close(handle)
  }
}

extension WorkbookFault {
  /// - Throws: what the library says of anything but success.
  static func check(_ status: lxw_error, _ operation: String) throws {
    guard status != LXW_NO_ERROR else { return }
    let reason = lxw_strerror(status).map { String(cString: $0) } ?? "error \(status.rawValue)"
    throw WorkbookFault.library(operation: operation, reason: reason)
  }
}

/// The formats of one workbook, one for each different style; the workbook owns them.
final class StyleTable {
  private let workbook: UnsafeMutablePointer<lxw_workbook>
  private var formats: [CellStyle: UnsafeMutablePointer<lxw_format>] = [:]

  init(workbook: UnsafeMutablePointer<lxw_workbook>) { self.workbook = workbook }

  func format(_ style: CellStyle) throws -> UnsafeMutablePointer<lxw_format> {
    if let format = formats[style] { return format }
    guard let format = workbook_add_format(workbook) else {
      throw WorkbookFault.library(operation: "workbook_add_format", reason: "out of memory")
    }
    style.apply(to: format)
    formats[style] = format
    return format
  }
}

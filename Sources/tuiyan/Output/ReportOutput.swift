// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanReport

/// Lays a result out in the format asked for and puts it where it was asked for.
struct ReportOutput {
  let format: OutputFormat
  let file: ResultFile

  init(_ options: OutputOptions) {
    format = options.format
    file = ResultFile(path: options.path)
  }

  init(_ options: RunOptions) { self.init(options.layout) }

  init(_ options: SimulationOptions) { self.init(options.layout) }

  /// - Parameters:
  ///   - report: made only for formats that people read.
  ///   - json: made only for JSON.
  /// - Throws: `Failure.file` where it cannot be written, `JSONError` where a number is not finite.
  func write(report: () -> Report, json: () -> JSONValue) throws {
    switch format {
    case .table:
      let isColoured = file.path == nil && Console.outputIsColoured
      try file.write(TerminalRenderer(isColoured: isColoured).text(report()))
    case .markdown: try file.write(MarkdownRenderer().text(report()))
    case .csv:
      // Spreadsheets take a file without the mark for the system's own encoding.
      let mark = file.path == nil ? "" : "\u{FEFF}"
      try file.write(mark + CSVRenderer().text(report()))
    case .json: try file.write(JSONWriter.text(json()))
    }
  }
}

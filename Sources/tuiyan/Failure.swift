// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanPlanning
import TuiyanReport
import TuiyanWorkbook

/// Why a command ends before its work is done, or ends with bad news.
enum Failure: Error {
  /// The command line is wrong.
  case usage(CommandWording)
  /// The scenario is wrong: everything that is, at once.
  case scenario(DiagnosticList)
  /// A workbook to import is wrong: everything that is, at once.
  case book(BookDiagnosticList)
  /// A workbook is asked for wrongly, or cannot be written.
  case workbook(BookWording)
  /// A file cannot be read or written.
  case file(CommandWording)
  /// Files are wrong: everything that is, at once.
  case files([CommandWording])
  /// A promise cannot be kept, under `--require`.
  case promise(CommandWording)

  /// Interrupted, with the best so far printed.
  case interrupted(CommandWording)

  /// A picture, or the failure that says why there is none.
  static func drawing(_ draw: () throws(ChartRefusal) -> Chart) throws -> Chart {
    do throws(ChartRefusal) { return try draw() } catch { throw Failure.usage(.noPicture(error)) }
  }

  /// Work on a scenario, with what goes wrong put as the command line's.
  static func planning<Result>(_ work: () throws -> Result) throws -> Result {
    do { return try work() } catch let list as DiagnosticList {
      throw Failure.scenario(list)
    } catch PlanningError.noTargets {
      throw Failure.usage(.noTargets)
    }
  }

  /// 1 for a broken promise, 2 for everything that was asked wrongly, 3 for an
  /// interruption.
  var status: Int32 {
    switch self {
    case .promise: 1
    case .usage, .scenario, .book, .workbook, .file, .files: 2
    case .interrupted: 3
    }
  }

  /// The lines to print on stderr.
  func lines(in language: Language) -> [String] {
    switch self {
    case .usage(let wording), .file(let wording), .promise(let wording):
      return [CommandWording.error(wording.text(in: language), language)]
    case .files(let list): return list.map { CommandWording.error($0.text(in: language), language) }
    case .interrupted(let wording): return [wording.text(in: language)]
    case .workbook(let wording): return [CommandWording.error(wording.text(in: language), language)]
    case .book(let list):
      let errors = list.diagnostics.filter(\.isError).count
      return list.diagnostics.map { Self.said($0.line(in: language), isError: $0.isError, language) } + [
        BookWording.refused(errors: errors).text(in: language)
      ]
    case .scenario(let list):
      let errors = list.diagnostics.filter { $0.severity == .error }.count
      return list.diagnostics.map { Self.said($0.line(in: language), isError: $0.severity == .error, language) }
        + [CommandWording.refused(errors: errors).text(in: language)]
    }
  }

  /// What is only worth a warning says so among errors.
  private static func said(_ line: String, isError: Bool, _ language: Language) -> String {
    isError ? line : CommandWording.warning(line, language)
  }
}

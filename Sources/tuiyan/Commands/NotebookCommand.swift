// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundation
import TuiyanModel

/// `tuiyan notebook`: Markdown notebooks whose commands are run.
struct NotebookCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "notebook",
    abstract: .both(
      "运行 Markdown 笔记中的 tuiyan 命令，刷新（run）或核对（check）其下的输出。",
      "Run the tuiyan commands of Markdown notebooks, to refresh (run) or verify (check) the output below each."),
    discussion: .both(
      "命令写在 ```console 代码块里，以“$ tuiyan ”开头；在临时文件夹中运行，当前文件夹的内容以链接可见。",
      "Commands stand in ```console blocks and begin with '$ tuiyan '. They run in a temporary folder that links to what the current folder holds."
    ),
    subcommands: [Run.self, Check.self])

  /// Rewrites the outputs.
  struct Run: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: .both("运行命令，把输出写回笔记。", "Run the commands and put their output into the notebook."))
    @OptionGroup var files: NotebookFiles

    func run() throws {
      for (path, fresh) in try files.fresh() {
        if fresh.isChanged { try ResultFile(path: path).write(fresh.text) }
      }
    }
  }

  /// Compares the outputs, byte for byte.
  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: .both(
        "运行命令，逐字节核对输出；不符时以状态 1 退出。",
        "Run the commands and compare their output byte for byte; exit status 1 where it differs."))
    @OptionGroup var files: NotebookFiles

    func run() throws {
      var differing: [String] = []
      for (path, fresh) in try files.fresh() {
        guard fresh.isChanged else { continue }
        differing.append(path)
        Console.error(LineDifference(old: fresh.old, new: fresh.text).text(path: path))
      }
      if !differing.isEmpty { throw Failure.promise(.notebooksDiffer(differing)) }
    }
  }
}

/// The notebooks named on the command line.
struct NotebookFiles: ParsableArguments {
  @Argument(help: .both("Markdown 文件。", "Markdown files.", valueName: "file"), completion: .file(extensions: ["md"]))
  var paths: [String]

  @Option(name: .customLong("lang"), help: .language)
  var language: Language = .zh

  @OptionGroup var progress: ProgressOption

  /// All notebooks, as they are and as they would be with today's outputs.
  /// - Throws: `Failure`, also where none of them has a command: there is nothing to run or to hold them against.
  fileprivate func fresh() throws -> [(path: String, fresh: Fresh)] {
    let line = ProgressLine(isWanted: !progress.isHidden, language: language)
    defer { line.end() }
    let opened = try opened()
    if opened.allSatisfy({ $0.notebook.commands.isEmpty }) { throw Failure.file(.notebooksEmpty(paths)) }
    return try opened.enumerated().map { place, one in
      let text = try text(of: one.notebook) { line.report((Double(place) + $0) / Double(paths.count)) }
      return (path: one.path, fresh: Fresh(old: one.old, text: text))
    }
  }

  /// All notebooks, read.
  /// - Throws: `Failure` with everything that is wrong with any of them.
  private func opened() throws -> [(path: String, old: String, notebook: Notebook)] {
    var opened: [(path: String, old: String, notebook: Notebook)] = []
    var faults: [CommandWording] = []
    for path in paths {
      guard let data = FileManager.default.contents(atPath: path), let old = String(validating: data, as: UTF8.self)
      else {
        faults.append(.notebookUnreadable(path))
        continue
      }
      do throws(Notebook.Flaws) { opened.append((path, old, try Notebook(old))) } catch {
        faults += error.list.map { Self.wording($0, path) }
      }
    }
    guard faults.isEmpty else { throw Failure.files(faults) }
    return opened
  }

  private static func wording(_ flaw: Notebook.Flaw, _ path: String) -> CommandWording {
    switch flaw {
    case .openBlock(let line): .notebookBroken(path, line: line)
    case .foreignCommand(let line): .notebookForeign(path, line: line)
    case .continuedCommand(let line): .notebookContinued(path, line: line)
    case .hiddenBlock(let line): .notebookHidden(path, line: line)
    }
  }

  fileprivate struct Fresh {
    let old: String
    let text: String

    /// Byte for byte.
    var isChanged: Bool { !old.utf8.elementsEqual(text.utf8) }
  }

  /// The notebook's text with what its commands print now.
  /// - Parameter report: told the share of the notebook's commands that are done.
  private func text(of notebook: Notebook, report: (Double) -> Void) throws -> String {
    let run = try NotebookRun()
    defer { run.remove() }
    let commands = notebook.commands
    let outputs = try commands.enumerated().map { place, command in
      report(Double(place) / Double(commands.count))
      let (text, status) = try run.output(of: command)
      return command.shown(of: text, status: status)
    }
    return notebook.text(with: outputs)
  }
}

/// The first place where two texts differ, with the lines around it.
struct LineDifference {
  let old: String
  let new: String

  func text(path: String) -> String {
    let (old, new) = (old.lineFeedLines, new.lineFeedLines)
    let row =
      zip(old, new).enumerated().first { !$1.0.utf8.elementsEqual($1.1.utf8) }?.offset ?? min(old.count, new.count)
    let was = row < old.count ? String(old[row]) : ""
    let now = row < new.count ? String(new[row]) : ""
    return "\(path):\(row + 1):1:\n- \(was)\n+ \(now)\n"
  }
}

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
        if fresh.text != fresh.old { try ResultFile(path: path).write(fresh.text) }
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
        guard fresh.text != fresh.old else { continue }
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
    let all = try paths.enumerated().map { place, path in
      (path: path, fresh: try fresh(path) { line.report((Double(place) + $0) / Double(paths.count)) })
    }
    if !all.isEmpty && all.allSatisfy({ $0.fresh.commands == 0 }) { throw Failure.file(.notebooksEmpty(paths)) }
    return all
  }

  fileprivate struct Fresh {
    let old: String
    let text: String
    let commands: Int
  }

  /// - Parameter report: told the share of the notebook's commands that are done.
  private func fresh(_ path: String, report: (Double) -> Void) throws -> Fresh {
    guard let data = FileManager.default.contents(atPath: path), let old = String(data: data, encoding: .utf8) else {
      throw Failure.file(.notebookUnreadable(path))
    }
    let notebook: Notebook
    do throws(Notebook.Flaw) { notebook = try Notebook(old) } catch {
      switch error {
      case .openBlock(let line): throw Failure.file(.notebookBroken(path, line: line))
      case .foreignCommand(let line): throw Failure.file(.notebookForeign(path, line: line))
      }
    }
    let run = try NotebookRun()
    defer { run.remove() }
    let commands = notebook.commands
    let outputs = try commands.enumerated().map { place, command in
      report(Double(place) / Double(commands.count))
      let (text, status) = try run.output(of: command)
      return command.shown(of: text, status: status)
    }
    return Fresh(old: old, text: notebook.text(with: outputs), commands: outputs.count)
  }
}

/// The first place where two texts differ, with the lines around it.
struct LineDifference {
  let old: String
  let new: String

  func text(path: String) -> String {
    let old = old.split(separator: "\n", omittingEmptySubsequences: false)
    let new = new.split(separator: "\n", omittingEmptySubsequences: false)
    let row = zip(old, new).enumerated().first { $1.0 != $1.1 }?.offset ?? min(old.count, new.count)
    let was = row < old.count ? String(old[row]) : ""
    let now = row < new.count ? String(new[row]) : ""
    return "\(path):\(row + 1):1:\n- \(was)\n+ \(now)\n"
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundation
import TuiyanModel

/// `tuiyan init DIR`: a commented scenario to begin with.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "在新文件夹里建立一个带注释的示例情景。",
    discussion: "文件夹可以不存在或为空；有内容的文件夹不会改动。")

  @Argument(help: .init("要建立的文件夹。", valueName: "dir"), completion: .directory)
  var folder: String

  @Option(name: .customLong("lang"), help: .init("注释所用的语言。", valueName: "lang"))
  var language: Language = .zh

  func run() throws {
    let place = URL(fileURLWithPath: folder).standardizedFileURL
    try checkEmpty(place)
    let draft = place.deletingLastPathComponent()
      .appendingPathComponent(".\(place.lastPathComponent).\(ProcessInfo.processInfo.processIdentifier).tmp")
    do {
      try Interruption.withheld {
        try write(to: draft)
        // In one step, and only onto nothing or an empty folder.
        guard rename(draft.path, place.path) == 0 else { throw Failure.file(.cannotWrite(folder)) }
      }
    } catch {
      try? FileManager.default.removeItem(at: draft)
      throw Failure.file(.cannotWrite(folder))
    }
    Console.output(CommandWording.created(folder).text(in: language) + "\n")
  }

  private func checkEmpty(_ place: URL) throws {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: place.path, isDirectory: &isFolder) else {
      let parent = place.deletingLastPathComponent().path
      guard FileManager.default.fileExists(atPath: parent) else { throw Failure.file(.noFolder(parent)) }
      return
    }
    guard isFolder.boolValue else { throw Failure.usage(.notAFolder(folder)) }
    let contents = try? FileManager.default.contentsOfDirectory(atPath: place.path)
    guard let contents, contents.isEmpty else { throw Failure.usage(.folderNotEmpty(folder)) }
  }

  private func write(to draft: URL) throws {
    try FileManager.default.createDirectory(at: draft, withIntermediateDirectories: false)
    let name = URL(fileURLWithPath: folder).standardizedFileURL.lastPathComponent
    for file in ScenarioTemplate.files(id: ScenarioTemplate.id(from: name), language: language) {
      let target = draft.appendingPathComponent(file.path)
      try FileManager.default.createDirectory(
        at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(file.content.utf8).write(to: target)
    }
  }
}

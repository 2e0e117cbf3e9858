// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import TuiyanLoading
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
    let place = NewFolder(path: folder)
    try place.check()
    try place.write(ScenarioTemplate.files(id: ScenarioTemplate.id(from: place.name), language: language))
    Console.output(CommandWording.created(folder).text(in: language) + "\n")
  }
}

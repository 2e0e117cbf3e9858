// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import TuiyanLoading
import TuiyanModel

/// `tuiyan schema`: the JSON Schema of scenario.yaml, for editors.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: .both("输出 scenario.yaml 的 JSON Schema，供编辑器提示和查错。", "Print the JSON Schema of scenario.yaml, for editors.")
  )

  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: .both("写入文件；默认输出到屏幕。", "Write to a file; by default to stdout.", valueName: "file"),
    completion: .file())
  var output: String?

  @Option(name: .customLong("lang"), help: .language)
  var language: Language = .zh

  @OptionGroup var progress: ProgressOption

  func run() throws {
    let file = ResultFile(path: output)
    try file.check()
    let text = ScenarioSchema.json()
    try file.write(text.hasSuffix("\n") ? text : text + "\n")
  }
}

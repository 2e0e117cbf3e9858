// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundation
import TuiyanModel

// Help is made before the arguments are read, so its language is that of the words on the command line.

extension String {
  /// One of two texts, by the language that the command line asks for.
  static func both(_ zh: String, _ en: String) -> String {
    switch Language.asked(in: CommandLine.arguments) {
    case .zh: zh
    case .en: en
    }
  }
}

extension ArgumentHelp {
  /// What an argument is, by the language that the command line asks for.
  static func both(_ zh: String, _ en: String, valueName: String? = nil) -> ArgumentHelp {
    ArgumentHelp(String.both(zh, en), valueName: valueName)
  }

  static var scenario: ArgumentHelp {
    .both(
      "情景：含 scenario.yaml 的文件夹，或该文件本身。", "The scenario: a folder with scenario.yaml, or that file.",
      valueName: "scenario")
  }

  static var language: ArgumentHelp { .both("语言。", "Language.", valueName: "lang") }

  static var encoding: ArgumentHelp { .both("CSV 表格的编码。", "Encoding of the CSV tables.", valueName: "encoding") }

  static var threads: ArgumentHelp {
    .both(
      "线程数，不影响结果；默认为处理器核数。", "Threads; no result depends on them. By default the processor's cores.", valueName: "N")
  }

  static var plan: ArgumentHelp { .both("情景中某个方案的 id。", "The id of one of the scenario's plans.", valueName: "id") }

  static var robust: ArgumentHelp {
    .both(
      "各前景未给概率时如何择优：worst 最不利、regret 最小遗憾、mean 等权平均。",
      "What to choose by where futures have no probabilities: worst case, least regret, or mean.", valueName: "robust")
  }

  static var warmStart: ArgumentHelp {
    .both(
      "从以前的结果（plan --format json 的输出）继续搜索。", "Go on from an earlier result (of plan --format json).", valueName: "file")
  }

  static var progress: ArgumentHelp { .both("不显示进度。", "Show no progress.") }
}

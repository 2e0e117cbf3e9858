// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundation
import TuiyanModel

/// Where the program begins: arguments in, exit status out.
@main
enum Entry {
  static func main() {
    let listening = Interruption.listen()
    defer { withExtendedLifetime(listening) {} }
    let arguments = Array(CommandLine.arguments.dropFirst())
    let language = Language.asked(in: arguments)
    do {
      if let name = unknownCommand(in: arguments) { throw Failure.usage(.unknownCommand(name)) }
      var command = try TuiyanCommand.parseAsRoot(arguments)
      try command.run()
    } catch {
      exit(ExitReport(error: error, language: language).deliver())
    }
  }

  /// The first argument, where it should be a subcommand and is none.
  private static func unknownCommand(in arguments: [String]) -> String? {
    guard let first = arguments.first, !first.hasPrefix("-"), first != "help" else { return nil }
    return TuiyanCommand.names.contains(first) ? nil : first
  }
}

extension Language {
  /// The language that `--lang` asks for, before the arguments are known to be right.
  static func asked(in arguments: [String]) -> Language {
    for (place, argument) in arguments.enumerated() {
      if argument == "--lang", place + 1 < arguments.count { return Language(rawValue: arguments[place + 1]) ?? .zh }
      if argument.hasPrefix("--lang=") { return Language(rawValue: String(argument.dropFirst(7))) ?? .zh }
    }
    return .zh
  }
}

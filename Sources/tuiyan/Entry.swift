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
      let arguments = parsable(arguments)
      if let name = unknownCommand(in: arguments) { throw Failure.usage(.unknownCommand(name)) }
      var command = try TuiyanCommand.parseAsRoot(arguments)
      try command.run()
    } catch {
      exit(ExitReport(error: error, language: language).deliver())
    }
  }

  /// The arguments as the parser takes them. It knows `--lang` only behind a subcommand; people also put it first, or
  /// beside `help`, where it has been read already.
  private static func parsable(_ arguments: [String]) -> [String] {
    guard let asked = Language.place(in: arguments) else { return arguments }
    var rest = arguments
    rest.removeSubrange(asked)
    guard let first = rest.first, TuiyanCommand.names.contains(first) else { return rest }
    return asked.lowerBound == 0 ? rest + arguments[asked] : arguments
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
    guard let place = place(in: arguments), let last = arguments[place].last else { return .zh }
    return Language(rawValue: last.hasPrefix("--lang=") ? String(last.dropFirst(7)) : last) ?? .zh
  }

  /// Where a known language is asked for: `--lang en` or `--lang=en`.
  fileprivate static func place(in arguments: [String]) -> Range<Int>? {
    for (place, argument) in arguments.enumerated() {
      if argument == "--lang", place + 1 < arguments.count, Language(rawValue: arguments[place + 1]) != nil {
        return place..<place + 2
      }
      if argument.hasPrefix("--lang="), Language(rawValue: String(argument.dropFirst(7))) != nil {
        return place..<place + 1
      }
    }
    return nil
  }
}

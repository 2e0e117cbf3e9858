// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import TuiyanLoading

/// Which option somebody meant who mistyped one: the nearest by the program's own measure, not the parser's.
///
/// The parser names the first of those equally near, `--set` for `--sed`; a letter left out is the likelier slip.
enum OptionHint {
  /// The parser's message, its guess at an unknown option put right.
  static func corrected(_ message: String) -> String {
    guard let found = message.firstMatch(of: /Unknown option '(--[^']+)'(?:\. Did you mean '--[^']+'\?)?/),
      let command = command(in: message)
    else { return message }
    let known = options(in: command.helpMessage(includeHidden: false, columns: 200))
    let wanted = String(found.1)
    let hint = nearest(wanted, among: known).map { ". Did you mean '\($0)'?" } ?? ""
    return message.replacing(found.0, with: "Unknown option '\(wanted)'" + hint)
  }

  /// The command whose usage the message shows.
  private static func command(in message: String) -> (any ParsableCommand.Type)? {
    guard let name = message.firstMatch(of: /Usage: tuiyan ([a-z]+)/).map({ String($0.1) }) else { return nil }
    return TuiyanCommand.configuration.subcommands.first { $0.configuration.commandName == name }
  }

  /// Options as the help lists them.
  private static func options(in help: String) -> [String] {
    var seen: Set<String> = []
    return help.matches(of: /(?m)^ +(?:-[a-z], )?(--[a-z][a-z-]*)/).map { String($0.1) }.filter {
      seen.insert($0).inserted
    }
  }

  /// Of the nearest ones, an option that the text is a part of comes first.
  static func nearest(_ wanted: String, among known: [String]) -> String? {
    guard let first = NearestName.of(wanted, among: known) else { return nil }
    let least = NearestName.distance(wanted, first)
    let near = known.filter { NearestName.distance(wanted, $0) == least }
    return near.first { isPart(wanted, of: $0) } ?? first
  }

  /// All letters of one text stand in the other, in their order.
  private static func isPart(_ text: String, of whole: String) -> Bool {
    var rest = Substring(text)
    for letter in whole where letter == rest.first { rest.removeFirst() }
    return rest.isEmpty
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import TuiyanModel
import TuiyanReport

/// What is printed when a command stops, and the exit status it stops with.
struct ExitReport {
  let error: any Error
  let language: Language

  /// Prints help to stdout and anything wrong to stderr.
  /// - Returns: 0 done (help, version, completion script), 1 promise not kept, 2 bad usage or bad input.
  func deliver() -> Int32 {
    if let failure = error as? Failure {
      for line in failure.lines(in: language) { Console.error(line + "\n") }
      return failure.status
    }
    if let error = error as? JSONError {
      Console.error(error.sentence[language] + "\n")
      return 2
    }
    let code = TuiyanCommand.exitCode(for: error)
    let message = OptionHint.corrected(TuiyanCommand.fullMessage(for: error))
    guard code == .success else {
      if !message.isEmpty { Console.error(ParserWording.localised(message, language) + "\n") }
      return code == .validationFailure ? 2 : code.rawValue == 1 ? 2 : code.rawValue
    }
    if !message.isEmpty { Console.output(ParserWording.localised(message, language) + "\n") }
    return 0
  }
}

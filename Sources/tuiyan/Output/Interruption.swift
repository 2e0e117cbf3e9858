// SPDX-License-Identifier: GPL-3.0-or-later
import Dispatch
import Foundation
import Synchronization
import TuiyanModel

#if canImport(Glibc)
  @preconcurrency import Glibc
#elseif canImport(Musl)
  @preconcurrency import Musl
#elseif canImport(Darwin)
  @preconcurrency import Darwin
#endif

/// Ends the program with status 3 when it is interrupted, leaving no half-written file behind; work that can end early
/// with what it has is asked to first.
enum Interruption {
  /// Whether a result has been put into its place; held while one is being put there.
  private static let isWritten = Mutex(false)

  /// Whether work under way can end early with what it has, and whether it was asked to.
  private static let patience = Mutex((isOffered: false, isAsked: false))

  /// A file under way that an interruption must not leave behind.
  private static let draft = Mutex<String?>(nil)

  /// An interruption removes this file first; nil: none.
  static func discards(_ path: String?) { draft.withLock { $0 = path } }

  /// From here on the first interruption only asks the work to end early; the next one ends the program.
  static func offerPatience() { patience.withLock { $0.isOffered = true } }

  /// The work was asked to end early.
  static var isAsked: Bool { patience.withLock { $0.isAsked } }

  /// Begins to listen for SIGINT and SIGTERM on a thread of their own, for as long as the result is kept.
  static func listen() -> [any DispatchSourceSignal] {
    let queue = DispatchQueue(label: "tuiyan.interruption", qos: .userInteractive)
    return [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler { stop() }
      source.resume()
      return source
    }
  }

  /// Does something short that an interruption must wait for: putting files into their place.
  static func withheld(_ body: () throws -> Void) rethrows {
    try isWritten.withLock { isWritten in
      try body()
      isWritten = true
    }
  }

  private static func stop() {
    let isFirst = patience.withLock { state in
      defer { state.isAsked = true }
      return state.isOffered && !state.isAsked
    }
    if isFirst {
      if Console.errorIsTerminal { Console.error("\r\u{1B}[K") }
      let wording = CommandWording.endingEarly
      return Console.error(wording.text(in: Language.asked(in: CommandLine.arguments)) + "\n")
    }
    isWritten.withLock { isWritten in
      if Console.errorIsTerminal { Console.error("\r\u{1B}[K") }
      let wording = CommandWording.interrupted(isWritten: isWritten)
      Console.error(wording.text(in: Language.asked(in: CommandLine.arguments)) + "\n")
      draft.withLock { if let path = $0 { unlink(path) } }
      _exit(3)
    }
  }
}

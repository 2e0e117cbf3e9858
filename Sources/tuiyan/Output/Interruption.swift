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

/// Ends the program with status 3 when it is interrupted, leaving no half-written file behind.
enum Interruption {
  /// What must go when the program is interrupted: files (or folders) not yet in their place.
  private static let unfinished = Mutex<Set<String>>([])

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

  /// Notes a path that is removed on interruption, until it is released.
  static func guardPath(_ path: String) { _ = unfinished.withLock { $0.insert(path) } }

  static func release(_ path: String) { _ = unfinished.withLock { $0.remove(path) } }

  private static func stop() {
    // The lock stays held, so that no file can come into its place any more.
    unfinished.withLock { paths in
      for path in paths { try? FileManager.default.removeItem(atPath: path) }
      if Console.errorIsTerminal { Console.error("\r\u{1B}[K") }
      Console.error(CommandWording.interrupted.text(in: Language.asked(in: CommandLine.arguments)) + "\n")
      _exit(3)
    }
  }
}

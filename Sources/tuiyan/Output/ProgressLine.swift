// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Synchronization
import TuiyanModel
import TuiyanReport

/// One line on stderr that says how far the work is; it appears after a second and goes when the work is done.
final class ProgressLine: Sendable {
  private struct State {
    var shown: ContinuousClock.Instant?
    var ended = false
  }

  private let language: Language
  private let isOn: Bool
  private let begun = ContinuousClock.now
  private let state = Mutex(State())

  /// - Parameter isWanted: false keeps silent; so does an stderr that is no terminal.
  init(isWanted: Bool, language: Language) {
    self.language = language
    isOn = isWanted && Console.errorIsTerminal
  }

  /// Says that a share of the work, 0…1, is done; callable from any thread, prints at most ten times a second.
  func report(_ share: Double) {
    guard isOn else { return }
    let now = ContinuousClock.now
    guard now - begun > .seconds(1) else { return }
    state.withLock { state in
      guard !state.ended, state.shown.map({ now - $0 > .milliseconds(100) }) ?? true else { return }
      state.shown = now
      let spent = (now - begun) / .seconds(1)
      let left = share > 0.01 ? spent * (1 - share) / share : nil
      Console.error(
        "\r\u{1B}[K" + CommandWording.progress(share: min(max(share, 0), 1), secondsLeft: left).text(in: language))
    }
  }

  /// Removes the line; nothing is printed after it.
  func end() {
    state.withLock { state in
      if state.shown != nil { Console.error("\r\u{1B}[K") }
      state.ended = true
    }
  }
}

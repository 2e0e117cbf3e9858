// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

extension JSONError {
  /// What is said where a result cannot be written.
  public var sentence: Phrase {
    switch self {
    case .notFinite(let path):
      Phrase(
        "“\(path)”算出来不是有限的数，写不成 JSON（请查情景里大得或小得出奇的数）。",
        "'\(path)' comes out as no finite number, which JSON cannot hold (look for figures of the scenario that are extremely large or small)."
      )
    case .duplicateKey(let path):
      Phrase(
        "“\(path)”在 JSON 里出现两次，是程序的错误（请报告）。",
        "'\(path)' stands twice in the JSON, which is a fault of the program (please report it).")
    }
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later

/// What is wrong with the form of `scenario.yaml`.
public enum ShapeProblem: Hashable, Sendable {
  /// What should have stood there.
  public enum Expected: Hashable, Sendable {
    case map, list, text, number, wholeNumber, figure, figureWithShares, numberOrShare, flag, onlyTrue
    case selector, planEntry
    case period, periodOrAsOf, id, file, source, sibling, anchor
    case word([String])
  }

  case expected(Expected, found: String)
  case empty(Expected)
  case quotedNumber(String)
  /// Looks like a number, but is written so that readers disagree about it.
  case oddNumber(String)
  /// yes, no, on, off …
  case oddFlag(String)
  case outOfBounds(String, atLeast: String?, atMost: String?, above: String?, below: String?)
  case notWhole(String)
  case titleTooLong(length: Int, limit: Int)
  /// A character that no document can hold, as U+001B.
  case controlCharacter(String)
  case unknownWord(String, known: [String], nearest: String?)
  case unknownKey(String, in: String, known: [String], nearest: String?)
  case missingKey(String, in: String)
  case noKeys(in: String, known: [String])
  case needsOneOf([String], in: String)
  case onlyOneOf([String], in: String)
  case keyNeeds(String, others: [String])
  case requiredWhen(String, key: String, value: String)
  case forbiddenWhen(String, key: String, value: String)
  case wrongLength(found: Int, atLeast: Int?, atMost: Int?)
  case unknownFamily(String, known: [String], nearest: String?)
  case shareNotAllowed(String)
  case badTableKey(String, path: Bool)
}

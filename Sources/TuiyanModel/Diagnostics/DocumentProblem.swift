// SPDX-License-Identifier: GPL-3.0-or-later

/// What is wrong with a file or with the YAML in it, before anything is understood.
public enum DocumentProblem: Hashable, Sendable {
  /// nearest: a path that exists and that may have been meant.
  case noSuchFile(nearest: String?)
  /// A file of figures given on the command line.
  case noSuchTable(nearest: String?)
  /// A file the scenario names.
  case noSuchStatedFile(String)
  case notAFile
  case unreadable
  case outsideFolder(path: String)
  case yamlTooLarge(bytes: Int, limit: Int)
  case emptyFile
  /// An empty `expected.yaml`.
  case emptyExpectations
  case severalDocuments
  /// libyaml's own words.
  case syntax(String)
  case tag(String)
  case mergeKey
  case aliasKey
  case complexKey
  case unknownAlias(String)
  case tooManyAliases(limit: Int)
  case tooManyNodes(limit: Int)
  case tooDeep(limit: Int)
  case duplicateKey(String, first: Place)
}

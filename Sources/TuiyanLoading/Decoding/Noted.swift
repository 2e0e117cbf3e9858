// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

/// A value with the node it was read from, so that checks can point to its parts.
struct Noted<Value: Sendable>: Sendable {
  let value: Value
  let node: YAMLNode

  /// The place of one key, else of the whole.
  func place(_ key: String) -> Place { node.place(of: key) }
}

/// The scenario's time: everything that is counted in steps needs it.
struct TimeFrame: Sendable {
  let step: Step
  /// nil where it cannot be read.
  let asOf: Period?
  let horizon: Period?

  /// as_of + 1, the first step in which anything can run.
  var firstStart: Period? { asOf?.advanced(by: 1) }

  /// A stand-in where `as_of` or `horizon` cannot be read; the scenario is refused then anyway.
  var anyPeriod: Period { asOf ?? horizon ?? Period(step: step, ordinal: 0) }
}

/// The scenario's units and what can be selected of them.
struct UnitIndex: Sendable {
  let units: [Unit]
  /// false: rows were refused, so an unknown id may be one of those.
  let isComplete: Bool
  private let byID: [String: Unit]
  private let byParent: [String: [String]]
  private let byKind: [String: [String]]
  private let order: [String: Int]

  init(_ units: [Unit], isComplete: Bool) {
    self.units = units
    self.isComplete = isComplete
    byID = Dictionary(units.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    byParent = Dictionary(grouping: units.filter { $0.parent != nil }, by: { $0.parent ?? "" })
      .mapValues { $0.map(\.id) }
    byKind = Dictionary(grouping: units, by: \.kind).mapValues { $0.map(\.id) }
    order = Dictionary(units.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  subscript(id: String) -> Unit? { byID[id] }
  func children(of id: String) -> [String] { byParent[id] ?? [] }
  func kind(_ kind: String) -> [String]? { byKind[kind] }
  var kinds: [String] { byKind.keys.sorted() }
  var ids: [String] { units.map(\.id) }

  /// Ids in the order of `units.csv`, each once.
  func ordered(_ ids: some Sequence<String>) -> [String] {
    Set(ids).sorted { (order[$0] ?? .max, $0) < (order[$1] ?? .max, $1) }
  }
}

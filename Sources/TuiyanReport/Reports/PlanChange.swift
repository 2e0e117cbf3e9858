// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanPlanning

/// How one plan differs from another, in words.
struct PlanChange {
  let names: ScenarioNames
  let language: Language

  /// What is dropped, added and moved; nil where nothing is.
  func text(from old: [Choice], to new: [Choice]) -> String? {
    let same = { (left: Choice, right: Choice) in left.action == right.action && left.unit == right.unit }
    let dropped = old.filter { old in !new.contains { same($0, old) } }.map(name)
    let added = new.filter { new in !old.contains { same($0, new) } }.map(name)
    let moved = new.filter { new in old.contains { same($0, new) && $0.start != new.start } }
    var changes: [String] = []
    if !dropped.isEmpty { changes.append(Phrase.dropped(Grammar.list(dropped, language))[language]) }
    if !added.isEmpty { changes.append(Phrase.added(Grammar.list(added, language))[language]) }
    changes += moved.map { Phrase.moved(name($0), to: $0.start)[language] }
    return changes.isEmpty ? nil : Grammar.statements(changes, language)
  }

  func name(_ choice: Choice) -> String {
    Grammar.named(names.action(choice.action), choice.unit.map(names.unit), language)
  }
}

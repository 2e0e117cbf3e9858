// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanPlanning
import TuiyanSearch
import TuiyanSimulation

/// The notes at the end of a report: broken rules first, then what the model had to supply, then the loader's warnings;
/// last, what was learnt from history.
struct NoteList {
  let names: ScenarioNames
  let language: Language
  /// Names written out before "and n more".
  private let shown = 5

  init(names: ScenarioNames, language: Language) {
    self.names = names
    self.language = language
  }

  func blocks(violations: [PlanViolation], notes: [ModelNote], warnings: [String]) -> [Report.Block] {
    let items =
      violations.map { Phrase.violation($0, names: names)[language] } + unreported(notes) + moved(notes)
      + supplied(notes) + warnings
    let learnt = notes.compactMap { if case .learnt(let estimate) = $0 { estimate } else { nil } }
    return (items.isEmpty ? [] : [.heading(Phrase.notes[language]), .list(items)])
      + EstimateTable(names: names, language: language).blocks(learnt)
  }

  /// One sentence a unit.
  private func unreported(_ notes: [ModelNote]) -> [String] {
    let pairs = notes.compactMap { note -> (String, String)? in
      if case .unreported(let unit, let indicator) = note { (unit, indicator) } else { nil }
    }
    return grouped(pairs).map { unit, indicators in
      Phrase.unreported(unit: names.unit(unit), indicators: indicators.map(name))[language]
    }
  }

  /// One sentence an indicator.
  private func moved(_ notes: [ModelNote]) -> [String] {
    let pairs = notes.compactMap { note -> (String, String)? in
      guard case .levelMoved(let unit, let indicator, let from, let to) = note else { return nil }
      return (
        indicator, "\(names.unit(unit)) \(NumberText.short(from, atMost: 4)) → \(NumberText.short(to, atMost: 4))"
      )
    }
    return grouped(pairs).map { indicator, moves in
      Phrase.levelsMoved(
        indicator: name(indicator), moves: Array(moves.prefix(shown)), more: max(0, moves.count - shown))[language]
    }
  }

  private func supplied(_ notes: [ModelNote]) -> [String] {
    notes.compactMap { note in
      switch note {
      case .assumedPlain(let indicator, let keys, let units):
        Phrase.assumedPlain(indicator: name(indicator), keys: keys, units: units)[language]
      case .fellBack(let board, let origins):
        Phrase.fellBack(board: names.board(board), origins: origins)[language]
      case .orderAtMedians(let board, let units):
        Phrase.orderAtMedians(
          board: names.board(board), units: units.prefix(shown).map(names.unit), more: max(0, units.count - shown))[
            language]
      case .summed(let sums): Phrase.summed(sums)[language]
      case .unreported, .levelMoved, .learnt: nil
      }
    }
  }

  private func name(_ indicator: String) -> String {
    indicator == "total" ? Phrase.total[language] : names.indicator(indicator)
  }

  /// Pairs gathered by their first part, in the order in which it first appears.
  private func grouped(_ pairs: [(String, String)]) -> [(String, [String])] {
    var order: [String] = []
    var groups: [String: [String]] = [:]
    for (key, value) in pairs {
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append(value)
    }
    return order.map { ($0, groups[$0] ?? []) }
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

/// What actions need, directly and through what they need.
struct RequirementChains {
  struct Clash {
    let one: String
    let other: String
  }

  private let byID: [String: Action]
  /// The earliest start at which everything required can have ended.
  private var starts: [String: Period] = [:]

  /// - Parameter asOf: nil where it cannot be read; nothing is said of periods then.
  init(_ actions: [Action], asOf: Period?) {
    byID = Dictionary(actions.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    guard asOf != nil else { return }
    var open: Set<String> = []
    for action in actions { _ = settle(action.id, &open) }
  }

  /// max(earliest, the earliest ends of what it requires); requirements that lead back to themselves are left out.
  private mutating func settle(_ id: String, _ open: inout Set<String>) -> Period? {
    if let known = starts[id] { return known }
    guard let action = byID[id], open.insert(id).inserted else { return nil }
    var start = action.earliest
    for required in action.requires {
      guard let began = settle(required, &open), let needed = byID[required] else { continue }
      start = max(start, began.advanced(by: needed.duration))
    }
    open.remove(id)
    starts[id] = start
    return start
  }

  func earliestStart(of id: String) -> Period? { starts[id] }

  /// The first step in which what requires it can start.
  func earliestEnd(of id: String) -> Period? {
    guard let start = starts[id], let action = byID[id] else { return nil }
    return start.advanced(by: action.duration)
  }

  /// Everything an action needs, without itself.
  func needed(by id: String) -> Set<String> {
    var found: Set<String> = []
    var open = byID[id]?.requires ?? []
    while let next = open.popLast() {
      if next != id, found.insert(next).inserted { open += byID[next]?.requires ?? [] }
    }
    return found
  }

  /// Whether it, or anything it needs, needs itself; another line says so.
  func isCircular(_ id: String) -> Bool {
    needed(by: id).union([id]).contains { one in
      needed(by: one).contains { byID[$0]?.requires.contains(one) == true }
    }
  }

  /// Two that exclude each other among an action and all it needs, whichever unit it is decided for; nil: none.
  func clash(of action: Action) -> Clash? {
    guard !action.requires.isEmpty, needed(by: action.id).union([action.id]).contains(where: hasExclusions) else {
      return nil
    }
    guard action.each else { return clash(of: action, at: Set(action.units)) }
    var first: Clash?
    for unit in action.units {
      guard let found = clash(of: action, at: [unit]) else { return nil }
      first = first ?? found
    }
    return first
  }

  private func hasExclusions(_ id: String) -> Bool { byID[id]?.excludes.isEmpty == false }

  /// - Parameter units: those the action is decided for.
  private func clash(of action: Action, at units: Set<String>) -> Clash? {
    var certain: [(action: Action, units: Set<String>)] = []
    var seen: Set<String> = []
    var open = [(action.id, units)]
    while let (id, units) = open.popLast() {
      guard let next = byID[id], seen.insert(id).inserted else { continue }
      for other in certain where next.excludes.contains(other.action.id) && !units.isDisjoint(with: other.units) {
        return Clash(one: other.action.id, other: id)
      }
      certain.append((next, units))
      for required in next.requires.reversed() { open.append((required, certainUnits(of: required, for: units))) }
    }
    return nil
  }

  /// The units for which a required action is surely in the plan: those it shares; where it shares none, any will do.
  private func certainUnits(of id: String, for units: Set<String>) -> Set<String> {
    guard let action = byID[id] else { return [] }
    if !action.each || action.units.count == 1 { return Set(action.units) }
    return units.intersection(action.units)
  }
}

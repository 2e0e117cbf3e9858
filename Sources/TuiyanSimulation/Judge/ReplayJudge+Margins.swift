// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics
import TuiyanPlans

extension ReplayJudge: MarginJudge {
  public func margins(of plans: [PlanVector]) -> [EventMargins] {
    stride(from: 0, to: plans.count, by: Self.batch).flatMap {
      replayMargins(Array(plans[$0..<min($0 + Self.batch, plans.count)]))
    }
  }

  public func exactMargins(of plan: PlanVector) -> [[Double]] {
    _ = record(of: plan)
    let rows = MarginRows<Double>([sheet.atoms.count], words: schedule.tiles.count)
    let reader = MarginReader(model: model, sheet: sheet, asked: asked)
    let store = store
    ParallelTiles.run(tiles: schedule.tiles.count, threads: workerCount) { _, place in
      let tile = store[place]
      for event in reader.sheet.atoms.indices {
        reader.read(event, tile, into: rows.row(event, word: tile.tile.word))
      }
    }
    return sheet.atoms.indices.map { rows.values($0) }
  }

  public var singleEvents: [SingleEvents]? {
    sheet.lines.map { SingleEvents(joint: $0.joint.singleEvent, units: $0.units.map(\.singleEvent)) }
  }

  public var eventSteps: [Int] { sheet.atoms.map { draws.steps[$0.kept] } }

  public var eventTargets: [EventTarget] {
    sheet.lines.map { EventTarget(joint: $0.joint.clause, units: $0.units.map(\.clause)) }
  }

  public func record(events: [[UInt64]]) -> TargetRecord {
    let valid = layout.valid
    func row(_ expression: TargetExpression) -> [UInt64] {
      var bits = expression.row(events, words: valid.count)
      for word in valid.indices { bits[word] &= valid[word] }
      return bits
    }
    return TargetRecord(
      targets: sheet.lines.map { TargetRecord.Hits(joint: row($0.joint), units: $0.units.map(row)) })
  }
}

extension TargetExpression {
  /// The one atom it stands for.
  fileprivate var singleEvent: Int? {
    switch self {
    case .atom(let index): index
    case .all(let members), .any(let members): members.count == 1 ? members[0].singleEvent : nil
    case .never, .atLeast: nil
    }
  }

  /// The same in other words, groups of one undone.
  fileprivate var clause: EventClause {
    switch self {
    case .never: .any([])
    case .atom(let index): .event(index)
    case .all(let members): members.count == 1 ? members[0].clause : .all(members.map(\.clause))
    case .any(let members): members.count == 1 ? members[0].clause : .any(members.map(\.clause))
    case .atLeast(let n, let members): .atLeast(n, members.map(\.clause))
    }
  }

  /// All words at once.
  fileprivate func row(_ events: [[UInt64]], words: Int) -> [UInt64] {
    switch self {
    case .never: return Array(repeating: 0, count: words)
    case .atom(let index): return events[index]
    case .all(let members):
      guard let first = members.first else { return Array(repeating: .max, count: words) }
      return members.dropFirst().reduce(into: first.row(events, words: words)) { result, member in
        let next = member.row(events, words: words)
        for word in result.indices { result[word] &= next[word] }
      }
    case .any(let members):
      return members.reduce(into: Array(repeating: 0, count: words)) { result, member in
        let next = member.row(events, words: words)
        for word in result.indices { result[word] |= next[word] }
      }
    case .atLeast:
      return (0..<words).map { word in bits(events.map { $0[word] }) }
    }
  }
}

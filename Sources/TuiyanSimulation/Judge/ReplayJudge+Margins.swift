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
    var rows = Array(repeating: Array(repeating: UInt64(0), count: valid.count), count: sheet.rows.count)
    var atoms = Array(repeating: UInt64(0), count: events.count)
    for word in valid.indices {
      for event in events.indices { atoms[event] = events[event][word] }
      sheet.program.run(sheet.rows.indices, atoms: atoms) { rows[$0][word] = $1 & valid[word] }
    }
    var rest = rows[...]
    return TargetRecord(
      targets: sheet.lines.map { line in
        TargetRecord.Hits(joint: rest.removeFirst(), units: line.units.map { _ in rest.removeFirst() })
      })
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
}

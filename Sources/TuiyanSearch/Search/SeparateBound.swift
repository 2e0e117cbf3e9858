// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanNumerics

/// The most that the groups from one on can still add to each margin, for every amount of the scarce means left.
///
/// f[g][b][r] = max over options o of group g: Δ_o[r] + f[g + 1][b − cost(o)][r], costs rounded down to a grid, so that
/// no plan that fits is left out: each replication may choose for itself, which is what makes it a bound.
struct SeparateBound {
  /// What is rationed: money, else decisions, else nothing.
  enum Means { case money, decisions, nothing }

  /// Cells of the grid, and floats that the tables may take.
  private static let cells = 64
  private static let mostFloats = 120_000_000

  let model: SeparateModel
  /// Groups in the order in which they are settled.
  let order: [Int]
  private let means: Means
  private let unit: Double
  private let top: Int
  /// [events]: [places in the order + 1][0 … top][replications that can turn]
  private let tables: [[Float]]

  init(_ model: SeparateModel) {
    let rules = model.space.rules
    let limits = rules.limits
    let money = rules.facts.reduce(0) { $0 + $1.money }
    let turning = max(1, model.events.reduce(0) { $0 + $1.base.count })
    let most = max(1, min(Self.cells, Self.mostFloats / (turning * (model.groups.count + 1)) - 1))
    var grid: (means: Means, unit: Double, top: Int) = (.nothing, 1, 0)
    // Of less than this there are no shares: nobody buys anything for it, and the rules say so.
    if let purse = limits.money, purse > 1e-300, money > purse {
      // A purse of a few whole units is its own grid.
      let isWhole =
        purse == purse.rounded() && purse <= Double(most)
        && rules.facts.allSatisfy { $0.money == $0.money.rounded() }
      let top = isWhole ? Int(purse) : most
      grid = (.money, purse / Double(top), top)
    } else if let count = limits.actions, count < rules.facts.count, count <= most {
      grid = (.decisions, 1, count)
    }
    self.model = model
    (means, unit, top) = grid
    let order = Self.ordered(model, grid.means)
    self.order = order
    let cost = model.groups.map { group in
      group.options.indices.map { option in
        switch grid.means {
        case .money: Int(min((group.money[option] / grid.unit).rounded(.down), Double(grid.top + 1)))
        case .decisions: group.counts[option]
        case .nothing: 0
        }
      }
    }
    tables = model.events.map { Self.table($0, model, order, cost, grid.top) }
  }

  /// The column of the tables for what is left.
  func column(money: Double, decisions: Int) -> Int {
    switch means {
    case .money: Int(max(0, min((money / unit + 1e-6).rounded(.down), Double(top))))
    case .decisions: min(top, max(0, decisions))
    case .nothing: 0
    }
  }

  /// How often an event can happen at most: margins, one more row, and the best that is left from a place on.
  func most(_ event: Int, _ margins: [Float], row: Int, from place: Int, column: Int) -> Int {
    let own = model.events[event]
    let count = own.base.count
    let offset = (place * (top + 1) + column) * count
    return margins.withUnsafeBufferPointer { margins in
      tables[event].withUnsafeBufferPointer { table in
        own.moves[row].withUnsafeBufferPointer { move in
          own.always
            + MarginCounts.reach(
              margins, more: move, rest: UnsafeBufferPointer(rebasing: table[offset..<offset + count]),
              haze: SeparateModel.haze)
        }
      }
    }
  }

  private static func table(
    _ event: SeparateModel.Event, _ model: SeparateModel, _ order: [Int], _ cost: [[Int]], _ top: Int
  ) -> [Float] {
    let count = event.base.count
    // The last group's rows are followed by nothing; every other row begins as that of taking nothing.
    var table = Array(repeating: Float(0), count: (order.count + 1) * (top + 1) * count)
    table.withUnsafeMutableBufferPointer { table in
      guard let first = table.baseAddress else { return }
      for place in order.indices.reversed() {
        let group = model.groups[order[place]]
        for column in 0...top {
          let target = first + (place * (top + 1) + column) * count
          target.update(from: first + ((place + 1) * (top + 1) + column) * count, count: count)
          for option in group.options.indices.dropFirst() where cost[order[place]][option] <= column {
            let rest = first + ((place + 1) * (top + 1) + column - cost[order[place]][option]) * count
            event.moves[group.rows[option]].withUnsafeBufferPointer {
              MarginCounts.raise(target, to: $0, plus: rest)
            }
          }
        }
      }
    }
    return table
  }

  /// Most gain for its cost first: what is settled first leaves the least to guess.
  private static func ordered(_ model: SeparateModel, _ means: Means) -> [Int] {
    let merit = model.groups.map { group in
      group.options.indices.dropFirst().map { option -> Double in
        let row = group.rows[option]
        let gain = model.events.reduce(0.0) { sum, event in
          sum + (row > 0 ? event.moves[row].reduce(0.0) { $0 + Double($1) } : 0)
        }
        switch means {
        case .money: return gain / max(1e-9, group.money[option])
        case .decisions: return gain / Double(max(1, group.counts[option]))
        case .nothing: return gain
        }
      }.max() ?? 0
    }
    return merit.indices.sorted { (merit[$0], -$0) > (merit[$1], -$1) }
  }
}

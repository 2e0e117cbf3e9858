// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TuiyanModel

/// What history tells about single keys, where a process states some keys and leaves out others.
///
/// On the leaf's own scale, with Δ the change between two rows of a unit `gap` steps apart, centred on the period's
/// mean where three units or more have one:
/// - `sigma`² = s² + v: s² = Σ Δ²/gap / (n − periods centred), pooled over the units of a cohort (`LeafCohorts`);
///   v = Σ (mean Δ)²/gap / periods, the variance of what units share (of sums about their mean amount a step);
/// - `common` = v/(s² + v), at most 0.95, and 0 with fewer than two centred periods;
/// - `drift` of a unit: its mean centred change a step, x̄, shrunk to B·x̄ with sd √(τ²(1 − B)): B = τ²/(τ² + s²/Σgap),
///   τ² = max(0, var x̄ − mean s²/Σgap) over the units: the raw trend of a unit is a poor guide;
/// - `damping` = 0.85 a panel period where the drift is estimated too; `rho` = 1.
/// - Where values run up, what counts is the present course, on the raw scale: what its rows brought, for sums the
///   first since the course began; sums go on by the mean amount a step, undamped. Only where the present course holds
///   no change (a mean known once) the courses before it are looked at.
package struct PooledEstimates: Sendable {
  /// The random walk of one cohort, on the leaf's own scale.
  package struct Walk: Sendable {
    /// s and √v, a step.
    package let own: Double
    package let shared: Double
    /// v/(s² + v).
    package let common: Double
    /// Unit id → drift a step, upwards, and its posterior sd.
    package let drifts: [String: (mean: Double, sd: Double)]
    /// What the cohort's sums run up a step, upwards; 0 where values do not run up.
    package let trend: Double
    /// Damping a step of an estimated drift.
    package let damping: Double
    /// All of this is on the raw scale, whatever the scale of the process: what runs up is a sum.
    package let isRaw: Bool
    package let units: Int
    package let increments: Int

    /// sd of one step on the transformed scale.
    package var sigma: Double { (own * own + shared * shared).squareRoot() }
  }

  private var walks: [LearntSubject: Walk] = [:]

  /// What a cohort's history tells; nil where it holds no change.
  package func walk(_ subject: LearntSubject) -> Walk? { walks[subject] }

  package init(_ scenario: Scenario, cohorts: LeafCohorts, observed: ObservedValues) {
    var scales: [String: ProcessScale] = [:]
    var running: [String: RunningTotal] = [:]
    for node in scenario.schemes.flatMap(\.leaves) {
      guard let leaf = node.leaf else { continue }
      scales[node.id] = ProcessScale(leaf: leaf)
      running[node.id] = leaf.cumulative
    }
    let byLeaf = Dictionary(grouping: observed.series.keys, by: \.indicator)
    for (indicator, keys) in byLeaf {
      guard let scale = scales[indicator] else { continue }
      let byCohort = Dictionary(grouping: keys) { cohorts.cohort(of: indicator, with: $0.unit) }
      for case (let cohort?, let keys) in byCohort {
        let paths = keys.sorted { $0.unit < $1.unit }.map { key in
          UnitPath(
            unit: key.unit, rows: observed.series[key] ?? [], scale: scale, isRunning: running[indicator] != nil)
        }
        walks[LearntSubject(.indicator(indicator), in: cohort)] = WalkPool(paths, running: running[indicator]).walk
      }
    }
    let byBoard = Dictionary(grouping: observed.scores.keys, by: \.board)
    for board in scenario.boards {
      let identity = ProcessScale(total: .infinity)
      let paths = byBoard[board.id, default: []].sorted { $0.unit < $1.unit }.map { key in
        UnitPath(unit: key.unit, rows: observed.scores[key] ?? [], scale: identity, isRunning: false)
      }
      walks[LearntSubject(.total(board: board.id), in: Cohort(of: board))] =
        WalkPool(paths, running: board.cumulative).walk
    }
  }
}

/// A unit's certain values on the scale they move on.
private struct UnitPath {
  let unit: String
  let rows: [(period: Int, value: Double)]

  init(unit: String, rows: [(period: Int, value: Quantity)], scale: ProcessScale, isRunning: Bool) {
    self.unit = unit
    self.rows = rows.compactMap { row in
      row.value.constant.map { (row.period, scale.learnt($0, isRunning: isRunning)) }
    }
  }
}

/// The changes of all units, period by period.
private struct WalkPool {
  private struct Change {
    let unit: String
    let gap: Double
    var size: Double
  }

  private var byPeriod: [[Change]]
  private var squares = 0.0
  private var freedom = 0
  private var sharedSquares = 0.0
  private var centredPeriods = 0
  private var trend = 0.0
  private let running: RunningTotal?
  private var isSum: Bool { running?.take == .sum }

  init(_ paths: [UnitPath], running: RunningTotal?) {
    self.running = running
    let all = Self.changes(paths, running: running)
    let present = running.map { course in all.filter { $0.key >= course.since.ordinal } } ?? all
    byPeriod = (present.isEmpty ? all : present).sorted { $0.key < $1.key }.map(\.value)
    let time = byPeriod.joined().reduce(0) { $0 + $1.gap }
    if isSum, time > 0 { trend = byPeriod.joined().reduce(0) { $0 + $1.size } / time }
    for index in byPeriod.indices { centre(index) }
  }

  /// By period: the changes that end there, within a course; a sum's first is counted from nothing at its beginning.
  private static func changes(_ paths: [UnitPath], running: RunningTotal?) -> [Int: [Change]] {
    var found: [Int: [Change]] = [:]
    for path in paths {
      var before: (period: Int, value: Double)?
      for row in path.rows {
        if let running {
          guard let start = running.start(of: row.period) else { continue }
          if before.map({ $0.period < start }) ?? true { before = running.take == .sum ? (start - 1, 0) : nil }
        }
        if let before {
          found[row.period, default: []].append(
            Change(unit: path.unit, gap: Double(row.period - before.period), size: row.value - before.value))
        }
        before = row
      }
    }
    return found
  }

  private mutating func centre(_ index: Int) {
    let changes = byPeriod[index]
    let isCentred = changes.count > 2
    if isCentred {
      let mean = changes.reduce(0) { $0 + $1.size } / Double(changes.count)
      let gap = changes.reduce(0) { $0 + $1.gap } / Double(changes.count)
      let apart = mean - trend * gap
      sharedSquares += apart * apart / gap
      centredPeriods += 1
      for place in changes.indices { byPeriod[index][place].size -= mean }
    }
    squares += byPeriod[index].reduce(0) { $0 + $1.size * $1.size / $1.gap }
    freedom += changes.count - (isCentred ? 1 : 0)
  }

  var walk: PooledEstimates.Walk? {
    let count = byPeriod.reduce(0) { $0 + $1.count }
    guard count > 0, freedom > 0 else { return nil }
    let own = squares / Double(freedom)
    let shared = centredPeriods < 2 ? 0 : sharedSquares / Double(centredPeriods)
    let gaps = byPeriod.joined().map(\.gap).sorted()
    return PooledEstimates.Walk(
      own: own.squareRoot(), shared: shared.squareRoot(),
      common: shared == 0 ? 0 : min(0.95, shared / (own + shared)), drifts: drifts(variance: own),
      trend: trend, damping: isSum ? 1 : pow(KrigingPoint.damping, 1 / gaps[gaps.count / 2]),
      isRaw: running != nil, units: Set(byPeriod.joined().map(\.unit)).count, increments: count)
  }

  /// Empirical Bayes over units; none with fewer than three.
  private func drifts(variance: Double) -> [String: (mean: Double, sd: Double)] {
    let byUnit = Dictionary(grouping: byPeriod.joined(), by: \.unit)
    guard byUnit.count >= 3 else { return [:] }
    let rates = byUnit.sorted { $0.key < $1.key }.map { unit, changes -> (unit: String, rate: Double, error: Double) in
      let time = changes.reduce(0) { $0 + $1.gap }
      return (unit, changes.reduce(0) { $0 + $1.size } / time, variance / time)
    }
    let count = Double(rates.count)
    let mean = rates.reduce(0) { $0 + $1.rate } / count
    let spread = rates.reduce(0) { $0 + ($1.rate - mean) * ($1.rate - mean) } / (count - 1)
    let between = max(0, spread - rates.reduce(0) { $0 + $1.error } / count)
    return Dictionary(
      uniqueKeysWithValues: rates.map { unit, rate, error in
        let share = between > 0 ? between / (between + error) : 0
        return (unit, (share * rate, (between * (1 - share)).squareRoot()))
      })
  }
}

extension ProcessScale {
  /// A past value as it is learnt from: within the range, on the scale it moves on; what runs up is learnt raw.
  package func learnt(_ value: Double, isRunning: Bool) -> Double {
    isRunning ? held(value) : forward(held(value))
  }

  /// g(value), on a logit scale from the level a path would start at.
  package func forward(_ value: Double) -> Double {
    switch transform {
    case .identity: return value
    case .log: return log(max(value, .leastNormalMagnitude))
    case .logit:
      let share = (start(value) - low) / (high - low)
      return log(share / (1 - share))
    }
  }
}

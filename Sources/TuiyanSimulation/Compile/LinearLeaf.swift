// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics

/// A leaf of a rival whose points are linear in its path, as far as chance can tell: points = slope·(value − from).
struct LinearLeaf {
  /// Leaves of one kind add up to a path of that kind.
  struct Kind: Hashable {
    let rho: Double
    let trend: [Double]

    init(_ leaf: LinearLeaf) {
      rho = leaf.process.rho[0]
      trend = leaf.process.trend[0]
    }
  }

  let board: Int
  let member: Int
  let unit: Int
  let cell: Int
  let process: LatentProcess
  /// Points a raw unit.
  let slope: Double
  let from: Double
  let level: Double
  let levelSD: Double
  /// Raw units a step, in the direction of the values.
  let drift: (mean: Double, sd: Double)
  let sigma: Double
  /// Σ over the steps of P(value beyond an end of the range or of the line).
  let bound: Double

  /// Every such leaf with a bound of at most `SummedLeaves.mostOfLeaf`, by board, member and leaf: of units that are not
  /// ours and that no target asks about.
  static func all(of model: CompiledModel) -> [LinearLeaf] {
    let sheet = TargetSheet(model: model, steps: TargetSheet.steps(of: model))
    let passing = PassingLeaves(model: model, atoms: sheet.atoms)
    let ours = Set(model.scenario.ours)
    let asked = Set(sheet.atoms.map { model.boards[$0.board].members[$0.member].unit })
    return model.boards.indices.filter { passing.boards[$0] }.flatMap { board in
      let leaves = model.boards[board].leaves.indices.compactMap { LineOfLeaf(model, board: board, leaf: $0) }
      return model.boards[board].members.enumerated().flatMap { member, kind -> [LinearLeaf] in
        guard case .indicators(let unit, let cells) = kind, !asked.contains(unit),
          !ours.contains(model.scenario.units[unit].id)
        else { return [] }
        return leaves.compactMap { line in
          let cell = cells[line.leaf]
          guard passing.cells[cell], model.cellEffects[cell].isEmpty else { return nil }
          return LinearLeaf(model, line, board: board, member: member, unit: unit, cell: cell)
        }
      }
    }
  }

  /// - Returns: nil where the path is not normal about a certain start, or may touch an end.
  private init?(_ model: CompiledModel, _ line: LineOfLeaf, board: Int, member: Int, unit: Int, cell: Int) {
    guard case .process(let process) = model.cells[cell].source, process.isNormal, let drift = process.drift[0].normal
    else { return nil }
    self.board = board
    self.member = member
    self.unit = unit
    self.cell = cell
    self.process = process
    slope = line.slope
    from = line.from
    level = process.level[0].constant
    levelSD = process.hasLevelError ? process.levelSD[0].constant : 0
    self.drift = (process.scale.sign * drift.mean, drift.sd)
    sigma = process.sigma[0].constant
    var bound = 0.0
    var noise = 0.0
    for step in 0...model.steps {
      if step > 0 { noise = process.rho[0] * process.rho[0] * noise + sigma * sigma }
      let trend = process.trend[0][step]
      let wander = self.drift.sd * trend
      bound += line.beyond(
        mean: level + self.drift.mean * trend, sd: (noise + levelSD * levelSD + wander * wander).squareRoot())
    }
    guard bound <= SummedLeaves.mostOfLeaf else { return nil }
    self.bound = bound
  }
}

/// The line that a board scores a leaf on, and its ends.
private struct LineOfLeaf {
  /// Index among the scheme's leaves.
  let leaf: Int
  let slope: Double
  let from: Double
  private let low: Double
  private let high: Double

  /// - Returns: nil where the rule is no line, rules change it, a survey comes between, or groups do more than add.
  init?(_ model: CompiledModel, board: Int, leaf: Int) {
    let compiled = model.boards[board]
    let scored = compiled.leaves[leaf]
    let quantity = model.leaves[scored.quantity]
    guard case .linear = scored.rule, let rules = compiled.rules.first, !quantity.isSurvey,
      compiled.groups(above: scored.node).allSatisfy({ compiled.nodes[$0].aggregate == .sum }),
      compiled.rules.allSatisfy({
        $0.points[scored.node] == rules.points[scored.node] && $0.from[leaf] == rules.from[leaf]
          && $0.to[leaf] == rules.to[leaf]
      })
    else { return nil }
    self.leaf = leaf
    let to = rules.to[leaf]
    from = rules.from[leaf]
    slope = rules.points[scored.node] / (to - from)
    let range = quantity.leaf.range
    low = max(min(from, to), range?.lowerBound ?? -.infinity)
    high = min(max(from, to), range?.upperBound ?? .infinity)
  }

  /// P(a normal value is beyond an end).
  func beyond(mean: Double, sd: Double) -> Double {
    guard sd > 0 else { return mean > low && mean < high ? 0 : 1 }
    return Special.normalCDF((low - mean) / sd) + Special.normalCDF((mean - high) / sd)
  }
}

extension LatentProcess {
  /// On its own scale, the same in every future, with normal steps about a level and a drift that are certain or
  /// normal; and not in step with all others: totals may then be level, which sums in single precision do not see.
  fileprivate var isNormal: Bool {
    estimated == nil && scale.transform == .identity && tails.count == 1 && tails[0] == nil
      && (isStill || own.allSatisfy { $0 > 0 })
      && [level.count, levelSD.count, drift.count, sigma.count, rho.count, shared.count, own.count, trend.count]
        .allSatisfy { $0 == 1 }
      && !level[0].isDrawn && !sigma[0].isDrawn && !(hasLevelError && levelSD[0].isDrawn)
  }
}

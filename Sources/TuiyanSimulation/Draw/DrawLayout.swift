// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanNumerics

/// Where each plan-free draw of a tile stands in one block of numbers, in lanes of 64.
struct DrawLayout: Sendable {
  /// Steps h that are kept, ascending.
  let steps: [Int]
  /// [cells]: path (or counts) before actions, [kept steps][lanes]; −1 where none is kept.
  private(set) var path: [Int]
  /// [cells]: standard normals of the survey, [kept steps][lanes]; −1 without a survey.
  private(set) var survey: [Int]
  /// [cells]: for counts that an action can change: so far, rate, then a uniform for every step 1…last.
  private(set) var counts: [Int]
  /// [totals]: [kept steps][lanes].
  let totals: [Int]
  /// [sums]: [kept steps][lanes].
  let sums: [Int]
  /// [boards][leaves]: drift of the reference row; −1 where there is none.
  private(set) var reference: [[Int]]
  /// [deeds]: slip in whole steps; −1 where it is certain.
  private(set) var slip: [Int]
  /// All sizes, `sizeOffset` of each deed apart.
  let sizes: Int
  /// Rows of lanes in all.
  let rows: Int

  var last: Int { steps.last ?? 0 }

  /// - Parameters:
  ///   - steps: 0 … the model's last; trends and counts are not known beyond.
  ///   - storesPaths: false: every cell, total and sum in turn takes the same rows, to be measured before the next one is
  ///     drawn.
  init(model: CompiledModel, steps: [Int], storesPaths: Bool = true) {
    precondition(steps.allSatisfy { (0...model.steps).contains($0) }, "A step outside the run is kept.")
    self.steps = steps
    let kept = steps.count
    let shared = storesPaths ? 0 : 2 * kept + 2 + (steps.last ?? 0)
    var next = shared
    func take(_ rows: Int) -> Int {
      defer { next += rows }
      return next
    }
    path = Array(repeating: -1, count: model.cells.count)
    survey = path
    counts = path
    for (index, cell) in model.cells.enumerated() {
      if !storesPaths { next = 0 }
      switch cell.source {
      case .process: path[index] = take(kept)
      case .events:
        let changes = model.cellEffects[index].contains { $0.kind == .rate }
        if changes { counts[index] = take(2 + (steps.last ?? 0)) } else { path[index] = take(kept) }
      default: break
      }
      if model.leaves[cell.leaf].isSurvey, cell.hasValue { survey[index] = take(kept) }
    }
    if storesPaths {
      totals = model.totals.map { _ in take(kept) }
      sums = model.sums.map { _ in take(kept) }
    } else {
      totals = model.totals.map { _ in 0 }
      sums = model.sums.map { _ in 0 }
      next = shared
    }
    reference = model.boards.map { board in board.leaves.map { $0.reference == nil ? -1 : take(1) } }
    slip = model.deeds.map { $0.slip.isDrawn ? take(1) : -1 }
    sizes = take(model.sizeLanes)
    rows = next
  }
}

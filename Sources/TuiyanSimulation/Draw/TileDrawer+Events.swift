// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanNumerics

extension TileDrawer {
  /// The counts of a cell; nothing where it is none.
  func drawCounts(_ index: Int, _ draws: TileDraws, first: UInt64, scratch: TileScratch) {
    guard case .events(let rate, let soFar, let once) = model.cells[index].source else { return }
    drawEvents(index, rate: rate, soFar: soFar, once: once, draws, first: first, scratch: scratch)
  }

  /// Counts: Poisson per step accumulated on top of those so far, or one Bernoulli in all (`once`).
  ///
  /// Where an action can change the rate, the uniforms are kept and the counting is left to the evaluation.
  private func drawEvents(
    _ index: Int, rate: [Parameter], soFar: Parameter, once: Bool, _ draws: TileDraws, first: UInt64,
    scratch: TileScratch
  ) {
    let lanes = Self.lanes
    let key = model.cells[index].key
    let soFarRow = scratch.freeRow(Row.level)
    let rateRow = scratch.freeRow(Row.drift)
    fill([soFar], key, .level, draws, first: first, out: soFarRow, scratch: scratch)
    fill(rate, key, .eventRate, draws, first: first, out: rateRow, scratch: scratch)
    uniforms(key, .events, first: first, count: max(1, layout.last), into: scratch.uniforms)
    // What it has counted when it begins is in `soFar`.
    if !once {
      let before = min(model.cells[index].begins, layout.last)
      scratch.uniforms.update(repeating: EventCounter.nothing, count: before * lanes)
    }
    if layout.counts[index] >= 0 {
      let out = draws.row(layout.counts[index])
      out.update(from: soFarRow, count: lanes)
      (out + lanes).update(from: rateRow, count: lanes)
      (out + 2 * lanes).update(from: scratch.uniforms, count: layout.last * lanes)
    } else {
      scratch.counter.count(
        once: once, last: layout.last, steps: layout.steps, soFar: soFarRow, rate: rateRow,
        uniforms: scratch.uniforms, multiplier: nil, out: draws.row(layout.path[index]))
    }
  }

  func drawSurvey(_ index: Int, _ draws: TileDraws, first: UInt64, scratch: TileScratch) {
    let lanes = Self.lanes
    let out = draws.row(layout.survey[index])
    normals(model.cells[index].key, .survey, first: first, count: layout.last + 1, into: scratch.normals)
    let begins = model.cells[index].begins
    for (kept, step) in layout.steps.enumerated() {
      guard step > begins || begins == 0 else {
        (out + kept * lanes).update(repeating: 0, count: lanes)
        continue
      }
      for lane in 0..<lanes { out[kept * lanes + lane] = Double(scratch.normals[step * lanes + lane]) }
    }
  }
}

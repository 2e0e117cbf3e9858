// SPDX-License-Identifier: GPL-3.0-or-later

extension TileDraws {
  /// Makes every drawn size that would worsen what it touches do nothing: `add` at least 0, `rate` not beyond 1 on the
  /// bad side (`close` and `set` never worsen).
  func withoutHarm(_ model: CompiledModel, _ layout: DrawLayout) {
    func clamp(_ effect: DeedEffect, sign: Double) {
      let deed = model.deeds[effect.deed]
      let row = row(layout.sizes + deed.sizeOffset + effect.size)
      for lane in 0..<Self.lanes {
        switch effect.kind {
        case .add: row[lane] = max(0, row[lane])
        case .rate: row[lane] = sign < 0 ? min(1, row[lane]) : max(1, row[lane])
        case .close, .set: break
        }
      }
    }
    for (cell, effects) in model.cellEffects.enumerated() {
      let sign = model.leaves[model.cells[cell].leaf].scale.sign
      for effect in effects { clamp(effect, sign: sign) }
    }
    for effects in model.totalEffects { for effect in effects { clamp(effect, sign: 1) } }
  }
}

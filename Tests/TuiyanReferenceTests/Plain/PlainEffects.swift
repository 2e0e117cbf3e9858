// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

/// The effects on one cell or total in one replication, with their sizes drawn.
struct PlainEffects {
  private let sized: [(effect: PlainEffect, size: Double)]
  private let luck: PlainLuck
  private let better: Double

  /// - Parameter better: +1 where more is better, −1 where less is.
  init(_ effects: [PlainEffect], luck: PlainLuck, better: Double, draws: PlainDraws) {
    sized = effects.map { ($0, draws.value($0.size) * $0.factor) }
    self.luck = luck
    self.better = better
  }

  /// All `add`, then all `close`: raw += (frontier − raw)·(1 − Π(1 − size·progress)), never backwards, then each `set`.
  func applied(to raw: Double, at h: Int, frontier: Double?) -> Double {
    if sized.isEmpty { return raw }
    var value = raw
    var open = 1.0
    for (effect, size) in sized {
      switch effect.kind {
      case .add: value += better * size * luck.progress(effect, h)
      case .close: open *= 1 - max(0, min(1, size * luck.progress(effect, h)))
      case .set, .rate: break
      }
    }
    if let frontier, (frontier - value) * better > 0 { value += (frontier - value) * (1 - open) }
    for (effect, size) in sized {
      if case .set = effect.kind, (size - value) * better > 0 { value += (size - value) * luck.progress(effect, h) }
    }
    return value
  }

  /// What event rates are multiplied by: Π(1 + (x − 1)·progress).
  func multiplier(at h: Int) -> Double {
    var product = 1.0
    for (effect, size) in sized {
      if case .rate = effect.kind { product *= 1 + (size - 1) * luck.progress(effect, h) }
    }
    return max(0, product)
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

/// The layers of `dynamics`, merged key by key.
enum PlainLayers {
  /// unit+indicator > unit > kind+indicator > kind > ours/rivals+indicator > ours/rivals > indicator >
  /// the `ours`/`rivals` blocks > `default`; among equals the later entry.
  static func leaf(_ id: String, of unit: Unit, isOurs: Bool, in dynamics: Dynamics) -> DynamicsKeys {
    let about = dynamics.overrides.filter { $0.indicator == nil || $0.indicator == id }
    return merged(stacked(about, unit, isOurs) + [isOurs ? dynamics.ours : dynamics.rivals, dynamics.base])
  }

  /// Overrides that name `unit` or `kind` without an indicator, or `indicator: total`; then `dynamics.score`.
  static func total(of unit: Unit, isOurs: Bool, in dynamics: Dynamics) -> DynamicsKeys {
    let about = dynamics.overrides.filter {
      $0.indicator == "total" || ($0.indicator == nil && ($0.unit != nil || $0.kind != nil))
    }
    return merged(stacked(about, unit, isOurs) + [dynamics.score])
  }

  /// The drift of a board's reference row of a leaf.
  static func reference(_ leaf: String, in dynamics: Dynamics) -> Quantity {
    var drift = dynamics.referenceDrift ?? Quantity(0)
    for layer in dynamics.overrides where layer.reference && (layer.indicator ?? leaf) == leaf {
      drift = layer.keys.drift ?? drift
    }
    return drift
  }

  private static func stacked(_ overrides: [DynamicsOverride], _ unit: Unit, _ isOurs: Bool) -> [DynamicsKeys] {
    let mine = overrides.filter { layer in
      !layer.reference && (layer.unit ?? unit.id) == unit.id && (layer.kind ?? unit.kind) == unit.kind
        && (layer.ours ?? isOurs) == isOurs
    }
    let scopes: [(DynamicsOverride) -> Bool] = [
      { $0.unit != nil }, { $0.unit == nil && $0.kind != nil },
      { $0.unit == nil && $0.kind == nil && $0.ours != nil },
      { $0.unit == nil && $0.kind == nil && $0.ours == nil },
    ]
    return scopes.flatMap { scope in
      let layers = mine.reversed().filter(scope)
      return layers.filter { $0.indicator != nil } + layers.filter { $0.indicator == nil }
    }.map(\.keys)
  }

  private static func merged(_ layers: [DynamicsKeys]) -> DynamicsKeys {
    var keys = DynamicsKeys()
    for layer in layers {
      keys.level = keys.level ?? layer.level
      keys.levelSD = keys.levelSD ?? layer.levelSD
      keys.drift = keys.drift ?? layer.drift
      keys.sigma = keys.sigma ?? layer.sigma
      keys.rho = keys.rho ?? layer.rho
      keys.damping = keys.damping ?? layer.damping
      keys.common = keys.common ?? layer.common
      keys.tails = keys.tails ?? layer.tails
    }
    return keys
  }
}

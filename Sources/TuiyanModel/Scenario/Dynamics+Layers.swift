// SPDX-License-Identifier: GPL-3.0-or-later

extension Dynamics {
  /// The merged keys of a leaf for a unit, most specific layer first:
  /// unit+indicator > unit > kind+indicator > kind > ours/rivals+indicator > ours/rivals > indicator >
  /// the `ours`/`rivals` blocks > `default`; among equals the later entry wins. A key no layer states stays nil.
  public func keys(unit: Unit, isOurs: Bool, indicator: String) -> DynamicsKeys {
    merged(unit: unit, isOurs: isOurs) { $0 == nil || $0 == indicator }
      .filled(from: isOurs ? ours : rivals).filled(from: base)
  }

  /// The merged keys of a unit's total: overrides that name `unit` or `kind` without an indicator, or
  /// `indicator: total`, then `dynamics.score`.
  public func totalKeys(unit: Unit, isOurs: Bool) -> DynamicsKeys {
    let total = Dynamics(
      overrides: overrides.filter {
        $0.indicator == "total" || ($0.indicator == nil && ($0.unit != nil || $0.kind != nil))
      })
    return total.merged(unit: unit, isOurs: isOurs) { _ in true }.filled(from: score)
  }

  /// The drift of the reference row of a leaf (`total` for the total); nil: not stated, so 0.
  public func referenceDrift(indicator: String) -> Quantity? {
    overrides.last { $0.reference && $0.indicator == indicator && $0.keys.drift != nil }?.keys.drift
      ?? overrides.last { $0.reference && $0.indicator == nil && $0.keys.drift != nil }?.keys.drift
      ?? referenceDrift
  }

  private func merged(unit: Unit, isOurs: Bool, matching: (String?) -> Bool) -> DynamicsKeys {
    let ranked = overrides.enumerated().compactMap { entry -> (rank: Int, place: Int, keys: DynamicsKeys)? in
      let override = entry.element
      guard !override.reference, matching(override.indicator), override.matches(unit, isOurs: isOurs) else {
        return nil
      }
      return (override.specificity, entry.offset, override.keys)
    }
    return ranked.sorted { ($0.rank, $0.place) > ($1.rank, $1.place) }
      .reduce(DynamicsKeys()) { $0.filled(from: $1.keys) }
  }
}

extension DynamicsOverride {
  fileprivate func matches(_ candidate: Unit, isOurs: Bool) -> Bool {
    (unit == nil || unit == candidate.id) && (kind == nil || kind == candidate.kind)
      && (ours == nil || ours == isOurs)
  }

  /// Larger is more specific; see `Dynamics.keys(unit:isOurs:indicator:)`.
  fileprivate var specificity: Int {
    let scope = unit != nil ? 3 : kind != nil ? 2 : ours != nil ? 1 : 0
    return scope * 2 + (indicator != nil ? 1 : 0)
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later

extension Dynamics {
  /// The merged keys of a leaf for a unit, most specific layer first:
  /// unit+indicator > unit > kind+indicator > kind > ours/rivals+indicator > ours/rivals > indicator >
  /// the `ours`/`rivals` blocks > `default`; among equals the later entry wins. A key no layer states stays nil.
  public func keys(unit: Unit, isOurs: Bool, indicator: String) -> DynamicsKeys {
    var keys = merged(unit: unit, isOurs: isOurs) { $0 == nil || $0 == indicator }
    keys.fill(from: isOurs ? ours : rivals)
    keys.fill(from: base)
    return keys
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
    merged(overrides.indices.filter { matching(overrides[$0].indicator) }, unit: unit, isOurs: isOurs)
  }

  /// The merged keys of those overrides at some places that are about a unit, most specific first.
  fileprivate func merged(_ places: [Int], unit: Unit, isOurs: Bool) -> DynamicsKeys {
    let found = places.filter { !overrides[$0].reference && overrides[$0].matches(unit, isOurs: isOurs) }
    if found.count == 1 { return overrides[found[0]].keys }
    return found.sorted { (overrides[$0].specificity, $0) > (overrides[$1].specificity, $1) }
      .reduce(into: DynamicsKeys()) { $0.fill(from: overrides[$1].keys) }
  }
}

/// The dynamics with their overrides sorted by whom they name, for those who ask about every leaf of every unit: a
/// question then looks at the few overrides that can answer it.
public struct DynamicsIndex: Sendable {
  public let dynamics: Dynamics
  /// Places of overrides in their list, by unit and then by indicator; nil where the override names none.
  private let places: [String?: [String?: [Int]]]

  public init(_ dynamics: Dynamics) {
    self.dynamics = dynamics
    var places: [String?: [String?: [Int]]] = [:]
    for (place, override) in dynamics.overrides.enumerated() {
      places[override.unit, default: [:]][override.indicator, default: []].append(place)
    }
    self.places = places
  }

  /// The same as `Dynamics.keys(unit:isOurs:indicator:)`.
  public func keys(unit: Unit, isOurs: Bool, indicator: String) -> DynamicsKeys {
    var found: [Int] = []
    for id in [nil, unit.id] {
      guard let about = places[id] else { continue }
      for indicator in [nil, indicator] {
        if let places = about[indicator] { found += places }
      }
    }
    var keys = dynamics.merged(found, unit: unit, isOurs: isOurs)
    keys.fill(from: isOurs ? dynamics.ours : dynamics.rivals)
    keys.fill(from: dynamics.base)
    return keys
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

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
    overrides.indices
      .filter {
        !overrides[$0].reference && matching(overrides[$0].indicator) && overrides[$0].matches(unit, isOurs: isOurs)
      }
      .sorted { (overrides[$0].specificity, $0) > (overrides[$1].specificity, $1) }
      .reduce(into: DynamicsKeys()) { $0.fill(from: overrides[$1].keys) }
  }
}

/// The dynamics with their overrides sorted by whom they name, for those who ask about every leaf of every unit: a
/// question then looks at the few overrides that can answer it.
public struct DynamicsIndex: Sendable {
  public let dynamics: Dynamics
  /// By unit and then by indicator; nil where the override names none. Those of reference rows are left out.
  private let entries: [String?: [String?: [Entry]]]

  /// What decides whether an override answers a question, and before which others.
  private struct Entry {
    let place: Int
    let specificity: Int
    let kind: String?
    let ours: Bool?
  }

  public init(_ dynamics: Dynamics) {
    self.dynamics = dynamics
    var entries: [String?: [String?: [Entry]]] = [:]
    for (place, override) in dynamics.overrides.enumerated() where !override.reference {
      entries[override.unit, default: [:]][override.indicator, default: []].append(
        Entry(place: place, specificity: override.specificity, kind: override.kind, ours: override.ours))
    }
    self.entries = entries
  }

  /// The same as `Dynamics.keys(unit:isOurs:indicator:)`.
  public func keys(unit: Unit, isOurs: Bool, indicator: String) -> DynamicsKeys {
    var found: [Entry] = []
    for id in [unit.id, nil] {
      guard let about = entries[id] else { continue }
      for indicator in [indicator, nil] {
        for entry in about[indicator] ?? []
        where (entry.kind == nil || entry.kind == unit.kind) && (entry.ours == nil || entry.ours == isOurs) {
          found.append(entry)
        }
      }
    }
    if found.count > 1 { found.sort { ($0.specificity, $0.place) > ($1.specificity, $1.place) } }
    var keys = found.first.map { dynamics.overrides[$0.place].keys } ?? DynamicsKeys()
    for entry in found.dropFirst() { keys.fill(from: dynamics.overrides[entry.place].keys) }
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

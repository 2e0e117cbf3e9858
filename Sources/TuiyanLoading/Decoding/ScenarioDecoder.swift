// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics
import TuiyanText

/// Turns nodes into values. What the structural checker has already refused is read as if it were absent.
struct ScenarioDecoder {
  let frame: TimeFrame
  let units: UnitIndex
  var diagnostics = Diagnostics()

  init(frame: TimeFrame, units: UnitIndex) {
    self.frame = frame
    self.units = units
  }

  // MARK: - Small parts

  func title(_ node: YAMLNode, id: String) -> String { node["title"]?.text ?? id }

  func words(_ node: YAMLNode?) -> [String] { node?.items?.compactMap(\.text) ?? [] }

  /// A period at the scenario's step; notes one that is finer than the step.
  mutating func period(_ node: YAMLNode?) -> Period? {
    guard let node, let text = node.text else { return nil }
    if let period = Period(text, step: frame.step) { return period }
    if Period(text, step: .month) != nil {
      diagnostics.error(.time(.finerThanStep(text, frame.step)), at: node.place)
    }
    return nil
  }

  // MARK: - Figures

  /// A number, a share, a distribution or a mask.
  func quantity(_ node: YAMLNode?) -> Quantity? {
    guard let node else { return nil }
    if let part = part(node) { return Quantity(.constant(part)) }
    if let text = node.text { return DigitMask(text).map { Quantity(.mask($0)) } }
    guard let entry = node.entries?.first, let family = DistributionFamily(rawValue: entry.key) else { return nil }
    return shape(family, entry.value).map(Quantity.init)
  }

  func part(_ node: YAMLNode) -> Quantity.Part? {
    node.number.map { Quantity.Part($0) } ?? node.text.flatMap(part)
  }

  private func part(_ text: String) -> Quantity.Part? {
    DecimalText.share(text).map { Quantity.Part($0, isShare: true) }
  }

  private func shape(_ family: DistributionFamily, _ node: YAMLNode) -> Quantity.Shape? {
    if family == .discrete { return discrete(node) }
    let parts = node.items?.compactMap(part) ?? []
    guard parts.count == node.items?.count else { return nil }
    switch (family, parts.count) {
    case (.pert, 3): return .pert(parts[0], parts[1], parts[2])
    case (.triangular, 3): return .triangular(parts[0], parts[1], parts[2])
    case (.normal, 2): return .normal(parts[0], parts[1])
    case (.lognormal, 2): return .lognormal(parts[0], parts[1].value)
    case (.uniform, 2): return .uniform(parts[0], parts[1])
    case (.beta, 2): return .beta(parts[0].value, parts[1].value)
    default: return nil
    }
  }

  private func discrete(_ node: YAMLNode) -> Quantity.Shape? {
    guard let entries = node.entries, !entries.isEmpty else { return nil }
    let pairs = entries.compactMap { entry -> Quantity.Shape.Chance? in
      let value = part(entry.key) ?? DecimalText.decimal(entry.key).map { Quantity.Part($0) }
      guard let value, let probability = entry.value.number else { return nil }
      return .init(value: value, probability: probability)
    }
    return pairs.count == entries.count ? .discrete(pairs) : nil
  }

  // MARK: - Selectors

  /// The units a selector names, in the order of `units.csv`; notes unknown ids, ids that stand twice and selectors that
  /// name nobody.
  mutating func selected(_ node: YAMLNode?) -> [String] {
    guard let node else { return [] }
    let before = diagnostics.count
    var found: [String] = []
    if let id = node.text {
      found = known(YAMLNode(.list([YAMLNode(.scalar(id, quoted: true), at: node.place)]), at: node.place))
    } else if node.items != nil {
      found = known(node)
    } else {
      found = known(node["ids"])
      if let kind = node["kind"], let name = kind.text { found += ofKind(name, at: kind.place) }
      if let parent = node["parent"], let name = parent.text { found += childrenOf(name, at: parent.place) }
    }
    if found.isEmpty, units.isComplete, diagnostics.count == before, node.entries?.isEmpty == false {
      diagnostics.error(.reference(.selectsNothing), at: node.place)
    }
    return units.ordered(found)
  }

  private mutating func known(_ list: YAMLNode?) -> [String] {
    let items = list?.items ?? []
    diagnostics.once(items)
    return items.compactMap { item in item.text.flatMap { unit($0, at: item.place)?.id } }
  }

  /// A unit by id; notes an unknown one.
  mutating func unit(_ id: String, at place: Place) -> Unit? {
    if let unit = units[id] { return unit }
    guard units.isComplete, TextRule.isID(id) else { return nil }
    diagnostics.error(.reference(.unknown(.unit, id, nearest: NearestName.of(id, among: units.ids))), at: place)
    return nil
  }

  private mutating func ofKind(_ kind: String, at place: Place) -> [String] {
    if let ids = units.kind(kind) { return ids }
    guard units.isComplete, TextRule.isID(kind) else { return [] }
    let nearest = NearestName.of(kind, among: units.kinds)
    diagnostics.error(.reference(.unknown(.unitKind, kind, nearest: nearest)), at: place)
    return []
  }

  private mutating func childrenOf(_ parent: String, at place: Place) -> [String] {
    if units[parent] != nil { return units.children(of: parent) }
    guard units.isComplete, TextRule.isID(parent) else { return [] }
    let nearest = NearestName.of(parent, among: units.ids)
    diagnostics.error(.reference(.unknown(.parent, parent, nearest: nearest)), at: place)
    return []
  }
}

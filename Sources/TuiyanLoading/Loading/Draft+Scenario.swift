// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

extension Draft {
  /// The validated values; nil only where something is wrong that was not noted.
  func scenario(_ facts: ScenarioLoader.Facts) -> Scenario? {
    guard let asOf = frame.asOf, let horizon = frame.horizon, let id = root["id"]?.text else { return nil }
    let values = schemes.compactMap { $0.value.map(rescaled) }
    guard values.count == schemes.count else { return nil }
    return Scenario(
      id: id, title: root["title"]?.text ?? id, asOf: asOf, horizon: horizon, step: frame.step,
      seed: UInt64(root["seed"]?.integer ?? 20_220_101), illustrative: root["illustrative"]?.flag ?? false,
      units: units.units, history: history, results: results, reference: reference, ours: units.ordered(ours),
      schemes: values, boards: boards.map(\.value), dynamics: dynamics.value, owners: owners.map(\.value),
      actions: actions.map(\.value), synergies: synergies.map(\.value), budget: budget,
      futures: futures.map(\.value), targets: targets.map(\.value), plans: plans.map(\.value),
      provenance: provenance(facts.figures), changes: facts.changes, warnings: facts.warnings,
      digest: facts.digest, expectations: facts.expectations)
  }

  /// A scheme with the points that `--set` states.
  private func rescaled(_ scheme: Scheme) -> Scheme {
    let rules = settings?.value.rules.filter { $0.scheme == scheme.id } ?? []
    guard !rules.isEmpty else { return scheme }
    return scheme.rescaled(
      setting: Dictionary(rules.map { ($0.node, $0.value) }, uniquingKeysWith: { _, last in last }))
  }

  private var budget: Budget { ScenarioDecoder(frame: frame, units: units).budget(root["budget"]) }

  private var history: [Observation] {
    tables.history.rows.map {
      Observation(
        unit: $0.unit.value, indicator: $0.indicator.value, period: $0.period.value, value: $0.value.value,
        provenance: Self.provenance($0.source, $0.value.value))
    }
  }

  private var results: [PublishedResult] {
    tables.results.rows.map {
      PublishedResult(
        board: $0.board.value, unit: $0.unit.value, period: $0.period.value, score: $0.score.value,
        rank: $0.rank.value)
    }
  }

  private var reference: [ReferenceRow] {
    tables.reference.rows.map {
      ReferenceRow(
        board: $0.board.value, indicator: $0.indicator.value, period: $0.period.value, best: $0.best.value,
        mean: $0.mean.value, worst: $0.worst.value, provenance: Self.provenance($0.source, nil))
    }
  }

  /// What a row says of its figure; a mask is masked whatever the row says.
  private static func provenance(_ source: String?, _ value: Quantity?) -> ProvenanceKind? {
    if case .mask? = value?.shape { return .masked }
    return source.flatMap(ProvenanceKind.init(stating:))
  }

  /// The figures of `scenario.yaml` and every filled value cell of the tables; a mask is masked whatever the row says.
  private func provenance(_ figures: ProvenanceCount) -> ProvenanceCount {
    var count = figures
    func add(_ source: String?, _ quantity: Quantity) {
      if case .mask = quantity.shape { return count.add(.masked) }
      count.add(source.flatMap(ProvenanceKind.init(stating:)))
    }
    for row in tables.history.rows {
      if let value = row.value.value { add(row.source, value) }
    }
    for row in tables.results.rows {
      if let score = row.score.value { add(row.source, score) }
      if row.rank.value != nil { count.add(row.source.flatMap(ProvenanceKind.init(stating:))) }
    }
    for row in tables.reference.rows {
      for value in [row.best.value, row.mean.value, row.worst.value] where value != nil {
        count.add(row.source.flatMap(ProvenanceKind.init(stating:)))
      }
    }
    return count
  }
}

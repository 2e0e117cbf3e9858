// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanSimulation

extension Tracker {
  /// Every figure that came in, against its band in the projection from as_of.
  func readings(model: CompiledModel, projection: Projection) -> [TrackReading] {
    leafReadings(model) + totalReadings(projection)
  }

  private func leafReadings(_ model: CompiledModel) -> [TrackReading] {
    let rows = actuals.observations.filter { $0.value != nil }
    let bands = Simulation.bands(
      model: model, plan: plan, settings: settings,
      of: rows.map { BandRequest(.leaf(unit: $0.unit, leaf: $0.indicator), at: [$0.period]) })
    struct Key: Hashable {
      let subject: BandSubject
      let period: Period
    }
    let found = Dictionary(
      bands.map { (Key(subject: $0.subject, period: $0.period), $0.summary) }, uniquingKeysWith: { first, _ in first })
    let ours = Set(scenario.ours)
    let nodes = scenario.schemes.flatMap(\.leaves)
    let order = Dictionary(nodes.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    let places = Dictionary(
      scenario.units.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    let sorted = rows.sorted { left, right in
      let a = (places[left.unit, default: 0], order[left.indicator, default: 0], left.period.ordinal)
      let b = (places[right.unit, default: 0], order[right.indicator, default: 0], right.period.ordinal)
      return a < b
    }
    return sorted.compactMap { row -> TrackReading? in
      let key = Key(subject: .leaf(unit: row.unit, leaf: row.indicator), period: row.period)
      guard let value = row.value?.median, let band = found[key],
        let place = order[row.indicator]
      else { return nil }
      let node = nodes[place]
      return TrackReading(
        unit: row.unit, subject: .leaf(row.indicator), owner: node.owner, period: row.period, value: value,
        q05: band.q05, q25: band.q25, q50: band.q50, q75: band.q75, q95: band.q95,
        better: (node.leaf?.sign ?? 1) * (value - band.q50), isOurs: ours.contains(row.unit))
    }
  }

  private func totalReadings(_ projection: Projection) -> [TrackReading] {
    projection.boards.flatMap { board in
      board.units.flatMap { unit -> [TrackReading] in
        let rows = actuals.results.filter { $0.board == board.id && $0.unit == unit.unit.id }
          .sorted { $0.period < $1.period }
        return rows.flatMap { readings(of: $0, unit, board: board.id) }
      }
    }
  }

  private func readings(of row: PublishedResult, _ unit: UnitProjection, board: String) -> [TrackReading] {
    guard let step = unit.periods.first(where: { $0.period == row.period }) else { return [] }
    var readings: [TrackReading] = []
    if let score = row.score?.median {
      let band = step.score
      readings.append(
        TrackReading(
          unit: unit.unit.id, subject: .score(board: board), owner: nil, period: row.period, value: score,
          q05: band.q05, q25: band.q25, q50: band.q50, q75: band.q75, q95: band.q95, better: score - band.q50,
          isOurs: unit.isOurs))
    }
    if let rank = row.rank {
      let band = step.rank
      readings.append(
        TrackReading(
          unit: unit.unit.id, subject: .rank(board: board), owner: nil, period: row.period, value: Double(rank),
          q05: band.q05, q25: band.quantile(0.25), q50: band.q50, q75: band.quantile(0.75), q95: band.q95,
          better: band.q50 - Double(rank), isOurs: unit.isOurs))
    }
    return readings
  }
}

extension RankSummary {
  /// The smallest rank that at least a share `q` of the replications reach.
  func quantile(_ q: Double) -> Double {
    var sum = 0.0
    for (index, share) in p.enumerated() {
      sum += share
      if sum >= q - 1e-12 { return Double(index + 1) }
    }
    return Double(p.count)
  }
}

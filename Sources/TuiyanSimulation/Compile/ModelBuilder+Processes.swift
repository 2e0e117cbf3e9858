// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics
import TuiyanTrends

extension ModelBuilder {
  /// What a process is about, for notes and estimates.
  struct Subject {
    let unit: Unit
    let estimate: LearntSubject
    /// The pooled estimates that fill single missing keys, where history allows them.
    let walk: PooledEstimates.Walk?
    let scale: ProcessScale
    /// The width that `"0.8%"` takes its share of.
    let span: Double
    let levelIsExact: Bool

    /// The leaf's id, or `total`.
    var indicator: String {
      switch estimate.subject {
      case .indicator(let id): id
      case .total: "total"
      }
    }
  }

  /// One process in every dynamics variant.
  /// - Parameter stated: [variants]: the keys that the scenario states.
  ///
  /// Stated keys always win, key by key. A process for which no variant states any key, whose last value is certain,
  /// takes the panel's own draws whole; otherwise each missing key is filled from `PooledEstimates`.
  mutating func process(
    _ subject: Subject, key: StreamKey, commonKey: StreamKey, commonPlace: Int, level: Quantity,
    stated: [DynamicsKeys]
  ) -> LatentProcess {
    let estimated = estimatedPath(subject, level: level, stated: stated)
    var variants: [ProcessParameters] = []
    for keys in stated {
      variants.append(parameters(subject, level: level, keys: keys, isWhole: estimated != nil))
    }
    for nu in variants.compactMap(\.tails) where tailMaps[nu] == nil { tailMaps[nu] = StudentTails(nu) }
    return LatentProcess(
      key: key, commonKey: commonKey, commonPlace: commonPlace, scale: subject.scale,
      levelIsExact: subject.levelIsExact, variants: variants, tailMaps: tailMaps, steps: steps,
      begins: begins, estimated: estimated)
  }

  private mutating func estimatedPath(
    _ subject: Subject, level: Quantity, stated: [DynamicsKeys]
  ) -> EstimatedPath? {
    guard subject.unit.depth != .rank, stated.allSatisfy({ $0 == DynamicsKeys() }), let value = level.constant,
      let panel = book.panel(subject.estimate, of: scenario, observed: lookup, scale: subject.scale),
      let row = book.take(subject.unit.id, from: subject.estimate)
    else { return nil }
    if case .total(let board) = subject.estimate.subject, let judged = book.panels[panel].judgement,
      judged.brier >= judged.randomWalkBrier
    {
      notes.insert(.fellBack(board: board, origins: judged.origins))
    }
    return EstimatedPath(panel: panelOffset + panel, row: row, start: subject.scale.forward(value))
  }

  private mutating func parameters(
    _ subject: Subject, level: Quantity, keys: DynamicsKeys, isWhole: Bool
  ) -> ProcessParameters {
    let start = moved((keys.level ?? level).distribution(span: subject.span), subject)
    let centre = start.quantile(0.5)
    note(Self.missingKeys(keys), subject, isWhole: isWhole)
    let scale = LearntScale(subject, level: centre, steps: steps)
    let zero = Quantity(0)
    let walk = subject.walk
    let sigma = (keys.common == nil ? walk?.sigma : walk?.own) ?? 0
    return ProcessParameters(
      level: start,
      levelSD: subject.levelIsExact ? .constant(0) : (keys.levelSD ?? zero).distribution(span: subject.span),
      drift: keys.drift?.distribution(span: subject.span) ?? drift(of: subject, scale: scale),
      sigma: keys.sigma?.distribution(span: subject.span)
        ?? .constant(sigma * scale.spread / (keys.common.map { max(0.05, 1 - $0).squareRoot() } ?? 1)),
      rho: keys.rho ?? 1, damping: keys.damping ?? (keys.drift == nil ? walk?.damping ?? 1 : 1),
      common: keys.common ?? walk?.common ?? 0, tails: keys.tails)
  }

  /// The shrunk drift of a unit (with what the cohort's totals run up a step), in the better direction and raw units at
  /// the level, as the distribution of what is not known about it; 0 where history tells nothing of it.
  private func drift(of subject: Subject, scale: LearntScale) -> Distribution {
    let trend = subject.walk?.trend ?? 0
    let drift = subject.walk?.drifts[subject.unit.id] ?? (0, 0)
    guard trend != 0 || drift.mean != 0 || drift.sd != 0 else { return .constant(0) }
    let mean = subject.scale.sign * (trend + drift.mean) * scale.drift
    return drift.sd > 0 ? .normal(mean: mean, sd: drift.sd * scale.spread) : .constant(mean)
  }

  private mutating func note(_ missing: [String], _ subject: Subject, isWhole: Bool) {
    guard !missing.isEmpty, !isWhole else { return }
    guard let walk = subject.walk else {
      notes.insert(.assumedPlain(indicator: subject.indicator, keys: missing, units: 1))
      return
    }
    book.fill(missing, of: subject.unit.id, subject: subject.estimate, increments: walk.increments)
  }

  /// Keys that change numbers and are stated nowhere. (`level`, `level_sd` and `tails` have plain meanings when absent.)
  private static func missingKeys(_ keys: DynamicsKeys) -> [String] {
    var missing: [String] = []
    if keys.drift == nil { missing.append("drift") }
    if keys.sigma == nil { missing.append("sigma") }
    if keys.rho == nil { missing.append("rho") }
    if keys.damping == nil { missing.append("damping") }
    if keys.common == nil { missing.append("common") }
    return missing
  }

  /// Moves a certain level off the end of a logit range, and says so; drawn levels are moved where they are drawn.
  private mutating func moved(_ level: Distribution, _ subject: Subject) -> Distribution {
    guard case .constant(let value) = level else { return level }
    let start = subject.scale.start(value)
    if start != value {
      notes.insert(.levelMoved(unit: subject.unit.id, indicator: subject.indicator, from: value, to: start))
    }
    return .constant(start)
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics

extension ModelBuilder {
  /// What a process is about, for notes.
  struct Subject {
    let unit: Unit
    let indicator: String
    /// The estimate that fills missing keys, where history allows one.
    let walk: PooledEstimates.Walk?
    let scale: ProcessScale
    /// The width that `"0.8%"` takes its share of.
    let span: Double
    let levelIsExact: Bool
  }

  /// One process in every dynamics variant.
  mutating func process(
    _ subject: Subject, key: StreamKey, commonKey: StreamKey, commonPlace: Int, level: Quantity,
    keys: (Dynamics) -> DynamicsKeys
  ) -> LatentProcess {
    var variants: [ProcessParameters] = []
    for dynamics in worlds.dynamics { variants.append(parameters(subject, level: level, keys: keys(dynamics))) }
    for nu in variants.compactMap(\.tails) where tailMaps[nu] == nil { tailMaps[nu] = StudentTails(nu) }
    return LatentProcess(
      key: key, commonKey: commonKey, commonPlace: commonPlace, scale: subject.scale,
      levelIsExact: subject.levelIsExact, variants: variants, tailMaps: tailMaps, steps: steps)
  }

  private mutating func parameters(_ subject: Subject, level: Quantity, keys: DynamicsKeys) -> ProcessParameters {
    let start = moved((keys.level ?? level).distribution(span: subject.span), subject)
    let centre = start.quantile(0.5)
    let missing = Self.missingKeys(keys)
    if !missing.isEmpty {
      if let walk = subject.walk {
        notes.insert(
          .estimated(indicator: subject.indicator, keys: missing, units: walk.units, increments: walk.increments))
      } else {
        notes.insert(.assumedPlain(indicator: subject.indicator, keys: missing, units: 1))
      }
    }
    let walkSigma = (subject.walk?.sigma ?? 0) / subject.scale.slope(at: centre)
    let zero = Quantity(0)
    return ProcessParameters(
      level: start,
      levelSD: subject.levelIsExact ? .constant(0) : (keys.levelSD ?? zero).distribution(span: subject.span),
      drift: (keys.drift ?? zero).distribution(span: subject.span),
      sigma: (keys.sigma ?? Quantity(walkSigma)).distribution(span: subject.span),
      rho: keys.rho ?? 1, damping: keys.damping ?? 1, common: keys.common ?? 0, tails: keys.tails)
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

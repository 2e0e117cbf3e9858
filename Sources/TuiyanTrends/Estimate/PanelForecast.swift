// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TuiyanNumerics

/// A panel continued: fitted once, then drawn tile by tile for any replications, all units and steps jointly.
///
/// The estimator is the average of two forecasts, by replication: pooled kriging (`PooledKriging`) and, where the panel
/// has taught it, local direct regression (`DirectRegression`), the latter with chance ½·m/(m + 2), m its origins. The
/// mean of the cohort goes on as a random walk that all units share. Where nothing is known every rank is as likely as
/// any other. Running totals go on by `RunningForecast`; earlier courses tell nothing of where the present one stands, so
/// where nobody has a value in it, nothing is known.
///
/// A draw is addressed by key, unit and replication; neither other units nor the thread move it.
public struct PanelForecast: Sendable {
  /// The estimator, or what it is judged against.
  public enum Method: String, Sendable, CaseIterable {
    case estimator
    /// One pooled sd, no drift, period-centred: the competitor, and what is used where the estimator does not beat it.
    case randomWalk = "random-walk"
  }

  public let units: [String]
  /// Steps after `from`, ascending, 1 or more.
  public let steps: [Int]
  /// Of the last step.
  public let rung: EstimateRung
  let model: Model

  enum Model: Sendable {
    case mixture(MixtureForecast)
    case walk(WalkForecast)
    case running(RunningForecast)
  }

  /// Periods looked at, the last ones of a longer panel.
  public static let longest = 60
  /// Fewest units of a typical period for the estimator.
  static let fewestUnits = 4

  /// - Parameters:
  ///   - panel: nothing after `from`.
  ///   - from: ordinal of the period that steps count from; not before the panel's last.
  ///   - steps: ascending, 1 or more.
  public init(_ panel: PanelHistory, from: Int, steps: [Int], method: Method = .estimator) {
    precondition(steps.allSatisfy { $0 > 0 } && zip(steps, steps.dropFirst()).allSatisfy { $0 < $1 })
    precondition(from >= panel.periods.last ?? from, "a forecast starts at the panel's last period or after it")
    var recent = panel.last(Self.longest)
    units = panel.units
    self.steps = steps
    if let course = recent.running {
      if let running = RunningForecast(recent, course: course, from: from, steps: steps, method: method) {
        model = .running(running)
        rung = running.rung
        return
      }
      recent = PanelHistory(units: panel.units, periods: [], rows: panel.units.map { _ in [] })
    }
    let lead = from - (recent.periods.last ?? from)
    let ahead = steps.map { Double($0 + lead) / Double(recent.spacing) }
    if method == .estimator, Self.isCohort(recent),
      let mixture = try? MixtureForecast(StandardisedPanel(recent), times: ahead)
    {
      model = .mixture(mixture)
      rung = EstimateRung(mixture.kind, of: recent)
    } else {
      model = .walk(WalkForecast(recent, times: ahead))
      rung = EstimateRung(recent.counts.allSatisfy { $0 == 0 } ? .nothing : .randomWalk, of: recent)
    }
  }

  /// Values are totals that run up, on their raw scale.
  package var isRunning: Bool { if case .running = model { true } else { false } }

  /// At least four units in the typical (median) period that has any.
  private static func isCohort(_ panel: PanelHistory) -> Bool {
    let sizes = panel.periods.indices.map { period in panel.column(period).count { !$0.isNaN } }
      .filter { $0 > 0 }.sorted()
    return sizes.isEmpty ? false : sizes[sizes.count / 2] >= fewestUnits
  }

  /// What all units of 64 replications share.
  /// - Parameters:
  ///   - tile: takes it.
  ///   - key: of the panel.
  ///   - first: replication of lane 0.
  public func fill(_ tile: PanelTile, key: StreamKey, first: UInt64) {
    tile.first = first
    key.child("panel").uniforms(from: first, count: 2, into: tile.uniforms)
    key.child("common").normals(from: first, count: steps.count, into: tile.common)
    prepare(tile)
  }

  /// The values of one unit in the tile's replications.
  /// - Parameters:
  ///   - unit: index in `units`.
  ///   - key: of the unit; its normals are drawn here.
  ///   - out: [steps][64], on the panel's own scale.
  public func draw(unit: Int, key: StreamKey, tile: PanelTile, into out: UnsafeMutablePointer<Double>) {
    key.normals(from: tile.first, count: steps.count, into: tile.normals)
    follow(unit: unit, tile: tile, into: out, through: steps.count)
  }

  /// Settles what the units share, once the tile's uniforms and common normals stand.
  package func prepare(_ tile: PanelTile) {
    switch model {
    case .mixture(let mixture): mixture.prepare(tile)
    case .running(let running): running.prepare(tile)
    case .walk: break
    }
  }

  /// The path of one unit, once the tile's normals stand.
  /// - Parameter count: the first so many steps; fewer are the beginning of more.
  package func follow(unit: Int, tile: PanelTile, into out: UnsafeMutablePointer<Double>, through count: Int) {
    switch model {
    case .mixture(let mixture): mixture.draw(unit: unit, tile: tile, into: out, steps: count)
    case .walk(let walk): walk.draw(unit: unit, tile: tile, into: out, steps: count)
    case .running(let running): running.draw(unit: unit, tile: tile, into: out, steps: count)
    }
  }
}

/// Room for what a tile's units share and for one unit's normals. Owned by one thread at a time.
public final class PanelTile {
  static let lanes = Tile.lanes
  var first: UInt64 = 0
  /// [3][lanes]: which component, which forecaster, nothing; of running totals τ², the factor of s², f.
  package let uniforms: UnsafeMutablePointer<Double>
  /// [steps][lanes]: normals of the cohort's mean.
  package let common: UnsafeMutablePointer<Float>
  /// [steps][lanes]: of the unit being drawn.
  package let normals: UnsafeMutablePointer<Float>
  /// [steps][lanes]: the same with the tails of the innovations.
  let tailed: UnsafeMutablePointer<Float>
  /// [lanes]: index of the component each replication lives in.
  let component: UnsafeMutablePointer<Int32>

  public init(steps: Int) {
    let count = max(1, steps) * Self.lanes
    uniforms = .allocate(capacity: 3 * Self.lanes)
    uniforms.initialize(repeating: 0, count: 3 * Self.lanes)
    common = .allocate(capacity: count)
    normals = .allocate(capacity: count)
    tailed = .allocate(capacity: count)
    component = .allocate(capacity: Self.lanes)
    component.initialize(repeating: 0, count: Self.lanes)
  }

  deinit {
    uniforms.deallocate()
    common.deallocate()
    normals.deallocate()
    tailed.deallocate()
    component.deallocate()
  }
}

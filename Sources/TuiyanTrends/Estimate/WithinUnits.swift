// SPDX-License-Identifier: GPL-3.0-or-later

/// How far what a unit's periods bring varies about the unit's own mean.
struct WithinUnits: Sendable, Hashable {
  /// s².
  let variance: Double
  /// Degrees of freedom of s², above 0.
  let freedom: Double
  /// f = (1 + ρ)/(1 − ρ).
  let inflation: Double

  init(variance: Double, freedom: Double, inflation: Double) {
    self.variance = variance
    self.freedom = freedom
    self.inflation = inflation
  }

  /// s² pooled over units: Σ(x − x̄)² over the periods beyond each unit's first.
  init(_ rows: [[Double]], squares: [Double], inflation: Double) {
    let freedom = max(1, rows.reduce(0.0) { $0 + Double(max(0, $1.count - 1)) })
    self.init(variance: squares.reduce(0, +) / freedom, freedom: freedom, inflation: inflation)
  }

  /// The part of the variance between units seen once that does not last to the next period: 1 − the correlation of
  /// two periods at the unlearnt point of `KrigingPoint`, 0.13. It is fixed, so taken for certain.
  init(unlearnt apart: Double) {
    let point = KrigingPoint.unlearnt
    let lasting = point.covariance(-1, 0, isSame: false) / point.covariance(0, 0, isSame: true)
    self.init(variance: (1 - lasting) * apart, freedom: .infinity, inflation: 1)
  }

  /// What the courses before the one that begins at an ordinal tell, each course by its degrees of freedom.
  ///
  /// - Parameter spacing: ordinals that weigh 1, as in the present course.
  /// - Returns: nil where no earlier course has two periods of a unit, or where courses have no end.
  init?(_ history: PanelHistory, course: RunningCourse, before start: Int, spacing: Int) {
    guard let length = course.total.length, let first = history.periods.first else { return nil }
    var found: [WithinUnits] = []
    for end in stride(from: start - 1, through: first, by: -length) {
      guard
        let panel = AccumulatorPanel(history, course: course, at: end, spacing: spacing), panel.periods >= 2,
        panel.scale == course.scale
      else { continue }
      found.append(AccumulatorFit(panel, isRatio: panel.scale == .ratio).within)
    }
    let freedom = found.reduce(0) { $0 + $1.freedom }
    guard freedom > 0 else { return nil }
    self.init(
      variance: found.reduce(0) { $0 + $1.variance * $1.freedom } / freedom, freedom: freedom,
      inflation: found.reduce(0) { $0 + $1.inflation * $1.freedom } / freedom)
  }
}

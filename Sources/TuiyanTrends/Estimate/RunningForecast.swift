// SPDX-License-Identifier: GPL-3.0-or-later

/// Running totals continued step by step, all units jointly: `AccumulatorForecast` along its way instead of at its end.
///
/// What a unit's periods bring is X[k] = Σ x, drawn one after the other from what is known so far: with drift
/// θ ~ N(m, D) and noise N a period, x_k over weight w is N(m_k·w, D_k·w² + N·w), D_k = D·N/(N + W·D),
/// m_k = m + D_k/N·(X − m·W), W the weight gone. Their sum over the whole way is N(m·W, D·W² + N·W), the closed form of
/// the end. What all units share, the mean of a period, goes on the same way: D = v/m, N = v, v the variance of the
/// m period means behind; it moves no rank
/// (of ratios: hardly any, since it scales what is to come of all alike).
struct RunningForecast: Sendable {
  let rung: EstimateRung
  private let forecast: AccumulatorForecast
  private let course: RunningCourse
  /// [units][steps]: weight from the unit's last row to the step.
  private let weights: [[Double]]
  /// [steps]: weight from the first step's beginning, that the shared part goes over.
  private let shared: [Double]
  /// [steps]: what a gathered total is divided by.
  private let divisors: [Double]

  /// - Parameters:
  ///   - from: ordinal that steps count from, in a course.
  ///   - steps: ascending, 1 or more.
  /// - Returns: nil where `from` belongs to no course, or nobody has a value in it.
  init?(_ history: PanelHistory, course: RunningCourse, from: Int, steps: [Int], method: PanelForecast.Method) {
    guard let start = course.total.start(of: from),
      let panel = AccumulatorPanel(history, course: course, at: from), panel.periods > 0
    else { return nil }
    let spacing = Double(course.spacing(of: history, at: from))
    forecast = AccumulatorForecast(panel, method: method == .estimator ? .estimator : .randomWalk)
    rung = forecast.rung
    self.course = course
    weights = history.units.indices.map { unit in
      let last = history.periods.indices.last { place in
        (start...from).contains(history.periods[place]) && !history.value(unit, place).isNaN
      }
      let known = last.map { history.periods[$0] } ?? start - 1
      return steps.map { Double(from + $0 - known) / spacing }
    }
    shared = steps.map { Double($0) / spacing }
    divisors = steps.map { course.total.take == .sum ? 1 : course.elapsed(from + $0, since: start) }
  }

  /// Turns the tile's uniforms into τ², the scale of s² and f, replication by replication.
  func prepare(_ tile: PanelTile) { forecast.settle(tile.uniforms, count: PanelTile.lanes) }

  func draw(unit: Int, tile: PanelTile, into out: UnsafeMutablePointer<Double>, steps: Int) {
    let lanes = PanelTile.lanes
    for lane in 0..<lanes {
      let drawn = AccumulatorForecast.drawn(tile.uniforms, lane: lane, count: lanes)
      let ahead = forecast.ahead(of: unit, drawn)
      let common = forecast.common
      var own = GrowingSum(ahead)
      var all = GrowingSum(common)
      for step in 0..<steps {
        own.advance(to: weights[unit][step], normal: Double(tile.normals[step * lanes + lane]))
        all.advance(to: shared[step], normal: Double(tile.common[step * lanes + lane]))
        let end = forecast.total(of: unit, after: own.weight, own: own.sum, common: all.sum, drawn)
        out[step * lanes + lane] = course.sign * end / divisors[step]
      }
    }
  }
}

/// What is known of the amounts to come: drift ~ N(mean, drift), noise of one period; variances.
struct AmountsAhead: Sendable {
  let mean: Double
  let drift: Double
  let noise: Double
}

/// The sum of amounts drawn one after the other, each from what those before it have told of the drift.
struct GrowingSum: Sendable {
  private(set) var weight = 0.0
  private(set) var sum = 0.0
  private let ahead: AmountsAhead

  init(_ ahead: AmountsAhead) { self.ahead = ahead }

  /// Goes on to a weight, not before the present one.
  mutating func advance(to end: Double, normal: Double) {
    let step = end - weight
    guard step > 0 else { return }
    let known = ahead.noise + weight * ahead.drift
    let drift = weight == 0 ? ahead.drift : known > 0 ? ahead.drift * ahead.noise / known : 0
    let mean = known > 0 ? ahead.mean + ahead.drift * (sum - ahead.mean * weight) / known : ahead.mean
    sum += mean * step + (drift * step * step + ahead.noise * step).squareRoot() * normal
    weight = end
  }
}

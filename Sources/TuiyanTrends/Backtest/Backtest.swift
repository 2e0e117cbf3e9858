// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanNumerics

/// Rolling origins over a panel: fit on what was known, forecast the ranks, compare with what came.
public enum Backtest {
  /// Why a panel cannot be backtested.
  public enum Refusal: Error, Hashable, Sendable {
    /// The panel has `periods` periods; `needed` are: those of the first origin and the horizon.
    case tooFewPeriods(periods: Int, needed: Int)
    /// Values run up, and the course with the most periods has `periods`; `needed` are.
    case coursesTooShort(periods: Int, needed: Int)
    /// Nowhere are there two units with a value at an origin and at its target.
    case nothingToRank
  }

  /// Forecasts every period from those known `horizon` periods before it, and scores the forecasts.
  ///
  /// Ranked together are the units with a value at the origin and at the target. Origin o uses nothing after o.
  /// Where values run up, origin and target lie in one course, and the periods known at the first origin are periods of
  /// that course.
  /// - Parameter questions: units and events to follow; those of units the panel does not hold give no rows.
  /// - Throws: `Refusal` where no forecast can be judged.
  /// - Complexity: origins × replications × units × log units.
  public static func run(
    _ panel: PanelHistory, settings: BacktestSettings = BacktestSettings(), questions: [BacktestQuestion] = []
  ) throws(Refusal) -> BacktestResult {
    let records = try records(of: panel, settings: settings)
    return BacktestJudge(records: records, settings: settings).result(horizon: settings.horizon, questions: questions)
  }

  /// Scores of several contests together (leagues, years): each counts as one origin.
  /// - Throws: `Refusal` where there are none.
  public static func judge(_ records: [ContestRecord], settings: BacktestSettings) throws(Refusal) -> BacktestResult {
    if records.isEmpty { throw .nothingToRank }
    return BacktestJudge(records: records, settings: settings).result(horizon: settings.horizon, questions: [])
  }

  static func records(of panel: PanelHistory, settings: BacktestSettings) throws(Refusal) -> [ContestRecord] {
    let first = settings.firstPeriods(of: panel) - 1
    let last = panel.periods.count - 1 - settings.horizon
    if panel.running != nil, panel.longestCourse < first + 1 + settings.horizon {
      throw .coursesTooShort(periods: panel.longestCourse, needed: first + 1 + settings.horizon)
    }
    if first > last {
      throw .tooFewPeriods(periods: panel.periods.count, needed: first + 1 + settings.horizon)
    }
    let slots = RecordSlots(count: last - first + 1)
    ParallelTiles.run(tiles: last - first + 1, threads: settings.threads) { _, place in
      slots[place] = record(panel, origin: first + place, settings: settings)
    }
    let records = slots.found
    if records.isEmpty { throw .nothingToRank }
    return records
  }

  private static func record(_ panel: PanelHistory, origin: Int, settings: BacktestSettings) -> ContestRecord? {
    let target = origin + settings.horizon
    guard isOneCourse(panel, origin - settings.firstPeriods(of: panel) + 1, target) else { return nil }
    let ranked = panel.units.indices.filter {
      !panel.value($0, origin).isNaN && !panel.value($0, target).isNaN
    }
    guard ranked.count >= 2 else { return nil }
    let known = panel.upTo(origin)
    let step = panel.periods[target] - panel.periods[origin]
    let key = StreamKey(seed: settings.seed).child("backtest").child(UInt64(panel.periods[origin]))
    func forecast(_ method: PanelForecast.Method) -> PanelForecast {
      PanelForecast(known, from: panel.periods[origin], steps: [step], method: method)
    }
    func ranks(_ forecast: PanelForecast, _ method: PanelForecast.Method) -> RankDistribution {
      RankDistribution(
        forecast: forecast, units: ranked, replications: settings.replications, key: key.child(method.rawValue))
    }
    let estimator = forecast(.estimator)
    let walk = ranks(forecast(.randomWalk), .randomWalk)
    return ContestRecord(
      units: ranked.map { panel.units[$0] }, period: panel.periods[origin], target: panel.periods[target],
      current: RankDistribution.ranks(ranked.map { panel.value($0, origin) }),
      observed: RankDistribution.ranks(ranked.map { panel.value($0, target) }),
      // One model drawn twice would differ from itself.
      estimator: estimator.rung.kind.isWalk ? walk : ranks(estimator, .estimator), randomWalk: walk,
      rung: estimator.rung,
      pastGains: pastGains(panel, origin: origin, settings: settings, units: ranked.count),
      cluster: panel.running?.total.start(of: panel.periods[origin]) ?? panel.periods[origin])
  }

  /// Both periods (by index) lie in one course, or values do not run up.
  private static func isOneCourse(_ panel: PanelHistory, _ first: Int, _ second: Int) -> Bool {
    guard let running = panel.running else { return true }
    return first >= 0 && running.total.isOneCourse(panel.periods[first], panel.periods[second])
  }

  /// [gains]: how often units climbed so far over the horizon before the origin; nil without an occasion.
  private static func pastGains(
    _ panel: PanelHistory, origin: Int, settings: BacktestSettings, units: Int
  ) -> [Double?] {
    let gains = settings.gains(of: units)
    var happened = gains.map { _ in 0 }
    var occasions = 0
    for start in 0..<max(0, origin - settings.horizon + 1) {
      let end = start + settings.horizon
      guard isOneCourse(panel, start, end) else { continue }
      let both = panel.units.indices.filter { !panel.value($0, start).isNaN && !panel.value($0, end).isNaN }
      let before = RankDistribution.ranks(both.map { panel.value($0, start) })
      let after = RankDistribution.ranks(both.map { panel.value($0, end) })
      occasions += both.count
      for (place, gain) in gains.enumerated() {
        happened[place] += zip(before, after).count { $0 - $1 >= gain }
      }
    }
    return happened.map { occasions == 0 ? nil : Double($0) / Double(occasions) }
  }
}

extension PanelHistory {
  /// The periods of the course that has the most of them.
  fileprivate var longestCourse: Int {
    let starts = periods.compactMap { running?.total.start(of: $0) }
    return Dictionary(grouping: starts) { $0 }.values.map(\.count).max() ?? 0
  }
}

/// One record per origin; each index is written by one thread only, which makes sharing it safe.
private final class RecordSlots: @unchecked Sendable {
  private let slots: UnsafeMutablePointer<ContestRecord?>
  private let count: Int

  init(count: Int) {
    self.count = count
    slots = .allocate(capacity: max(1, count))
    slots.initialize(repeating: nil, count: max(1, count))
  }

  deinit {
    slots.deinitialize(count: max(1, count))
    slots.deallocate()
  }

  subscript(index: Int) -> ContestRecord? {
    get { slots[index] }
    set { slots[index] = newValue }
  }

  var found: [ContestRecord] { (0..<count).compactMap { slots[$0] } }
}

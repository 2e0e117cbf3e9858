// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TuiyanModel

/// How the figures of a panel become totals of which more is better, and the room those totals get.
///
///     scores           total = shift + score
///     less is better   total = shift − score
///     ranks alone      total = shift + 100·(n + 1 − rank)/(n + 1)
///
/// n: units ranked in the period, or its worst rank where not all of them are in the table. A total lives in 0 … `top` and
/// is cut there, but a panel does not say where its scale ends: so the shift (0, or 1, 2 or 5 times a power of ten) and
/// the top are taken so wide that no forecast comes near either end. Neither is a full mark.
///
/// How far a unit may move is reckoned from its last total by a random walk: s·√h, h the steps from its last period to the
/// horizon, s² = v·(10 + Σ Δ²/v)/(10 + m) but not below v, Δ its own m changes of a step, v the mean Δ² of all units, or of
/// the last period where that is more; changes that all units share count in full, so this is more than forecasts spread.
/// Above the last totals there is room for 8 of these, and for the width of what was seen besides. Below them there is room
/// for 8 where totals are made anyway; scores are left as they stand where there is room for 4 below the units of the last
/// period, for one that vanished long ago may be anywhere.
/// Totals that run up begin at 0 by themselves and are not shifted; their top also holds twice the best pace so far.
public struct PanelScale: Sendable, Hashable {
  /// What the totals are made from: scores as they stand, scores turned round where less is better, or ranks.
  public enum Figure: Sendable { case scores, mirroredScores, ranks }

  public let figure: Figure
  public let shift: Double
  /// The scheme's total.
  public let top: Double
  /// The total runs up from 0.
  public let isRunning: Bool
  /// By the period's ordinal.
  private let ranked: [Int: RankedField]

  /// How many spreads are enough to leave scores alone, and how many are given otherwise.
  private static let enough = 4.0
  private static let ample = 8.0
  /// The changes that all units' spread counts for beside a unit's own.
  private static let pooled = 10.0

  /// - Parameters:
  ///   - ahead: steps from the panel's last period to the horizon.
  ///   - since: first period of the course that scores run up over.
  init(_ panel: PanelTable, lessIsBetter: Bool, ahead: Int, since: Period?) {
    let figure: Figure = !panel.hasScores ? .ranks : lessIsBetter ? .mirroredScores : .scores
    let ranked = Self.ranked(panel)
    let tracks = panel.tracks { Self.plain($0, figure, ranked) }
    let seen = tracks.joined().map(\.total)
    let best = seen.max() ?? 0
    let worst = seen.min() ?? 0
    let end = (panel.periods.last?.ordinal ?? 0) + ahead
    let ends = Self.ends(of: tracks, until: end, spreads: Self.ample)
    let present = tracks.filter { $0.last?.period == panel.periods.last?.ordinal }
    let isRoomy = figure == .scores && min(worst, Self.ends(of: present, until: end, spreads: Self.enough).low) >= 0
    let shift = since == nil && !isRoomy ? Self.round(above: -min(worst, ends.low)) : 0
    var highest = max(best, ends.high)
    if let since, let last = panel.periods.last {
      let course = tracks.joined().filter { $0.period >= since.ordinal }.map(\.total).max() ?? 0
      let elapsed = Double(last.ordinal - since.ordinal + 1)
      highest = max(highest, 2 * course * (elapsed + Double(ahead)) / elapsed + ends.high - best)
    }
    self.figure = figure
    self.shift = shift
    self.ranked = ranked
    isRunning = since != nil
    top = max(1, Self.round(above: shift + highest + (best - worst)))
  }

  /// The total of a row; nil where it has no figure to make one of.
  func total(_ row: PanelTable.Row) -> Double? { Self.plain(row, figure, ranked).map { shift + $0 } }

  // MARK: Totals before the shift

  private static func plain(_ row: PanelTable.Row, _ figure: Figure, _ ranked: [Int: RankedField]) -> Double? {
    switch figure {
    case .scores: row.score
    case .mirroredScores: row.score.map { -$0 }
    case .ranks: row.rank.flatMap { rank in ranked[row.period.ordinal]?.value(of: rank, most: 100) }
    }
  }

  private static func ranked(_ panel: PanelTable) -> [Int: RankedField] {
    Dictionary(grouping: panel.rows, by: \.period.ordinal).mapValues { RankedField($0.compactMap(\.rank)) }
  }

  // MARK: Room

  /// How far down and up the units come by a period who move so many spreads.
  private static func ends(
    of tracks: [[PanelTable.Point]], until end: Int, spreads: Double
  ) -> (low: Double, high: Double) {
    let changes = tracks.map { track in zip(track, track.dropFirst()).map(Change.init) }
    let all = changes.joined().map(\.square)
    let last = changes.joined().map(\.period).max()
    let latest = changes.joined().filter { $0.period == last }.map(\.square)
    let pool = max(mean(all), mean(latest))
    let reaches = zip(tracks, changes).compactMap { track, own -> (low: Double, high: Double)? in
      guard let now = track.last else { return nil }
      let squares = own.reduce(0) { $0 + $1.square }
      let variance = max(pool, (pooled * pool + squares) / (pooled + Double(own.count)))
      let away = spreads * (variance * Double(end - now.period)).squareRoot()
      return (now.total - away, now.total + away)
    }
    return (reaches.map(\.low).min() ?? 0, reaches.map(\.high).max() ?? 0)
  }

  private static func mean(_ values: [Double]) -> Double {
    values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
  }

  /// What a unit's total did from one row to its next.
  private struct Change {
    let period: Int
    /// Δ²/gap, gap the steps between.
    let square: Double

    init(_ before: PanelTable.Point, _ after: PanelTable.Point) {
      let moved = after.total - before.total
      period = after.period
      square = moved * moved / Double(after.period - before.period)
    }
  }

  /// 1, 2 or 5 times a power of ten, at least the value; 0 for what is not above 0.
  private static func round(above value: Double) -> Double {
    guard value > 0 else { return 0 }
    let unit = pow(10, log10(value).rounded(.down))
    return [1, 2, 5, 10].map { $0 * unit }.first { $0 >= value } ?? 20 * unit
  }
}

extension PanelTable {
  /// The total of a unit in a period (an ordinal).
  struct Point {
    let period: Int
    let total: Double
  }

  var hasScores: Bool { rows.contains { $0.score != nil } }

  /// [units]: what a unit has in the course of time, ascending; empty where it has no total at all.
  func tracks(_ total: (Row) -> Double?) -> [[Point]] {
    var points: [String: [Point]] = [:]
    for row in rows {
      guard let total = total(row) else { continue }
      points[row.unit, default: []].append(Point(period: row.period.ordinal, total: total))
    }
    return units.map { (points[$0] ?? []).sorted { $0.period < $1.period } }
  }
}

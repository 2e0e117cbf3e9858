// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics
import TuiyanTrends

/// A path about which only its steps, and perhaps its drift and σ, are random; all else is one number, the same in all
/// tiles. Plain numbers, because millions of tiles look at them.
struct PlainPath: Sendable {
  let scale: ProcessScale
  /// The level; NaN where a rank-only order draws it.
  let level: Double
  /// Where it then does.
  let order: OrderPlace?
  let drift: Value
  let sigma: Value
  let rho: Double
  let shared: Double
  let own: Double
  /// nil: it never moves but by its drift.
  let steps: Innovations?
  /// Where φ(0) stands among the trends.
  let trend: Int

  struct Innovations: Sendable {
    /// nil: every draw at its median.
    let key: StreamKey?
    let hasCommon: Bool
    let commonKey: StreamKey?
    let commonPlace: Int
  }

  /// One of a rank-only board's unknown totals.
  struct OrderPlace: Sendable {
    let board: Int
    let gap: Int
    /// The draw within the gap, and the gap's first draw among those of all gaps.
    let place: Int
    let first: Int
  }

  /// factor·parameter.
  struct Value: Sendable {
    /// The product where it is certain.
    let number: Double
    /// nil where it is certain. The model keeps it alive; to count references to it in every tile takes longer than to
    /// use it.
    let drawn: Unmanaged<Parameter.Prepared>?
    let key: StreamKey?
    let factor: Double

    init(_ parameter: Parameter, _ key: StreamKey?, factor: Double) {
      let number = parameter.number(at: key)
      self.number = number.map { $0 * factor } ?? .nan
      drawn = number == nil ? parameter.prepared.map(Unmanaged.passUnretained) : nil
      self.key = key
      self.factor = factor
    }
  }

  /// - Returns: nil where something else is uncertain, or differs from future to future.
  /// - Parameter order: draws the level, which must be on a straight scale; nil: it is the process's own.
  init?(_ process: LatentProcess, moves: Bool, trend: Int, streams: PathStreams, order: OrderPlace?) {
    let isStraight = process.scale.transform == .identity
    guard process.isPlain(streams), order == nil ? !streams.start.isNaN : isStraight else { return nil }
    let slope = isStraight ? 1 : streams.slope
    scale = process.scale
    level = order == nil ? streams.start : .nan
    self.order = order
    drift = Value(process.drift[0], streams.drift, factor: process.scale.sign * slope)
    sigma = Value(process.sigma[0], streams.sigma, factor: slope)
    rho = process.rho[0]
    shared = process.shared[0]
    own = process.own[0]
    steps =
      moves && !streams.isUnmoved(process)
      ? Innovations(
        key: streams.path, hasCommon: process.hasCommon, commonKey: streams.common, commonPlace: process.commonPlace)
      : nil
    self.trend = trend
  }

  /// Every row of the process is one number.
  var isCertain: Bool { scale.transform == .identity && drift.drawn == nil && sigma.drawn == nil && !level.isNaN }
}

extension LatentProcess {
  /// One variant of the dynamics, with no error of the level and normal steps, if any.
  fileprivate func isPlain(_ streams: PathStreams) -> Bool {
    estimated == nil && begins == 0 && (!hasLevelError || streams.levelError == nil)
      && [level.count, drift.count, sigma.count, rho.count, shared.count, own.count, trend.count].allSatisfy { $0 == 1 }
      && (streams.isUnmoved(self) || tails.count == 1 && tails[0] == nil)
  }

  /// Points of a linear scale can be made while the path is followed.
  var scoresOnTheWay: Bool { estimated == nil && scale.transform == .identity && trend.count == 1 }
}

extension PlainPath.OrderPlace {
  /// [totals]: nil where the level is known; the draws of all gaps of all boards stand one after the other.
  static func all(of model: CompiledModel) -> [Self?] {
    var next = 0
    let first = model.boards.map { board in
      (board.rankOnly?.gaps ?? []).map { gap in
        defer { next += gap.count }
        return next
      }
    }
    return model.totals.map { total in
      guard case .drawn(let gap, let place) = total.start else { return nil }
      return Self(board: total.board, gap: gap, place: place, first: first[total.board][gap])
    }
  }
}

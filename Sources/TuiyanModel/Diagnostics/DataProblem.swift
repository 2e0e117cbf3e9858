// SPDX-License-Identifier: GPL-3.0-or-later

/// What the tables must hold for the rest to have a meaning.
public enum DataProblem: Hashable, Sendable {
  case missingLevel(unit: String, leaf: String, asOf: String)
  case missingSigma(unit: String, leaf: String, others: Int)
  case missingScore(unit: String, board: String, asOf: String)
  case missingTotalSigma(unit: String, board: String, others: Int)
  case missingRank(unit: String, board: String, asOf: String)
  case fewTotals(board: String, found: Int)
  /// Published ranks and known totals disagree.
  case contradiction(
    board: String, unit: String, rank: Int, score: String, other: String, otherRank: Int, otherScore: String,
    otherPlace: Place)
  case bestBelow(board: String, best: String, unit: String, score: String, scorePlace: Place)
  /// The published best is not the total of the first unit.
  case bestIsNotFirst(board: String, best: String, unit: String, score: String, scorePlace: Place)
  /// The published mean cannot be the mean of totals in the published order.
  case meanImpossible(board: String, mean: String, low: String, high: String)
  case rankGainNeedsRank(unit: String, board: String, period: String)
  /// A leaf that runs up, and a unit without a value since the course began.
  case noneInCourse(unit: String, leaf: String, since: String, asOf: String, others: Int)
  /// The same of a board's totals.
  case noTotalInCourse(unit: String, board: String, since: String, asOf: String, others: Int)
  /// A best below the mean, or the like, by the leaf's direction.
  case endsOutOfOrder(better: String, String, worse: String, String, higherIsBetter: Bool)
  /// A figure of a table beyond what can be reckoned with.
  case tooLarge(column: String, value: String, limit: String)
  /// Events counted as fewer than none.
  case negativeCount(leaf: String, value: String)
  /// A unit has no distance to the best of a leaf: it has no value, or nothing tells what is best.
  case noDistance(unit: String, leaf: String)
  /// A distance asked of a unit known by its total or rank.
  case noLeavesToMeasure(unit: String, depth: Depth)
  /// Warnings.
  case partialCount(leaf: String, value: String)
  case rankBeyondBoard(unit: String, rank: Int, board: String, units: Int, others: Int)
  case scoreBeyondTotal(unit: String, score: String, board: String, total: String, others: Int)
  case scoreBelowZero(unit: String, score: String, board: String, others: Int)
  /// Units at one published rank, of which not all totals are known.
  case tiedRanks(board: String, unit: String, other: String, rank: Int, others: Int)
  /// A board's totals run up, but those of units known leaf by leaf are put together from leaves that do not.
  case standingLeaves(board: String, since: String, unit: String, others: Int)
  case outsideRange(leaf: String, value: String, low: String, high: String)
  case unusedRows(unit: String, depth: Depth, rows: Int)
}

extension DataProblem {
  var sentence: Sentence {
    switch self {
    case .missingLevel(let unit, let leaf, let asOf):
      (
        "单位“\(unit)”的指标“\(leaf)”在 \(asOf) 及以前没有任何一行（请补一行；没有数据就留空 value，按 0 分计）",
        "unit '\(unit)' has no row for indicator '\(leaf)' at or before \(asOf) (add one; leave value empty where nothing is reported: 0 points)"
      )
    case .missingSigma(let unit, let leaf, let others):
      (
        "单位“\(unit)”\(others > 0 ? "等 \(others + 1) 个单位" : "")的指标“\(leaf)”没有 sigma，也无法从历史估计（请在 dynamics 里写 sigma，或给至少一个单位两个以上的历史值）",
        "indicator '\(leaf)' of unit '\(unit)'\(others > 0 ? " and \(others) more" : "") has no sigma and none can be estimated (state sigma in dynamics, or give at least one unit two values)"
      )
    case .missingScore(let unit, let board, let asOf):
      (
        "单位“\(unit)”只知总分，但在榜单“\(board)”上 \(asOf) 及以前没有总分（请在 results.csv 补 score，或在 dynamics 里写 level）",
        "unit '\(unit)' is known by score only but has no score on board '\(board)' at or before \(asOf) (add a score to results.csv, or a level to dynamics)"
      )
    case .missingTotalSigma(let unit, let board, let others):
      (
        "榜单“\(board)”上单位“\(unit)”\(others > 0 ? "等 \(others + 1) 个单位" : "")的总分没有 sigma，也无法估计（请写 dynamics.score.sigma，或给至少一个单位两个以上的 score）",
        "the total of unit '\(unit)'\(others > 0 ? " and \(others) more" : "") on board '\(board)' has no sigma and none can be estimated (state dynamics.score.sigma, or give at least one unit two scores)"
      )
    case .missingRank(let unit, let board, let asOf):
      (
        "榜单“\(board)”有只知位次的单位，但单位“\(unit)”在 \(asOf) 及以前没有位次（请在 results.csv 补 rank）",
        "board '\(board)' has units known by rank only, but unit '\(unit)' has no rank at or before \(asOf) (add its rank to results.csv)"
      )
    case .fewTotals(let board, let found):
      (
        "榜单“\(board)”有只知位次的单位，但已知总分只有 \(found) 个（至少 2 个：有指标或总分的单位，或 reference.csv 里总分的 best、mean）",
        "board '\(board)' has units known by rank only, but only \(found) known totals (expected at least 2: units with indicators or scores, or best and mean of the total in reference.csv)"
      )
    case .contradiction(let board, let unit, let rank, let score, let other, let otherRank, let otherScore, let place):
      (
        "榜单“\(board)”上“\(unit)”第 \(rank) 名 \(score) 分，低于第 \(otherRank) 名“\(other)”的 \(otherScore) 分（在 \(place.text)；总分应与位次一致）",
        "on board '\(board)' '\(unit)' is rank \(rank) with \(score), less than \(otherScore) of '\(other)' at rank \(otherRank) (at \(place.text); totals must agree with the ranks)"
      )
    case .bestBelow(let board, let best, let unit, let score, let place):
      (
        "榜单“\(board)”公布的最高总分 \(best) 低于单位“\(unit)”的 \(score)（在 \(place.text)；最高分应不低于任何单位）",
        "the published best total \(best) of board '\(board)' is below \(score) of unit '\(unit)' (at \(place.text); expected no less than any unit's)"
      )
    case .bestIsNotFirst(let board, let best, let unit, let score, let place):
      (
        "榜单“\(board)”公布的最高总分 \(best) 与第 1 名“\(unit)”同期的 \(score) 不同（在 \(place.text)；最高分就是第 1 名的总分）",
        "the published best total \(best) of board '\(board)' is not the \(score) of '\(unit)', first in the same period (at \(place.text); the best is the total of the first)"
      )
    case .meanImpossible(let board, let mean, let low, let high):
      (
        "榜单“\(board)”公布的平均总分 \(mean) 不合已知总分与位次（平均应在 \(low) 到 \(high) 之间）",
        "the published mean total \(mean) of board '\(board)' cannot go with the known totals and ranks (expected a mean of \(low) to \(high))"
      )
    case .rankGainNeedsRank(let unit, let board, let period):
      (
        "rank_gain 需要单位“\(unit)”在榜单“\(board)”上 \(period) 的位次（请在 results.csv 补 rank，或改 since: as_of）",
        "rank_gain needs the rank of unit '\(unit)' on board '\(board)' at \(period) (add it to results.csv, or write since: as_of)"
      )
    case .noneInCourse(let unit, let leaf, let since, let asOf, let others):
      (
        "指标“\(leaf)”从 \(since) 起累计，但单位“\(unit)”\(others > 0 ? "等 \(others + 1) 个单位" : "")从那时到 \(asOf) 没有数值（请在 history.csv 补上，或改 since）",
        "indicator '\(leaf)' runs up since \(since), but unit '\(unit)'\(others > 0 ? " and \(others) more" : "") has no value from then to \(asOf) (add it to history.csv, or change since)"
      )
    case .noTotalInCourse(let unit, let board, let since, let asOf, let others):
      (
        "榜单“\(board)”的总分从 \(since) 起累计，但单位“\(unit)”\(others > 0 ? "等 \(others + 1) 个单位" : "")从那时到 \(asOf) 没有总分（请在 results.csv 补上，或改 since）",
        "totals of board '\(board)' run up since \(since), but unit '\(unit)'\(others > 0 ? " and \(others) more" : "") has none from then to \(asOf) (add it to results.csv, or change since)"
      )
    case .endsOutOfOrder(let better, let high, let worse, let low, let higherIsBetter):
      (
        "\(better) 的 \(high) 比 \(worse) 的 \(low) 差（此项\(higherIsBetter ? "越高" : "越低")越好；是不是写反了？）",
        "\(better), \(high), is worse than \(worse), \(low) (\(higherIsBetter ? "higher" : "lower") is better here; are they swapped?)"
      )
    case .tooLarge(let column, let value, let limit):
      (
        "“\(column)”的 \(value) 太大（应在 ±\(limit) 之内；请核对，或换用更大的单位）",
        "'\(column)': \(value) is too large (expected within ±\(limit); check it, or write it in a larger unit)"
      )
    case .negativeCount(let leaf, let value):
      (
        "指标“\(leaf)”计的是次数，这里是 \(value)（应不小于 0）",
        "indicator '\(leaf)' counts events, here \(value) (expected at least 0)"
      )
    case .noDistance(let unit, let leaf):
      (
        "单位“\(unit)”的指标“\(leaf)”算不出与最好值的差距（该单位没有数值，或没有可比的最好值；请在 reference.csv 补 best，或删去这一行）",
        "unit '\(unit)' has no distance to the best of indicator '\(leaf)' (it has no value, or nothing tells what is best; add best to reference.csv, or remove this line)"
      )
    case .noLeavesToMeasure(let unit, let depth):
      (
        "单位“\(unit)”的深度是 \(depth.rawValue)，没有逐项指标，算不出差距（请改用深度为 indicators 的单位）",
        "unit '\(unit)' has depth \(depth.rawValue) and no indicators to measure a distance of (name a unit of depth indicators)"
      )
    case .partialCount(let leaf, let value):
      (
        "指标“\(leaf)”计的是次数，这里是 \(value)，不是整数（请核对；照数推演）",
        "indicator '\(leaf)' counts events, here \(value), not a whole number (check it; it is taken as it is)"
      )
    case .rankBeyondBoard(let unit, let rank, let board, let units, let others):
      (
        "单位“\(unit)”在榜单“\(board)”上排第 \(rank)\(others > 0 ? "（另有 \(others) 处类似）" : "")，而榜单只列了 \(units) 个单位（请核对位次，或补全榜单的 units）",
        "unit '\(unit)' is rank \(rank) on board '\(board)'\(others > 0 ? " (and \(others) more like it)" : ""), which lists only \(units) unit\(units == 1 ? "" : "s") (check the rank, or complete the board's units)"
      )
    case .scoreBeyondTotal(let unit, let score, let board, let total, let others):
      (
        "单位“\(unit)”在榜单“\(board)”上得 \(score) 分\(others > 0 ? "（另有 \(others) 处类似）" : "")，超过指标体系的总分 \(total)（请核对分数，或改 points）",
        "unit '\(unit)' has \(score) on board '\(board)'\(others > 0 ? " (and \(others) more like it)" : ""), above the scheme's total of \(total) (check the score, or change points)"
      )
    case .scoreBelowZero(let unit, let score, let board, let others):
      (
        "单位“\(unit)”在榜单“\(board)”上得 \(score) 分\(others > 0 ? "（另有 \(others) 处类似）" : "")，低于 0（请核对分数）",
        "unit '\(unit)' has \(score) on board '\(board)'\(others > 0 ? " (and \(others) more like it)" : ""), below 0 (check the score)"
      )
    case .tiedRanks(let board, let unit, let other, let rank, let others):
      (
        "榜单“\(board)”上“\(unit)”与“\(other)”并列第 \(rank)\(others > 0 ? "（另有 \(others) 处并列）" : "")，推演按 units.csv 的先后分出高下（请核对位次）",
        "on board '\(board)' '\(unit)' and '\(other)' share rank \(rank)\(others > 0 ? " (and \(others) more tie)" : ""); the run puts them in the order of units.csv (check the ranks)"
      )
    case .standingLeaves(let board, let since, let unit, let others):
      (
        "榜单“\(board)”的总分从 \(since) 起累计，但单位“\(unit)”\(others > 0 ? "等 \(others + 1) 个单位" : "")逐项已知、各项指标都不累计，与累计总分不可比（请在随之累计的指标里也写 cumulative，或去掉榜单的 cumulative）",
        "totals of board '\(board)' run up since \(since), but unit '\(unit)'\(others > 0 ? " and \(others) more" : "") is known leaf by leaf and none of the leaves runs up (write cumulative in the leaves that do, or leave it out of the board)"
      )
    case .outsideRange(let leaf, let value, let low, let high):
      (
        "指标“\(leaf)”的值 \(value) 在值域 \(low) 到 \(high) 之外，推演时收到端点",
        "the value \(value) of indicator '\(leaf)' is outside its range \(low) to \(high) and is moved to its end"
      )
    case .unusedRows(let unit, let depth, let rows):
      (
        "单位“\(unit)”的 depth 是 \(depth.rawValue)，它在历史表里的 \(rows) 行没有用到",
        "unit '\(unit)' has depth \(depth.rawValue): its \(rows) rows of history are not used"
      )
    }
  }
}

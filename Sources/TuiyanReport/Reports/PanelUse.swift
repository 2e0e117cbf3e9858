// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanTrends

/// What project and plan make of the history that a panel holds: the model's own judgement, not the backtest's beside it.
public enum PanelUse: Sendable, Hashable {
  /// A board's totals, continued by the forecaster that the model's own backtest chose.
  case judged(EstimateRung, ModelEstimate.Judgement, fellBack: Bool)
  /// A board's totals, continued without a judgement: the panel is too short for one, or the estimator is a walk itself.
  case unjudged(EstimateRung)
  /// A leaf: its ranks are nobody's target, and it is never judged.
  case leaf(EstimateRung)
  /// Only keys that are stated nowhere come from it.
  case keys
  /// Nothing comes from it: what moves is stated, or put together from leaves.
  case nothing

  init(of panel: BacktestPanel, in estimates: [ModelEstimate]) {
    self.init(of: panel.source, cohort: panel.cohort, in: estimates)
  }

  /// - Parameter cohort: of a leaf; nil of a board's totals or ranks.
  init(of source: BacktestPanel.Source, cohort: Cohort?, in estimates: [ModelEstimate]) {
    let subject: ModelEstimate.Subject =
      switch source {
      case .scores(let board), .ranks(let board): .total(board: board)
      case .indicator(let id): .indicator(id)
      }
    let found = estimates.first { estimate in
      estimate.subject == subject && (cohort.map { $0 == estimate.cohort } ?? true)
    }
    guard let found else {
      self = .nothing
      return
    }
    guard let rung = found.rung else {
      self = .keys
      return
    }
    if case .indicator = subject {
      self = .leaf(rung)
    } else if let judgement = found.judgement {
      self = .judged(rung, judgement, fellBack: found.fellBack)
    } else {
      self = .unjudged(rung)
    }
  }

  /// How the panel is continued; nil where it is not.
  var rung: EstimateRung? {
    switch self {
    case .judged(let rung, _, _), .unjudged(let rung), .leaf(let rung): rung
    case .keys, .nothing: nil
    }
  }

  var judgement: ModelEstimate.Judgement? { if case .judged(_, let judgement, _) = self { judgement } else { nil } }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanSimulation
import TuiyanTrends

/// Everything that a leadership brief is written from: one plan, and what was found about it.
public struct BriefFindings: Sendable {
  /// The plan and, on the same replications, doing nothing.
  public let plan: ExplainedPlan
  /// The search that found the plan; nil for a stored plan.
  public let found: PlanOutcome?
  /// Of the figures of `plan`, `rivalry` and (as far as they go) `course` and `failures`.
  public let settings: SimulationSettings
  /// The unit, board and period that rivals, failures and the picture are about; nil where no target names a unit.
  public let focus: FocusTarget?
  /// The focus unit on the focus board under the plan, period by period, on the first replications.
  public let course: Projection?
  public let rivalry: Rivalry?
  public let failures: FailureBoxes?
  /// The future that rivals and failures are about, where futures are apart: the worst one for the focus.
  public let worstFuture: String?
  /// What was learnt from history; empty where all is stated.
  public let estimates: [ModelEstimate]
  /// How good forecasts of the boards' totals would have been.
  public let backtests: [Backtested]
  public let notes: [ModelNote]

  /// One board's past, forecast.
  public struct Backtested: Sendable {
    public let source: BacktestPanel.Source
    public let result: Result<BacktestResult, Backtest.Refusal>

    public init(source: BacktestPanel.Source, result: Result<BacktestResult, Backtest.Refusal>) {
      self.source = source
      self.result = result
    }
  }
}

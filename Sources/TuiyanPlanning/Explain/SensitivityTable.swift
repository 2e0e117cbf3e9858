// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanNumerics
import TuiyanSimulation

/// Which groups of inputs the target's outcome hangs on: shares of its variance.
public struct SensitivityTable: Sendable {
  public struct Row: Sendable {
    public let group: DrawGroup
    /// Of the outcome: the focus unit reaches the target or not.
    public let outcome: JansenIndices
    /// Of the margin to the target's edge; where the unit has no such number, of the outcome again.
    public let margin: JansenIndices
  }

  /// In the order of total effect on the margin, largest first.
  public let rows: [Row]
  /// Replications of each of the two samples.
  public let replications: Int

  /// Exchanges group after group with the second stream.
  /// - Parameter most: replications at most.
  init(_ study: InputStudy, replications most: Int) {
    var study = study
    study.settings = study.settings.limited(to: most)
    let columns = study.margin.columns
    func run(_ sources: DrawSources) -> (outcome: [Double], margin: [Double]) {
      let recording = study.recording(sources, columns)
      let outcome = study.margin.focus.outcome(recording.record, valid: recording.valid, count: recording.count)
      return (outcome, study.margin.values(recording) ?? outcome)
    }
    replications = study.settings.replications
    guard replications > 1 else {
      rows = []
      return
    }
    let first = run(DrawSources())
    let second = run(DrawSources(all: .second))
    let rows = study.model.drawGroups.map { group in
      var sources = DrawSources()
      sources[group] = .second
      let exchanged = run(sources)
      return Row(
        group: group,
        outcome: JansenIndices(first: first.outcome, second: second.outcome, exchanged: exchanged.outcome),
        margin: JansenIndices(first: first.margin, second: second.margin, exchanged: exchanged.margin))
    }
    self.rows = rows.enumerated().sorted {
      ($0.element.margin.total.value, -$0.offset) > ($1.element.margin.total.value, -$1.offset)
    }.map(\.element)
  }
}

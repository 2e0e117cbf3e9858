// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

extension PanelScenario {
  /// Loads the files as any command would, before anything is written where its user wants it.
  /// - Returns: what is allowed but worth saying, at the panel's rows.
  /// - Throws: `DiagnosticList` with everything that is wrong, at the panel's rows as far as it comes from one;
  ///   `DraftFolder.Fault` where the temporary place cannot be written.
  public func check() throws -> [Diagnostic] {
    let own = problems
    guard !own.hasErrors else { throw DiagnosticList(own.sorted) }
    let tables = tables
    let draft = try DraftFolder(files)
    defer { draft.remove() }
    func told(_ diagnostic: Diagnostic) -> Diagnostic {
      let file = draft.name(of: diagnostic.place.file)
      let place = tables.first { $0.path == file }?.content.place(ofLine: diagnostic.place.line)
      return Diagnostic(diagnostic.severity, at: place ?? Place(file: panel.file), diagnostic.problem)
    }
    do throws(DiagnosticList) {
      return try ScenarioLoader.load(draft.path).warnings.map(told)
    } catch {
      throw DiagnosticList(error.diagnostics.map(told))
    }
  }

  /// What a panel lacks, told in its own words.
  private var problems: Diagnostics {
    var diagnostics = Diagnostics()
    let tracks = panel.tracks(scale.total)
    let rows = Dictionary(grouping: panel.rows, by: \.unit)
    for (unit, track) in zip(panel.units, tracks) {
      let whole = Place(file: panel.file)
      if track.isEmpty {
        diagnostics.error(
          .panel(.noTotal(unit: unit, ranks: !panel.hasScores)), at: rows[unit]?.first?.place ?? whole)
      } else if let since, !track.contains(where: { $0.period >= since.ordinal }) {
        let last = panel.periods.last ?? since
        diagnostics.error(
          .panel(.noneInCourse(unit: unit, since: since.description, last: last.description)),
          at: rows[unit]?.last?.place ?? whole)
      }
    }
    if since != nil {
      for row in panel.rows {
        guard let score = row.score, score < 0, let place = row.scorePlace else { continue }
        diagnostics.error(.panel(.negativeInCourse(text: "\(score)")), at: place)
      }
    }
    if !tracks.contains(where: { $0.count > 1 }) {
      diagnostics.error(.panel(.noChange(periods: panel.periods.count)), at: Place(file: panel.file))
    }
    return diagnostics
  }
}

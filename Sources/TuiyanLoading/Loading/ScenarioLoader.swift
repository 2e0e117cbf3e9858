// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics
import TuiyanText

/// Reads a scenario folder into validated values, or says everything that is wrong with it.
public enum ScenarioLoader {
  /// Loads a scenario.
  ///
  /// - Parameters:
  ///   - path: a folder with `scenario.yaml`, or that file.
  ///   - changes: `PATH=VALUE` texts applied to the scenario before it is checked, as if its file had been edited;
  ///     the points of an indicator as in a future: the rest of its scheme is scaled.
  ///   - encoding: of the CSV tables; YAML is always UTF-8.
  /// - Throws: every problem at once, in the order of files and lines.
  public static func load(
    _ path: String, changes: [String] = [], encoding: TextEncoding = .utf8
  ) throws(DiagnosticList) -> Scenario {
    var variants = VariantReader()
    let tree = variants.tree(of: path)
    var diagnostics = variants.diagnostics
    guard var root = tree else { throw DiagnosticList(diagnostics.sorted) }
    let points = ChangeReader.apply(changes, to: &root, into: &diagnostics)
    let (checker, read) = SideBySide.run(
      threads: 2, { [root] in Self.checked(root) },
      { [root, files = variants.files] in Self.tables(of: root, files: files, encoding: encoding) })
    diagnostics.add(checker.diagnostics)
    diagnostics.add(read.diagnostics)
    let (frame, tables, files) = (read.frame, read.tables, read.files)
    let draft = Draft(root: root, points: points, frame: frame, tables: tables, into: &diagnostics)
    let expectations = expectations(of: root, into: &diagnostics)
    draft.check(into: &diagnostics)
    guard !diagnostics.hasErrors else { throw DiagnosticList(diagnostics.sorted) }
    let facts = Facts(
      figures: checker.figures, changes: changes, warnings: diagnostics.sorted, digest: files.digest,
      expectations: expectations)
    guard let scenario = draft.scenario(facts) else { throw DiagnosticList(diagnostics.sorted) }
    return scenario
  }

  private static func checked(_ root: YAMLNode) -> StructureChecker {
    var checker = StructureChecker()
    checker.check(root, .map(ScenarioShapes.root))
    return checker
  }

  /// The tables, the time they are read in, and what is wrong with either.
  private struct ReadTables: Sendable {
    let frame: TimeFrame
    let tables: ScenarioTables
    let files: SourceFiles
    let diagnostics: Diagnostics
  }

  private static func tables(of root: YAMLNode, files: SourceFiles, encoding: TextEncoding) -> ReadTables {
    var files = files
    var diagnostics = Diagnostics()
    let frame = frame(of: root, into: &diagnostics)
    let tables = ScenarioTables.read(root, step: frame.step, encoding: encoding, files: &files, into: &diagnostics)
    return ReadTables(frame: frame, tables: tables, files: files, diagnostics: diagnostics)
  }

  /// What is known of a scenario besides its values.
  struct Facts {
    let figures: ProvenanceCount
    let changes: [String]
    let warnings: [Diagnostic]
    let digest: String
    let expectations: String?
  }

  private static func frame(of root: YAMLNode, into diagnostics: inout Diagnostics) -> TimeFrame {
    guard let step = root["step"]?.text.flatMap(Step.init) else {
      return TimeFrame(step: .month, asOf: nil, horizon: nil)
    }
    var decoder = ScenarioDecoder(
      frame: TimeFrame(step: step, asOf: nil, horizon: nil), units: UnitIndex([], isComplete: true))
    let frame = TimeFrame(step: step, asOf: decoder.period(root["as_of"]), horizon: decoder.period(root["horizon"]))
    diagnostics.add(decoder.diagnostics)
    return frame
  }

  /// The path of the stored expectations, which must be in the folder of the file that names them.
  private static func expectations(of root: YAMLNode, into diagnostics: inout Diagnostics) -> String? {
    guard let node = root["expect"], let name = node.text, TextRule.file.accepts(name) else { return nil }
    let folder = ScenarioPath.folder(of: node.place.file)
    let path = ScenarioPath.joined(folder, name)
    if ScenarioPath.real(path) == nil {
      diagnostics.error(.document(.noSuchStatedFile(path)), at: node.place)
    } else if !ScenarioPath.isInside(path, folder: folder) {
      diagnostics.error(.document(.outsideFolder(path: path)), at: node.place)
    }
    return path
  }
}

extension Draft {
  /// Judges everything, unless there is too much of it; each topic in its own file.
  ///
  /// Half of it by a second thread, which is not to go deep: its stack is small.
  func check(into diagnostics: inout Diagnostics) {
    guard keepsLimits(into: &diagnostics) else { return }
    let (others, figures) = SideBySide.run(
      threads: 2, { (before: checkedNames(), after: checkedPlans()) }, { checkedFigures() })
    diagnostics.add(others.before)
    diagnostics.add(figures)
    diagnostics.add(others.after)
  }

  private func checkedNames() -> Diagnostics {
    var found = Diagnostics()
    checkIDs(into: &found)
    checkReferences(into: &found)
    checkSchemes(into: &found)
    checkSameLeaves(into: &found)
    checkRollups(into: &found)
    checkTime(into: &found)
    checkCourses(into: &found)
    checkFigures(into: &found)
    return found
  }

  private func checkedFigures() -> Diagnostics {
    var found = Diagnostics()
    checkLevels(into: &found)
    checkLayers(into: &found)
    checkTotals(into: &found)
    checkPublished(into: &found)
    checkMagnitudes(into: &found)
    checkCohorts(into: &found)
    return found
  }

  private func checkedPlans() -> Diagnostics {
    var found = Diagnostics()
    checkActions(into: &found)
    checkEffects(into: &found)
    checkFutures(into: &found)
    checkTargets(into: &found)
    checkPlans(into: &found)
    return found
  }
}

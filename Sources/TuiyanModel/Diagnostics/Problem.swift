// SPDX-License-Identifier: GPL-3.0-or-later

/// What is wrong, as data: facts only. The sentences are in the `…Problem+Wording.swift` files.
public enum Problem: Hashable, Sendable {
  case table(TableProblem)
  case model(ModelProblem)
  /// Files and YAML text.
  case document(DocumentProblem)
  /// The form of `scenario.yaml`.
  case shape(ShapeProblem)
  /// Ids: unknown, twice, in a circle.
  case reference(ReferenceProblem)
  /// Indicators and their rules.
  case scheme(SchemeProblem)
  /// Numbers that may be uncertain.
  case figure(FigureProblem)
  /// What the tables must hold for the rest.
  case data(DataProblem)
  /// Periods.
  case time(TimeProblem)
  /// Layers of dynamics.
  case layer(LayerProblem)
  /// Targets that all or nothing reaches.
  case target(TargetProblem)
  /// Actions, targets, plans, futures.
  case plan(PlanProblem)
  /// `extends` and `--set`.
  case change(ChangeProblem)
  /// What has come in since as_of.
  case track(TrackProblem)
  /// A panel to import.
  case panel(PanelProblem)
  /// Limits of size.
  case limit(LimitProblem)
}

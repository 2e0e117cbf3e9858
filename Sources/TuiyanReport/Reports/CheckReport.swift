// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanPlanning

/// How stored scenarios compare with what they are stored to give.
public struct CheckReport: Sendable {
  /// One scenario's figures.
  public struct Entry: Sendable {
    public let scenario: Scenario
    /// nil: the scenario stores no expectations.
    public let figures: [CheckedFigure]?

    public init(scenario: Scenario, figures: [CheckedFigure]?) {
      self.scenario = scenario
      self.figures = figures
    }

    /// Figures that moved by more than chance explains.
    public var drifted: [CheckedFigure] { figures?.filter(\.hasDrifted) ?? [] }
  }

  private let entries: [Entry]
  private let language: Language

  public init(_ entries: [Entry], language: Language) {
    self.entries = entries
    self.language = language
  }

  public var drifts: Int { entries.reduce(0) { $0 + $1.drifted.count } }

  public func report() -> Report {
    let checked = entries.reduce(0) { $0 + ($1.figures?.count ?? 0) }
    var blocks: [Report.Block] = [
      .verdict(
        Phrase.checked(scenarios: entries.count, figures: checked, drifted: drifts)[language],
        drifts == 0 ? .good : .bad)
    ]
    let silent = entries.filter { $0.figures == nil }.map(\.scenario.id)
    if !silent.isEmpty { blocks.append(.notice(Phrase.nothingExpected(Grammar.list(silent, language))[language])) }
    for entry in entries {
      guard let figures = entry.figures else { continue }
      blocks += [.heading(entry.scenario.title), .table(table(figures, names: ScenarioNames(entry.scenario)))]
    }
    return Report(title: Phrase.checkTitle[language], blocks: blocks)
  }

  private func table(_ figures: [CheckedFigure], names: ScenarioNames) -> Table {
    Table(
      [
        .init(Phrase.storedPlace[language]), .init(Phrase.plan[language]), .init(Phrase.figure[language]),
        .init(Phrase.storedFigure[language], .trailing), .init(Phrase.figureNow[language], .trailing),
        .init(Phrase.errorsApart[language], .trailing), .init(Phrase.checkVerdict[language]),
      ],
      rows: figures.map { figure in
        [
          .init(figure.place.text), .init(figure.plan ?? Phrase.bestPlan[language]),
          .init(Phrase.checkedQuantity(figure.quantity, names: names)[language]),
          .init(NumberText.short(figure.expected, atMost: 4), number: figure.expected),
          .init(NumberText.short(figure.found, atMost: 4), number: figure.found),
          .init(figure.errors.map { NumberText.fixed($0, 1) } ?? "", number: figure.errors),
          .init((figure.hasDrifted ? Phrase.drifted : Phrase.agrees)[language]),
        ]
      })
  }
}

extension CheckReport {
  /// `{scenarios: [{id, figures: [{place, plan, quantity, expected, found, standard_errors, within, drifted}]}], drifted}`.
  public var json: JSONValue {
    .object([
      (
        "scenarios",
        .array(
          entries.map { entry in
            .object([
              ("id", .string(entry.scenario.id)),
              ("figures", .array((entry.figures ?? []).map(Self.json))),
            ])
          })
      ),
      ("drifted", .number(Double(drifts))),
    ])
  }

  private static func json(_ figure: CheckedFigure) -> JSONValue {
    .object([
      ("place", .string(figure.place.text)), ("plan", figure.plan.map(JSONValue.string) ?? .null),
      ("quantity", .string(figure.quantity.key)), ("expected", .number(figure.expected)),
      ("found", .number(figure.found)), ("standard_errors", figure.errors.map(JSONValue.number) ?? .null),
      ("within", figure.within.map(JSONValue.number) ?? .null), ("drifted", .bool(figure.hasDrifted)),
    ])
  }
}

extension CheckedFigure.Quantity {
  /// What the figure is, in keys.
  fileprivate var key: String {
    switch self {
    case .probability(let target): "probability \(target)"
    case .scoreMean(let board, let unit, let period): "score_mean \(board) \(unit) \(period)"
    case .rankMedian(let board, let unit, let period): "rank_q50 \(board) \(unit) \(period)"
    case .toBest(let unit, let indicator): "to_best \(unit) \(indicator)"
    case .choice(let action): "includes \(action)"
    }
  }
}

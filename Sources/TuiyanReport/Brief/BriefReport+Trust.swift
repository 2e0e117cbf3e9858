// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics
import TuiyanPlanning
import TuiyanSimulation
import TuiyanTrends

extension BriefReport {
  /// When the focus target is missed, which action must not fail, and the worst future.
  var risks: Brief.Section {
    let texts = failures + keystones + worstFutures
    // Two pages have no room for a line that a short sentence leaves empty.
    let paragraphs = isForLeaders && !texts.isEmpty ? [Grammar.sentences(texts, language)] : texts
    return Brief.Section(
      .risks, title: Phrase.briefRisks[language], blocks: paragraphs.map { .paragraph($0) })
  }

  private var failures: [String] {
    guard let failures = findings.failures, let focus = findings.focus else { return [] }
    let inputs = InputNames(scenario: scenario, names: names, language: language)
    let about = Grammar.named(focus.title, focus.units.count > 1 ? names.unit(focus.unit) : nil, language)
    if isForLeaders {
      return failures.boxes.prefix(1).map { box in
        Phrase.briefFailsWhen(
          about, box.conditions.map(inputs.condition), isMost: box.coverage.value > 0.5,
          density: probability(box.density), coverage: probability(box.coverage))[language]
      }
    }
    let sentences = failures.boxes.isEmpty ? [Phrase.noBoxes[language]] : inputs.sentences(failures.boxes)
    return [
      Phrase.briefFails(about, rate: probability(failures.rate))[language] + Grammar.sentences(sentences, language)
    ]
  }

  /// The decisions without which most is lost.
  private var keystones: [String] {
    guard unit == nil, let found = findings.found, !found.contributions.isEmpty else { return [] }
    let sorted = found.contributions.enumerated().sorted {
      (-$0.element.last.mean, $0.offset) < (-$1.element.last.mean, $1.offset)
    }.map(\.element).filter { $0.last.mean > 0 }
    guard !sorted.isEmpty else { return [] }
    let items = sorted.prefix(most(2, 5)).map { entry in
      let own = name(entry.action, entry.unit)
      return isForLeaders ? own : Grammar.named(own, scale.difference(entry.last).text, language)
    }
    return [Phrase.briefKeystones(items, isForLeaders ? nil : scale)[language]]
  }

  /// Under which future each promise or heavy ambition does worst.
  private var worstFutures: [String] {
    let entries = outcomes.compactMap { entry -> String? in
      guard let futures = entry.after.byFuture, futures.count > 1,
        let worst = futures.min(by: { $0.probability.value < $1.probability.value })
      else { return nil }
      return Phrase.briefWorstFuture(
        entry.after.title, names.future(worst.future), probability(worst.probability))[language]
    }
    return entries.isEmpty || unit != nil || isForLeaders
      ? [] : [Grammar.statements(entries, language) + Phrase.end[language]]
  }

  /// What the figures rest on and how well such forecasts have done.
  var trust: Brief.Section {
    let count = scenario.provenance
    var items = [dynamics] + backtests
    if !outcomes.isEmpty { items.append(errors) }
    if let found = findings.found, !found.wasStopped { items.append(optimality(found)) }
    items += findings.notes.compactMap { if case .summed(let sums) = $0 { Phrase.summed(sums)[language] } else { nil } }
    items.append(Phrase.basis(count)[language] + Phrase.end[language])
    var blocks: [Brief.Block] = []
    if count.total > 0, count.document * 2 < count.total {
      let text = Phrase.mostlyAssumed(count)[language]
      if isForLeaders { items.insert(text, at: 0) } else { blocks.append(.notice(text)) }
    }
    blocks.append(isForLeaders ? .small(Grammar.sentences(items, language)) : .list(items))
    if !isForLeaders, !warnings.isEmpty { blocks.append(.list(warnings)) }
    return Brief.Section(.trust, title: Phrase.trust[language], blocks: blocks)
  }

  /// Where the movement of figures comes from: stated, or learnt from history by which rung.
  private var dynamics: String {
    guard !findings.estimates.isEmpty else { return Phrase.briefStated[language] }
    if isForLeaders || findings.estimates.count > 12 {
      let rungs = findings.estimates.compactMap(\.rung)
      let kinds = EstimateRung.Kind.allCases.compactMap { kind in rungs.first { $0.kind == kind } }
      return Phrase.briefLearntInAll(findings.estimates.count, kinds.map { Phrase.rung($0) })[language]
    }
    let items = findings.estimates.map { estimate in
      let subject: String =
        switch estimate.subject {
        case .indicator(let id): names.indicator(id, in: estimate.cohort, language)
        case .total(let board): Phrase.panelOfScores(names.board(board))[language]
        }
      let how = estimate.rung.map { Phrase.rung($0)[language] } ?? Phrase.briefSingleKeys[language]
      return Grammar.named(subject, how, language)
    }
    return Phrase.briefLearnt(Grammar.statements(items, language))[language]
  }

  /// How forecasts as they are used here have done; nothing where all dynamics are stated.
  private var backtests: [String] {
    guard !findings.estimates.isEmpty else { return [] }
    guard !findings.backtests.isEmpty else { return [Phrase.briefNoBacktest[language]] }
    let used = findings.backtests.compactMap { entry -> (BriefFindings.Backtested, PanelUse)? in
      let use = PanelUse(of: entry.source, cohort: nil, in: findings.estimates)
      return use.rung == nil ? nil : (entry, use)
    }
    guard !used.isEmpty else { return [Phrase.briefBacktestAside[language]] }
    let entries = used.map { entry, use -> (panel: String, verdict: Phrase) in
      let panel: String =
        switch entry.source {
        case .scores(let board): Phrase.panelOfScores(names.board(board))[language]
        case .ranks(let board): Phrase.panelOfRanks(names.board(board))[language]
        case .indicator(let id): Phrase.panelOfIndicator(names.indicator(id))[language]
        }
      switch entry.result {
      case .success(let result): return (panel, verdict(result, use))
      case .failure(let refusal): return (panel, Phrase.backtestRefused(refusal))
      }
    }
    // What is the same for several panels is said once.
    var verdicts: [(panels: [String], verdict: Phrase)] = []
    for entry in entries {
      if let place = verdicts.firstIndex(where: { $0.verdict[language] == entry.verdict[language] }) {
        verdicts[place].panels.append(entry.panel)
      } else {
        verdicts.append(([entry.panel], entry.verdict))
      }
    }
    return verdicts.map { entry in
      Phrase.briefBacktest(Grammar.list(entry.panels.map(Grammar.quoted), language), entry.verdict)[language]
    }
  }

  private func verdict(_ result: BacktestResult, _ use: PanelUse) -> Phrase {
    switch result.verdict {
    case .sameModel, .noEvents: return .backtestVerdict(result.verdict, result.brier)
    case .useEstimator, .useRandomWalk:
      let fellBack = if case .judged(_, _, let fellBack) = use { fellBack } else { false }
      return .briefBacktested(
        result.brier, result.coverage, origins: result.origins.count, fellBack: fellBack)
    }
  }

  /// The largest standard error of the probabilities above; where all are 0 or 1, the largest half width.
  private var errors: String {
    let all = outcomes.flatMap { [$0.after, $0.before] }.map(\.probability)
    let replications = findings.settings.replications
    let largest = all.map(\.standardError).max() ?? 0
    guard largest <= 0 else { return Phrase.briefErrors(largest, replications: replications)[language] }
    let width = all.map { ($0.high - $0.low) / 2 }.max() ?? 0
    return Phrase.briefCertain(width, replications: replications)[language]
  }

  private func optimality(_ found: PlanOutcome) -> String {
    let others = found.ties.count { $0.choices != found.best.choices }
    return scale.proof(of: found, scenario.targets)[language] + (others == 0 ? "" : Phrase.briefTies(others)[language])
  }

  /// What makes the same brief again.
  var manifest: Brief.Section {
    var facts: [Report.Fact] = [
      .init(Phrase.scenario[language], Grammar.named(scenario.id, scenario.digest, language)),
      .init(Phrase.plan[language], planName),
    ]
    if !isForLeaders {
      // Leaders have both dates already.
      let span = Phrase.span(
        from: scenario.asOf, to: scenario.horizon, steps: scenario.horizon.ordinal - scenario.asOf.ordinal)
      facts.append(.init(Phrase.span[language], span[language]))
    }
    facts += [
      .init(
        Phrase.runs[language],
        Phrase.briefRuns(
          replications: findings.settings.replications, seed: findings.settings.seed,
          searched: findings.found?.settings.seed)[language]),
      .init(Phrase.briefProgram[language], "tuiyan \(version)"),
    ]
    if !scenario.futures.isEmpty {
      let names = scenario.futures.map { Phrase.future($0.title, probability: $0.probability)[language] }
      facts.append(.init(Phrase.futures[language], Grammar.list(names, language)))
    }
    if !scenario.changes.isEmpty {
      facts.append(.init(Phrase.changes[language], Grammar.statements(scenario.changes, language)))
    }
    let line = facts.map { Phrase.briefFact($0.label, $0.text)[language] }
    return Brief.Section(
      .manifest, title: Phrase.briefManifest[language],
      blocks: isForLeaders ? [.small(Grammar.statements(line, language) + Phrase.end[language])] : [.facts(facts)])
  }

  private var planName: String {
    guard let id = findings.plan.id else { return Phrase.bestPlan[language] }
    let title = findings.plan.title
    return title.isEmpty || title == id ? id : Grammar.named(title, id, language)
  }
}
